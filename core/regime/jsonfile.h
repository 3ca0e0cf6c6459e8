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

/** Replaces the file by the object, for people to read; a write that fails leaves the old one. The
 *  folder is made. Errors name the file. */
Result<Done> writeJsonObject(const QString& path, const QJsonObject& object);

} // namespace regime
