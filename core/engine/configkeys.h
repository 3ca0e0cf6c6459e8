// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/configkey.h"

#include <QString>

#include <span>

namespace regime
{

/** Every key there is, in the order in which the settings show them. */
std::span<const ConfigKey> configKeys();

/** The key of that exact name, or null. */
const ConfigKey* findConfigKey(const QString& name);

} // namespace regime
