// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/statecomparison.h"

#include "core/features/observations.h"
#include "core/hmm/baumwelch.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace regime
{

namespace
{

constexpr int fewestStates = 2;
constexpr int mostStates = 5;

/** What a model trained before a day says of it. */
struct ScoredDay {
    std::vector<RegimeEstimate> answers;
    double aic = 0; ///< of the model's training window
    double bic = 0;
};

/** The walk of one number of states: a day each, nothing where the training was refused. */
struct Walk {
    int states = 0;
    std::vector<std::optional<ScoredDay>> days;
    std::string refusal; ///< of the newest day refused

    auto trainedDays() const
    {
        return std::ranges::count_if(days, [](const auto& day) { return day.has_value(); });
    }
    /** Half the days or more: fewer would take too many from the others. */
    bool counts() const { return 2 * trainedDays() >= std::ssize(days); }
};

ScoredDay scoredDay(const TrainedModel& model, std::vector<RegimeEstimate> answers)
{
    const int parameters = freeParameters(static_cast<int>(model.parameters.states()), featureCount,
                                          model.parameters.covarianceType());
    const double logLikelihood = inRawUnits(model, model.logLikelihood);
    return {std::move(answers), 2 * parameters - 2 * logLikelihood,
            parameters * std::log(model.observationCount) - 2 * logLikelihood};
}

/** The days on which every walk that counts has a model. */
std::vector<std::size_t> commonDays(const std::vector<Walk>& walks)
{
    std::vector<std::size_t> common;
    for (std::size_t day = 0; day < walks.front().days.size(); ++day)
        if (std::ranges::all_of(walks, [day](const Walk& walk) {
                return !walk.counts() || walk.days[day].has_value();
            }))
            common.push_back(day);
    return common;
}

/** The means of a walk over `common`, days on which it has a model. */
StatesScore scoreOf(const Walk& walk, const std::vector<std::size_t>& common,
                    std::int64_t intervalSec)
{
    StatesScore score;
    score.states = walk.states;
    score.walkedDays = static_cast<int>(walk.days.size());
    if (!walk.counts()) {
        score.problem = "refused on " + std::to_string(score.walkedDays - walk.trainedDays()) +
                        " of " + std::to_string(score.walkedDays) + " days: " + walk.refusal;
        return score;
    }
    double sum = 0;
    int flips = 0, steps = 0;
    const RegimeEstimate* last = nullptr;
    for (const std::size_t at : common) {
        const ScoredDay& day = *walk.days[at];
        for (const RegimeEstimate& answer : day.answers) {
            sum += answer.logLikelihood;
            if (last && answer.candleTimeSec - last->candleTimeSec == intervalSec) {
                ++steps;
                flips += answer.regime != last->regime ? 1 : 0;
            }
            last = &answer;
            ++score.scoredCandles;
        }
        score.aic = day.aic;
        score.bic = day.bic;
    }
    if (common.empty())
        score.problem = "there is no day on which all could be trained";
    else if (score.scoredCandles == 0)
        score.problem = "no candle could be scored";
    else
        score.logLikelihood = sum / score.scoredCandles;
    score.scoredDays = static_cast<int>(common.size());
    if (steps > 0)
        score.flipsPer1000 = 1000.0 * flips / steps;
    return score;
}

} // namespace

int freeParameters(int states, int features, hmm::CovarianceType type)
{
    const int matrix = features * (features + 1) / 2;
    int covariances = 0;
    switch (type) {
    case hmm::CovarianceType::Diag:
        covariances = states * features;
        break;
    case hmm::CovarianceType::Full:
        covariances = states * matrix;
        break;
    case hmm::CovarianceType::Spherical:
        covariances = states;
        break;
    case hmm::CovarianceType::Tied:
        covariances = matrix;
        break;
    }
    return (states - 1) + states * (states - 1) + states * features + covariances;
}

Result<std::vector<StatesScore>> compareStates(std::span<const CandleSeries> pieces,
                                               const DetectorConfig& config,
                                               std::int64_t intervalSec, std::size_t most,
                                               std::stop_token stop,
                                               const std::function<void(double)>& progress)
{
    const auto days = walkForwardDays(pieces, config, intervalSec, most);
    if (days.empty())
        return Error{"a comparison needs a whole day of candles behind " +
                     std::to_string(config.trainingCandles) + " to train on"};
    std::vector<Walk> walks;
    double done = 0;
    const auto steps = static_cast<double>(days.size() * (mostStates - fewestStates + 1));
    for (int states = fewestStates; states <= mostStates; ++states) {
        DetectorConfig candidate = config;
        candidate.states = states;
        Walk& walk = walks.emplace_back();
        walk.states = states;
        for (const TimeRange day : days) {
            const auto model = modelBefore(pieces, candidate, day, stop);
            if (stop.stop_requested())
                return Error{hmm::stoppedMessage};
            std::optional<ScoredDay>& scored = walk.days.emplace_back();
            if (model) {
                auto answers = answersOf(*model, pieces, candidate, day);
                if (!answers)
                    return answers.error();
                scored = scoredDay(*model, *std::move(answers));
            } else {
                walk.refusal = model.error().message;
            }
            if (progress)
                progress(++done / steps);
        }
    }
    const std::vector<std::size_t> common = commonDays(walks);
    std::vector<StatesScore> scores;
    for (const Walk& walk : walks)
        scores.push_back(scoreOf(walk, common, intervalSec));
    return scores;
}

} // namespace regime
