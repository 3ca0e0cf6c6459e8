// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regime
{

/**
 * Words from outside made safe for one log line and for a label: control characters and line
 * breaks escaped, cut to `longest` characters with an ellipsis that says so.
 */
QString outsideText(const QString& words, qsizetype longest = 200);

} // namespace regime
