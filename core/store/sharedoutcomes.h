// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/outcomerows.h"
#include "core/store/sharedaddress.h"

#include <stop_token>

namespace regime
{

/** The bot's table `exit_outcomes` in a shared store, on a thread that may wait: a request to stop
 *  ends that at once, whatever the network does. What PostgreSQL then still holds up, up to 10 s,
 *  the next reading waits for, and the end of the program for less than a second. Errors: those of
 * PostgresConnection::open() and readOutcomes(), or of readRestOutcomes(). */
Result<OutcomeTable> readSharedOutcomes(const SharedAddress& address, const QString& pair,
                                        const std::stop_token& stop = {});

} // namespace regime
