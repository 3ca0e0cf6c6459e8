// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

namespace regime
{

std::span<const Command> commands()
{
    return {};
}

} // namespace regime
