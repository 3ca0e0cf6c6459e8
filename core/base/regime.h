// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace regime
{

/** The three answers of the detector; the numbers are those of snapshot and replay files. */
enum class Regime { Bearish = 0, Ranging = 1, Bullish = 2 };

/** What the interface says: a regime, or that none may be named now. */
enum class ShownRegime { Undecided = -1, Bearish = 0, Ranging = 1, Bullish = 2 };

/** P(BEARISH), P(RANGING), P(BULLISH), in this order; they sum to 1. */
using RegimeProbabilities = std::array<double, 3>;

constexpr ShownRegime shown(Regime regime)
{
    return static_cast<ShownRegime>(regime);
}

/** The word written everywhere: "BEARISH", "RANGING", "BULLISH", "UNDECIDED". */
constexpr std::string_view regimeName(ShownRegime regime)
{
    switch (regime) {
    case ShownRegime::Bearish:
        return "BEARISH";
    case ShownRegime::Ranging:
        return "RANGING";
    case ShownRegime::Bullish:
        return "BULLISH";
    case ShownRegime::Undecided:
        break;
    }
    return "UNDECIDED";
}
constexpr std::string_view regimeName(Regime regime)
{
    return regimeName(shown(regime));
}

} // namespace regime
