// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sharedstore.h"
#include "core/store/sqlitecandlestore.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/postgrestserver.h"

#include <QSqlDatabase>
#include <QTest>

using namespace regime;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 5};
constexpr std::int64_t startSec = 1'719'792'000;

Candle candleAt(int i, double close = 1.5, CandleSource source = CandleSource::Ohlc)
{
    return {.openTimeSec = startSec + 300 * i,
            .open = 1.25,
            .high = 2,
            .low = 1,
            .close = close,
            .volume = 602211.3999999999,
            .tradeCount = 17,
            .source = source,
            .quiet = false};
}

std::vector<Candle> candlesOf(int n)
{
    std::vector<Candle> candles;
    for (int i = 0; i < n; ++i)
        candles.push_back(candleAt(i));
    return candles;
}

} // namespace

/** What every store of candles must do, done by each of them. */
class TestCandleStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanupTestCase();
    void storesAndReadsBackExactly();
    void line21_committedValuesReplaceTheFormerRow();
    void line22_aRevisionOverwritesAndIsCounted();
    void line23_sameAnswerTwiceChangesNothing();
    void line31_zeroCountRowsAreMarkedQuiet();
    void line33_realDataComeInLater();
    void line48_ohlcWinsWhateverComesFirst();
    void compareCountsWithoutWriting();
    void orderOfArrivalDoesNotMatter();
    void newestAndRangeAreOldestFirst();
    void sparseAndDenseBatchesCountAlike_data();
    void sparseAndDenseBatchesCountAlike();
    void seriesDoNotMix();
    void hostilePairsAreOnlyNames_data();
    void hostilePairsAreOnlyNames();
    void countsBySource();
    void tableHasTheAgreedColumns();

private:
    void openSqlite();
    void openPostgres();
    void openSupabase();

    std::unique_ptr<Database> m_database;
    std::unique_ptr<test::PostgresCluster> m_cluster;
    std::unique_ptr<test::PostgrestServer> m_service;
    std::unique_ptr<CandleStore> m_store;
};

void TestCandleStore::initTestCase_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"SQLite", "PostgreSQL", "Supabase"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestCandleStore::openSqlite()
{
    Result<Database> opened = Database::openInMemory(storeSchema());
    QVERIFY(opened.ok());
    m_database = std::make_unique<Database>(*std::move(opened));
    m_store = std::make_unique<SqliteCandleStore>(*m_database);
}

void TestCandleStore::openPostgres()
{
    if (!m_cluster)
        m_cluster = test::PostgresCluster::start();
    QVERIFY2(m_cluster, "pg_virtualenv (Debian: postgresql-common, postgresql) made no server");
    QVERIFY(m_cluster->execute(QStringLiteral("DROP TABLE IF EXISTS ohlcv_candles")));
    auto opened = openSharedStore({SharedAddress::Kind::Postgres, m_cluster->url(), {}});
    QVERIFY2(opened.ok(), opened ? "" : opened.error().message.c_str());
    m_store = *std::move(opened);
}

void TestCandleStore::openSupabase()
{
    m_service = std::make_unique<test::PostgrestServer>();
    auto opened = openSharedStore(
        {SharedAddress::Kind::Rest, m_service->url(), QString::fromUtf8(m_service->rules().key)});
    QVERIFY2(opened.ok(), opened ? "" : opened.error().message.c_str());
    m_store = *std::move(opened);
}

void TestCandleStore::init()
{
    QFETCH_GLOBAL(QString, kind);
    m_store.reset();
    if (kind == u"SQLite")
        openSqlite();
    else if (kind == u"PostgreSQL")
        openPostgres();
    else
        openSupabase();
}

void TestCandleStore::cleanupTestCase()
{
    m_store.reset();
    m_cluster.reset();
}

void TestCandleStore::storesAndReadsBackExactly()
{
    std::vector<Candle> candles = candlesOf(3);
    candles[1].open = 1.1 + 0.2;
    candles[1].tradeCount = 12345678901;
    candles[2].source = CandleSource::Trades;
    QCOMPARE(*m_store->upsert(series, candles), (UpsertCounts{.inserted = 3}));
    QVERIFY(*m_store->newest(series, 10) == candles);
    QVERIFY((**m_store->extent(series) == CandleExtent{startSec, startSec + 600}));
}

void TestCandleStore::line21_committedValuesReplaceTheFormerRow()
{
    QVERIFY(m_store->upsert(series, std::vector{candleAt(0, 1.5)}).ok());
    QCOMPARE(m_store->upsert(series, std::vector{candleAt(0, 1.75)})->revised, 1);
    QCOMPARE(m_store->newest(series, 1)->front().close, 1.75);
}

void TestCandleStore::line22_aRevisionOverwritesAndIsCounted()
{
    std::vector<Candle> candles = candlesOf(5);
    QVERIFY(m_store->upsert(series, candles).ok());
    candles[3].volume += 1;
    QCOMPARE(*m_store->upsert(series, candles), (UpsertCounts{.revised = 1, .unchanged = 4}));
    QVERIFY(*m_store->newest(series, 5) == candles);
}

void TestCandleStore::line23_sameAnswerTwiceChangesNothing()
{
    const std::vector<Candle> candles = candlesOf(50);
    QVERIFY(m_store->upsert(series, candles).ok());
    for (int i = 0; i < 2; ++i)
        QCOMPARE(*m_store->upsert(series, candles), (UpsertCounts{.unchanged = 50}));
    QVERIFY(*m_store->newest(series, 100) == candles);
}

void TestCandleStore::line31_zeroCountRowsAreMarkedQuiet()
{
    Candle quiet = candleAt(1);
    quiet.open = quiet.high = quiet.low = quiet.close = 1.5;
    quiet.volume = 0;
    quiet.tradeCount = 0;
    QVERIFY(m_store->upsert(series, std::vector{candleAt(0), quiet}).ok());
    const std::vector<Candle> stored = *m_store->newest(series, 2);
    QVERIFY(!stored[0].quiet);
    QVERIFY(stored[1].quiet);
}

void TestCandleStore::line33_realDataComeInLater()
{
    QVERIFY(m_store->upsert(series, std::vector{candleAt(0), candleAt(2)}).ok());
    QCOMPARE(m_store->upsert(series, std::vector{candleAt(1)})->inserted, 1);
    QVERIFY(*m_store->newest(series, 3) == candlesOf(3));
}

void TestCandleStore::line48_ohlcWinsWhateverComesFirst()
{
    QVERIFY(m_store->upsert(series, std::vector{candleAt(0, 1.5, CandleSource::Ohlc)}).ok());
    QCOMPARE(m_store->upsert(series, std::vector{candleAt(0, 1.6, CandleSource::Trades)})->kept, 1);
    QCOMPARE(m_store->newest(series, 1)->front().close, 1.5);
    QVERIFY(m_store->upsert(series, std::vector{candleAt(1, 1.5, CandleSource::Csv)}).ok());
    QCOMPARE(m_store->upsert(series, std::vector{candleAt(1, 1.6, CandleSource::Trades)})->revised,
             1);
    QCOMPARE(m_store->upsert(series, std::vector{candleAt(1, 1.6, CandleSource::Ohlc)})->unchanged,
             1);
    const Candle stored = m_store->newest(series, 1)->front();
    QCOMPARE(stored.close, 1.6);
    QCOMPARE(stored.source, CandleSource::Ohlc);
}

void TestCandleStore::compareCountsWithoutWriting()
{
    QVERIFY(m_store->upsert(series, candlesOf(3)).ok());
    const std::vector<Candle> incoming{candleAt(1), candleAt(2, 1.75),
                                       candleAt(0, 1.1, CandleSource::Csv), candleAt(9)};
    const UpsertCounts expected{.inserted = 1, .revised = 1, .unchanged = 1, .kept = 1};
    QCOMPARE(*m_store->compare(series, incoming), expected);
    QVERIFY(*m_store->newest(series, 10) == candlesOf(3));
    QCOMPARE(*m_store->upsert(series, incoming), expected);
}

void TestCandleStore::orderOfArrivalDoesNotMatter()
{
    std::vector<Candle> reversed = candlesOf(20);
    std::reverse(reversed.begin(), reversed.end());
    QVERIFY(m_store->upsert(series, reversed).ok());
    QVERIFY(*m_store->newest(series, 20) == candlesOf(20));
}

void TestCandleStore::newestAndRangeAreOldestFirst()
{
    QVERIFY(m_store->upsert(series, candlesOf(10)).ok());
    const std::vector<Candle> newest = *m_store->newest(series, 3);
    QCOMPARE(newest.size(), 3u);
    QCOMPARE(newest.front().openTimeSec, startSec + 300 * 7);
    const std::vector<Candle> range = *m_store->range(series, startSec + 300, startSec + 900);
    QCOMPARE(range.size(), 2u);
    QCOMPARE(range.front().openTimeSec, startSec + 300);
    const std::vector<Candle> before = *m_store->newestBefore(series, startSec + 300 * 6, 3);
    QCOMPARE(before.size(), 3u);
    QCOMPARE(before.back().openTimeSec, startSec + 300 * 5);
    QVERIFY(m_store->newest(series, 0)->empty());
    QVERIFY(m_store->newest(series, -1)->empty());
}

void TestCandleStore::sparseAndDenseBatchesCountAlike_data()
{
    QTest::addColumn<int>("spacing");
    QTest::newRow("dense") << 1;
    QTest::newRow("sparse") << 50;
}

void TestCandleStore::sparseAndDenseBatchesCountAlike()
{
    QFETCH(int, spacing);
    std::vector<Candle> batch;
    for (int i = 0; i < 4; ++i)
        batch.push_back(candleAt(i * spacing));
    QVERIFY(m_store->upsert(series, batch).ok());
    batch[1].close = 1.75;
    batch[2] = candleAt(2 * spacing, 1.9, CandleSource::Csv);
    batch.push_back(candleAt(4 * spacing));
    batch.push_back(candleAt(4 * spacing));
    const UpsertCounts expected{.inserted = 1, .revised = 1, .unchanged = 3, .kept = 1};
    QCOMPARE(*m_store->upsert(series, batch), expected);
    QCOMPARE(*m_store->upsert(series, batch), (UpsertCounts{.unchanged = 5, .kept = 1}));
    QCOMPARE(m_store->range(series, 0, startSec * 2)->at(1).close, 1.75);
    QCOMPARE(m_store->range(series, 0, startSec * 2)->at(2).close, 1.5);
}

void TestCandleStore::seriesDoNotMix()
{
    const SeriesKey otherInterval{series.pair, 1};
    const SeriesKey otherPair{QStringLiteral("XBTUSD"), series.intervalMin};
    QVERIFY(m_store->upsert(series, candlesOf(4)).ok());
    QVERIFY(m_store->upsert(otherPair, candlesOf(2)).ok());
    QCOMPARE(m_store->newest(series, 9)->size(), 4u);
    QCOMPARE(m_store->newest(otherPair, 9)->size(), 2u);
    QVERIFY(!m_store->extent(otherInterval)->has_value());
}

void TestCandleStore::hostilePairsAreOnlyNames_data()
{
    QTest::addColumn<QString>("pair");
    QTest::newRow("drop table") << QStringLiteral("x'; DROP TABLE ohlcv_candles;--");
    QTest::newRow("quote") << QStringLiteral("\"");
    QTest::newRow("nul") << QString(QLatin1Char('\0'));
    QTest::newRow("10 KB") << QString(10240, QLatin1Char('P'));
}

void TestCandleStore::hostilePairsAreOnlyNames()
{
    QFETCH(QString, pair);
    const SeriesKey hostile{pair, 5};
    QVERIFY(m_store->upsert(series, candlesOf(2)).ok());
    const Result<UpsertCounts> counts = m_store->upsert(hostile, candlesOf(3));
    // PostgreSQL has no NUL in its texts, and no index entries of 10 KB: it may refuse those.
    QFETCH_GLOBAL(QString, kind);
    QVERIFY(counts.ok() || (kind != u"SQLite" && (pair.contains(QChar(0)) || pair.size() > 8000)));
    if (counts) {
        QCOMPARE(counts->inserted, 3);
        QCOMPARE(m_store->newest(hostile, 9)->size(), 3u);
    }
    QCOMPARE(m_store->newest(series, 9)->size(), 2u);
}

void TestCandleStore::countsBySource()
{
    QVERIFY(m_store
                ->upsert(series, std::vector{candleAt(0), candleAt(1, 1.5, CandleSource::Csv),
                                             candleAt(2, 1.5, CandleSource::Trades), candleAt(3)})
                .ok());
    QVERIFY((*m_store->countBySource(series, 0, startSec + 9000) == SourceCounts{2, 1, 1}));
    QVERIFY((*m_store->countBySource(series, startSec, startSec + 300) == SourceCounts{1, 0, 0}));
}

void TestCandleStore::tableHasTheAgreedColumns()
{
    QFETCH_GLOBAL(QString, kind);
    if (kind != u"SQLite")
        return; // their tables are the operator's
    Result<QSqlQuery> query = m_database->query(
        QStringLiteral("SELECT group_concat(name, ',') FROM pragma_table_info('ohlcv_candles')"));
    QVERIFY(query.ok() && query->next());
    QCOMPARE(
        query->value(0).toString(),
        QStringLiteral("time,pair,interval_min,open,high,low,close,volume,trade_count,source"));
}

QTEST_GUILESS_MAIN(TestCandleStore)
#include "tst_candlestore.moc"
