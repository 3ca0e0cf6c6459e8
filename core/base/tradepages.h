// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

namespace regime
{

/** Trades the exchange gives with one request. */
constexpr double tradesAPage = 1000;

/** Trades of one stretch of a walk back: long enough that the page cut at its end costs little, and
 *  a little less than whole pages, so that one more is seldom needed. */
constexpr double tradesAStretch = 3.9 * tradesAPage;

/** Pages that a walk back over `trades` will take: each stretch ends within a page. */
inline std::int64_t pagesFor(double trades)
{
    return std::llround(std::ceil(trades / tradesAPage + 0.5 * trades / tradesAStretch));
}

} // namespace regime
