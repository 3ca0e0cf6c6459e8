// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/graphicsguard.h"

#include <QDir>
#include <QFile>

namespace regime
{

namespace
{

QString lockPath(const QString& folder)
{
    QDir().mkpath(folder);
    return folder + QStringLiteral("/first-frame.lock");
}

} // namespace

GraphicsGuard::GraphicsGuard(const QString& folder) : m_lock(lockPath(folder))
{
    const bool left = QFile::exists(lockPath(folder));
    m_lock.setStaleLockTime(0);
    m_lastStartCrashed = m_lock.tryLock(0) && left;
}

} // namespace regime
