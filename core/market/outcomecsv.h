// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/outcomerows.h"

#include <QIODevice>

namespace regime
{

/**
 * Reads a file with the columns of `exit_outcomes`: a header that names them, in any order, others
 * beside them; text may be in double quotes, doubled inside; an empty field is missing. Rows are
 * counted by the line they stand on. Errors: the device fails; the header lacks a column that is
 * required; there is no line.
 */
Result<OutcomeTable> readOutcomeCsv(QIODevice& device, const QString& pair);

} // namespace regime
