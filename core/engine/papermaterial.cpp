// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/papermaterial.h"

#include "core/engine/configvalues.h"

#include <algorithm>
#include <optional>

namespace regime
{

using namespace review;

namespace
{

std::optional<GridOpinion> opinionOf(const LedgerRow& row, ModelFamily family)
{
    if (!row.usable)
        return std::nullopt;
    if (family == ModelFamily::Hmm)
        return GridOpinion{row.confidence, row.biasSignal};
    return row.jump ? std::optional(GridOpinion{row.jump->confidence, row.jump->biasSignal})
                    : std::nullopt;
}

GridCandle gridCandle(const Candle& candle)
{
    return {candle.openTimeSec,
            candle.high,
            candle.low,
            candle.close,
            !candle.quiet && candle.volume > 0,
            std::nullopt};
}

/** The candles that were closed when the range's first label was given. */
std::vector<GridCandle> knownAtFirst(const ReviewMaterial& material)
{
    std::vector<GridCandle> known;
    for (const Candle& candle : material.candles)
        if (candle.openTimeSec <= material.rows.front().candleTimeSec)
            known.push_back(gridCandle(candle));
    return known;
}

} // namespace

std::vector<GridCandle> gridCandles(const ReviewMaterial& material, ModelFamily family)
{
    std::vector<GridCandle> candles;
    auto row = material.rows.begin();
    for (const Candle& candle : material.candles) {
        if (candle.openTimeSec < material.rows.front().candleTimeSec ||
            candle.openTimeSec > material.rows.back().candleTimeSec)
            continue;
        GridCandle& grid = candles.emplace_back(gridCandle(candle));
        while (row != material.rows.end() && row->candleTimeSec < candle.openTimeSec)
            ++row;
        if (row != material.rows.end() && row->candleTimeSec == candle.openTimeSec)
            grid.opinion = opinionOf(*row, family);
    }
    return candles;
}

PaperGridConfig paperGridConfig(const ReviewMaterial& material, const Configuration& configuration)
{
    PaperGridConfig config;
    config.grid = gridSettings(configuration);
    if (config.grid.priceTick == 0)
        config.grid.priceTick = finestTick(knownAtFirst(material));
    config.bot = {adviceConfig(configuration), rebalancerConfig(configuration)};
    config.intervalSec = material.series.intervalSec();
    return config;
}

} // namespace regime
