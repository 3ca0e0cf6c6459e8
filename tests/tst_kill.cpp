// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/engine/enginestore.h"
#include "core/market/simulatedexchange.h"
#include "core/pipeline/missing.h"
#include "tests/support/marketcandles.h"
#include "tests/support/program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <random>

using namespace regime;
using namespace regime::test;

namespace
{

constexpr int kFolders = 20;
constexpr int kDemoKills = 6;

void addRows(const char* name, int count)
{
    QTest::addColumn<int>("number");
    for (int number = 1; number <= count; ++number)
        QTest::addRow("%s %d", name, number) << number;
}

} // namespace

/** The program killed in the middle of its work, again and again, and then left alone. */
class TestKill : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aKilledProgramEndsWhereAnUndisturbedOneDoes_data() { addRows("folder", kFolders); }
    void aKilledProgramEndsWhereAnUndisturbedOneDoes();
    void aKillCostsAtMostTheCurrentCandle_data() { addRows("kill", kDemoKills); }
    void aKillCostsAtMostTheCurrentCandle();

private:
    void waitForStart(QProcess& process);
    void killSomewhere(const Program& program);
    void checkStore(const Program& program);
    void checkLedger(EngineStore& store);
    void finishAndCompare(const Program& program);

    SystemClock m_clock;
    std::unique_ptr<SimulatedExchange> m_exchange;
    std::mt19937 m_random{2026};
    double m_startSec = 0;
    QUrl m_url;
    bool m_hasWorked = false;      ///< in this folder
    std::vector<LedgerRow> m_rows; ///< of this folder's ledger, as last seen
};

namespace
{

constexpr int kKillsAFolder = 10;
constexpr int kTarget = 3000;
constexpr int kPatienceMs = 120'000; // beside a build that takes the whole processor
const SeriesKey key{QStringLiteral("XDGUSD"), 1};

SimulatedMarket market(double nowSec)
{
    return syntheticMarket({*PairNames().resolve(key.pair), nowSec, 6000, 5});
}

QStringList settingsOf(const QStringList& settings)
{
    QStringList list;
    for (const QString& setting : settings)
        list << QStringLiteral("--set") << setting;
    return list;
}

QStringList arguments(const QUrl& url)
{
    return settingsOf({QStringLiteral("KRAKEN_API_URL=") + url.toString(),
                       QStringLiteral("REQUEST_SPACING_MS=12"), // the whole work takes a second
                       QStringLiteral("HMM_TRAINING_CANDLES=%1").arg(kTarget),
                       QStringLiteral("HMM_OHLCV_BACKFILL_MAX_PAGES=1000"),
                       QStringLiteral("HMM_MIN_TRAIN_SAMPLES=300"),
                       QStringLiteral("HMM_N_STARTS=1"), QStringLiteral("HMM_N_ITER=5")}) +
           QStringList{QStringLiteral("run")};
}

QStringList demoArguments()
{
    return settingsOf({QStringLiteral("HMM_TRAINING_CANDLES=700"),
                       QStringLiteral("HMM_MIN_TRAIN_SAMPLES=300"),
                       QStringLiteral("HMM_N_STARTS=1"), QStringLiteral("HMM_N_ITER=5")}) +
           QStringList{QStringLiteral("run"), QStringLiteral("--demo")};
}

Result<std::unique_ptr<EngineStore>> openStore(const Program& program)
{
    return EngineStore::open(storePath(Configuration(), program.dataDir()), key, Access::Read);
}

} // namespace

/** Until the engine works: before that a signal to end finds no one who would answer it. */
void TestKill::waitForStart(QProcess& process)
{
    QByteArray said;
    const auto hasSaid = [&] {
        said += process.readAllStandardError();
        return said.contains(" started on ");
    };
    (void)QTest::qWaitFor([&] { return hasSaid() || process.state() == QProcess::NotRunning; },
                          kPatienceMs);
    QVERIFY2(hasSaid(), (said + qPrintable(process.errorString())).constData());
    m_hasWorked = true;
}

void TestKill::killSomewhere(const Program& program)
{
    const int afterMs = std::uniform_int_distribution<int>(0, 450)(m_random);
    const bool atWork = m_random() % 4 != 0; // else from the first instruction on
    const auto process = program.start(arguments(m_url));
    if (atWork)
        waitForStart(*process);
    (void)QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, afterMs);
    Program::signalled(*process, SIGKILL, kPatienceMs);
}

void TestKill::checkStore(const Program& program)
{
    const auto store = openStore(program);
    if (!m_hasWorked && !store)
        return; // killed before there was one
    QVERIFY2(store, store ? "" : store.error().message.c_str());
    auto check = (*store)->database().query(QStringLiteral("PRAGMA integrity_check"));
    QVERIFY(check && check->next());
    QCOMPARE(check->value(0).toString(), QStringLiteral("ok"));
    const auto missing = missingOf(1'000'000, key, (*store)->candles(), (*store)->coverage());
    QVERIFY2(missing && missing->holes.empty(), "what is stored is not joined to now");
    checkLedger(**store);
}

/** What was in the ledger before is there as it was, and the rows have no hole. A program that had
 *  come to answer had answered all that was stored, but for the newest candle at the most. */
void TestKill::checkLedger(EngineStore& store)
{
    const auto rows = store.ledger().newest(100'000);
    const auto newest = store.candles().newest(key, 1);
    QVERIFY(rows && newest);
    QVERIFY(rows->empty() || rows->back().candleTimeSec <= newest->back().openTimeSec);
    QVERIFY(rows->size() >= m_rows.size());
    QVERIFY(std::equal(m_rows.begin(), m_rows.end(), rows->begin()));
    for (std::size_t i = 1; i < rows->size(); ++i)
        QCOMPARE((*rows)[i].candleTimeSec, (*rows)[i - 1].candleTimeSec + 60);
    if (rows->size() > m_rows.size())
        QVERIFY(rows->back().candleTimeSec >= newest->back().openTimeSec - 60);
    m_rows = *rows;
}

void TestKill::finishAndCompare(const Program& program)
{
    const auto process = program.start(arguments(m_url));
    waitForStart(*process);
    const auto isDone = [&] {
        const auto store = openStore(program);
        const auto rows = store ? (*store)->ledger().newest(1) : std::vector<LedgerRow>();
        const auto candles =
            store ? (*store)->candles().newest(key, kTarget) : std::vector<Candle>();
        return rows && candles && !rows->empty() && std::ssize(*candles) >= kTarget &&
               rows->back().candleTimeSec == candles->back().openTimeSec;
    };
    QVERIFY2(QTest::qWaitFor(isDone, kPatienceMs), process->readAllStandardError().constData());
    QCOMPARE(Program::signalled(*process, SIGTERM, kPatienceMs).code, 0);
    checkStore(program);

    const auto store = openStore(program);
    QVERIFY(store);
    const std::vector<Candle> stored = *(*store)->candles().newest(key, 100'000);
    SimulatedMarket undisturbed = market(m_startSec);
    undisturbed.advanceTo(m_clock.nowSec());
    std::vector<Candle> due =
        closedBars(undisturbed, m_clock.nowSec(), stored.front().openTimeSec, CandleSource::Trades);
    std::erase_if(due, [&](const Candle& c) { return c.openTimeSec > stored.back().openTimeSec; });
    QVERIFY(traded(stored, CandleSource::Trades) == due);
    QVERIFY((*store)->backfillStores().cursors.kept(key)->isEmpty());
    // Each candle since the first answer has one row.
    QCOMPARE(m_rows.back().candleTimeSec, stored.back().openTimeSec);
}

void TestKill::initTestCase()
{
    m_startSec = m_clock.nowSec();
    std::vector<SimulatedMarket> markets;
    markets.push_back(market(m_startSec));
    m_exchange = std::make_unique<SimulatedExchange>(std::move(markets), m_clock);
    m_url = *m_exchange->listen();
}

void TestKill::aKilledProgramEndsWhereAnUndisturbedOneDoes()
{
    const QTemporaryDir home;
    const Program program(QStringLiteral(REGIMESCOPE), home.path());
    m_hasWorked = false;
    m_rows.clear();
    for (int kill = 0; kill < kKillsAFolder && !QTest::currentTestFailed(); ++kill) {
        killSomewhere(program);
        checkStore(program);
    }
    if (!QTest::currentTestFailed())
        finishAndCompare(program);
}

/** The demo, where a candle closes each second, killed in the middle of its answers. */
void TestKill::aKillCostsAtMostTheCurrentCandle()
{
    const QTemporaryDir home;
    const Program program(QStringLiteral(REGIMESCOPE), home.path());
    const auto open = [&] {
        const QString demoDir = QDir(program.dataDir()).filePath(QStringLiteral("demo"));
        return EngineStore::open(storePath(Configuration(), demoDir), key, Access::Read);
    };
    const auto process = program.start(demoArguments());
    const auto hasAnswered = [&] {
        const auto store = open();
        const auto rows = store ? (*store)->ledger().newest(9) : std::vector<LedgerRow>();
        return rows && rows->size() > 2;
    };
    QVERIFY2(QTest::qWaitFor(hasAnswered, kPatienceMs),
             process->readAllStandardError().constData());
    const int afterMs = std::uniform_int_distribution<int>(0, 1000)(m_random);
    (void)QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, afterMs);
    Program::signalled(*process, SIGKILL, kPatienceMs);

    const auto store = open();
    QVERIFY2(store, store ? "" : store.error().message.c_str());
    const std::int64_t answeredSec = (*store)->ledger().newest(1)->back().candleTimeSec;
    const std::int64_t storedSec = (*store)->candles().newest(key, 1)->back().openTimeSec;
    QVERIFY2(answeredSec >= storedSec - 60,
             qPrintable(QStringLiteral("%1 s lie between the last answer and the newest candle")
                            .arg(storedSec - answeredSec)));
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
