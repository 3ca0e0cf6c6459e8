// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organism.h"

// Written by qt_add_qml_module; named here so that a linker keeps it.
void qml_register_types_RegimeScope_Organism();

namespace regime
{

void useOrganism(QQmlEngine& engine)
{
    [[maybe_unused]] static const auto once = [] {
        qml_register_types_RegimeScope_Organism();
        return true;
    }();
    engine.addImportPath(QStringLiteral("qrc:/"));
}

} // namespace regime
