// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/outcomerows.h"
#include "core/store/sharedaddress.h"

#include <stop_token>

namespace regime
{

inline constexpr const char* outcomesStopped = "stopped while reading exit_outcomes";

/**
 * Reads the bot's table `exit_outcomes` behind a PostgREST interface, page by page, on a thread
 * that may wait; nothing is written. Columns may have any type whose JSON is a number, a text, a
 * truth value or null. Rows are counted from 1, by time of booking. Errors: the service refuses or
 * does not answer, a required column is missing, stopped.
 */
Result<OutcomeTable> readRestOutcomes(const SharedAddress& address, const QString& pair,
                                      const std::stop_token& stop = {});

} // namespace regime
