// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/candlecsv.h"
#include "core/regime/modelregistry.h"
#include "tests/support/program.h"
#include "tests/support/servedmarket.h"

#include <QDir>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace regime;
using namespace regime::test;

namespace
{

/** One market for all files, so that a shorter one is the beginning of a longer one. */
const std::vector<Candle>& market()
{
    static const std::vector<Candle> candles = syntheticCandles(4500);
    return candles;
}

} // namespace

/** `train` and `replay --gates` as a shell meets them. */
class TestTrainingCommands : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void trainPrintsAModelOfAFile();
    void trainReviewsTheStoreAgainstTheLiveModelAndKeepsNothing();
    void trainSaysWhyItCannot();
    void trainEndsAtCtrlC();
    void gatesHoldCandidatesBackInAReplay();
    void replayEndsAtCtrlCWhileItKeepsItsRun();
    void whatHasNothingToPutInOrderEndsAtCtrlC_data();
    void whatHasNothingToPutInOrderEndsAtCtrlC();

private:
    QString candleFile(int candles,
                       const QString& name = QStringLiteral("XDGUSD_1m_made.csv")) const;
    QJsonObject json(const QStringList& arguments) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Program> m_program;
};

void TestTrainingCommands::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(QStringLiteral(REGIMESCOPE), m_home->path());
}

/** The first candles of the market. */
QString TestTrainingCommands::candleFile(int candles, const QString& name) const
{
    const QString path = m_home->filePath(name);
    QByteArray text = candleCsvHeader();
    for (int i = 0; i < candles; ++i)
        text += candleCsvRow(market()[static_cast<std::size_t>(i)], false);
    return writeContent(path, text) ? path : QString();
}

/** What the command prints; empty when it fails. */
QJsonObject TestTrainingCommands::json(const QStringList& arguments) const
{
    const Ended ended = m_program->run(arguments);
    if (ended.code != 0)
        qInfo("%s", ended.err.constData());
    return ended.code == 0 ? QJsonDocument::fromJson(ended.out).object() : QJsonObject();
}

void TestTrainingCommands::trainPrintsAModelOfAFile()
{
    const QString path = candleFile(2500);
    const QStringList command{QStringLiteral("train"), QStringLiteral("--csv"), path};
    const QJsonObject report = json(command);
    QCOMPARE(report[QLatin1String("pair")].toString(), QStringLiteral("XDGUSD"));
    QCOMPARE(report[QLatin1String("interval_min")].toInt(), 1);
    QCOMPARE(report[QLatin1String("observation_count")].toInt(), 2000 - 14);
    const auto stored = modelFromJson(report);
    QVERIFY2(stored, stored ? "" : stored.error().message.c_str());
    QCOMPARE(stored->model.parameters.states(), 3);
    QCOMPARE(stored->review.outcome, RetrainOutcome::First);
    QCOMPARE(stored->review.windowCandles, 2000);
    QCOMPARE(stored->model.lastCandleSec, market()[2499].openTimeSec);
    const QJsonObject diagnostics = report[QLatin1String("diagnostics")].toObject();
    const QJsonArray states = diagnostics[QLatin1String("states")].toArray();
    QCOMPARE(states.size(), 3);
    QCOMPARE(diagnostics[QLatin1String("separations")].toArray().size(), 2);
    const TrainedModel& model = stored->model;
    for (int i = 0; i < 3; ++i) {
        const QJsonObject state = states[i].toObject();
        QCOMPARE(state[QLatin1String("occupancy")].toDouble(), model.occupancy[i]);
        QCOMPARE(state[QLatin1String("dwell_candles")].toDouble(),
                 1 / (1 - model.parameters.transitions()(i, i)));
        QCOMPARE(state[QLatin1String("transitions")].toArray()[2].toDouble(),
                 model.parameters.transitions()(i, 2));
        const QJsonObject spread =
            state[QLatin1String("features")].toObject()[QLatin1String("ema_spread_pct")].toObject();
        QCOMPARE(spread[QLatin1String("mean")].toDouble(),
                 model.scaler.restore(model.parameters.means().col(i))(1, 0));
        QVERIFY(spread[QLatin1String("std")].toDouble() > 0);
    }
    QVERIFY(modelFromJson(json(command))->model == stored->model); // the same bits again
    QVERIFY(!QDir(m_program->dataDir()).exists());

    const QString nameless = candleFile(700, QStringLiteral("candles.csv"));
    const QJsonObject other = json({QStringLiteral("train"), QStringLiteral("--csv"), nameless,
                                    QStringLiteral("--set"), QStringLiteral("HMM_N_STATES=2")});
    QVERIFY(other[QLatin1String("pair")].isNull());
    QCOMPARE(modelFromJson(other)->model.parameters.states(), 2);
}

void TestTrainingCommands::trainReviewsTheStoreAgainstTheLiveModelAndKeepsNothing()
{
    QCOMPARE(m_program->run({QStringLiteral("import"), candleFile(2500)}).code, 0);
    const auto first = modelFromJson(json({QStringLiteral("train")}));
    QVERIFY(first);
    QCOMPARE(first->review.outcome, RetrainOutcome::First);

    // A live model that has not seen the newest 500 candles.
    const auto earlier =
        modelFromJson(json({QStringLiteral("train"), QStringLiteral("--csv"), candleFile(2000)}));
    QVERIFY(earlier);
    ModelRegistry models(
        ModelStore(m_program->dataDir() + QStringLiteral("/models"), QStringLiteral("XDGUSD"), 1),
        ModelAccess::Keep, earlier->config);
    models.load();
    QCOMPARE(models.add(*earlier, {}).problem, QString());
    const auto before = filesIn(m_program->dataDir());
    const auto reviewed = modelFromJson(json({QStringLiteral("train")}));
    QVERIFY(reviewed);
    QVERIFY(reviewed->review.outcome != RetrainOutcome::First);
    QCOMPARE(reviewed->review.liveId, std::string("1"));
    QCOMPARE(reviewed->review.score->candles, 240);
    QVERIFY(filesIn(m_program->dataDir()) == before);
}

void TestTrainingCommands::trainSaysWhyItCannot()
{
    const Ended nothing = m_program->run({QStringLiteral("train")});
    QCOMPARE(nothing.code, 1);
    QCOMPARE(nothing.out, QByteArray());
    QVERIFY(!nothing.err.isEmpty());
    const Ended few =
        m_program->run({QStringLiteral("train"), QStringLiteral("--csv"), candleFile(400)});
    QCOMPARE(few.code, 1);
    QVERIFY2(few.err.contains("of at least 500"), few.err.constData());
    const Ended missing = m_program->run({QStringLiteral("train"), QStringLiteral("--csv"),
                                          m_home->filePath(QStringLiteral("XDGUSD_none.csv"))});
    QCOMPARE(missing.code, 1);
    QVERIFY(missing.err.contains("XDGUSD_none.csv"));
}

void TestTrainingCommands::trainEndsAtCtrlC()
{
    const auto process =
        m_program->start({QStringLiteral("train"), QStringLiteral("--csv"), candleFile(4000),
                          QStringLiteral("--set"), QStringLiteral("HMM_TRAINING_CANDLES=4000"),
                          QStringLiteral("--set"), QStringLiteral("HMM_N_STARTS=1000"),
                          QStringLiteral("--set"), QStringLiteral("HMM_N_ITER=10000")});
    QVERIFY(process->waitForStarted());
    const QString statFile = QStringLiteral("/proc/%1/task").arg(process->processId());
    // Its threads tell that it is at work.
    QTRY_VERIFY_WITH_TIMEOUT(QDir(statFile).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() > 1,
                             20'000);
    const Ended ended = Program::signalled(*process, SIGINT);
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.tookMs < 1000, qPrintable(QString::number(ended.tookMs)));
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains("stopped"), ended.err.constData());
}

void TestTrainingCommands::gatesHoldCandidatesBackInAReplay()
{
    const QString in = candleFile(2600);
    const auto modelIds = [&](const QStringList& more) {
        const QString out = m_home->filePath(QStringLiteral("replay.csv"));
        const Ended ended =
            m_program->run(QStringList{QStringLiteral("replay"), QStringLiteral("--csv"), in,
                                       QStringLiteral("--out"), out, QStringLiteral("--train"),
                                       QStringLiteral("1000"), QStringLiteral("--retrain-every"),
                                       QStringLiteral("300"), QStringLiteral("--set"),
                                       QStringLiteral("RETRAIN_HOLD_SE=0")} +
                           more);
        QList<int> ids;
        const QList<QByteArray> lines = contentOf(out).split('\n');
        for (qsizetype i = 1; ended.code == 0 && i + 1 < lines.size(); ++i)
            ids << lines[i].split(',').at(9).toInt(); // model_id
        return std::pair(ids, ended.err);
    };
    const auto [all, silence] = modelIds({});
    QCOMPARE(all.size(), 1600);
    QVERIFY2(!silence.contains("held back"), silence.constData());
    QVERIFY(std::ranges::is_sorted(all) && all.first() == 1 && all.last() > 4);
    const auto [gated, said] = modelIds({QStringLiteral("--gates")});
    QCOMPARE(gated.size(), 1600);
    int held = 0;
    for (qsizetype i = 0; i < gated.size(); ++i) {
        const QByteArray sentence = "model " + QByteArray::number(all[i]) + ", trained before";
        const bool isHeld = said.contains(sentence);
        QCOMPARE(gated[i] == all[i], !isHeld);
        QVERIFY(i == 0 || gated[i] == all[i] || gated[i] == gated[i - 1]);
        held += isHeld;
    }
    QVERIFY2(held > 0, "nothing was held: choose another walk");
}

/** Another connection holds the store when the run is to be kept, and lets go of it behind the
 *  signal. */
void TestTrainingCommands::replayEndsAtCtrlCWhileItKeepsItsRun()
{
    const QString out = m_home->filePath(QStringLiteral("replay.csv"));
    const QStringList replay{QStringLiteral("replay"),
                             QStringLiteral("--csv"),
                             candleFile(2600),
                             QStringLiteral("--out"),
                             out,
                             QStringLiteral("--train"),
                             QStringLiteral("1000")};
    QCOMPARE(m_program->run(replay).code, 0);
    QVERIFY(QFile::remove(out));
    const QString connection = QStringLiteral("holder");
    {
        QSqlDatabase holder = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        holder.setDatabaseName(m_program->dataDir() + QStringLiteral("/replay.sqlite"));
        QVERIFY(holder.open());
        QSqlQuery query(holder);
        QVERIFY(query.exec(QStringLiteral("BEGIN IMMEDIATE")));
        const auto process = m_program->start(replay);
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT(
            (said += process->readAllStandardError()).contains("replay: 100 %"), 20'000);
        QTimer::singleShot(0, process.get(), [&] { query.exec(QStringLiteral("ROLLBACK")); });
        const Ended ended = Program::signalled(*process, SIGINT);
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains("stopped"), ended.err.constData());
        QVERIFY(!QFile::exists(out));
        QVERIFY(query.exec(QStringLiteral("SELECT (SELECT count(*) FROM runs), (SELECT count(*) "
                                          "FROM ledger WHERE run > 1)")));
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toInt(), 1);
        QCOMPARE(query.value(1).toInt(), 0);
    }
    QSqlDatabase::removeDatabase(connection);
}

void TestTrainingCommands::whatHasNothingToPutInOrderEndsAtCtrlC_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("end of the session") << SIGTERM;
}

/** It waits for a problem that never comes. */
void TestTrainingCommands::whatHasNothingToPutInOrderEndsAtCtrlC()
{
    QFETCH(int, number);
    const QByteArray pipe = QFile::encodeName(m_home->filePath(QStringLiteral("problem.json")));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    const auto process = m_program->start({QStringLiteral("hmm"), QFile::decodeName(pipe)});
    // A pipe that nobody reads cannot be opened for writing.
    int writer = -1;
    QTRY_VERIFY_WITH_TIMEOUT((writer = ::open(pipe.constData(), O_WRONLY | O_NONBLOCK)) >= 0,
                             20'000);
    const Ended ended = Program::signalled(*process, number);
    ::close(writer);
    QCOMPARE(ended.code, 1);
    QCOMPARE(ended.err, QByteArray("regimescope: interrupted\n"));
    QVERIFY2(ended.tookMs < 1000, qPrintable(QString::number(ended.tookMs)));
}

QTEST_GUILESS_MAIN(TestTrainingCommands)
#include "tst_trainingcommands.moc"
