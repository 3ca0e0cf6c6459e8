// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"

#include <QString>
#include <QStringList>

#include <span>

namespace regime
{

/** Exit codes of every command. */
enum ExitCode { Success = 0, CouldNot = 1, WrongUsage = 2 };

/** How a subcommand was called. No application object exists yet: it makes the one it needs from
 *  `argc` and `argv` (QCoreApplication, or QApplication where it draws). */
struct Invocation {
    const CommonOptions& common;
    QStringList arguments; ///< behind the subcommand's name, without the common options
    int& argc;
    char** argv;
};

/** One subcommand. `run` prints results on stdout, messages on stderr, returns an ExitCode. */
struct Command {
    const char* name;
    const char* usage;   ///< "--csv F --out F.csv"
    const char* summary; ///< one sentence
    int (*run)(const Invocation& invocation);
    ExitCode interrupted = CouldNot; ///< an end by Ctrl-C; of what never ends by itself: Success
};

/** All of them, in the order of the help text. */
std::span<const Command> commands();

} // namespace regime
