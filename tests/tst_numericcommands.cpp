// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/observations.h"
#include "core/regime/parameterjson.h"
#include "tests/support/hmmsolution.h"
#include "tests/support/program.h"
#include "tests/support/simulatedhmm.h"

#include <QTemporaryDir>

using namespace regime;
using namespace regime::test;

namespace
{

/** A problem whose observations its own start brought forth. */
QJsonObject simulatedProblem(const hmm::Parameters& model, Eigen::Index count, int iterations)
{
    const std::string_view type = hmm::covarianceTypeName(model.covarianceType());
    return {
        {QStringLiteral("observations"), columnsToJson(hmm::simulated::sequence(model, count, 2))},
        {QStringLiteral("covariance_type"),
         QString::fromLatin1(type.data(), static_cast<qsizetype>(type.size()))},
        {QStringLiteral("iterations"), iterations},
        {QStringLiteral("start"), parametersToJson(model)}};
}

double largestDifference(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b)
{
    if (a.rows() != b.rows() || a.cols() != b.cols() || !a.allFinite())
        return std::numeric_limits<double>::infinity();
    return (a - b).cwiseAbs().maxCoeff();
}

/** A candle file with these closes and volumes, five minutes apart. */
QByteArray candleFile(const std::vector<double>& close, const std::vector<double>& volume)
{
    QByteArray text("time,open,high,low,close,volume,trades\n");
    for (std::size_t i = 0; i < close.size(); ++i) {
        const QByteArray price = QByteArray::number(close[i], 'g', QLocale::FloatingPointShortest);
        text += QByteArray::number(1'700'000'100 + 300 * static_cast<qint64>(i));
        for (int column = 0; column < 4; ++column)
            text += ',' + price;
        text += ',' + QByteArray::number(volume[i], 'g', QLocale::FloatingPointShortest) + ",1\n";
    }
    return text;
}

} // namespace

/** `hmm` and `features` as a shell meets them, on files whose answers are known. */
class TestNumericCommands : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void hmmAgreesWithTheReference_data();
    void hmmAgreesWithTheReference();
    void hmmSolvesEveryShape_data();
    void hmmSolvesEveryShape();
    void hmmSolvesALongProblem();
    void hmmRefusesAWrongProblemByName_data();
    void hmmRefusesAWrongProblemByName();
    void featuresAgreeWithTheReference_data();
    void featuresAgreeWithTheReference();
    void featuresOfTooFewCandlesAreAHeaderAlone();
    void featuresRefuseAWrongFile_data();
    void featuresRefuseAWrongFile();

private:
    QString fileOf(const QByteArray& content, const char* name = "problem.json") const
    {
        const QString path = m_home->filePath(QLatin1String(name));
        return writeContent(path, content) ? path : QString();
    }
    QString fileOf(const QJsonObject& problem) const
    {
        return fileOf(QJsonDocument(problem).toJson(QJsonDocument::Compact));
    }
    Ended solve(const QString& problem) const
    {
        return m_program->run({QStringLiteral("hmm"), problem});
    }
    Ended observe(const QString& candles) const
    {
        return m_program->run({QStringLiteral("features"), QStringLiteral("--csv"), candles,
                               QStringLiteral("--out"), outPath()});
    }
    QString outPath() const { return m_home->filePath(QStringLiteral("features.csv")); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Program> m_program;
};

void TestNumericCommands::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(QStringLiteral(REGIMESCOPE), m_home->path());
}

void TestNumericCommands::hmmAgreesWithTheReference_data()
{
    QTest::addColumn<QString>("file");
    for (const char* market : {"synthetic", "kraken"})
        for (const char* type : {"diag", "full", "spherical", "tied"})
            QTest::addRow("%s, %s", market, type)
                << QStringLiteral("%1/hmm_%2.json").arg(QLatin1String(market), QLatin1String(type));
}

void TestNumericCommands::hmmAgreesWithTheReference()
{
    QFETCH(QString, file);
    const QString path = reference::path(file);
    REGIME_SKIP_WITHOUT(path);
    const Ended ended = solve(path);
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.err, QByteArray());
    const QJsonObject solution = QJsonDocument::fromJson(ended.out).object();
    QCOMPARE(reference::firstDifference(solution, reference::object(path)), QString());
    QVERIFY(solution[QLatin1String("seconds_per_iteration")].toDouble() > 0);
}

void TestNumericCommands::hmmSolvesEveryShape_data()
{
    QTest::addColumn<int>("states");
    QTest::addColumn<int>("features");
    QTest::addColumn<int>("rows");
    QTest::addColumn<hmm::CovarianceType>("type");
    const auto row = [](int states, int features, int rows, hmm::CovarianceType type) {
        QTest::addRow("%d states, %d features, %d rows, %s", states, features, rows,
                      hmm::covarianceTypeName(type).data())
            << states << features << rows << type;
    };
    for (const hmm::CovarianceType type : hmm::simulated::allTypes) {
        row(1, 1, 2, type);
        row(2, 5, 2, type);
        row(8, 16, 2, type);
        row(8, 16, 400, type);
    }
    for (int states = 1; states <= 8; ++states)
        row(states, 3, 150, hmm::CovarianceType::Full);
    for (int features = 1; features <= 16; ++features)
        row(3, features, 150, hmm::CovarianceType::Diag);
}

void TestNumericCommands::hmmSolvesEveryShape()
{
    QFETCH(int, states);
    QFETCH(int, features);
    QFETCH(int, rows);
    QFETCH(hmm::CovarianceType, type);
    const hmm::Parameters model = hmm::simulated::model(states, features, type, 1);
    const Eigen::MatrixXd x = hmm::simulated::sequence(model, rows, 2);

    // Without an iteration the answer is the start's own, which is known from plain logarithms.
    const Ended asGiven = solve(fileOf(simulatedProblem(model, rows, 0)));
    QVERIFY2(asGiven.code == 0, asGiven.err.constData());
    const QJsonObject given = QJsonDocument::fromJson(asGiven.out).object();
    const auto expected = hmm::simulated::onLogarithms(model, x);
    const double logLikelihood = given[QLatin1String("log_likelihood")].toDouble();
    QVERIFY(std::abs(logLikelihood / expected.logLikelihood - 1) < 1e-10);
    for (const auto& [key, probabilities] :
         {std::pair{"smoothed", expected.smoothed}, std::pair{"filtered", expected.filtered}})
        QVERIFY2(largestDifference(reference::columns(given[QLatin1String(key)]), probabilities) <
                     1e-10,
                 key);
    QCOMPARE(given[QLatin1String("final")].toObject(), parametersToJson(model));
    QCOMPARE(given[QLatin1String("viterbi_path")].toArray().size(), rows);
    QVERIFY(given[QLatin1String("viterbi_log_probability")].toDouble() <= logLikelihood + 1e-9);
    QVERIFY(given[QLatin1String("seconds_per_iteration")].isNull());

    const Ended fitted = solve(fileOf(simulatedProblem(model, rows, 4)));
    QVERIFY2(fitted.code == 0, fitted.err.constData());
    const QJsonObject fit = QJsonDocument::fromJson(fitted.out).object();
    const auto history = reference::numbers(fit[QLatin1String("log_likelihood_history")]);
    QCOMPARE(history.size(), std::size_t(4));
    QVERIFY(std::abs(history.front() - logLikelihood) < 1e-9 * std::abs(logLikelihood));
    const auto final = parametersFromJson(fit[QLatin1String("final")].toObject(), type);
    QVERIFY2(final, final ? "" : final.error().message.c_str());
    const auto reached = hmm::simulated::onLogarithms(*final, x);
    QVERIFY(std::abs(fit[QLatin1String("log_likelihood")].toDouble() / reached.logLikelihood - 1) <
            1e-9);
}

void TestNumericCommands::hmmSolvesALongProblem()
{
    const hmm::Parameters model = hmm::simulated::model(3, 4, hmm::CovarianceType::Diag, 1);
    const Ended ended = solve(fileOf(simulatedProblem(model, 100'000, 2)));
    QVERIFY2(ended.code == 0, ended.err.constData());
    const QJsonObject solution = QJsonDocument::fromJson(ended.out).object();
    const Eigen::MatrixXd smoothed = reference::columns(solution[QLatin1String("smoothed")]);
    QCOMPARE(smoothed.cols(), 100'000);
    QVERIFY(smoothed.allFinite());
    QVERIFY((smoothed.colwise().sum().array() - 1).abs().maxCoeff() < 1e-9);
    const auto history = reference::numbers(solution[QLatin1String("log_likelihood_history")]);
    QVERIFY(history[1] > history[0]);
    QVERIFY(solution[QLatin1String("log_likelihood")].toDouble() > history[1]);
}

void TestNumericCommands::hmmRefusesAWrongProblemByName_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* situation, const char* from, const char* to,
                        const char* named) {
        QTest::newRow(situation) << QByteArray(from) << QByteArray(to)
                                 << QString::fromLatin1(named);
    };
    const char* const observations = R"("observations":[[0.1],[0.3],[2.0],[2.2]])";
    row("no JSON", "{", "(", "problem.json");
    row("an array", R"({"obs)", R"([1] {"obs)", "problem.json");
    row("no observations", observations, R"("more":1)", "observations:");
    row("observations twice", observations,
        R"("observations":[[1],[2]],"observations_file":"o.json")", "observations:");
    row("one row", observations, R"("observations":[[0.1]])", "observations:");
    row("an empty row", observations, R"("observations":[[],[]])", "observations:");
    row("rows of different length", observations, R"("observations":[[0.1],[0.2,0.3]])",
        "observations:");
    row("a number no double holds", observations, R"("observations":[[0.1],[1e999]])",
        "problem.json");
    row("null among numbers", observations, R"("observations":[[0.1],[null]])", "observations:");
    row("too far for a density", observations, R"("observations":[[1e200],[1e200]])",
        "observations are too far");
    row("a file that is not there", observations, R"("observations_file":"nowhere.json")",
        "observations_file:");
    row("a number for a file", observations, R"("observations_file":7)", "observations_file:");
    row("no covariance type", R"("covariance_type":"diag",)", "", "covariance_type:");
    row("unknown covariance type", R"("diag")", R"("round")", "covariance_type:");
    row("no iterations", R"("iterations":3,)", "", "iterations:");
    row("half an iteration", R"("iterations":3)", R"("iterations":3.5)", "iterations:");
    row("iterations in words", R"("iterations":3)", R"("iterations":"3")", "iterations:");
    row("no start", R"("start")", R"("begin")", "start:");
    row("no start probabilities", R"("startprob")", R"("pi")", "startprob:");
    row("start probabilities off one", "[0.5,0.5]", "[0.5,0.6]", "startprob:");
    row("one start probability", "[0.5,0.5]", "[1.0]", "startprob:");
    row("a row of transitions off one", "[0.8,0.2]", "[0.8,0.3]", "transmat:");
    row("a negative transition", "[0.8,0.2]", "[1.2,-0.2]", "transmat:");
    row("a row of transitions missing", "[[0.8,0.2],[0.3,0.7]]", "[[0.8,0.2]]", "transmat:");
    row("means in words", "[[0.0],[2.0]]", R"([["low"],["high"]])", "means:");
    row("nine states", "[[0.0],[2.0]]", "[[1],[2],[3],[4],[5],[6],[7],[8],[9]]", "means:");
    row("seventeen features", "[[0.0],[2.0]]",
        "[[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17],[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]]",
        "means:");
    row("a variance of zero", "[[1.0],[1.5]]", "[[1.0],[0.0]]", "covars:");
    row("a variance too few", "[[1.0],[1.5]]", "[[1.0]]", "covars:");
    row("other features than the model", observations, R"("observations":[[0.1,1],[0.2,2]])",
        "observations:");
}

void TestNumericCommands::hmmRefusesAWrongProblemByName()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, named);
    QByteArray problem(
        R"({"observations":[[0.1],[0.3],[2.0],[2.2]],"covariance_type":"diag","iterations":3,)"
        R"("start":{"startprob":[0.5,0.5],"transmat":[[0.8,0.2],[0.3,0.7]],)"
        R"("means":[[0.0],[2.0]],"covars":[[1.0],[1.5]]}})");
    const Ended right = solve(fileOf(problem));
    QVERIFY2(right.code == 0, right.err.constData());
    QVERIFY(problem.contains(from));
    problem.replace(problem.indexOf(from), from.size(), to);
    const Ended ended = solve(fileOf(problem));
    QCOMPARE(ended.code, 1);
    QCOMPARE(ended.out, QByteArray());
    QCOMPARE(ended.err.count('\n'), 1);
    QVERIFY2(QString::fromUtf8(ended.err).contains(named), ended.err.constData());
}

void TestNumericCommands::featuresAgreeWithTheReference_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("simulated market") << QStringLiteral("synthetic/features.json");
    QTest::newRow("flat prices") << QStringLiteral("synthetic/features_flat.json");
    QTest::newRow("only rising prices") << QStringLiteral("synthetic/features_only_up.json");
    QTest::newRow("real candles") << QStringLiteral("kraken/features.json");
}

void TestNumericCommands::featuresAgreeWithTheReference()
{
    QFETCH(QString, file);
    const QString path = reference::path(file);
    REGIME_SKIP_WITHOUT(path);
    const QJsonObject expected = reference::object(path);
    const auto close = reference::numbers(expected[QLatin1String("close")]);
    const auto volume = reference::numbers(expected[QLatin1String("volume")]);
    const Ended ended = observe(fileOf(candleFile(close, volume), "candles.csv"));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.out + ended.err, QByteArray());

    QList<QByteArray> lines = contentOf(outPath()).split('\n');
    QCOMPARE(lines.takeFirst(),
             QByteArray("time,macd_hist_slope,ema_spread_pct,rsi_zone,volume_ratio"));
    QCOMPARE(lines.takeLast(), QByteArray());
    Eigen::MatrixXd found(featureCount, lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QList<QByteArray> cells = lines[i].split(',');
        QCOMPARE(cells.size(), featureCount + 1);
        QCOMPARE(cells[0].toLongLong(), 1'700'000'100 + 300 * (i + firstObservedCandle));
        for (int column = 0; column < featureCount; ++column)
            found(column, i) = cells[column + 1].toDouble();
    }
    QVERIFY(reference::agrees(found, reference::columns(expected[QLatin1String("features")])));
}

void TestNumericCommands::featuresOfTooFewCandlesAreAHeaderAlone()
{
    const std::vector<double> ones(14, 1.0);
    const Ended ended = observe(fileOf(candleFile(ones, ones), "candles.csv"));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(contentOf(outPath()),
             QByteArray("time,macd_hist_slope,ema_spread_pct,rsi_zone,volume_ratio\n"));
}

void TestNumericCommands::featuresRefuseAWrongFile_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const QByteArray header("time,open,high,low,close,volume,trades\n");
    QTest::newRow("a close that is no number")
        << header + "1700000100,1,1,1,nan,1,1\n1700000400,1,1,1,1,1,1\n"
        << 1 << QStringLiteral("line 2");
    QTest::newRow("nothing but a header") << header << 1 << QStringLiteral("candles.csv");
    QTest::newRow("spacings without a common interval")
        << header + "1700000100,1,1,1,1,1,1\n1700000400,1,1,1,1,1,1\n1700000850,1,1,1,1,1,1\n"
        << 2 << QStringLiteral("interval");
}

void TestNumericCommands::featuresRefuseAWrongFile()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, code);
    QFETCH(QString, says);
    const Ended ended = observe(fileOf(lines, "candles.csv"));
    QVERIFY2(ended.code == code, ended.err.constData());
    QVERIFY2(QString::fromUtf8(ended.err).contains(says), ended.err.constData());
    QVERIFY(!QFileInfo::exists(outPath()));
}

QTEST_GUILESS_MAIN(TestNumericCommands)
#include "tst_numericcommands.moc"
