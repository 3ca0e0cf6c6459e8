// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/features/series.h"
#include "tests/support/referencefile.h"

#include <cmath>
#include <functional>
#include <random>

/** Candles to walk through. */
namespace regime
{

/** The market of the reference detector: some 2000 minutes in three regimes. */
inline CandleSeries simulatedMarket()
{
    const QJsonObject file =
        reference::object(reference::path(QStringLiteral("synthetic/detector.json")));
    CandleSeries series;
    series.close = reference::numbers(file[QLatin1String("close")]);
    series.volume = reference::numbers(file[QLatin1String("volume")]);
    for (std::size_t i = 0; i < series.close.size(); ++i)
        series.openTimeSec.push_back(1'700'000'000 + 60 * static_cast<std::int64_t>(i));
    return series;
}

/** Minutes whose price drifts by `drift(i)` (of its logarithm) at candle i, with a little noise. */
inline CandleSeries driftingMarket(std::size_t candles,
                                   const std::function<double(std::size_t)>& drift)
{
    std::mt19937 random(7);
    const auto noise = [&] { return static_cast<double>(random()) / 4294967296.0 - 0.5; };
    CandleSeries series;
    double price = 100;
    for (std::size_t i = 0; i < candles; ++i) {
        price *= std::exp(drift(i) + 0.001 * noise());
        series.openTimeSec.push_back(1'700'000'040 + 60 * static_cast<std::int64_t>(i));
        series.close.push_back(price);
        series.volume.push_back(1000 + 100 * noise());
    }
    return series;
}

/** The candles from `first` to before `end`. */
inline CandleSeries part(const CandleSeries& series, std::size_t first, std::size_t end)
{
    const auto cut = [&](const auto& column) {
        return std::decay_t<decltype(column)>(column.begin() + static_cast<std::ptrdiff_t>(first),
                                              column.begin() + static_cast<std::ptrdiff_t>(end));
    };
    return {cut(series.openTimeSec), cut(series.close), cut(series.volume)};
}

} // namespace regime
