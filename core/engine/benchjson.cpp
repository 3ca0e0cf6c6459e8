// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/benchjson.h"

#include "core/engine/botreviewjson.h"
#include "core/engine/reviewmarksjson.h"
#include "core/engine/reviewvaluesjson.h"
#include "core/engine/values/reviewwords.h"

#include <QJsonArray>

#include <string_view>

namespace regime
{

using namespace review;

namespace
{

QJsonValue text(std::string_view word)
{
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

QJsonObject json(const Estimate& estimate)
{
    const auto& interval = estimate.interval;
    return {{QStringLiteral("value"), estimate.value},
            {QStringLiteral("low"), interval ? QJsonValue(interval->low) : QJsonValue()},
            {QStringLiteral("high"), interval ? QJsonValue(interval->high) : QJsonValue()}};
}

QJsonValue orNull(const std::optional<Estimate>& estimate)
{
    return estimate ? QJsonValue(json(*estimate)) : QJsonValue();
}

// Declared here for array().
QJsonObject json(const GainRow& row);
QJsonObject json(const StabilityRow& row);
QJsonObject json(const ConfirmRow& row);
QJsonObject json(const OutcomeGroup& group);
QJsonObject json(const OutcomeTable& table);
QJsonObject json(const ReliabilityBin& bin);
QJsonObject json(const PhaseTravel& phase);
QJsonObject json(const WhatIf& whatIf);

template <typename Rows> QJsonArray array(const Rows& rows)
{
    QJsonArray result;
    for (const auto& row : rows)
        result.append(json(row));
    return result;
}

QJsonObject json(const GainRow& row)
{
    if (!row.gain)
        return {{QStringLiteral("by"), text(name(row.by))},
                {QStringLiteral("of"), text(name(row.of))},
                {QStringLiteral("gain"), QJsonValue()},
                {QStringLiteral("reason"), noGainText(row.noGain)}};
    return {{QStringLiteral("by"), text(name(row.by))},
            {QStringLiteral("of"), text(name(row.of))},
            {QStringLiteral("baseline_r2"), row.gain->baseline},
            {QStringLiteral("gain"), row.gain->gain},
            {QStringLiteral("low"), row.gain->low},
            {QStringLiteral("high"), row.gain->high},
            {QStringLiteral("days"), row.gain->days},
            {QStringLiteral("candles"), row.gain->candles},
            {QStringLiteral("left_out"), row.gain->leftOut}};
}

QJsonObject json(const StabilityRow& row)
{
    const Stability& stability = row.stability;
    QJsonObject occupancy;
    for (const auto& [key, label] : {std::pair("BEARISH", 0), std::pair("RANGING", 1),
                                     std::pair("BULLISH", 2), std::pair("UNDECIDED", 3)})
        occupancy[QLatin1String(key)] = stability.occupancy[static_cast<std::size_t>(label)];
    return {{QStringLiteral("by"), text(name(row.by))},
            {QStringLiteral("candles"), qint64{stability.candles}},
            {QStringLiteral("occupancy"), occupancy},
            {QStringLiteral("episodes"), qint64{stability.episodes}},
            {QStringLiteral("flips_per_1000"), stability.flipsPerThousand},
            {QStringLiteral("changes_per_day"), stability.changesPerDay},
            {QStringLiteral("dwell_median"), stability.medianDwellCandles},
            {QStringLiteral("dwell_p95"), stability.longDwellCandles},
            {QStringLiteral("false_transition_share"), stability.falseTransitionShare},
            {QStringLiteral("standing_share"), numberJson(stability.standingShare)},
            {QStringLiteral("differing_share"), numberJson(stability.differingShare)}};
}

QJsonObject json(const ConfirmRow& row)
{
    return {{QStringLiteral("confirm_candles"), row.confirmCandles},
            {QStringLiteral("changes_per_day"), row.changesPerDay},
            {QStringLiteral("lag_candles"), numberJson(row.lagCandles)},
            {QStringLiteral("differing_share"), row.differingShare},
            {QStringLiteral("standing_share"), numberJson(row.standingShare)}};
}

QJsonObject json(const OutcomeGroup& group)
{
    return {{QStringLiteral("label"), group.label},
            {QStringLiteral("candles"), qint64{group.candles}},
            {QStringLiteral("separate_horizons"), qint64{group.separateHorizons}},
            {QStringLiteral("effective_candles"), numberJson(group.effectiveCandles)},
            {QStringLiteral("mean"), json(group.mean)}};
}

QJsonObject json(const OutcomeTable& table)
{
    QJsonObject object{{QStringLiteral("by"), text(name(table.by))},
                       {QStringLiteral("outcome"), text(name(table.outcome))},
                       {QStringLiteral("horizon"), table.horizonCandles},
                       {QStringLiteral("explained_share"), table.explainedShare},
                       {QStringLiteral("enough_data"), table.enoughData},
                       {QStringLiteral("groups"), array(table.groups)},
                       {QStringLiteral("test"), QJsonValue()}};
    if (table.test)
        object[QLatin1String("test")] =
            QJsonObject{{QStringLiteral("h"), table.test->h},
                        {QStringLiteral("p"), table.test->p},
                        {QStringLiteral("p_corrected"), table.test->pCorrected},
                        {QStringLiteral("shifts"), table.test->shifts}};
    if (!table.noTest.empty())
        object[QLatin1String("no_test")] = QString::fromStdString(table.noTest);
    return object;
}

QJsonObject json(const ReliabilityBin& bin)
{
    return {{QStringLiteral("candles"), qint64{bin.candles}},
            {QStringLiteral("forecast"), bin.forecast},
            {QStringLiteral("happened"), json(bin.happened)}};
}

QJsonValue orNull(const std::optional<Persistence>& persistence)
{
    if (!persistence)
        return {};
    return QJsonObject{
        {QStringLiteral("horizon"), persistence->horizonCandles},
        {QStringLiteral("candles"), qint64{persistence->candles}},
        {QStringLiteral("bins"), array(persistence->bins)},
        {QStringLiteral("calibration_error"), persistence->calibrationError},
        {QStringLiteral("brier_skill"), numberJson(persistence->brierSkill)},
        {QStringLiteral("area_under_curve"), numberJson(persistence->areaUnderCurve)}};
}

QJsonObject json(const Sureness& sureness)
{
    return {{QStringLiteral("confident_share"), sureness.confidentShare},
            {QStringLiteral("confident_standing"), orNull(sureness.confidentStanding)},
            {QStringLiteral("standing"), orNull(sureness.standing)},
            {QStringLiteral("near_certain_share"), sureness.nearCertainShare},
            {QStringLiteral("threshold_share"), sureness.thresholdShare}};
}

/** How sure the jump model was, by its scores. */
QJsonValue jumpScores(const Calibration& calibration)
{
    if (!calibration.jumpSureness)
        return {};
    QJsonObject object = json(*calibration.jumpSureness);
    object[QLatin1String("sentence")] = jumpCalibrationSentence(calibration);
    return object;
}

/** Of the HMM, with nulls where it never had an answer. */
QJsonObject hmmSureness(const Calibration& calibration)
{
    QJsonObject object = json(calibration.hmmSureness.value_or(Sureness{}));
    if (!calibration.hmmSureness)
        for (QJsonValueRef value : object)
            value = QJsonValue();
    return object;
}

QJsonObject json(const Calibration& calibration)
{
    QJsonObject object = hmmSureness(calibration);
    object[QLatin1String("sentence")] = calibrationSentence(calibration);
    object[QLatin1String("confidence")] = calibration.confidence;
    object[QLatin1String("horizon")] = calibration.horizonCandles;
    object[QLatin1String("hmm")] = orNull(calibration.hmm);
    object[QLatin1String("without_model")] = qint64{calibration.withoutModel};
    object[QLatin1String("jump")] = orNull(calibration.jump);
    object[QLatin1String("jump_scores")] = jumpScores(calibration);
    return object;
}

QJsonObject json(const PhaseTravel& phase)
{
    const auto measured = [&](auto value) {
        return phase.ticks > 0 ? QJsonValue(value) : QJsonValue();
    };
    return {{QStringLiteral("phase"), phase.phase},
            {QStringLiteral("blend"), phase.blend},
            {QStringLiteral("ticks"), static_cast<qint64>(phase.ticks)},
            {QStringLiteral("raw_share_at_limit"), measured(phase.rawShareAtLimit)},
            {QStringLiteral("out_share_at_limit"), measured(phase.outShareAtLimit)},
            {QStringLiteral("travel_per_day"), measured(phase.travelPerDay)},
            {QStringLiteral("sign_changes"), measured(phase.signChanges)},
            {QStringLiteral("opposed_share"), measured(phase.opposedShare)},
            {QStringLiteral("mean_abs_skew"), measured(phase.meanAbsSkew)},
            {QStringLiteral("skew_sign_changes"), measured(phase.skewSignChanges)}};
}

QJsonObject json(const WhatIf& whatIf)
{
    return {{QStringLiteral("bias_to_trend"), whatIf.biasToTrend},
            {QStringLiteral("phases"), array(whatIf.phases)}};
}

/** Null where the range has no second opinion. */
template <typename Rows> QJsonValue arrayOrNull(const Rows& rows)
{
    return rows.empty() ? QJsonValue() : QJsonValue(array(rows));
}

QJsonObject json(const ReviewTables& tables)
{
    return {{QStringLiteral("first"), qint64{tables.firstSec}},
            {QStringLiteral("last"), qint64{tables.lastSec}},
            {QStringLiteral("interval_min"), qint64{tables.intervalSec / 60}},
            {QStringLiteral("ticks"), qint64{tables.ticks}},
            {QStringLiteral("lost_candles"), qint64{tables.lostCandles}},
            {QStringLiteral("days"), tables.days},
            {QStringLiteral("enough_days"), tables.enoughDays},
            {QStringLiteral("confirm_candles"), tables.confirmCandles},
            {QStringLiteral("grid_turn_reversal"), tables.reversal},
            {QStringLiteral("gain_over_baseline"), array(tables.gains)},
            {QStringLiteral("stability"), array(tables.stability)},
            {QStringLiteral("confirm"), array(tables.confirm)},
            {QStringLiteral("confirm_jump"), arrayOrNull(tables.jumpConfirm)},
            {QStringLiteral("outcomes"), array(tables.outcomes)},
            {QStringLiteral("tests"), tables.tests},
            {QStringLiteral("calibration"), json(tables.calibration)},
            {QStringLiteral("what_if"), array(tables.whatIf)},
            {QStringLiteral("what_if_jump"), arrayOrNull(tables.jumpWhatIf)},
            {QStringLiteral("assumed_idle_ratio"), numberJson(tables.assumedIdleRatio)}};
}

} // namespace

QJsonObject reviewJson(const ReviewReport& report)
{
    QJsonObject object = json(report.tables);
    object[QLatin1String("ledger")] =
        report.scope.isReplay() ? QStringLiteral("replay") : QStringLiteral("live");
    object[QLatin1String("pair")] = report.scope.pair;
    object[QLatin1String("blind_verdicts_jump")] =
        report.jumpAgreement ? QJsonValue(agreementJson(*report.jumpAgreement)) : QJsonValue();
    const QJsonObject marks = marksJson(report.marks);
    for (auto part = marks.begin(); part != marks.end(); ++part)
        object[part.key()] = part.value();
    const QJsonObject bot = botReviewJson(report.bot);
    for (auto part = bot.begin(); part != bot.end(); ++part)
        object[part.key()] = part.value();
    return object;
}

} // namespace regime
