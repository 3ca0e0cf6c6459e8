// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/modelstore.h"

#include "core/regime/jsonfile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <functional>

namespace regime
{

namespace
{

const QString jsonSuffix = QStringLiteral(".json");
const QString corruptSuffix = QStringLiteral(".json.corrupt");

Error cannotWrite(const QString& path, const QString& why)
{
    return Error{"The model cannot be written to " + path.toStdString() + ": " + why.toStdString()};
}

} // namespace

ModelStore::ModelStore(QString dir, QString pair, int intervalMin)
    : m_dir(std::move(dir)), m_prefix(QStringLiteral("model-%1-%2-").arg(pair).arg(intervalMin))
{
}

QString ModelStore::path(const QString& id) const
{
    return QDir(m_dir).filePath(m_prefix + id + jsonSuffix);
}

std::vector<qint64> ModelStore::numbers(const QString& suffix) const
{
    std::vector<qint64> result;
    const QDir dir(m_dir);
    for (const QString& name : dir.entryList({m_prefix + u'*' + suffix}, QDir::Files)) {
        bool ok = false;
        const QString digits = name.mid(m_prefix.size()).chopped(suffix.size());
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

Result<QString> ModelStore::save(const TrainedModel& model, const DetectorConfig& config,
                                 double trainedAtSec) const
{
    if (!QDir().mkpath(m_dir))
        return cannotWrite(m_dir, QStringLiteral("the folder cannot be made"));
    qint64 number = 1;
    for (const QString& suffix : {jsonSuffix, corruptSuffix}) {
        const std::vector<qint64> taken = numbers(suffix);
        if (!taken.empty())
            number = std::max(number, taken.front() + 1);
    }
    const QString id = QString::number(number);
    QSaveFile file(path(id));
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file.fileName(), file.errorString());
    const QByteArray text = QJsonDocument(modelToJson({id, trainedAtSec, model, config})).toJson();
    // On a full disk write() may take a part only, and commit() would still succeed.
    if (file.write(text) != text.size() || !file.flush()) {
        file.cancelWriting();
        return cannotWrite(file.fileName(), file.errorString());
    }
    if (!file.commit())
        return cannotWrite(file.fileName(), file.errorString());

    const QStringList all = ids();
    for (qsizetype i = keptModels; i < all.size(); ++i)
        QFile::remove(path(all[i]));
    return id;
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

QString ModelStore::setAside(const QString& id) const
{
    const QString aside = QDir(m_dir).filePath(m_prefix + id + corruptSuffix);
    return QFile::rename(path(id), aside)
               ? QStringLiteral("; it was set aside as %1").arg(aside)
               : QStringLiteral("; it could not be renamed and was left where it is");
}

ModelRestore ModelStore::newest(DamagedModels damaged) const
{
    ModelRestore restore;
    for (const QString& id : ids()) {
        Result<StoredModel> stored = load(id);
        if (stored) {
            restore.model = *std::move(stored);
            break;
        }
        restore.notices.append(QStringLiteral("A stored model could not be used (%1)")
                                   .arg(QString::fromStdString(stored.error().message)) +
                               (damaged == DamagedModels::SetAside ? setAside(id) : QString()));
    }
    return restore;
}

} // namespace regime
