// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/backfiller.h"
#include "core/engine/feed.h"
#include "core/market/simulatedexchange.h"
#include "core/store/sqlitecandlestore.h"
#include "tests/support/marketcandles.h"

#include <QTest>

#include <map>

using namespace regime;
using namespace regime::test;

namespace
{

constexpr double kStartSec = 1'700'000'005;
constexpr double kRate = 600; ///< a minute is a tenth of a second
constexpr int kFaultsInRow = 2;
const SeriesKey key{QStringLiteral("XDGUSD"), 1};

/** When the exchange begins to fail. */
enum Phase { FirstPoll, SteadyPolling, MiddleOfBackfill };

std::vector<SimulatedMarket> market()
{
    std::vector<SimulatedMarket> markets;
    markets.push_back(syntheticMarket({*PairNames().resolve(key.pair), kStartSec, 1100, 3}));
    return markets;
}

FeedOptions feedOptions(const QUrl& url)
{
    FeedOptions options;
    options.key = key;
    options.client.baseUrl = url;
    options.client.limits = {400, 1200, 2 * 1024 * 1024};
    return options;
}

/** Feed and backfill over a faulty exchange on a fast clock, with what the operator is told. */
class Cell : public QObject
{
public:
    explicit Cell(std::optional<ExchangeFault> fault = {}, Phase phase = FirstPoll)
        : m_fault(std::move(fault)), m_phase(phase), clock(kStartSec, kRate),
          exchange(market(), clock), database(*Database::openInMemory(storeSchema())),
          candles(database), coverage(database), cursors(database),
          feed(feedOptions(*exchange.listen()), clock, candles, coverage),
          backfiller(feed, clock, key, {database, candles, coverage, cursors})
    {
        exchange.setFaultRule([this](const ServedRequest& request) { return faultOf(request); });
        const auto take = [this](const QString&, const QString& text) { told << text; };
        connect(&feed, &Feed::logged, this, take);
        connect(&backfiller, &Backfiller::logged, this, take);
        connect(&feed, &Feed::syncFailed, this, [this] { ++failedPolls; });
        connect(&feed, &Feed::stateChanged, this, [this] { seen[feed.state().exchange] = true; });
        connect(&backfiller, &Backfiller::finished, this,
                [this](const BackfillReport& ended) { report = ended; });
    }

    void start()
    {
        feed.start();
        backfiller.start({5000, {}, 1000});
    }

    bool isFilled() const { return report && report->done; }

    bool isWell() const
    {
        return served >= (m_fault ? kFaultsInRow : 0) &&
               feed.state().exchange == ExchangeState::Answering && feed.state().lastSyncSec &&
               *feed.state().lastSyncSec > lastFaultSec && isFilled();
    }

    std::vector<Candle> stored() const { return *candles.range(key, 0, std::int64_t{1} << 40); }

private:
    std::optional<ExchangeFault> faultOf(const ServedRequest& request)
    {
        const bool isTrades = request.path.endsWith(QLatin1String("Trades"));
        if (isTrades)
            ++pages;
        const bool isMeant = m_phase == MiddleOfBackfill
                                 ? isTrades && pages >= 2
                                 : request.path.endsWith(QLatin1String("OHLC")) &&
                                       (m_phase == FirstPoll || isFilled());
        if (!m_fault || !isMeant || served >= kFaultsInRow)
            return std::nullopt;
        ++served;
        lastFaultSec = clock.nowSec();
        return m_fault;
    }

    std::optional<ExchangeFault> m_fault;
    Phase m_phase;

public:
    SimulatedClock clock;
    SimulatedExchange exchange;
    Database database;
    SqliteCandleStore candles;
    CoverageStore coverage;
    CursorStore cursors;
    Feed feed;
    Backfiller backfiller;

    int served = 0; ///< faults
    int failedPolls = 0;
    int pages = 0;
    double lastFaultSec = 0;
    QStringList told;
    std::map<ExchangeState, bool> seen;
    std::optional<BackfillReport> report;
};

} // namespace

/** Each kind of fault in each phase: the operator is told, and the store ends as without it. */
class TestFaultMatrix : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void theStoreEndsAsWithoutTheFault_data();
    void theStoreEndsAsWithoutTheFault();

private:
    std::vector<Candle> m_faultFree;
};

void TestFaultMatrix::initTestCase()
{
    Cell cell;
    cell.start();
    QTRY_VERIFY_WITH_TIMEOUT(cell.isWell(), 20'000);
    m_faultFree = traded(cell.stored(), CandleSource::Trades);
    QVERIFY(m_faultFree.size() > 900);
    QVERIFY(cell.pages > 2);
}

void TestFaultMatrix::theStoreEndsAsWithoutTheFault_data()
{
    QTest::addColumn<ExchangeFault>("fault");
    QTest::addColumn<ExchangeState>("state");
    QTest::addColumn<QString>("words");
    QTest::addColumn<Phase>("phase");
    using Kind = ExchangeFault::Kind;
    const auto page = [](int status, const char* body) {
        return ExchangeFault{Kind::Answer, {status, body, "text/html", {}}};
    };
    struct Row {
        const char* name;
        ExchangeFault fault;
        ExchangeState state;
        const char* words;
    };
    const ExchangeState unreachable = ExchangeState::Unreachable;
    const ExchangeState throttled = ExchangeState::Throttled;
    const std::vector<Row> rows{
        {"throttle", ExchangeFault::tooManyRequests(), throttled, "EGeneral:Too many requests"},
        {"HTTP 429", ExchangeFault::http429("7"), throttled, "HTTP 429"},
        {"lockout", ExchangeFault::error("EGeneral:Temporary lockout"), throttled, "lockout"},
        {"captcha", page(403, "<html>captcha</html>"), throttled, "HTTP 403"},
        {"unavailable", ExchangeFault::unavailable(), unreachable, "EService:Unavailable"},
        {"unheard of", ExchangeFault::error("EFoo:unheard of"), unreachable, "EFoo:unheard of"},
        {"page of a front", ExchangeFault::html520(), unreachable, "HTTP 520"},
        {"page with 200", page(200, "<html>hello</html>"), unreachable, "not JSON"},
        {"empty body", page(200, ""), unreachable, "not JSON"},
        {"half an answer", ExchangeFault::of(Kind::CutJson), unreachable, "not JSON"},
        {"connection reset", ExchangeFault::of(Kind::Reset), unreachable, "closed"},
        {"connection broken", ExchangeFault::of(Kind::BreakOff), unreachable, "closed"},
        {"no answer", ExchangeFault::of(Kind::Hang), unreachable, "nothing came"},
        {"drip", ExchangeFault::of(Kind::Drip), unreachable, "no whole answer within"},
        {"huge body", ExchangeFault::of(Kind::HugeBody), unreachable, "larger than"},
        {"redirect", ExchangeFault::redirect(QUrl(QStringLiteral("https://example.org/"))),
         unreachable, "was not followed"},
        {"rows in disorder", ExchangeFault::of(Kind::Disorder), ExchangeState::Answering,
         "out of order"},
        {"unknown pair", ExchangeFault::unknownPair(), ExchangeState::Refused,
         "EQuery:Unknown asset pair"},
    };
    const std::vector<std::pair<const char*, Phase>> phases{
        {"first poll", FirstPoll},
        {"steady polling", SteadyPolling},
        {"middle of a backfill", MiddleOfBackfill}};
    for (const Row& row : rows)
        for (const auto& [phaseName, phase] : phases)
            QTest::addRow("%s, %s", row.name, phaseName)
                << row.fault << row.state << QString::fromLatin1(row.words) << phase;
}

void TestFaultMatrix::theStoreEndsAsWithoutTheFault()
{
    QFETCH(ExchangeFault, fault);
    QFETCH(ExchangeState, state);
    QFETCH(QString, words);
    QFETCH(Phase, phase);
    // Pages of trades are put in order by their ids: nothing is wrong, and nothing is told.
    const bool isHarmless =
        fault.kind == ExchangeFault::Kind::Disorder && phase == MiddleOfBackfill;
    Cell cell(fault, phase);
    cell.start();
    const bool needsOperator = state == ExchangeState::Refused;
    for (int click = 0; needsOperator && click < kFaultsInRow; ++click) {
        QTRY_VERIFY_WITH_TIMEOUT(cell.served > click && cell.seen[state], 20'000);
        // A retry beside a request on its way is dropped.
        QTRY_VERIFY(phase == SteadyPolling ? cell.failedPolls > click
                                           : cell.report && !cell.report->done);
        cell.seen[state] = false;
        if (phase == SteadyPolling) {
            cell.feed.retryNow();
        } else {
            cell.report.reset();
            cell.backfiller.start({5000, {}, 1000});
        }
    }
    QTRY_VERIFY_WITH_TIMEOUT(cell.isWell(), 20'000);

    QVERIFY(needsOperator || cell.seen[state]);
    const QStringList told = cell.told.filter(words, Qt::CaseInsensitive);
    QVERIFY2(told.isEmpty() == isHarmless, qPrintable(cell.told.join(QLatin1Char('\n'))));
    const std::vector<Candle> stored = cell.stored();
    const std::vector<Candle> now = traded(stored, CandleSource::Trades);
    const std::size_t common = std::min(now.size(), m_faultFree.size());
    QVERIFY(common > 900);
    QVERIFY(std::equal(now.begin(), now.begin() + static_cast<std::ptrdiff_t>(common),
                       m_faultFree.begin()));
    // All of it is proved, from the first trade to the newest candle.
    const auto spans = *cell.coverage.spans(key, 0, std::int64_t{1} << 40);
    QCOMPARE(spans.size(), std::size_t{1});
    QVERIFY(spans.front().fromSec <= now.front().openTimeSec);
    QVERIFY(spans.front().toSec > stored.back().openTimeSec);
    QVERIFY(cell.cursors.kept(key)->isEmpty());
}

QTEST_GUILESS_MAIN(TestFaultMatrix)
#include "tst_faultmatrix.moc"
