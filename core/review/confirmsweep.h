// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/timeline.h"

namespace regime::review
{

/** What the shown regime would have been like with each CONFIRM_CANDLES from 1 to `most`: the
 *  filter run again over the raw answers, begun anew behind a hole. Empty where the jump model had
 *  none. */
std::vector<ConfirmRow> confirmSweep(const Timeline& timeline, const ReviewInput& input, int most,
                                     ModelFamily family = ModelFamily::Hmm);

} // namespace regime::review
