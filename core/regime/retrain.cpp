// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/retrain.h"

#include "core/hmm/baumwelch.h"
#include "core/regime/retrainfamilies.h"
#include "core/regime/ticks.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr std::size_t blockCandles = 24;
constexpr double leastRefitAgreement = 0.9;

using Pieces = std::span<const CandleSeries>;
using Ticks = std::vector<RegimeEstimate>;

std::size_t candlesIn(Pieces pieces)
{
    std::size_t count = 0;
    for (const CandleSeries& piece : pieces)
        count += piece.size();
    return count;
}

/** Candles newer than `timeSec`. */
std::size_t candlesAfter(Pieces pieces, std::int64_t timeSec)
{
    std::size_t count = 0;
    for (const CandleSeries& piece : pieces)
        count += static_cast<std::size_t>(piece.openTimeSec.end() -
                                          std::ranges::upper_bound(piece.openTimeSec, timeSec));
    return count;
}

/** All but the newest `count` candles. */
std::vector<CandleSeries> withoutNewest(Pieces pieces, std::size_t count)
{
    std::vector<CandleSeries> rest(pieces.begin(), pieces.end());
    while (count > 0 && !rest.empty()) {
        CandleSeries& last = rest.back();
        const std::size_t left = last.size() - std::min(count, last.size());
        count -= last.size() - left;
        last.openTimeSec.resize(left);
        last.close.resize(left);
        last.volume.resize(left);
        if (left == 0)
            rest.pop_back();
    }
    return rest;
}

template <typename Model>
ModelTraits traitsOf(const Model& model, const Ticks& ticks, std::int64_t intervalSec)
{
    return {flipsPerDay(ticks, intervalSec), model.regimeOfState, model.occupancy,
            family::stayOf(model, ticks)};
}

/** Of the candles both were trained on. */
template <typename Model>
LabelCounts labelsShared(const Model& before, const Ticks& ofBefore, const Model& now,
                         const Ticks& ofNow)
{
    return sharedLabels(ofBefore, ofNow, std::max(before.firstCandleSec, now.firstCandleSec),
                        std::min(before.lastCandleSec, now.lastCandleSec));
}

/** One retrain on its way: what is found goes into the review. */
template <typename Model> class Retraining
{
public:
    Retraining(const RetrainInputOf<Model>& input, std::stop_token stop,
               const TrainingProgress& progress)
        : m_input(input), m_config(input.config), m_stop(std::move(stop)), m_progress(progress)
    {
        const auto window = static_cast<std::size_t>(m_config.trainingCandles);
        m_windowCandles = std::min(candlesIn(input.pieces), window);
        m_review.windowCandles = static_cast<int>(m_windowCandles);
        m_review.holdStandardErrors = m_config.retrainHoldStandardErrors;
    }

    Result<RetrainOf<Model>> run()
    {
        Result<Model> model = comparable() ? scoredModel() : firstFit(m_input.pieces, 1);
        if (!model)
            return model.error();
        if (const Result<Done> done = describe(*model); !done)
            return done.error();
        decide();
        return RetrainOf<Model>{*std::move(model), std::move(m_review)};
    }

private:
    bool comparable()
    {
        if (!m_input.live)
            return false;
        const std::size_t fresh = std::min<std::size_t>(
            candlesAfter(m_input.pieces, m_input.live->lastCandleSec), mostScoredCandles);
        m_review.newCandles = static_cast<int>(fresh);
        return fresh >= leastScoredCandles;
    }

    /** The best of all starts; its progress goes up to `share`. */
    Result<Model> firstFit(Pieces pieces, double share)
    {
        Result<Model> model = family::fit(m_input, pieces, m_stop, progressWithin(0, share));
        if (!model)
            return model;
        const auto [least, most] = std::ranges::minmax(family::startScores(*model));
        m_review.restartSpread = most - least;
        m_review.startsKept = static_cast<int>(family::startScores(*model).size());
        return model;
    }

    Result<Model> scoredModel()
    {
        const double share = m_config.starts / (m_config.starts + 1.0);
        const std::vector<CandleSeries> before =
            withoutNewest(m_input.pieces, static_cast<std::size_t>(m_review.newCandles));
        Result<Model> scored = firstFit(before, share);
        if (!scored)
            return scored;
        if (const Result<Done> done = score(*scored); !done)
            return done.error();
        Result<Model> refitted = family::refit(m_input, *scored, m_stop, progressWithin(share, 1));
        if (m_stop.stop_requested())
            return Error{hmm::stoppedMessage};
        if (!refitted) {
            scored->remarks.push_back("start refused: refit: " + refitted.error().message);
            return scored;
        }
        const auto ofScored = ticks(*scored), ofRefit = ticks(*refitted);
        if (!ofScored || !ofRefit)
            return ofScored ? ofRefit.error() : ofScored.error();
        const auto differ = relabelledShare(labelsShared(*scored, *ofScored, *refitted, *ofRefit));
        m_review.refitAgreement = 1 - differ.value_or(1);
        m_review.refit = *m_review.refitAgreement >= leastRefitAgreement;
        return m_review.refit ? refitted : scored;
    }

    /** Both models on the new candles. Nothing is noted when too few of them can be answered. */
    Result<Done> score(const Model& scored)
    {
        DetectorConfig config = m_config;
        config.emissionTemper = 1; // tempers answers, not the model
        const auto count = static_cast<std::size_t>(m_review.newCandles);
        const auto live = ticksOf(*m_input.live, m_input.pieces, count, config, m_stop);
        const auto candidate = ticksOf(family::comparableWith(*m_input.live, scored),
                                       m_input.pieces, count, config, m_stop);
        if (!live || !candidate)
            return live ? candidate.error() : live.error();
        if (live->size() < leastScoredCandles)
            return Done{};
        std::vector<double> differences;
        HeldOutScore score{static_cast<int>(live->size()), 0, 0, 0, 0};
        for (std::size_t i = 0; i < live->size(); ++i) {
            score.liveLogLikelihood += (*live)[i].logLikelihood;
            score.candidateLogLikelihood += (*candidate)[i].logLikelihood;
            differences.push_back((*candidate)[i].logLikelihood - (*live)[i].logLikelihood);
        }
        score.liveLogLikelihood /= score.candles;
        score.candidateLogLikelihood /= score.candles;
        const BlockedMean blocked = blockedMean(differences);
        score.difference = blocked.mean;
        score.standardError = blocked.standardError;
        m_review.score = score;
        return Done{};
    }

    /** Into the review; what is found against its names is remarked on the model as well, so that
     *  it is cautioned while it answers. */
    Result<Done> describe(Model& model)
    {
        const auto ofModel = ticks(model);
        if (!ofModel)
            return ofModel.error();
        m_review.candidate = traitsOf(model, *ofModel, m_input.intervalSec);
        m_review.family = family::familyOf(model);
        m_review.namesProblem = family::namesProblem(model, m_input.live);
        if (!m_input.live)
            return Done{};
        const auto ofLive = ticks(*m_input.live);
        if (!ofLive)
            return ofLive.error();
        m_review.live = traitsOf(*m_input.live, *ofLive, m_input.intervalSec);
        const LabelCounts shared = labelsShared(*m_input.live, *ofLive, model, *ofModel);
        m_review.relabelledShare = relabelledShare(shared);
        if (std::string roles = family::rolesProblem(model, shared);
            m_review.namesProblem.empty() && !roles.empty()) {
            m_review.namesProblem = roles;
            model.remarks.push_back(std::move(roles));
        }
        return Done{};
    }

    void decide()
    {
        const bool worse =
            m_review.score && scoredWorse(*m_review.score, m_review.holdStandardErrors);
        if (!m_input.live)
            m_review.outcome = RetrainOutcome::First;
        else if (worse || namesBroken(m_review))
            m_review.outcome = RetrainOutcome::Hold;
        else
            m_review.outcome = RetrainOutcome::Promote;
    }

    /** Answers over the newest window. */
    Result<Ticks> ticks(const Model& model) const
    {
        return ticksOf(model, m_input.pieces, m_windowCandles, m_config, m_stop);
    }

    TrainingProgress progressWithin(double from, double to) const
    {
        return [this, from, to](double share) {
            if (m_progress)
                m_progress(from + (to - from) * share);
        };
    }

    const RetrainInputOf<Model>& m_input;
    const DetectorConfig& m_config;
    std::stop_token m_stop;
    const TrainingProgress& m_progress;
    std::size_t m_windowCandles = 0;
    RetrainReview m_review;
};

} // namespace

BlockedMean blockedMean(std::span<const double> differences)
{
    const auto count = static_cast<double>(differences.size());
    BlockedMean result;
    for (const double difference : differences)
        result.mean += difference / count;
    double squares = 0, blocks = 0;
    for (std::size_t first = 0; first < differences.size(); first += blockCandles, ++blocks) {
        double sum = 0;
        for (const double difference :
             differences.subspan(first, std::min(blockCandles, differences.size() - first)))
            sum += difference - result.mean;
        squares += sum * sum;
    }
    result.standardError = std::sqrt(blocks / (blocks - 1) * squares) / count;
    return result;
}

Result<Retrain> retrainModel(const RetrainInput& input, std::stop_token stop,
                             const TrainingProgress& progress)
{
    return Retraining<TrainedModel>(input, std::move(stop), progress).run();
}

Result<JumpRetrain> retrainJump(const JumpRetrainInput& input, std::stop_token stop)
{
    return Retraining<TrainedJump>(input, std::move(stop), {}).run();
}

} // namespace regime
