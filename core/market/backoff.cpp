// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/backoff.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{
constexpr double longestTransientSec = 60;
constexpr double longestThrottleSec = 60;
constexpr double longestNamedSec = 3600;
constexpr double limitedMarketSec = 60;
constexpr int unknownTries = 2;

double doubled(double firstSec, int inRow, double longestSec)
{
    const int doublings = std::clamp(inRow - 1, 0, 30);
    return std::min(longestSec, firstSec * std::exp2(doublings));
}

/** What the answer itself asks for, bounded; a moment in the past asks for nothing. */
double namedWaitSec(const RequestFailure& failure, double exchangeNowSec)
{
    const double delaySec = failure.retryAfterSec.value_or(0);
    const double untilSec = failure.retryAtSec.value_or(exchangeNowSec) - exchangeNowSec;
    return std::clamp(std::max(delaySec, untilSec), 0.0, longestNamedSec);
}

double transientWaitSec(int inRow, double random)
{
    const double baseSec = doubled(1, inRow, longestTransientSec);
    const double fromSec = std::min(baseSec, 0.75 * longestTransientSec);
    const double toSec = std::min(2 * baseSec, longestTransientSec);
    return fromSec + (toSec - fromSec) * std::clamp(random, 0.0, 1.0);
}
} // namespace

double hostPauseSec(const RequestFailure& failure, const FailureHistory& history,
                    double exchangeNowSec)
{
    if (failure.pauseFloorSec <= 0)
        return 0;
    const double longestSec = std::max(failure.pauseFloorSec, longestThrottleSec);
    const double grownSec = doubled(failure.pauseFloorSec, history.throttlesInRow, longestSec);
    return std::max(grownSec, namedWaitSec(failure, exchangeNowSec));
}

std::optional<double> retryWaitSec(const RequestFailure& failure, const FailureHistory& history,
                                   double exchangeNowSec, double random)
{
    switch (failure.kind) {
    case FailureClass::Permanent:
        return std::nullopt;
    case FailureClass::Unknown:
        if (history.inRow > unknownTries)
            return std::nullopt;
        break;
    case FailureClass::MarketState:
        return limitedMarketSec;
    case FailureClass::Throttle:
        return hostPauseSec(failure, history, exchangeNowSec);
    case FailureClass::Transient:
        break;
    }
    return std::max(transientWaitSec(history.inRow, random), namedWaitSec(failure, exchangeNowSec));
}

} // namespace regime
