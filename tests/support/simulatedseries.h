// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/features/series.h"
#include "tests/support/referencefile.h"

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
