// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlEngine>

namespace regime
{

/** Makes `import RegimeScope.Organism` work in the engine. */
void useOrganism(QQmlEngine& engine);

} // namespace regime
