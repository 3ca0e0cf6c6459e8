// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/reviewreport.h"

namespace regime::samples
{

/** A review of half a year of five-minute candles as the engine would make it, the same for each
 *  call. */
ReviewReport reviewReport();

} // namespace regime::samples
