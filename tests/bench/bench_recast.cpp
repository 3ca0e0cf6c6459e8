// SPDX-License-Identifier: GPL-3.0-or-later
// How long today's models walk over all that is stored, and again when the next candle closes, and
// how long ticks wait meanwhile. Not a test.
//
//   bench_recast [candles]     500,000 unless told, each with a row in the ledger
#include "core/engine/enginestore.h"
#include "core/engine/historyservice.h"
#include "core/engine/recast.h"
#include "tests/bench/storedcandles.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace regime;

namespace
{

const SeriesKey key{QStringLiteral("XDGUSD"), 1};
const WalkRules rules;

std::unique_ptr<EngineStore> open(const QString& dataDir)
{
    auto store = EngineStore::open(storePath(Configuration(), dataDir), key, Access::Write);
    if (!store)
        qFatal("%s", store.error().message.c_str());
    return std::move(*store);
}

/** A row for each candle, so that all of them are compared. */
void fillLedger(EngineStore& store, const CandleExtent& extent)
{
    std::vector<LedgerRow> rows;
    for (std::int64_t timeSec = extent.firstSec; timeSec <= extent.lastSec; timeSec += 60) {
        LedgerRow row;
        row.candleTimeSec = timeSec;
        row.modelId = QStringLiteral("1");
        row.raw = static_cast<Regime>(timeSec / 6000 % 3);
        rows.push_back(row);
        row.family = ModelFamily::Jump;
        rows.push_back(row);
        if (rows.size() < 50'000 && timeSec < extent.lastSec)
            continue;
        if (const auto kept = store.ledger().append(rows); !kept)
            qFatal("%s", kept.error().message.c_str());
        rows.clear();
    }
}

DrawnModels trained(EngineStore& store)
{
    const DetectorConfig config;
    CandleSeries series;
    const auto newest = *store.candles().newest(key, config.trainingCandles);
    for (const Candle& candle : newest) {
        series.openTimeSec.push_back(candle.openTimeSec);
        series.close.push_back(candle.close);
        series.volume.push_back(candle.volume);
    }
    const auto hmm = trainModel({&series, 1}, config);
    const auto jump = trainJump({&series, 1}, config);
    if (!hmm || !jump)
        qFatal("the candles train no models");
    return drawnModels(
        LiveModel{QStringLiteral("2"), 0, std::make_shared<const TrainedModel>(*hmm)},
        LiveJump{QStringLiteral("j2"), 0, std::make_shared<const TrainedJump>(*jump)}, config,
        ModelFamily::Hmm);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const int candles = argc > 1 ? std::atoi(argv[1]) : 500'000;
    QTemporaryDir folder;
    storeCandles(folder.path(), candles);
    const auto store = open(folder.path());
    const CandleExtent extent = **store->candles().extent(key);
    fillLedger(*store, extent);
    const DrawnModels models = trained(*store);

    HistoryService service(*store, key, rules, ModelFamily::Hmm);
    Recasting recasting(*store, key, rules, ModelFamily::Hmm);
    std::int64_t lastSec = extent.lastSec;
    QElapsedTimer timer, sinceTurn;
    std::clock_t cpuBefore = 0;
    qint64 longestNs = 0;
    const auto ask = [&] {
        const HistoryRequest request{1, extent.firstSec, lastSec + 60, 1200, true};
        const ChartHistory ledger = *service.answer(request, models); // what a window has looked at
        cpuBefore = std::clock();
        longestNs = 0;
        timer.start();
        sinceTurn.start();
        recasting.start(ledger, models);
    };
    QTimer turn;
    QObject::connect(&turn, &QTimer::timeout, [&] {
        longestNs = std::max(longestNs, sinceTurn.nsecsElapsed()), sinceTurn.start();
    });
    QObject::connect(&recasting, &Recasting::ready, [&](const ChartHistory& history) {
        std::int64_t compared = 0;
        for (const ChartColumn& column : history.columns)
            compared += column.relabelling.compared;
        std::printf("%lld candles compared after %lld ms, %.0f ms of processor; the longest that a "
                    "tick waited: %.1f ms\n",
                    static_cast<long long>(compared), static_cast<long long>(timer.elapsed()),
                    1e3 * double(std::clock() - cpuBefore) / CLOCKS_PER_SEC,
                    1e-6 * double(longestNs));
        if (lastSec > extent.lastSec) {
            QCoreApplication::quit();
            return;
        }
        // The next candle closes.
        Candle next = store->candles().newest(key, 1)->front();
        next.openTimeSec = lastSec += 60;
        if (!store->candles().upsert(key, {&next, 1}))
            qFatal("the next candle is not kept");
        fillLedger(*store, {lastSec, lastSec});
        ask();
    });
    turn.start(1);
    ask();
    return app.exec();
}
