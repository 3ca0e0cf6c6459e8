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

/** What the files of a family are told by. */
template <typename Model> struct Files;
template <> struct Files<TrainedModel> {
    static QString idPrefix() { return {}; }
    static QString registrySuffix() { return {}; }
    static Result<StoredModel> read(const QJsonObject& object) { return modelFromJson(object); }
};
template <> struct Files<TrainedJump> {
    static QString idPrefix() { return QStringLiteral("j"); }
    static QString registrySuffix() { return QStringLiteral("-j"); }
    static Result<StoredJump> read(const QJsonObject& object) { return jumpFromJson(object); }
};

} // namespace

template <typename Model> QString ModelStoreOf<Model>::idPrefix()
{
    return Files<Model>::idPrefix();
}

template <typename Model>
ModelStoreOf<Model>::ModelStoreOf(QString dir, QString pair, int intervalMin)
    : m_dir(std::move(dir)), m_series(QStringLiteral("%1-%2").arg(pair).arg(intervalMin))
{
}

template <typename Model> QString ModelStoreOf<Model>::path(const QString& id) const
{
    return QDir(m_dir).filePath(QStringLiteral("model-%1-%2").arg(m_series, id) + jsonSuffix);
}

template <typename Model> QString ModelStoreOf<Model>::registryPath() const
{
    return QDir(m_dir).filePath(QStringLiteral("registry-") + m_series +
                                Files<Model>::registrySuffix() + jsonSuffix);
}

template <typename Model>
std::vector<qint64> ModelStoreOf<Model>::numbers(const QString& suffix) const
{
    std::vector<qint64> result;
    const QDir dir(m_dir);
    const QString prefix = QStringLiteral("model-%1-").arg(m_series) + idPrefix();
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

template <typename Model> QStringList ModelStoreOf<Model>::ids() const
{
    QStringList result;
    for (const qint64 number : numbers(jsonSuffix))
        result.append(idPrefix() + QString::number(number));
    return result;
}

template <typename Model>
Result<QString> ModelStoreOf<Model>::save(const Stored<Model>& model) const
{
    qint64 number = 1;
    for (const QString& suffix : {jsonSuffix, corruptSuffix}) {
        const std::vector<qint64> taken = numbers(suffix);
        if (!taken.empty())
            number = std::max(number, taken.front() + 1);
    }
    const QString id = idPrefix() + QString::number(number);
    if (const Result<Done> written = writeJsonObject(path(id), modelToJson(model)); !written)
        return written.error();
    return id;
}

template <typename Model> void ModelStoreOf<Model>::remove(const QString& id) const
{
    QFile::remove(path(id));
}

template <typename Model> Result<Stored<Model>> ModelStoreOf<Model>::load(const QString& id) const
{
    const Result<QJsonObject> object = readJsonObject(path(id));
    if (!object)
        return object.error();
    Result<Stored<Model>> stored = Files<Model>::read(*object);
    if (!stored)
        return Error{path(id).toStdString() + ": " + stored.error().message};
    stored->id = id;
    return stored;
}

template <typename Model>
StoredModelsOf<Model> ModelStoreOf<Model>::readAll(ModelAccess access) const
{
    StoredModelsOf<Model> found;
    for (const QString& id : ids()) {
        Result<Stored<Model>> stored = load(id);
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

template class ModelStoreOf<TrainedModel>;
template class ModelStoreOf<TrainedJump>;

} // namespace regime
