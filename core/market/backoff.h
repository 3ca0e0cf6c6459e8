// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/krakenfailure.h"

#include <optional>

namespace regime
{

/** What went wrong before, counting the failure in question. */
struct FailureHistory {
    int inRow = 1;          ///< failures of this request since its last good answer
    int throttlesInRow = 0; ///< pauses of the host since its last good answer
};

/**
 * Seconds the whole host pauses after `failure`; 0 when it need not. A throttle pauses 5 s and
 * doubles to 60 s with each one in a row; a block by the front at least 60 s; a lockout 15 min.
 * Retry-After and a moment named by the exchange lengthen the pause, to an hour at most.
 * `exchangeNowSec` is the exchange's time.
 */
double hostPauseSec(const RequestFailure& failure, const FailureHistory& history,
                    double exchangeNowSec);

/**
 * Seconds until the request is worth asking again; absent when only the operator can help.
 * Transient failures wait 1, 2, 4 .. 60 s, spread upwards by `random` (0 to 1) towards the next
 * step so that many clients do not come back at once; an error nobody knows counts as transient
 * twice; limited trading is polled once a minute; a pause of the host is waited for.
 */
std::optional<double> retryWaitSec(const RequestFailure& failure, const FailureHistory& history,
                                   double exchangeNowSec, double random);

} // namespace regime
