// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/databasefile.h"

#include "core/store/durablefile.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstring>

#include <sys/stat.h>

namespace regime
{

namespace
{

constexpr std::array journals{"", "-wal", "-shm"};

QString withSuffix(const QString& path, const char* suffix)
{
    return path + QLatin1String(suffix);
}

Error folderFailure(const QString& folder, const QString& reason)
{
    return Error{QStringLiteral("The data folder %1 cannot be used: %2. Choose another one with "
                                "--data-dir or make this one writable.")
                     .arg(folder, reason)
                     .toStdString()};
}

} // namespace

Result<Done> makeFolderFor(const QString& path)
{
    const QString folder = QFileInfo(path).absolutePath();
    QString made;
    for (const QString& part : folder.split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
        made += QLatin1Char('/') + part;
        if (QFileInfo(made).isDir())
            continue;
        if (::mkdir(QFile::encodeName(made).constData(), S_IRWXU) != 0 && errno != EEXIST)
            return folderFailure(folder, QString::fromLocal8Bit(std::strerror(errno)));
        if (!QFileInfo(made).isDir())
            return folderFailure(folder, QStringLiteral("%1 is not a folder").arg(made));
    }
    return Done{};
}

Result<Done> makePrivateFile(const QString& path)
{
    QFile file(path);
    if (file.exists())
        return Done{};
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                   QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return folderFailure(QFileInfo(path).absolutePath(), file.errorString());
    return Done{};
}

Result<QString> setDatabaseAside(const QString& path)
{
    const QString target = asideNameOf(path);
    for (const char* suffix : journals) {
        const QString from = withSuffix(path, suffix);
        if (!QFileInfo::exists(from))
            continue;
        QFile file(from);
        if (!file.rename(withSuffix(target, suffix)))
            return Error{QStringLiteral("%1 is damaged and cannot be moved aside: %2. Move it away "
                                        "by hand and start again.")
                             .arg(from, file.errorString())
                             .toStdString()};
    }
    return target;
}

} // namespace regime
