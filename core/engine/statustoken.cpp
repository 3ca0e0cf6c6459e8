// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/statustoken.h"

#include "core/store/durablefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <array>

namespace regime
{

QString statusTokenPath(const QString& configFile)
{
    return QFileInfo(configFile).dir().filePath(QStringLiteral("status-token"));
}

Result<Done> makeStatusToken(const QString& path)
{
    if (QFileInfo::exists(path))
        return Done{};
    if (!QDir().mkpath(QFileInfo(path).path()))
        return Error{QStringLiteral("the folder of %1 cannot be made").arg(path).toStdString()};
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    const QByteArray bytes(reinterpret_cast<const char*>(bits.data()), sizeof bits);
    return writeDurably(path, bytes.toHex() + '\n');
}

Result<QByteArray> readStatusToken(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()).toStdString()};
    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (file.permissions() & others)
        return Error{
            QStringLiteral("%1 may be read by others: chmod 600 it").arg(path).toStdString()};
    const QByteArray token = file.read(1024).trimmed();
    if (token.isEmpty())
        return Error{QStringLiteral("%1 is empty").arg(path).toStdString()};
    return token;
}

} // namespace regime
