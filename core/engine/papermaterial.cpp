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

std::optional<GridOpinion> opinionOf(const std::optional<LedgerRow>& row)
{
    return row && row->usable ? std::optional(GridOpinion{row->confidence, row->biasSignal})
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
        if (candle.openTimeSec <= material.rows.front().timeSec())
            known.push_back(gridCandle(candle));
    return known;
}

} // namespace

std::vector<GridCandle> gridCandles(const ReviewMaterial& material, ModelFamily family)
{
    std::vector<GridCandle> candles;
    auto row = material.rows.begin();
    for (const Candle& candle : material.candles) {
        if (candle.openTimeSec < material.rows.front().timeSec() ||
            candle.openTimeSec > material.rows.back().timeSec())
            continue;
        GridCandle& grid = candles.emplace_back(gridCandle(candle));
        while (row != material.rows.end() && row->timeSec() < candle.openTimeSec)
            ++row;
        if (row != material.rows.end() && row->timeSec() == candle.openTimeSec)
            grid.opinion = opinionOf(row->of(family));
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
