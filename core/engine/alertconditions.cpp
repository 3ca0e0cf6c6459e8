// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alertconditions.h"

#include "core/engine/values/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace regime
{

namespace
{

constexpr int kHeldInARow = 3;
constexpr int kStalledFailures = 3;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Alert)
};

/** All is well unless `is`. */
Condition when(bool is, const QString& what, double sinceSec)
{
    return is ? Condition{QStringLiteral("on"), what, sinceSec, 0} : Condition{};
}

std::optional<Condition> staleness(const FeedHealth& health, double nowSec)
{
    if (!health.newestCandleSec)
        return std::nullopt;
    const auto newestSec = static_cast<double>(*health.newestCandleSec);
    Condition condition =
        when(nowSec - newestSec > health.freshnessLimitSec,
             Words::tr("No candle since the one of %1 UTC.").arg(timeText(newestSec, nowSec)),
             newestSec + health.freshnessLimitSec);
    condition.evidence = *health.newestCandleSec;
    return condition;
}

/** Why what comes in is not kept where it belongs; empty when it is. */
QString storeTrouble(const FeedHealth& health)
{
    if (!health.storeProblem.isEmpty())
        return health.storeProblem;
    return health.sharedStore && !health.sharedStore->online ? sharedStoreText(*health.sharedStore)
                                                             : QString();
}

Condition lostCandles(const FeedHealth& health, double nowSec)
{
    if (health.lostIntervals.empty())
        return {};
    std::int64_t candles = 0;
    for (const LostInterval& lost : health.lostIntervals)
        candles += lost.candles;
    const auto fromSec = static_cast<double>(health.lostIntervals.front().fromSec);
    return when(true,
                Words::tr("%1 lost, the newest from %2 UTC on.")
                    .arg(candlesText(candles), timeText(fromSec, nowSec)),
                fromSec);
}

std::optional<Condition> drifting(const RegimeSnapshot& snapshot,
                                  const std::optional<DriftReport>& drift)
{
    if (!drift || !drift->problem.isEmpty())
        return std::nullopt;
    QStringList beyond;
    for (const DriftAlarm& alarm : followedDrift(driftAlarms(*drift), snapshot))
        beyond << oneLine(alarm.measure, 40);
    return when(
        !beyond.isEmpty(),
        Words::tr("Beyond its normal for three days: %1.").arg(beyond.join(QStringLiteral(", "))),
        drift->asOfSec);
}

/** Of the models that something follows: the one that is shown, and the one whose bias the advice
 *  takes. What becomes of a mere second opinion wakes nobody. */
std::vector<const Opinion*> followed(const RegimeSnapshot& snapshot)
{
    std::vector<const Opinion*> opinions{&snapshot};
    if (snapshot.adviceSource != snapshot.source)
        opinions.push_back(&snapshot.other);
    return opinions;
}

Condition heldInARow(const RegimeSnapshot& snapshot, double nowSec)
{
    int held = 0;
    for (const Opinion* opinion : followed(snapshot))
        held = std::max(held, opinion->heldInARow);
    return when(held >= kHeldInARow, Words::tr("%1 candidates in a row were held back.").arg(held),
                nowSec);
}

/** Each candidate that is held is another matter. */
Condition retraining(const RegimeSnapshot& snapshot, double nowSec)
{
    for (const Opinion* opinion : followed(snapshot)) {
        if (!opinion->trainingProblem.isEmpty())
            return when(true, oneLine(opinion->trainingProblem, 300), nowSec);
        if (!opinion->heldModelId.isEmpty())
            return {QStringLiteral("held ") + opinion->heldModelId,
                    Words::tr("Candidate %1 was held back and waits for you.")
                        .arg(oneLine(opinion->heldModelId, 40)),
                    nowSec, 0};
    }
    return {};
}

/** Nothing is said of a regime that no one may act on, nor of an undecided one. */
std::optional<Condition> shownRegime(const EngineReport& report, double nowSec)
{
    const RegimeSnapshot& snapshot = report.snapshot;
    if (!snapshot.shownRegime || *snapshot.shownRegime == ShownRegime::Undecided ||
        !isUsable(judgeTrust(snapshot, report.health, nowSec)))
        return std::nullopt;
    const std::string_view name = regimeName(*snapshot.shownRegime);
    const QString word = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    return Condition{word, Words::tr("The shown regime is %1.").arg(word),
                     snapshot.shownSinceSec ? static_cast<double>(*snapshot.shownSinceSec) : nowSec,
                     0};
}

std::optional<Condition> collapse(const RegimeSnapshot& snapshot)
{
    if (!snapshot.answer)
        return std::nullopt;
    const auto sinceSec = snapshot.confidenceCollapsedSinceSec;
    return when(sinceSec.has_value(),
                Words::tr("Confidence is below %1 after a day above 0.5.")
                    .arg(snapshot.confidenceThreshold),
                static_cast<double>(sinceSec.value_or(0)));
}

} // namespace

Conditions alertConditions(const EngineReport& report, const std::optional<DriftReport>& drift,
                           double nowSec)
{
    const RegimeSnapshot& snapshot = report.snapshot;
    const FeedHealth& health = report.health;
    const BackfillStatus& backfill = health.backfill;
    Conditions conditions;
    const auto set = [&](AlertKind kind, std::optional<Condition> condition) {
        conditions[static_cast<std::size_t>(kind)] = std::move(condition);
    };
    set(AlertKind::Stale, staleness(health, nowSec));
    set(AlertKind::StoreOffline,
        when(!storeTrouble(health).isEmpty(), oneLine(storeTrouble(health), 300), nowSec));
    set(AlertKind::RetrainHeld, heldInARow(snapshot, nowSec));
    set(AlertKind::Gap, lostCandles(health, nowSec));
    set(AlertKind::BackfillStalled,
        when(backfill.running && backfill.failuresInRow >= kStalledFailures,
             Words::tr("%1 requests in a row failed: %2.")
                 .arg(backfill.failuresInRow)
                 .arg(oneLine(backfill.problem)),
             nowSec));
    set(AlertKind::RetrainFailed, retraining(snapshot, nowSec));
    set(AlertKind::Drift, drifting(snapshot, drift));
    set(AlertKind::ConfidenceCollapse, collapse(snapshot));
    set(AlertKind::RegimeChanged, shownRegime(report, nowSec));
    return conditions;
}

} // namespace regime
