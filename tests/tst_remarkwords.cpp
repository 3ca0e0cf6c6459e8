// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/remarkwords.h"
#include "core/features/observations.h"
#include "core/regime/labels.h"
#include "core/regime/ticks.h"
#include "core/regime/trainingdata.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace regime;

namespace
{

/** A language that only puts its words in brackets. */
class Bracketing : public QTranslator
{
public:
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        return qstrcmp(context, "Remarks") == 0 ? u'[' + QString::fromLatin1(source) + u']'
                                                : QString();
    }
    bool isEmpty() const override { return false; }
};

/** Two states that are left with `leaving`, of which the first is rare. */
TrainedModel modelLeaving(double leaving)
{
    hmm::ParameterValues values;
    values.startProbabilities = Eigen::VectorXd::Constant(2, 0.5);
    values.transitions = Eigen::MatrixXd::Constant(2, 2, leaving);
    values.transitions.diagonal().setConstant(1 - leaving);
    values.means = Eigen::MatrixXd::Zero(featureCount, 2);
    values.means(emaSpreadRow, 1) = 0.1;
    values.covariances = Eigen::MatrixXd::Constant(featureCount, 2, 1.0);
    TrainedModel model;
    model.parameters = *hmm::Parameters::create(std::move(values));
    model.regimeOfState = {Regime::Bearish, Regime::Bullish};
    model.occupancy = {0.01, 0.99};
    return model;
}

/** One of every kind that training makes. */
std::vector<std::string> remarks()
{
    const TrainedModel model = modelLeaving(0.5), absorbed = modelLeaving(0);
    const auto& means = model.parameters.means();
    const std::vector<Regime> swapped{Regime::Bullish, Regime::Bearish};
    LabelCounts counts{};
    counts[0][2] = 10;
    return {shortLivedStates(model).front(),
            shortLivedStates(absorbed).front(),
            rareStates(model.regimeOfState, model.occupancy).front(),
            unreliableNames(model, nullptr).value(),
            swappedNames(10 * means, model.regimeOfState, 10 * means, swapped).value(),
            swappedRole(counts).value(),
            flatRsiRemark};
}

} // namespace

class TestRemarkWords : public QObject
{
    Q_OBJECT

private slots:
    void inEnglishTheyStayAsTheyAre()
    {
        for (const std::string& remark : remarks())
            QCOMPARE(remarkText(QString::fromStdString(remark)), QString::fromStdString(remark));
    }

    void everyKindIsTranslated()
    {
        Bracketing language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        for (const std::string& text : remarks()) {
            const QString remark = QString::fromStdString(text);
            const QString detail = remarkDetail(remark);
            QVERIFY2(detail.startsWith(u'[') && detail.endsWith(u']'), qPrintable(remark));
            QVERIFY2(!detail.contains(u'%') || detail.contains(QStringLiteral(" % of")),
                     qPrintable(detail)); // no blank is left
            QVERIFY(remarkText(remark).endsWith(detail));
        }
        QCOMPARE(remarkText(QStringLiteral("short-lived state: state 0 (BEARISH) fills 1.0 % of "
                                           "the training window")),
                 QStringLiteral("[short-lived state]: [state 0 (BEARISH) fills 1.0 % of the "
                                "training window]"));
    }

    void whatTrainingDidNotSayStays()
    {
        Bracketing language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        QCOMPARE(remarkText(QStringLiteral("start refused: means 3: no state left")),
                 QStringLiteral("[start refused]: means 3: no state left"));
        QCOMPARE(remarkText(QStringLiteral("seen by hand")), QStringLiteral("seen by hand"));
    }
};

QTEST_GUILESS_MAIN(TestRemarkWords)
#include "tst_remarkwords.moc"
