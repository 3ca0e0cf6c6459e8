// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/modeljson.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace regime
{

/** What a look for the newest model found. */
struct ModelRestore {
    std::optional<StoredModel> model; ///< nothing when there is none that can be used
    QStringList notices;              ///< a sentence on each file that is no model
};

/** What becomes of a file that is no model: a reader beside a running program touches nothing. */
enum class DamagedModels { SetAside, Leave };

/**
 * The models of one pair and interval on disk: `<dir>/model-<PAIR>-<MIN>-<n>.json`, n counting up
 * from 1 and serving as the model's id. The newest 20 are kept. A plain value without state of its
 * own: to be used from one thread at a time.
 */
class ModelStore
{
public:
    static constexpr int keptModels = 20;

    /** `pair`: altname ("XDGUSD"). The folder is made when the first model is saved. */
    ModelStore(QString dir, QString pair, int intervalMin);

    /** Writes the model under the next number and returns that; a cut write leaves nothing behind.
     *  Errors: the folder or the file cannot be written. */
    Result<QString> save(const TrainedModel& model, const DetectorConfig& config,
                         double trainedAtSec) const;

    /** The newest model that can be used; each newer file that is no model gets a notice. */
    ModelRestore newest(DamagedModels damaged = DamagedModels::SetAside) const;

    /** The model with this id. Errors: there is none, or its file is corrupt. */
    Result<StoredModel> load(const QString& id) const;

    /** The ids there are, newest first. */
    QStringList ids() const;

private:
    QString path(const QString& id) const;
    /** The numbers of files whose name goes on with `suffix` behind the number, falling. */
    std::vector<qint64> numbers(const QString& suffix) const;
    QString setAside(const QString& id) const;

    QString m_dir;
    QString m_prefix; ///< "model-XDGUSD-1-"
};

} // namespace regime
