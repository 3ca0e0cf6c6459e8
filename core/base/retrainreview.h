// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/modelfamily.h"
#include "core/base/regime.h"

#include <optional>
#include <string>
#include <vector>

namespace regime
{

/** What becomes of a candidate: regime.md section 5. */
enum class RetrainOutcome {
    First,   ///< there was no model to compare with; it is live
    Promote, ///< it replaces the live model
    Hold,    ///< the live model stays; the operator may promote or reject the candidate
};

/** Two models on candles that neither was trained on. Of two jump models minus the growth of the
 *  least cost, both in the live model's scaler, stands for the log-likelihood. */
struct HeldOutScore {
    int candles = 0;
    double liveLogLikelihood = 0;      ///< nats per candle, raw units
    double candidateLogLikelihood = 0; ///< the same of the scoring candidate
    double difference = 0;             ///< mean of candidate minus live, nats per candle
    double standardError = 0;          ///< of `difference`, by blocks of 24 candles

    bool operator==(const HeldOutScore&) const = default;
};

/** What a model is like, for the comparison of two. */
struct ModelTraits {
    double flipsPerDay = 0;            ///< changes of the raw label over the newest window
    std::vector<Regime> regimeOfState; ///< K names
    std::vector<double> occupancy;     ///< K shares of its training rows
    /** K chances to stay, a_ii, of a jump model those of its labels over the newest window; the
     *  expected dwell is 1 / (1 - a_ii) candles. */
    std::vector<double> stay;

    bool operator==(const ModelTraits&) const = default;
};

/** All that a retrain was decided on, and the decision. */
struct RetrainReview {
    ModelFamily family = ModelFamily::Hmm;
    RetrainOutcome outcome = RetrainOutcome::First;
    std::string liveId;                ///< of the model compared with; empty when first
    int windowCandles = 0;             ///< of the newest training window
    int newCandles = 0;                ///< closed candles since the live model's data end
    std::optional<HeldOutScore> score; ///< nothing: fewer than 60 new candles, not comparable
    double holdStandardErrors = 1.65;  ///< RETRAIN_HOLD_SE
    /** True: the candidate is the refit on the newest window, begun at the scored model. */
    bool refit = false;
    /** Share of the candles both were trained on with the same label by refit and scored model. */
    std::optional<double> refitAgreement;
    /** Share of the candles that live model and candidate were both trained on whose label is
     *  another; nothing when there are none. */
    std::optional<double> relabelledShare;
    std::string namesProblem; ///< why the candidate's names are unreliable; empty when they are not
    double restartSpread = 0; ///< between the best and the worst start: nats, or cost
    int startsKept = 0;       ///< that were not refused
    ModelTraits candidate;
    std::optional<ModelTraits> live;

    bool operator==(const RetrainReview&) const = default;
};

/** The least share of relabelled candles that, with unreliable names, holds a candidate, exclusive.
 */
inline constexpr double mostRelabelled = 0.25;

/** Whether the candidate scored so badly that it is held. */
inline bool scoredWorse(const HeldOutScore& score, double holdStandardErrors)
{
    return score.difference + holdStandardErrors * score.standardError < 0;
}

/** Whether its names are held against it. */
inline bool namesBroken(const RetrainReview& review)
{
    return !review.namesProblem.empty() && review.relabelledShare.value_or(0) > mostRelabelled;
}

} // namespace regime
