// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/retention.h"
#include "core/store/sharedqueue.h"

#include <QTest>

using namespace regime;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 1};
constexpr std::int64_t firstSec = 1'700'000'040;
constexpr int storedCandles = 20'000; // a fortnight of minutes
constexpr std::int64_t nowSec = firstSec + 60 * storedCandles;

} // namespace

/** What is removed of the embedded store, and above all what is not. */
class TestRetention : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void nothingIsRemovedUnlessAsked();
    void whatIsOlderIsRemovedAndNoLongerProved();
    void whatALedgerRowNeedsStays();
    void whatWaitsForASharedStoreStays();
    void timesWithoutCandlesTakeNoStep();
    void onePassADay();

private:
    void store(std::int64_t from, std::int64_t count);
    void writeRow(std::int64_t candle, ModelFamily family = ModelFamily::Hmm);
    void pass(int days, std::int64_t atSec = nowSec);
    std::vector<std::int64_t> left() const; ///< numbers of the stored candles

    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqliteCandleStore> m_candles;
    std::unique_ptr<CoverageStore> m_coverage;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<Retention> m_retention;
};

void TestRetention::init()
{
    auto opened = Database::openInMemory(storeSchema());
    QVERIFY(opened.ok());
    m_database = std::make_unique<Database>(*std::move(opened));
    m_candles = std::make_unique<SqliteCandleStore>(*m_database);
    m_coverage = std::make_unique<CoverageStore>(*m_database);
    m_ledger = std::make_unique<Ledger>(*m_database, series);
    m_retention =
        std::make_unique<Retention>(*m_database, *m_candles, *m_coverage, *m_ledger, series);
    store(0, storedCandles);
    QVERIFY(m_coverage->prove(series, {firstSec, nowSec}).ok());
}

void TestRetention::store(std::int64_t from, std::int64_t count)
{
    std::vector<Candle> candles;
    for (std::int64_t i = from; i < from + count; ++i)
        candles.push_back(
            {firstSec + 60 * i, 0.1, 0.2, 0.1, 0.15, 7, 3, CandleSource::Ohlc, false});
    QVERIFY(m_candles->upsert(series, candles).ok());
}

void TestRetention::writeRow(std::int64_t candle, ModelFamily family)
{
    LedgerRow row;
    row.family = family;
    row.candleTimeSec = firstSec + 60 * candle;
    QCOMPARE(*m_ledger->append({&row, 1}), 1);
}

void TestRetention::pass(int days, std::int64_t atSec)
{
    for (int slice = 0; slice < 100; ++slice) {
        const auto ended = m_retention->step(atSec, days);
        QVERIFY(ended.ok());
        if (*ended || days == 0)
            return;
    }
    QFAIL("no end");
}

std::vector<std::int64_t> TestRetention::left() const
{
    std::vector<std::int64_t> numbers;
    const auto candles = m_candles->range(series, 0, 2 * nowSec);
    for (const Candle& candle : *candles)
        numbers.push_back((candle.openTimeSec - firstSec) / 60);
    return numbers;
}

void TestRetention::nothingIsRemovedUnlessAsked()
{
    pass(0);
    QCOMPARE(left().size(), std::size_t{storedCandles});
    pass(30);
    QCOMPARE(left().size(), std::size_t{storedCandles});
    QCOMPARE(m_retention->removed(), 0);
}

void TestRetention::whatIsOlderIsRemovedAndNoLongerProved()
{
    pass(1);
    QCOMPARE(left().size(), 1440u);
    QCOMPARE(left().front(), std::int64_t{storedCandles - 1440});
    QCOMPARE(m_retention->removed(), std::int64_t{storedCandles - 1440});
    const auto proved = m_coverage->spans(series, 0, 2 * nowSec);
    QVERIFY(*proved == (std::vector<ProvedSpan>{{nowSec - 86'400, nowSec}}));
}

void TestRetention::whatALedgerRowNeedsStays()
{
    writeRow(1000);
    writeRow(1010);
    writeRow(9000, ModelFamily::Jump); // alone, where the HMM was silent
    pass(1);
    std::vector<std::int64_t> due;
    for (std::int64_t i = 0; i < storedCandles; ++i)
        if ((i >= 760 && i <= 1070) || (i >= 8760 && i <= 9060) || i >= storedCandles - 1440)
            due.push_back(i);
    QVERIFY(left() == due);
    QCOMPARE(m_coverage->spans(series, 0, 2 * nowSec)->size(), 3u);
}

void TestRetention::whatWaitsForASharedStoreStays()
{
    SharedQueue queue(*m_database);
    QVERIFY(queue.link(QStringLiteral("https://a.example")).ok());
    store(-2, 2); // older than all the rest, and waiting
    pass(1);
    QCOMPARE(left().size(), 1442u);
    QCOMPARE(left().front(), std::int64_t{-2});
    QCOMPARE(queue.next(10)->candles.size(), 2u);
}

void TestRetention::timesWithoutCandlesTakeNoStep()
{
    store(-20'000'000, 3); // forty years before the rest
    int steps = 0;
    while (!*m_retention->step(nowSec, 1))
        ++steps;
    QVERIFY2(steps < 10, qPrintable(QString::number(steps)));
    QCOMPARE(m_retention->removed(), std::int64_t{storedCandles - 1440 + 3});
}

void TestRetention::onePassADay()
{
    pass(1);
    store(0, 10);
    QVERIFY(!*m_retention->step(nowSec + 3600, 1));
    QCOMPARE(left().size(), 1450u);
    pass(1, nowSec + 86'400);
    QCOMPARE(left().size(), 0u);
}

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
