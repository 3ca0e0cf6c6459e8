// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/features/series.h"
#include "core/market/candlefile.h"

namespace regime::test
{

/** The candles of a file with its quiet intervals filled in; empty where there is no such file. */
inline CandleSeries realSeries(const QString& path, std::int64_t intervalSec)
{
    CandleSeries series;
    const auto file = readCandleFile(path);
    if (!file)
        return series;
    const auto append = [&](std::int64_t openTimeSec, double close, double volume) {
        series.openTimeSec.push_back(openTimeSec);
        series.close.push_back(close);
        series.volume.push_back(volume);
    };
    for (const Candle& candle : file->candles) {
        while (series.size() > 0 && series.openTimeSec.back() + intervalSec < candle.openTimeSec)
            append(series.openTimeSec.back() + intervalSec, series.close.back(), 0);
        append(candle.openTimeSec, candle.close, candle.volume);
    }
    return series;
}

} // namespace regime::test
