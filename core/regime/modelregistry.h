// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/modelstanding.h"
#include "core/regime/modelstore.h"

#include <span>
#include <vector>

namespace regime
{

/** A model and what has become of it. */
template <typename Model> struct Registered {
    Stored<Model> stored;
    ModelStanding standing = ModelStanding::Live;
    QString decision; ///< the last one about it, in words
    double decidedAtSec = 0;

    bool operator==(const Registered&) const = default;
};

using RegisteredModel = Registered<TrainedModel>;

/** A decision about a model: when, and why in words. */
struct ModelVerdict {
    double timeSec = 0;
    QString text;
};

/** What a change came to: the model's id, and why it is not on disk or empty. */
struct KeptModel {
    QString id;
    QString problem;
};

/**
 * The models of one family, pair and interval and which of them is live: the model files and beside
 * them a list, which holds the standing of each. The newest 20 are kept, the live one and a held
 * candidate whatever their age. What cannot be written still counts until the program ends. To be
 * used from one thread.
 */
template <typename Model> class ModelRegistryOf
{
public:
    using Kept = KeptModel;

    static constexpr std::size_t keptModels = 20;

    /** Models that were trained with settings other than `config` stand by. */
    ModelRegistryOf(ModelStoreOf<Model> store, ModelAccess access, const DetectorConfig& config);

    /**
     * Reads the folder; returns a sentence on each file that could not be used. When the live model
     * stands by or cannot be used, the newest that was live before and fits serves. Models that
     * the registry does not know, after a crash between the two files, stand as their review says.
     */
    QStringList load();

    /** Oldest first. */
    std::span<const Registered<Model>> models() const { return m_models; }

    /** The live model; null when there is none for these settings. */
    const Registered<Model>* live() const;

    /** The candidate that waits for the operator, or null. */
    const Registered<Model>* held() const;

    const Registered<Model>* find(const QString& id) const;

    /** Whether it may take the live model's place: it was trained with these settings. */
    bool mayServe(const Registered<Model>& model) const;

    /** Takes a trained model, whose id is not looked at: live or held, as its review says. */
    Kept add(Stored<Model> model, const ModelVerdict& verdict);

    /** Makes a model live that may serve. */
    Kept makeLive(const QString& id, const ModelVerdict& verdict);

    /** Rejects the held candidate. */
    Kept rejectHeld(const ModelVerdict& verdict);

private:
    Registered<Model>* withStanding(ModelStanding standing);
    void readStandings(QStringList& notices);
    Result<Done> applyStandings(const QJsonObject& registry);
    void place(Registered<Model>& model);
    void replaceLive(Registered<Model>& model, const ModelVerdict& verdict);
    QStringList forgetOldest();
    Kept keep(const QString& id);

    ModelStoreOf<Model> m_store;
    ModelAccess m_access;
    DetectorConfig m_config;
    std::vector<Registered<Model>> m_models;
    int m_unsaved = 0;
};

using ModelRegistry = ModelRegistryOf<TrainedModel>;
using JumpRegistry = ModelRegistryOf<TrainedJump>;

} // namespace regime
