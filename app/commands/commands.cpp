// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/commands/organism.h"

#include <array>

namespace regime
{

std::span<const Command> commands()
{
    static const std::array all{organismCommand};
    return all;
}

} // namespace regime
