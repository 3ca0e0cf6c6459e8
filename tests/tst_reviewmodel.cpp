// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplereview.h"
#include "ui/reviewmodel.h"

#include <QSignalSpy>
#include <QTest>

using namespace regime;

namespace
{

QVariant cell(QAbstractItemModel& model, int row, int role)
{
    return model.data(model.index(row, 0), role);
}

} // namespace

/** The model behind the Review page. */
class TestReviewModel : public QObject
{
    Q_OBJECT

private slots:
    void daysAreAskedForWhole()
    {
        ReviewModel model;
        QSignalSpy asked(&model, &ReviewModel::requested);
        model.start();
        QCOMPARE(asked.takeFirst().first().value<ReviewRequest>(), ReviewRequest{});
        model.setLedger(static_cast<int>(ReviewLedger::Replay));
        model.setFrom(QStringLiteral("2024-07-01"));
        model.setTo(QStringLiteral("2024-07-02"));
        QCOMPARE(model.rangeProblem(), QString());
        model.start();
        // The last day is in it to its end.
        QCOMPARE(asked.takeFirst().first().value<ReviewRequest>(),
                 (ReviewRequest{ReviewLedger::Replay, 1'719'792'000, 1'719'964'800, {}}));
    }

    void wrongRangesAreSaid_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("no day") << QStringLiteral("yesterday") << QString();
        QTest::newRow("no such day") << QString() << QStringLiteral("2024-02-30");
        QTest::newRow("backwards") << QStringLiteral("2024-07-02") << QStringLiteral("2024-07-01");
    }
    void wrongRangesAreSaid()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        ReviewModel model;
        QSignalSpy asked(&model, &ReviewModel::requested);
        model.setFrom(from);
        model.setTo(to);
        QVERIFY(!model.rangeProblem().isEmpty());
        model.start();
        QCOMPARE(asked.count(), 0);
    }

    void everyTableIsInWords()
    {
        ReviewModel model;
        QVERIFY(model.empty());
        QVERIFY(model.confirmTexts().isEmpty());
        model.applyStatus({true, 0.405, {}});
        QVERIFY(model.statusText().contains(QLatin1String("40 %")));
        model.applyStatus({});
        model.apply(samples::reviewReport());
        QVERIFY(!model.empty());
        QVERIFY2(model.statusText().contains(QLatin1String("a replay of XDGUSD, 5 min")),
                 qPrintable(model.statusText()));
        QCOMPARE(model.warning(), QString());
        QVERIFY2(model.headline().contains(QStringLiteral("−0.0004 to an R² of 0.658")) &&
                     model.headline().contains(QLatin1String("no gain over the baseline")),
                 qPrintable(model.headline()));
        QVERIFY(model.sentence().startsWith(QLatin1String("When confidence was >= 0.90 (76 %")));
        QCOMPARE(model.gains()->count(), 6);
        QCOMPARE(model.hmmBins().size(), 8);
        QCOMPARE(model.stability()->count(), 10);
        QCOMPARE(cell(*model.stability(), 0, CellsModel::CellsRole).toStringList().size(), 5);
        QCOMPARE(model.whatIf()->count(), 10);
        QVERIFY(model.whatIfNote().contains(QLatin1String("constant idle ratio of 0.40")));
    }

    void theBotIsInWordsToo()
    {
        ReviewModel model;
        QVERIFY(model.botNote().startsWith(QLatin1String("Name a CSV")));
        model.apply(samples::reviewReport());
        QCOMPARE(model.verdict(),
                 QStringLiteral("Stay in phase 1. Against phase 2: changes a day, idle target at a "
                                "limit, gain over the baseline. Not enough data: orphan rate."));
        QCOMPARE(model.gate()->count(), 6);
        QCOMPARE(cell(*model.gate(), 2, CellsModel::CellsRole).toStringList().last(),
                 QStringLiteral("fail"));
        QCOMPARE(model.paper()->count(), 8);
        // Three regimes, one phase, two legs, two not attributable, under a heading.
        QCOMPARE(model.bot()->count(), 9);
        QCOMPARE(cell(*model.bot(), 1, CellsModel::CellsRole).toStringList().mid(0, 4),
                 (QStringList{QStringLiteral("BEARISH"), QStringLiteral("90"),
                              QStringLiteral("90 %"), QStringLiteral("84 to 94")}));
        QCOMPARE(model.openBull().size(), 9);
        QVERIFY(model.botNote().contains(QLatin1String("Orphans at least 31 of 300")));
        ReviewReport without = samples::reviewReport();
        without.bot.bot.reset();
        model.apply(without);
        QCOMPARE(model.bot()->count(), 0);
        QVERIFY(model.openBull().isEmpty());
    }

    void tooFewDaysAreSaid()
    {
        ReviewModel model;
        ReviewReport report = samples::reviewReport();
        report.tables.days = 3.2;
        report.tables.enoughDays = false;
        model.apply(report);
        QVERIFY(model.warning().startsWith(QLatin1String("Not enough data: 3.2")));
    }

    void gainsShareOneScale()
    {
        ReviewModel model;
        model.apply(samples::reviewReport());
        IntervalModel& gains = *model.gains();
        for (int row = 0; row < gains.count(); ++row) {
            const double at = cell(gains, row, IntervalModel::AtRole).toDouble();
            const double from = cell(gains, row, IntervalModel::FromRole).toDouble();
            const double to = cell(gains, row, IntervalModel::ToRole).toDouble();
            QVERIFY(0 <= from && from < at && at < to && to <= 1);
            QVERIFY(from <= gains.reference() && gains.reference() < to);
        }
    }

    void outcomesFollowTheChoice()
    {
        ReviewModel model;
        model.apply(samples::reviewReport());
        ReviewOutcomes& outcomes = *model.outcomes();
        QCOMPARE(outcomes.horizons().size(), 3);
        // Eight headings; 3 + 4 + 3 + 3 labels of models, 1 + 3 + 3 of baselines, two hours.
        QCOMPARE(outcomes.rows()->count(), 8 + 13 + 7 + 2);
        QVERIFY(cell(*outcomes.rows(), 0, IntervalModel::HeadingRole).toBool());
        QVERIFY(cell(*outcomes.rows(), 0, IntervalModel::TextRole)
                    .toString()
                    .contains(QLatin1String("p 0.012, corrected 0.310")));
        outcomes.setOutcome(3);
        QCOMPARE(outcomes.horizons().size(), 1);
        QCOMPARE(outcomes.horizon(), 0);
        QVERIFY(outcomes.note().contains(QLatin1String("0.40 %")));
    }

    void theSliderTellsItsFourNumbers()
    {
        ReviewModel model;
        model.apply(samples::reviewReport());
        QCOMPARE(model.confirmCandles(), 5);
        QCOMPARE(model.mostConfirm(), 30);
        QCOMPARE(model.confirmTexts(), (QStringList{QStringLiteral("8.8"), QStringLiteral("5 candles"),
                                                    QStringLiteral("20.0 %"), QStringLiteral("49.0 %")}));
        QSignalSpy changed(&model, &ReviewModel::confirmChanged);
        model.setConfirmCandles(10);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.confirmTexts().first(), QStringLiteral("4.4"));
    }
};

QTEST_GUILESS_MAIN(TestReviewModel)
#include "tst_reviewmodel.moc"
