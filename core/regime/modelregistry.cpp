// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/modelregistry.h"

#include "core/regime/jsonfields.h"
#include "core/regime/jsonfile.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace regime
{

namespace
{

constexpr int schemaVersion = 1;

/** In the order of ModelStanding. */
constexpr std::array standingNames{"live", "held", "rejected", "retired", "passed"};

/** One line of the list. */
struct Entry {
    QString id;
    ModelStanding standing = ModelStanding::Live;
    QString decision;
    double decidedAtSec = 0;
};

QJsonObject entryToJson(const Entry& model)
{
    const char* standing = standingNames[static_cast<std::size_t>(model.standing)];
    return {{QStringLiteral("id"), model.id},
            {QStringLiteral("standing"), QString::fromLatin1(standing)},
            {QStringLiteral("decided_at"), model.decidedAtSec},
            {QStringLiteral("decision"), model.decision}};
}

Result<Entry> entryFromJson(const QJsonObject& object)
{
    Fields fields(object);
    Entry entry;
    entry.id = QString::fromStdString(fields.text("id"));
    entry.standing = static_cast<ModelStanding>(fields.oneOf("standing", standingNames));
    entry.decidedAtSec = fields.number("decided_at");
    entry.decision = QString::fromStdString(fields.text("decision"));
    if (fields.fault())
        return *fields.fault();
    return entry;
}

bool trainedAlike(const StoredModel& stored, const DetectorConfig& config)
{
    return trainsAlike(stored.config, config);
}
bool trainedAlike(const StoredJump& stored, const DetectorConfig& config)
{
    return trainsJumpAlike(stored.config, config);
}

} // namespace

template <typename Model>
ModelRegistryOf<Model>::ModelRegistryOf(ModelStoreOf<Model> store, ModelAccess access,
                                        const DetectorConfig& config)
    : m_store(std::move(store)), m_access(access), m_config(config)
{
}

template <typename Model> QStringList ModelRegistryOf<Model>::load()
{
    m_models.clear();
    StoredModelsOf<Model> found = m_store.readAll(m_access);
    for (Stored<Model>& stored : found.models) {
        const double trainedAtSec = stored.trainedAtSec;
        m_models.push_back({std::move(stored), ModelStanding::Retired, {}, trainedAtSec});
    }
    readStandings(found.notices);
    if (!live()) {
        const auto spare = std::find_if(
            m_models.rbegin(), m_models.rend(), [this](const Registered<Model>& model) {
                return model.standing == ModelStanding::Retired && mayServe(model);
            });
        if (spare != m_models.rend())
            replaceLive(*spare, {spare->decidedAtSec, spare->decision});
    }
    return found.notices;
}

template <typename Model> void ModelRegistryOf<Model>::readStandings(QStringList& notices)
{
    if (QFile::exists(m_store.registryPath())) {
        const Result<QJsonObject> registry = readJsonObject(m_store.registryPath());
        const Result<Done> applied = registry ? applyStandings(*registry) : registry.error();
        if (applied)
            return;
        notices.append(
            QStringLiteral("The list of models could not be used (%1)%2; what each of them is "
                           "follows from its own review")
                .arg(QString::fromStdString(applied.error().message),
                     m_access == ModelAccess::Keep ? setModelFileAside(m_store.registryPath())
                                                   : QString()));
    }
    for (Registered<Model>& model : m_models)
        place(model);
}

template <typename Model>
Result<Done> ModelRegistryOf<Model>::applyStandings(const QJsonObject& registry)
{
    Fields fields(registry);
    if (fields.integer("schema") != schemaVersion)
        fields.complain("schema", "is not 1; the list was written by another version");
    std::vector<Entry> entries;
    for (const QJsonValue& value : fields.array("models"))
        entries.push_back(fields.take(entryFromJson(value.toObject())));
    if (fields.fault())
        return Error{m_store.registryPath().toStdString() + ": " + fields.fault()->message};
    std::vector<Registered<Model>*> unknown;
    for (Registered<Model>& model : m_models) {
        const auto entry = std::ranges::find(entries, model.stored.id, &Entry::id);
        if (entry == entries.end()) {
            unknown.push_back(&model);
            continue;
        }
        model.standing = entry->standing;
        model.decision = entry->decision;
        model.decidedAtSec = entry->decidedAtSec;
    }
    for (Registered<Model>* model : unknown)
        place(*model);
    return Done{};
}

template <typename Model>
Registered<Model>* ModelRegistryOf<Model>::withStanding(ModelStanding standing)
{
    const auto found = std::ranges::find(m_models, standing, &Registered<Model>::standing);
    return found == m_models.end() ? nullptr : &*found;
}

template <typename Model> const Registered<Model>* ModelRegistryOf<Model>::live() const
{
    const auto found =
        std::ranges::find(m_models, ModelStanding::Live, &Registered<Model>::standing);
    return found == m_models.end() || !mayServe(*found) ? nullptr : &*found;
}

template <typename Model> const Registered<Model>* ModelRegistryOf<Model>::held() const
{
    const auto found =
        std::ranges::find(m_models, ModelStanding::Held, &Registered<Model>::standing);
    return found == m_models.end() || !mayServe(*found) ? nullptr : &*found;
}

template <typename Model>
const Registered<Model>* ModelRegistryOf<Model>::find(const QString& id) const
{
    const auto found = std::ranges::find(
        m_models, id, [](const Registered<Model>& model) { return model.stored.id; });
    return found == m_models.end() ? nullptr : &*found;
}

template <typename Model>
bool ModelRegistryOf<Model>::mayServe(const Registered<Model>& model) const
{
    return trainedAlike(model.stored, m_config);
}

/** Gives a new model the standing that its review asks for. */
template <typename Model> void ModelRegistryOf<Model>::place(Registered<Model>& model)
{
    model.standing = ModelStanding::Passed; // not itself what it replaces
    if (Registered<Model>* held = withStanding(ModelStanding::Held))
        held->standing = ModelStanding::Passed;
    if (model.stored.review.outcome == RetrainOutcome::Hold)
        model.standing = ModelStanding::Held;
    else
        replaceLive(model, {model.decidedAtSec, model.decision});
}

template <typename Model>
void ModelRegistryOf<Model>::replaceLive(Registered<Model>& model, const ModelVerdict& verdict)
{
    if (Registered<Model>* before = withStanding(ModelStanding::Live))
        before->standing = ModelStanding::Retired;
    model.standing = ModelStanding::Live;
    model.decision = verdict.text;
    model.decidedAtSec = verdict.timeSec;
}

/** Writes the list. */
template <typename Model> KeptModel ModelRegistryOf<Model>::keep(const QString& id)
{
    if (m_access == ModelAccess::Look)
        return {id, {}};
    QJsonArray entries;
    for (const Registered<Model>& model : m_models)
        entries.append(
            entryToJson({model.stored.id, model.standing, model.decision, model.decidedAtSec}));
    const Result<Done> written =
        writeJsonObject(m_store.registryPath(), {{QStringLiteral("schema"), schemaVersion},
                                                 {QStringLiteral("models"), entries}});
    return {id, written ? QString() : QString::fromStdString(written.error().message)};
}

/** Of more than 20 models the oldest go, but never the live one or a held candidate; returns the
 *  ids of those that went from memory. */
template <typename Model> QStringList ModelRegistryOf<Model>::forgetOldest()
{
    QStringList ids;
    for (auto model = m_models.begin(); m_models.size() > keptModels && model != m_models.end();) {
        if (model->standing == ModelStanding::Live || model->standing == ModelStanding::Held) {
            ++model;
            continue;
        }
        ids.append(model->stored.id);
        model = m_models.erase(model);
    }
    return ids;
}

template <typename Model>
KeptModel ModelRegistryOf<Model>::add(Stored<Model> model, const ModelVerdict& verdict)
{
    QString problem;
    model.id.clear();
    if (m_access == ModelAccess::Keep) {
        const Result<QString> id = m_store.save(model);
        if (id)
            model.id = *id;
        else
            problem = QString::fromStdString(id.error().message);
    }
    if (model.id.isEmpty())
        model.id = QStringLiteral("unsaved-%1%2").arg(m_store.idPrefix()).arg(++m_unsaved);
    const QString id = model.id;
    m_models.push_back({std::move(model), ModelStanding::Passed, verdict.text, verdict.timeSec});
    place(m_models.back());
    const QStringList forgotten = forgetOldest();
    Kept kept = keep(id);
    if (!problem.isEmpty())
        kept.problem = problem;
    // A file goes only when the list on disk no longer names it.
    if (kept.problem.isEmpty() && m_access == ModelAccess::Keep)
        for (const QString& old : forgotten)
            m_store.remove(old);
    return kept;
}

template <typename Model>
KeptModel ModelRegistryOf<Model>::makeLive(const QString& id, const ModelVerdict& verdict)
{
    const auto model = std::ranges::find(
        m_models, id, [](const Registered<Model>& candidate) { return candidate.stored.id; });
    Q_ASSERT(model != m_models.end() && mayServe(*model));
    replaceLive(*model, verdict);
    return keep(id);
}

template <typename Model> KeptModel ModelRegistryOf<Model>::rejectHeld(const ModelVerdict& verdict)
{
    Registered<Model>* model = withStanding(ModelStanding::Held);
    Q_ASSERT(model);
    model->standing = ModelStanding::Rejected;
    model->decision = verdict.text;
    model->decidedAtSec = verdict.timeSec;
    return keep(model->stored.id);
}

template class ModelRegistryOf<TrainedModel>;
template class ModelRegistryOf<TrainedJump>;

} // namespace regime
