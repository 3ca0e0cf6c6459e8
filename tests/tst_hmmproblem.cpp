// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/hmmproblem.h"
#include "tests/support/hmmsolution.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace regime;

namespace
{

QJsonObject smallProblem()
{
    return QJsonDocument::fromJson(R"({"observations": [[0.1], [0.3], [2.0], [2.2]],
        "covariance_type": "diag", "iterations": 3,
        "start": {"startprob": [0.5, 0.5], "transmat": [[0.8, 0.2], [0.3, 0.7]],
                  "means": [[0.0], [2.0]], "covars": [[1.0], [1.0]]}})")
        .object();
}

} // namespace

class HmmProblemTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QJsonObject& problem) const
    {
        const QString path = m_folder.filePath(QStringLiteral("problem.json"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(QJsonDocument(problem).toJson());
        return path;
    }

private slots:
    void solutionsAgreeWithTheReference_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* type : {"diag", "full", "spherical", "tied"}) {
            for (const char* market : {"synthetic", "kraken"}) {
                QTest::addRow("%s, %s", type, market)
                    << QStringLiteral("%1/hmm_%2.json")
                           .arg(QLatin1String(market), QLatin1String(type));
            }
        }
    }
    void solutionsAgreeWithTheReference()
    {
        QFETCH(QString, file);
        const QString path = reference::path(file);
        REGIME_SKIP_WITHOUT(path);
        const QJsonObject expected = reference::object(path);
        const auto problem = readHmmProblem(path);
        QVERIFY2(problem, problem ? "" : problem.error().message.c_str());
        const auto solved = solveHmmProblem(*problem);
        QVERIFY2(solved, solved ? "" : solved.error().message.c_str());
        QCOMPARE(reference::firstDifference(*solved, expected), QString());
        QCOMPARE((*solved)[QLatin1String("smoothed")].toArray().size(),
                 problem->observations.cols());
        QVERIFY((*solved)[QLatin1String("seconds_per_iteration")].toDouble() > 0);
    }

    void aWrongProblemIsRefusedByName_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* what, const char* key, const char* json,
                            const char* named) {
            const QJsonArray wrapped = QJsonDocument::fromJson(json).array();
            QTest::newRow(what) << QString::fromLatin1(key) << wrapped.first()
                                << QString::fromLatin1(named);
        };
        row("unknown covariance type", "covariance_type", R"(["round"])", "covariance_type");
        row("negative iterations", "iterations", "[-1]", "iterations");
        row("iterations that are no whole number", "iterations", "[2.5]", "iterations");
        row("no start", "start", "[null]", "start");
        row("one observation", "observations", "[[[0.1]]]", "observations");
        row("ragged observations", "observations", "[[[0.1], [0.2, 0.3]]]", "observations");
        row("a word among observations", "observations", R"([[[0.1], ["x"]]])", "observations");
        row("other features than the model", "observations", "[[[0.1, 1], [0.2, 2]]]",
            "observations");
        row("start probabilities off one", "start.startprob", "[[0.5, 0.6]]", "startprob");
        row("a negative transition", "start.transmat", "[[[1.2, -0.2], [0.3, 0.7]]]", "transmat");
        row("transitions of another size", "start.transmat", "[[[1.0]]]", "transmat");
        row("nine states", "start.means", "[[[1],[1],[1],[1],[1],[1],[1],[1],[1]]]", "means");
        row("a variance of zero", "start.covars", "[[[1.0], [0.0]]]", "covars");
        row("a variance missing", "start.covars", "[[[1.0]]]", "covars");
    }
    void aWrongProblemIsRefusedByName()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QFETCH(QString, named);
        QJsonObject problem = smallProblem();
        if (key.startsWith(QLatin1String("start."))) {
            QJsonObject start = problem[QLatin1String("start")].toObject();
            start[key.mid(6)] = value;
            problem[QLatin1String("start")] = start;
        } else {
            problem[key] = value;
        }
        QVERIFY(readHmmProblem(write(smallProblem())));
        const auto result = readHmmProblem(write(problem));
        QVERIFY(!result);
        QVERIFY2(QString::fromStdString(result.error().message).contains(named + u':'),
                 result.error().message.c_str());
    }

    void aMissingFileIsNamed()
    {
        const auto result = readHmmProblem(m_folder.filePath(QStringLiteral("none.json")));
        QVERIFY(!result);
        QVERIFY(result.error().message.find("none.json") != std::string::npos);
    }

    void parametersReadBackToTheSameBits()
    {
        const auto problem = readHmmProblem(write(smallProblem()));
        QVERIFY(problem);
        QCOMPARE(problem->iterations, 3);
        QCOMPARE(problem->observations.cols(), 4);
        QCOMPARE(problem->start.transitions()(0, 1), 0.2);
    }
};

QTEST_APPLESS_MAIN(HmmProblemTest)
#include "tst_hmmproblem.moc"
