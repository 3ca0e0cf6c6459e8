// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstdint>

namespace regime
{

/**
 * A time on the command line: epoch seconds, or ISO 8601 with its zone ("2024-07-01T00:00:00Z",
 * "2024-07-01T02:00+02:00"). Whole seconds; a fraction is cut. A time without a zone is refused.
 */
Result<std::int64_t> parseTimeArgument(const QString& option, const QString& text);

} // namespace regime
