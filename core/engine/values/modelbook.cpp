// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/modelbook.h"

#include "core/engine/values/remarkwords.h"
#include "core/engine/values/wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ModelBook)
};

QString decimal(double number, int digits)
{
    return QLocale::c().toString(number, 'f', digits);
}

/** With its sign, "+0.031" or "−0.031". */
QString signedDecimal(double number)
{
    return (number < 0 ? QStringLiteral("\u2212") : QStringLiteral("+")) +
           decimal(std::abs(number), 3);
}

QString percent(double share)
{
    return QStringLiteral("%1 %").arg(decimal(100 * share, 0));
}

QString scoreText(ModelFamily family, const HeldOutScore& score)
{
    const QString text =
        family == ModelFamily::Hmm
            ? Words::tr("%1 ± %2 nats per candle against the live model, on %3 that neither was "
                        "trained on")
            : Words::tr("%1 ± %2 of cost per candle saved against the live model, on %3 that "
                        "neither was trained on");
    return text.arg(signedDecimal(score.difference), decimal(score.standardError, 3),
                    candlesText(score.candles));
}

QString tooFewText(const RetrainReview& review)
{
    return Words::tr("not comparable: %1 new, too few to score two models on")
        .arg(candlesText(review.newCandles));
}

QString namesText(const RetrainReview& review)
{
    if (review.namesProblem.empty())
        return Words::tr("the names of its states are reliable");
    QString text = remarkText(QString::fromStdString(review.namesProblem));
    if (!review.relabelledShare)
        return text;
    text += Words::tr("; %1 of shared candles relabelled").arg(percent(*review.relabelledShare));
    return namesBroken(review)
               ? text
               : text + Words::tr(", held only above %1").arg(percent(mostRelabelled));
}

RetrainGate likelihoodGate(const RetrainReview& review)
{
    const QString name = review.family == ModelFamily::Hmm ? Words::tr("Held-out likelihood")
                                                           : Words::tr("Held-out cost");
    if (review.outcome == RetrainOutcome::First)
        return {name, GateOutcome::NotComparable,
                Words::tr("the first model: nothing to compare with")};
    if (!review.score)
        return {name, GateOutcome::NotComparable, tooFewText(review)};
    const bool worse = scoredWorse(*review.score, review.holdStandardErrors);
    return {name, worse ? GateOutcome::Failed : GateOutcome::Passed,
            scoreText(review.family, *review.score)};
}

QString traitText(const ModelTraits& traits, std::size_t state)
{
    const double leave = 1 - traits.stay[state];
    return leave > 0 ? Words::tr("%1 of candles, lasting %2")
                           .arg(percent(traits.occupancy[state]), decimal(1 / leave, 1))
                     : Words::tr("%1 of candles, never left").arg(percent(traits.occupancy[state]));
}

QString stateText(const RetrainReview& review, std::size_t state)
{
    const std::string_view name = regimeName(review.candidate.regimeOfState[state]);
    const QString text = QStringLiteral("%1: %2").arg(
        QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())),
        traitText(review.candidate, state));
    return review.live ? Words::tr("%1; live %2").arg(text, traitText(*review.live, state)) : text;
}

} // namespace

const ModelEntry* modelWith(const ModelShelf& shelf, ModelStanding standing)
{
    const auto found = std::ranges::find(shelf.models, standing, &ModelEntry::standing);
    return found == shelf.models.end() ? nullptr : &*found;
}

std::vector<RetrainGate> retrainGates(const RetrainReview& review)
{
    return {likelihoodGate(review),
            {Words::tr("Fit"), GateOutcome::Passed,
             Words::tr("not refused: every number finite, no state below 0.5 % of the candles")},
            {Words::tr("Names"), namesBroken(review) ? GateOutcome::Failed : GateOutcome::Passed,
             namesText(review)}};
}

QStringList retrainRemarks(const RetrainReview& review)
{
    QStringList remarks;
    if (review.refitAgreement)
        remarks << (review.refit
                        ? Words::tr(
                              "The refit on the newest window labels %1 of shared candles as the "
                              "scored model does.")
                        : Words::tr(
                              "The refit on the newest window labels only %1 of shared candles as "
                              "the scored model does: the scored model itself stands."))
                       .arg(percent(*review.refitAgreement));
    if (review.relabelledShare)
        remarks << Words::tr("%1 of shared candles change their label.")
                       .arg(percent(*review.relabelledShare));
    const QString flips = decimal(review.candidate.flipsPerDay, 0);
    remarks << (review.live ? Words::tr("%1 label changes a day; live %2.")
                                  .arg(flips, decimal(review.live->flipsPerDay, 0))
                            : Words::tr("%1 label changes a day.").arg(flips));
    for (std::size_t state = 0; state < review.candidate.regimeOfState.size(); ++state)
        remarks << stateText(review, state) + QLatin1Char('.');
    const QString spread = review.family == ModelFamily::Hmm
                               ? Words::tr("%1 starts within %2 nats.")
                               : Words::tr("%1 starts within a cost of %2.");
    remarks << spread.arg(review.startsKept).arg(decimal(review.restartSpread, 1));
    return remarks;
}

QString retrainReason(const RetrainReview& review)
{
    if (review.outcome == RetrainOutcome::First)
        return Words::tr("the first model with these settings, nothing to compare with");
    if (review.outcome == RetrainOutcome::Hold && namesBroken(review))
        return namesText(review);
    return review.score ? scoreText(review.family, *review.score) : tooFewText(review);
}

} // namespace regime
