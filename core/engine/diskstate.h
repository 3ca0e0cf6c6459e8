// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/feedhealth.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace regime
{

/** Bytes this user may still write on the disk of `folder`; nothing when it cannot be asked. */
std::optional<std::int64_t> diskFreeBytes(const QString& folder);

/** What keeps a store in `folder` from being written, as seen from outside; never None. */
StoreTrouble storeTroubleIn(const QString& folder);

} // namespace regime
