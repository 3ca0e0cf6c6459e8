// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

#include <QString>

#include <span>

namespace regime
{

/** One option that every command takes. */
struct CommonOption {
    const char* name;
    const char* value; ///< "DIR"; "a|b" for a choice
    const char* summary;
};

std::span<const CommonOption> commonOptions();

/** What the program is, in one sentence. */
QString programSummary();

/** What an argument T may be. */
QString timeSentence();

/** `regimescope --help`. */
QString generalHelp();

/** `regimescope COMMAND --help`. */
QString commandHelp(const Command& command);

/** A command's usage or summary on one line: the table breaks lines for the help text. */
QString onOneLine(const char* text);

} // namespace regime
