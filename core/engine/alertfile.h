// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/alertmachine.h"

#include <QJsonObject>
#include <QString>

namespace regime
{

/** An alert machine's state for the next start, and back. Errors name the field. */
QJsonObject alertStateJson(const AlertState& state);
Result<AlertState> readAlertState(const QJsonObject& object);

/** What a file says to a reader beside its writer, up to `asOfSec` where that is given; nothing
 * where there is no file. Errors name it. */
Result<AlertBook> readAlertBook(const QString& path, std::optional<std::int64_t> asOfSec);

/** `alerts-<PAIR>-<MIN>.json` in the data folder. */
QString alertFilePath(const QString& dataDir, const QString& pair, int intervalMin);

} // namespace regime
