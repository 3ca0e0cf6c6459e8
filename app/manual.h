// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regime
{

/**
 * Texts that are made from the program's own tables of commands, options and settings, so that none
 * of them can tell of something else than the program does.
 */

/** regimescope(1), in man(7) macros. */
QString manualPage();

/** The completion of bash; needs nothing but bash. */
QString bashCompletion();

/** Every setting as a table in Markdown, under a heading for each group. */
QString settingsTable();

} // namespace regime
