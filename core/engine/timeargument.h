// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstdint>

namespace regime
{

/** A time of the command line in epoch seconds: a whole number of them, or ISO 8601 with a zone
 *  ("2024-07-01T00:00:00Z", "2024-07-01T02:00:00+02:00"). The error says what is allowed. */
Result<std::int64_t> parseTimeArgument(const QString& text);

} // namespace regime
