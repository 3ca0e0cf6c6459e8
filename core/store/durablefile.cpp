// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/durablefile.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace regime
{

namespace
{

Error failure(const QString& path, const QString& reason)
{
    return Error{QStringLiteral("%1 could not be written: %2. What was there before is untouched; "
                                "check the folder and the space on its disk.")
                     .arg(path, reason)
                     .toStdString()};
}

QString systemReason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

/** Makes a rename in the folder last through a power cut. */
bool syncFolder(const QString& folder)
{
    const int handle =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool synced = ::fsync(handle) == 0;
    const int reason = errno;
    ::close(handle);
    errno = reason;
    return synced;
}

} // namespace

Result<Done> writeDurably(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(path, file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    // On a full disk commit() would replace the old file by a cut one without an error.
    if (file.write(content) != content.size() || !file.flush()) {
        const QString reason = file.errorString();
        file.cancelWriting();
        return failure(path, reason);
    }
    if (::fsync(file.handle()) != 0) {
        const QString reason = systemReason();
        file.cancelWriting();
        return failure(path, reason);
    }
    if (!file.commit())
        return failure(path, file.errorString());
    if (!syncFolder(QFileInfo(path).absolutePath()))
        return Error{
            QStringLiteral("%1 was written, but its folder could not be synced: %2. It may "
                           "be lost in a power cut.")
                .arg(path, systemReason())
                .toStdString()};
    return Done{};
}

QString asideNameOf(const QString& path)
{
    const QString stem =
        path + QStringLiteral(".corrupt-") +
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    QString name = stem;
    for (int n = 2; QFileInfo::exists(name) || QFileInfo::exists(name + QStringLiteral("-wal"));
         ++n)
        name = stem + QLatin1Char('-') + QString::number(n);
    return name;
}

} // namespace regime
