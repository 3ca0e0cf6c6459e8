// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/candlestore.h"
#include "core/store/sharedaddress.h"

#include <memory>

namespace regime
{

/** Opens the shared store at an address, on the thread that will use it; it lets that wait. */
Result<std::unique_ptr<CandleStore>> openSharedStore(const SharedAddress& address);

} // namespace regime
