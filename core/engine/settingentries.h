// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/configuration.h"
#include "core/engine/values/settingentry.h"

#include <QList>

namespace regime
{

/** Every key as the settings page lists it; `nextStart` is what the file asks for by now. */
QList<SettingEntry> settingEntries(const Configuration& inForce, const Configuration& nextStart);

} // namespace regime
