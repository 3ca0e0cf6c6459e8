// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/modelstore.h"

#include "core/regime/jsonfile.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <functional>

namespace regime
{

namespace
{

const QString jsonSuffix = QStringLiteral(".json");
const QString corruptSuffix = QStringLiteral(".json.corrupt");

} // namespace

ModelStore::ModelStore(QString dir, QString pair, int intervalMin)
    : m_dir(std::move(dir)), m_series(QStringLiteral("%1-%2").arg(pair).arg(intervalMin))
{
}

QString ModelStore::path(const QString& id) const
{
    return QDir(m_dir).filePath(QStringLiteral("model-%1-%2").arg(m_series, id) + jsonSuffix);
}

QString ModelStore::pathBeside(const QString& kind) const
{
    return QDir(m_dir).filePath(kind + u'-' + m_series + jsonSuffix);
}

std::vector<qint64> ModelStore::numbers(const QString& suffix) const
{
    std::vector<qint64> result;
    const QDir dir(m_dir);
    const QString prefix = QStringLiteral("model-%1-").arg(m_series);
    for (const QString& name : dir.entryList({prefix + u'*' + suffix}, QDir::Files)) {
        bool ok = false;
        const QString digits = name.mid(prefix.size()).chopped(suffix.size());
        const qint64 number = digits.toLongLong(&ok);
        if (ok && number > 0 && digits == QString::number(number))
            result.push_back(number);
    }
    std::ranges::sort(result, std::greater{});
    return result;
}

QStringList ModelStore::ids() const
{
    QStringList result;
    for (const qint64 number : numbers(jsonSuffix))
        result.append(QString::number(number));
    return result;
}

Result<QString> ModelStore::save(const StoredModel& model) const
{
    qint64 number = 1;
    for (const QString& suffix : {jsonSuffix, corruptSuffix}) {
        const std::vector<qint64> taken = numbers(suffix);
        if (!taken.empty())
            number = std::max(number, taken.front() + 1);
    }
    const QString id = QString::number(number);
    if (const Result<Done> written = writeJsonObject(path(id), modelToJson(model)); !written)
        return written.error();
    return id;
}

void ModelStore::remove(const QString& id) const
{
    QFile::remove(path(id));
}

Result<StoredModel> ModelStore::load(const QString& id) const
{
    const Result<QJsonObject> object = readJsonObject(path(id));
    if (!object)
        return object.error();
    Result<StoredModel> stored = modelFromJson(*object);
    if (!stored)
        return Error{path(id).toStdString() + ": " + stored.error().message};
    stored->id = id;
    return stored;
}

StoredModels ModelStore::readAll(ModelAccess access) const
{
    StoredModels found;
    for (const QString& id : ids()) {
        Result<StoredModel> stored = load(id);
        if (stored)
            found.models.insert(found.models.begin(), *std::move(stored));
        else
            found.notices.append(
                QStringLiteral("A stored model could not be used (%1)%2")
                    .arg(QString::fromStdString(stored.error().message),
                         access == ModelAccess::Keep ? setModelFileAside(path(id)) : QString()));
    }
    return found;
}

QString setModelFileAside(const QString& path)
{
    QString aside = path + QStringLiteral(".corrupt");
    for (int i = 2; QFile::exists(aside); ++i)
        aside = path + QStringLiteral(".corrupt-%1").arg(i);
    if (QFile::rename(path, aside))
        return QStringLiteral("; it was set aside as %1").arg(aside);
    return QStringLiteral("; it could not be renamed and was left where it is");
}

} // namespace regime
