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
template <typename Model> struct StoredModelsOf {
    std::vector<Stored<Model>> models; ///< oldest first
    QStringList notices;               ///< a sentence on each file that could not be used
};

/**
 * The files of one family's models of one pair and interval: `<dir>/model-<PAIR>-<MIN>-<id>.json`.
 * The id counts up from "1", that of jump models from "j1". A plain value without state of its own:
 * to be used from one thread at a time.
 */
template <typename Model> class ModelStoreOf
{
public:
    /** `pair`: altname ("XDGUSD"). The folder is made when the first model is saved. */
    ModelStoreOf(QString dir, QString pair, int intervalMin);

    /** Writes the model, whose own id is not looked at, under the next number and returns that; a
     *  cut write leaves nothing behind. Errors: the folder or the file cannot be written. */
    Result<QString> save(const Stored<Model>& model) const;

    /** Every model that can be used; files that are none are never deleted. */
    StoredModelsOf<Model> readAll(ModelAccess access) const;

    /** The model with this id. Errors: there is none, or its file is corrupt. */
    Result<Stored<Model>> load(const QString& id) const;

    void remove(const QString& id) const;

    /** What the family's ids begin with: nothing, or "j". */
    static QString idPrefix();

    /** The ids there are, newest first. */
    QStringList ids() const;

    /** The list of what has become of these models: `<dir>/registry-<PAIR>-<MIN>.json`, of jump
     *  models `registry-<PAIR>-<MIN>-j.json`. */
    QString registryPath() const;

private:
    QString path(const QString& id) const;
    /** The numbers of files whose name goes on with `suffix` behind the number, falling. */
    std::vector<qint64> numbers(const QString& suffix) const;

    QString m_dir;
    QString m_series; ///< "XDGUSD-1"
};

using ModelStore = ModelStoreOf<TrainedModel>;
using JumpStore = ModelStoreOf<TrainedJump>;

/** Renames a file that cannot be used, `.corrupt` behind its name; says so, or that it could not,
 *  as the end of a sentence. */
QString setModelFileAside(const QString& path);

} // namespace regime
