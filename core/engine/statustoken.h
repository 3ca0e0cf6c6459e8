// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace regime
{

/** `status-token` in the folder of the configuration file. */
QString statusTokenPath(const QString& configFile);

/** Makes the file (0600) with 256 random bits in hex, unless it is there. */
Result<Done> makeStatusToken(const QString& path);

/** What is in it. Errors: it is not there, empty, or others than its owner may read it. */
Result<QByteArray> readStatusToken(const QString& path);

} // namespace regime
