// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/jsonfile.h"

#include <QFile>
#include <QJsonDocument>

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

} // namespace regime
