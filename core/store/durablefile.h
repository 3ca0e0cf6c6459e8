// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace regime
{

/**
 * Replaces `path` by `content` (0600) so that after a crash or power cut the old or the new content
 * is there, whole. Errors: folder, disk, a write cut short; the old file is then untouched.
 */
Result<Done> writeDurably(const QString& path, const QByteArray& content);

/** `path.corrupt-<utc>`, or with a number behind it where that is taken. */
QString asideNameOf(const QString& path);

} // namespace regime
