// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

namespace regime
{

/** The object a JSON file holds. Errors name the file: it cannot be read, is no JSON, or holds
 *  something else than an object. */
Result<QJsonObject> readJsonObject(const QString& path);

} // namespace regime
