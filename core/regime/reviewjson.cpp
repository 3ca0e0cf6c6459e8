// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/reviewjson.h"

#include "core/regime/jsonfields.h"

#include <array>

namespace regime
{

namespace
{

/** In the order of RetrainOutcome. */
constexpr std::array outcomeNames{"first", "promote", "hold"};

QJsonValue scoreToJson(const std::optional<HeldOutScore>& score)
{
    if (!score)
        return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("candles"), score->candles},
                       {QStringLiteral("live"), score->liveLogLikelihood},
                       {QStringLiteral("candidate"), score->candidateLogLikelihood},
                       {QStringLiteral("difference"), score->difference},
                       {QStringLiteral("standard_error"), score->standardError}};
}

Result<HeldOutScore> scoreFromJson(const QJsonObject& object)
{
    Fields fields(object);
    const HeldOutScore score{fields.smallInteger("candles"), fields.number("live"),
                             fields.number("candidate"), fields.number("difference"),
                             fields.number("standard_error")};
    if (fields.fault())
        return *fields.fault();
    return score;
}

QJsonObject traitsToJson(const ModelTraits& traits)
{
    return {{QStringLiteral("flips_per_day"), traits.flipsPerDay},
            {QStringLiteral("regime_of_state"), regimesToJson(traits.regimeOfState)},
            {QStringLiteral("occupancy"), numbersToJson(traits.occupancy)},
            {QStringLiteral("stay"), numbersToJson(traits.stay)}};
}

Result<ModelTraits> traitsFromJson(const QJsonObject& object)
{
    Fields fields(object);
    ModelTraits traits{fields.number("flips_per_day"), fields.regimes("regime_of_state"),
                       fields.numbers("occupancy"), fields.numbers("stay")};
    if (traits.occupancy.size() != traits.regimeOfState.size() ||
        traits.stay.size() != traits.regimeOfState.size())
        fields.complain("regime_of_state", "must have as many entries as occupancy and stay");
    if (fields.fault())
        return *fields.fault();
    return traits;
}

} // namespace

QJsonObject reviewToJson(const RetrainReview& review)
{
    return {
        {QStringLiteral("outcome"),
         QString::fromLatin1(outcomeNames[static_cast<std::size_t>(review.outcome)])},
        {QStringLiteral("live_id"), QString::fromStdString(review.liveId)},
        {QStringLiteral("window_candles"), review.windowCandles},
        {QStringLiteral("new_candles"), review.newCandles},
        {QStringLiteral("score"), scoreToJson(review.score)},
        {QStringLiteral("hold_standard_errors"), review.holdStandardErrors},
        {QStringLiteral("refit"), review.refit},
        {QStringLiteral("refit_agreement"), orNull(review.refitAgreement)},
        {QStringLiteral("relabelled_share"), orNull(review.relabelledShare)},
        {QStringLiteral("names_problem"), QString::fromStdString(review.namesProblem)},
        {QStringLiteral("restart_spread"), review.restartSpread},
        {QStringLiteral("starts_kept"), review.startsKept},
        {QStringLiteral("candidate"), traitsToJson(review.candidate)},
        {QStringLiteral("live"),
         review.live ? QJsonValue(traitsToJson(*review.live)) : QJsonValue(QJsonValue::Null)},
    };
}

Result<RetrainReview> reviewFromJson(const QJsonObject& object)
{
    Fields fields(object);
    RetrainReview review;
    review.outcome = static_cast<RetrainOutcome>(fields.oneOf("outcome", outcomeNames));
    review.liveId = fields.text("live_id");
    review.windowCandles = fields.smallInteger("window_candles");
    review.newCandles = fields.smallInteger("new_candles");
    if (!fields.isNull("score"))
        review.score = fields.take(scoreFromJson(fields.object("score")));
    review.holdStandardErrors = fields.number("hold_standard_errors");
    review.refit = fields.flag("refit");
    review.refitAgreement = fields.numberOrNull("refit_agreement");
    review.relabelledShare = fields.numberOrNull("relabelled_share");
    review.namesProblem = fields.text("names_problem");
    review.restartSpread = fields.number("restart_spread");
    review.startsKept = fields.smallInteger("starts_kept");
    review.candidate = fields.take(traitsFromJson(fields.object("candidate")));
    if (!fields.isNull("live"))
        review.live = fields.take(traitsFromJson(fields.object("live")));
    if (fields.fault())
        return *fields.fault();
    return review;
}

} // namespace regime
