// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/marketanswers.h"
#include "core/pipeline/backfill.h"
#include "core/pipeline/sync.h"
#include "core/store/sqlitecandlestore.h"
#include "tests/support/krakenbodies.h"
#include "tests/support/marketcandles.h"

#include <QTest>

namespace regime::test
{

/** A market, stores, and the exchange's answers in between without a network: what a backfill sees.
 */
class BackfillStage
{
public:
    static constexpr double startSec = 1'700'000'005; // 25 s into a minute

    explicit BackfillStage(int historyMinutes = 4320, Result<Database> opened = inMemory())
        : market(syntheticMarket(
              {*PairNames().resolve(QStringLiteral("XDGUSD")), startSec, historyMinutes, 4})),
          database(*std::move(opened)), candles(database), coverage(database), cursors(database)
    {
        market.advanceTo(nowSec);
    }

    static Result<Database> inMemory() { return Database::openInMemory(storeSchema()); }

    BackfillStores stores() { return {database, candles, coverage, cursors}; }

    /** Stores what OHLC answers now, as polling does. */
    void fetchWindow()
    {
        const auto answer =
            bodies::ohlc(envelope(ohlcResult(market, QStringLiteral("XDGUSD"), 1, {}, nowSec)));
        QVERIFY(answer);
        const SyncMerge merge = mergeOhlc(*answer, {}, {}, 60);
        QVERIFY(candles.upsert(key, merge.candles));
        QVERIFY(coverage.prove(key, *merge.proved));
    }

    TradesPage page(const QString& since) const
    {
        const auto answer = bodies::trades(envelope(tradesResult(
            market, QStringLiteral("XDGUSD"), since.toLongLong(), cursor, pageSize, nowSec)));
        return answer ? *answer : TradesPage{};
    }

    /** Answers until the backfill ends or `most` pages were given; how many were. */
    int serve(Backfill& backfill, int most = 10'000)
    {
        int pages = 0;
        while (!backfill.end() && pages < most) {
            const auto step = backfill.take(page(backfill.cursor()), nowSec);
            if (!step)
                break;
            differences += step->differences;
            ++pages;
        }
        return pages;
    }

    std::vector<Candle> stored() const { return *candles.range(key, 0, std::int64_t{1} << 40); }

    /** The market's own bars with trades from `fromSec` on that are closed, told by source. */
    std::vector<Candle> reference(std::int64_t fromSec, CandleSource source) const
    {
        return closedBars(market, nowSec, fromSec, source);
    }

    /** True when all that is stored is joined to now: stored or proved, without a hole. */
    bool isContiguous() const
    {
        const auto missing = missingOf(1'000'000, key, candles, coverage);
        return missing && missing->holes.empty();
    }

    SeriesKey key{QStringLiteral("XDGUSD"), 1};
    double nowSec = startSec;
    SimulatedMarket market;
    TradeCursor cursor = TradeCursor::Exclusive;
    std::size_t pageSize = 1000;
    QStringList differences; ///< all that were said

    Database database;
    SqliteCandleStore candles;
    CoverageStore coverage;
    CursorStore cursors;
};

} // namespace regime::test
