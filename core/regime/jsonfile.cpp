// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/jsonfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace regime
{

Result<QJsonObject> readJsonObject(const QString& path)
{
    const std::string name = path.toStdString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{name + " cannot be read: " + file.errorString().toStdString()};
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &fault);
    if (fault.error != QJsonParseError::NoError)
        return Error{name + " is not JSON: " + fault.errorString().toStdString() + " at byte " +
                     std::to_string(fault.offset)};
    if (!document.isObject())
        return Error{name + " does not hold a JSON object"};
    return document.object();
}

Result<Done> writeJsonObject(const QString& path, const QJsonObject& object)
{
    const auto cannot = [&](const QString& why) {
        return Error{path.toStdString() + " cannot be written: " + why.toStdString()};
    };
    if (!QDir().mkpath(QFileInfo(path).path()))
        return cannot(QStringLiteral("the folder cannot be made"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannot(file.errorString());
    const QByteArray text = QJsonDocument(object).toJson();
    // On a full disk write() may take a part only, and commit() would still succeed.
    if (file.write(text) != text.size() || !file.flush()) {
        file.cancelWriting();
        return cannot(file.errorString());
    }
    if (!file.commit())
        return cannot(file.errorString());
    return Done{};
}

} // namespace regime
