// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/storedcandles.h"

#include "core/base/clock.h"
#include "core/engine/enginestore.h"

#include <QDir>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace regime
{

namespace
{

constexpr std::size_t kBatch = 50'000;

Candle nextCandle(std::int64_t openTimeSec, double open, std::mt19937& random)
{
    const auto share = [&] { return static_cast<double>(random()) / 4294967296.0; };
    Candle candle;
    candle.openTimeSec = openTimeSec;
    candle.open = open;
    candle.close = open * std::exp(0.001 * (share() + share() - 1));
    candle.high = std::max(candle.open, candle.close) * (1 + 0.0005 * share());
    candle.low = std::min(candle.open, candle.close) * (1 - 0.0005 * share());
    candle.volume = 100 + 1000 * share();
    candle.tradeCount = 10;
    return candle;
}

} // namespace

void storeCandles(const QString& dataDir, int candles)
{
    const SeriesKey key{QStringLiteral("XDGUSD"), 1};
    QDir().mkpath(dataDir);
    auto store = EngineStore::open(storePath(Configuration(), dataDir), key, Access::Write);
    std::mt19937 random{1};
    std::vector<Candle> batch;
    double price = 0.1;
    const auto newestSec = static_cast<std::int64_t>(SystemClock().nowSec()) / 60 * 60 - 60;
    for (int i = 0; store && i < candles; ++i) {
        batch.push_back(nextCandle(newestSec - 60 * std::int64_t{candles - 1 - i}, price, random));
        price = batch.back().close;
        if (batch.size() < kBatch && i + 1 < candles)
            continue;
        if (const auto kept = (*store)->candles().upsert(key, batch); !kept)
            store = kept.error();
        batch.clear();
    }
    if (!store) {
        std::fprintf(stderr, "bench_window: %s\n", store.error().message.c_str());
        std::exit(1);
    }
}

} // namespace regime
