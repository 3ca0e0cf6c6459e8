// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "core/base/result.h"
#include "ui/organismpose.h"

#include <QSize>
#include <QString>

namespace regime
{

/** What `regimescope organism` is asked to draw. */
struct OrganismRequest {
    OrganismState state;
    double timeSec = 0;
    QSize size{480, 480};
    bool dark = false;
    QString out;
};

/** Reads the subcommand's arguments. Error: the argument that is missing or wrong, and what it may
 *  be. */
Result<OrganismRequest> organismRequest(const QStringList& arguments);

extern const Command organismCommand;

} // namespace regime
