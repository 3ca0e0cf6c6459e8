// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report.h"

#include <QByteArray>

namespace regime
{

/**
 * A report as one JSON object: the facts by their keys, the tables by theirs, and under `candles`
 * what the charts show. Times are epoch seconds, what is not known is null, and the same report
 * gives the same bytes.
 */
QByteArray reportJson(const Report& report);

} // namespace regime
