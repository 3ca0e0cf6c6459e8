// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/modeljson.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace regime
{

/** What may be done to a folder of models. */
enum class ModelAccess {
    Keep, ///< written; a file that cannot be used is renamed
    Look, ///< nothing is written
};

/** What was found of a folder. */
struct StoredModels {
    std::vector<StoredModel> models; ///< oldest first
    QStringList notices;             ///< a sentence on each file that could not be used
};

/**
 * The model files of one pair and interval: `<dir>/model-<PAIR>-<MIN>-<n>.json`, n counting up from
 * 1 and serving as the model's id. A plain value without state of its own: to be used from one
 * thread at a time.
 */
class ModelStore
{
public:
    /** `pair`: altname ("XDGUSD"). The folder is made when the first model is saved. */
    ModelStore(QString dir, QString pair, int intervalMin);

    /** Writes the model, whose own id is not looked at, under the next number and returns that; a
     *  cut write leaves nothing behind. Errors: the folder or the file cannot be written. */
    Result<QString> save(const StoredModel& model) const;

    /** Every model that can be used; files that are none are never deleted. */
    StoredModels readAll(ModelAccess access) const;

    /** The model with this id. Errors: there is none, or its file is corrupt. */
    Result<StoredModel> load(const QString& id) const;

    void remove(const QString& id) const;

    /** The ids there are, newest first. */
    QStringList ids() const;

    /** Another file about the same models: `<dir>/<kind>-<PAIR>-<MIN>.json`. */
    QString pathBeside(const QString& kind) const;

private:
    QString path(const QString& id) const;
    /** The numbers of files whose name goes on with `suffix` behind the number, falling. */
    std::vector<qint64> numbers(const QString& suffix) const;

    QString m_dir;
    QString m_series; ///< "XDGUSD-1"
};

/** Renames a file that cannot be used, `.corrupt` behind its name; says so, or that it could not,
 *  as the end of a sentence. */
QString setModelFileAside(const QString& path);

} // namespace regime
