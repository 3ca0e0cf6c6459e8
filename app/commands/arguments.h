// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

#include <QCommandLineParser>

#include <cstdint>
#include <optional>

namespace regime
{

/** Prints the sentence on stderr and returns `code`. */
int endWith(ExitCode code, const QString& sentence);

/**
 * Parses a subcommand's own arguments. Returns nothing when all is well, else the exit code, after
 * the sentence was printed.
 */
std::optional<int> parseOptions(QCommandLineParser& parser, const Invocation& invocation);

/** The same for a subcommand that takes options alone: any other word is wrong usage. */
std::optional<int> parseOptionsAlone(QCommandLineParser& parser, const Invocation& invocation);

/** The value of `--name` as a number within [min, max]; the sentence names what is allowed. */
Result<double> numberOption(const QCommandLineParser& parser, const QString& name, double min,
                            double max);

/** The same for whole numbers; `fallback` when the option is not given. */
Result<std::int64_t> wholeOption(const QCommandLineParser& parser, const QString& name, double min,
                                 double max, std::int64_t fallback);

} // namespace regime
