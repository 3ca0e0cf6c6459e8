// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace regime
{

/**
 * One unbroken run of closed candles, oldest first, reduced to what the features need. All three
 * columns have the same length. Quiet intervals are in it (close = previous close, volume 0); up
 * to 26 lost candles in a row may have been closed up.
 */
struct CandleSeries {
    std::vector<std::int64_t> openTimeSec;
    std::vector<double> close;
    std::vector<double> volume;

    std::size_t size() const { return close.size(); }
    bool operator==(const CandleSeries&) const = default;
};

} // namespace regime
