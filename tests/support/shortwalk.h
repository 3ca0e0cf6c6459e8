// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/replay.h"

namespace regime::test
{

/** A walk that trains on so few candles, begins behind them and trains again that often. */
inline ReplayConfig shortWalk(std::size_t trainingCandles, std::size_t retrainEvery)
{
    ReplayConfig config;
    config.detector.trainingCandles = static_cast<int>(trainingCandles);
    config.start = trainingCandles;
    config.retrainEvery = retrainEvery;
    return config;
}

} // namespace regime::test
