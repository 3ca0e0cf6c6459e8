// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/modelbookmodel.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"

#include <algorithm>

namespace regime
{

namespace
{

QString standingText(ModelStanding standing)
{
    switch (standing) {
    case ModelStanding::Live:
        return ModelBookModel::tr("live");
    case ModelStanding::Held:
        return ModelBookModel::tr("held");
    case ModelStanding::Rejected:
        return ModelBookModel::tr("rejected");
    case ModelStanding::Retired:
        return ModelBookModel::tr("retired");
    case ModelStanding::Passed:
        break;
    }
    return ModelBookModel::tr("passed over");
}

QString outcomeText(GateOutcome outcome)
{
    switch (outcome) {
    case GateOutcome::Passed:
        return ModelBookModel::tr("passed");
    case GateOutcome::Failed:
        return ModelBookModel::tr("failed");
    case GateOutcome::NotComparable:
        break;
    }
    return ModelBookModel::tr("not comparable");
}

/** "B 31 %, R 42 %, U 27 %" with `number` for each state. */
template <typename Number> QString byState(const std::vector<Regime>& regimes, Number number)
{
    QStringList parts;
    for (std::size_t i = 0; i < regimes.size(); ++i) {
        const QChar letter = QLatin1Char("BRU"[static_cast<std::size_t>(regimes[i])]);
        parts << QStringLiteral("%1\u00a0%2").arg(letter).arg(number(i));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

int ModelBookModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shelf().models.size());
}

QVariant ModelBookModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ModelEntry& entry = shelf().models[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return oneLine(entry.id, 24);
    case StandingRole:
        return standingText(entry.standing);
    case TrainedRole:
        return timeText(entry.trainedAtSec, m_book.asOfSec);
    case LikelihoodRole:
        return entry.logLikelihood ? numberText(*entry.logLikelihood, 3) : QString();
    case DecisionRole:
        return oneLine(entry.decision, 200);
    case CanRollBackRole:
        return entry.canRollBack;
    case LiveRole:
        return entry.standing == ModelStanding::Live;
    default:
        return {};
    }
}

QHash<int, QByteArray> ModelBookModel::roleNames() const
{
    return {{IdRole, "modelId"},        {StandingRole, "standing"},
            {TrainedRole, "trained"},   {LikelihoodRole, "likelihood"},
            {DecisionRole, "decision"}, {CanRollBackRole, "canRollBack"},
            {LiveRole, "live"}};
}

const ModelEntry* ModelBookModel::reviewed() const
{
    if (const ModelEntry* held = modelWith(shelf(), ModelStanding::Held))
        return held;
    const auto compared = std::ranges::find_if(shelf().models, [](const ModelEntry& entry) {
        return entry.review.outcome != RetrainOutcome::First;
    });
    return compared == shelf().models.end() ? nullptr : &*compared;
}

bool ModelBookModel::held() const
{
    return modelWith(shelf(), ModelStanding::Held) != nullptr;
}

QString ModelBookModel::reviewTitle() const
{
    const ModelEntry* entry = reviewed();
    if (!entry)
        return m_family == ModelFamily::Hmm ? tr("Retrain review")
                                            : tr("Retrain review of the second opinion");
    return entry->standing == ModelStanding::Held
               ? tr("Model %1 is held: promote it or reject it").arg(entry->id)
               : tr("Newest retrain: model %1, %2").arg(entry->id, standingText(entry->standing));
}

QString ModelBookModel::reviewText() const
{
    const ModelEntry* entry = reviewed();
    if (!entry)
        return tr("No retrain has been compared yet: the first model needs no comparison, later "
                  "ones are set beside the live one on candles neither has seen.");
    QString text = retrainReason(entry->review) + QStringLiteral(".");
    if (entry->standing == ModelStanding::Held && shelf().heldInARow > 1)
        text += QLatin1Char(' ') + tr("%1 candidates in a row were held.").arg(shelf().heldInARow);
    return text;
}

QStringList ModelBookModel::gateNames() const
{
    QStringList names;
    if (const ModelEntry* entry = reviewed())
        for (const RetrainGate& gate : retrainGates(entry->review))
            names << gate.name;
    return names;
}

QStringList ModelBookModel::gateFindings() const
{
    QStringList findings;
    if (const ModelEntry* entry = reviewed())
        for (const RetrainGate& gate : retrainGates(entry->review)) {
            // What could not be compared says so in its evidence.
            QStringList parts;
            if (gate.outcome != GateOutcome::NotComparable || gate.evidence.isEmpty())
                parts << outcomeText(gate.outcome);
            if (!gate.evidence.isEmpty())
                parts << gate.evidence;
            findings << parts.join(QStringLiteral(": "));
        }
    return findings;
}

QStringList ModelBookModel::besideNames() const
{
    return {m_family == ModelFamily::Hmm ? tr("Held-out, nats per candle")
                                         : tr("Held-out, cost per candle"),
            tr("Label changes a day"), tr("Occupancy"), tr("Stay, candles")};
}

QStringList ModelBookModel::traitTexts(const ModelTraits& traits,
                                       std::optional<double> logLikelihood) const
{
    // The review of a jump model holds what its labels cost with the other sign.
    const double sign = m_family == ModelFamily::Hmm ? 1 : -1;
    return {logLikelihood ? numberText(sign * *logLikelihood, 3) : tr("not comparable"),
            numberText(traits.flipsPerDay, 0),
            byState(traits.regimeOfState,
                    [&](std::size_t i) { return percentText(100.0 * traits.occupancy[i]); }),
            byState(traits.regimeOfState, [&](std::size_t i) {
                return traits.stay[i] < 1 ? numberText(1 / (1 - traits.stay[i]), 1)
                                          : tr("never left");
            })};
}

QStringList ModelBookModel::liveTraits() const
{
    const ModelEntry* entry = reviewed();
    if (!entry || !entry->review.live)
        return {};
    const auto& score = entry->review.score;
    return traitTexts(*entry->review.live,
                      score ? std::optional(score->liveLogLikelihood) : std::nullopt);
}

QStringList ModelBookModel::candidateTraits() const
{
    const ModelEntry* entry = reviewed();
    if (!entry)
        return {};
    const auto& score = entry->review.score;
    return traitTexts(entry->review.candidate,
                      score ? std::optional(score->candidateLogLikelihood) : std::nullopt);
}

QString ModelBookModel::remarksText() const
{
    const ModelEntry* entry = reviewed();
    return entry ? retrainRemarks(entry->review).join(QLatin1Char(' ')) : QString();
}

void ModelBookModel::apply(const ModelBook& book)
{
    if (book.sequence < m_book.sequence || book == m_book)
        return;
    beginResetModel();
    m_book = book;
    endResetModel();
    emit changed();
}

void ModelBookModel::promote()
{
    if (const ModelEntry* entry = modelWith(shelf(), ModelStanding::Held))
        emit promoteRequested(entry->id);
}

void ModelBookModel::reject()
{
    if (const ModelEntry* entry = modelWith(shelf(), ModelStanding::Held))
        emit rejectRequested(entry->id);
}

} // namespace regime
