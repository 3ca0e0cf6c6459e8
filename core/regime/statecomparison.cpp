// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/statecomparison.h"

#include "core/features/observations.h"
#include "core/hmm/baumwelch.h"

#include <cmath>

namespace regime
{

namespace
{

constexpr int fewestStates = 2;
constexpr int mostStates = 5;

/** Collects the walk of one number of states. */
class Walk
{
public:
    explicit Walk(int states) { m_score.states = states; }

    void add(const TrainedModel& model, const std::vector<RegimeEstimate>& answers,
             std::int64_t intervalSec)
    {
        for (const RegimeEstimate& answer : answers) {
            m_sum += answer.logLikelihood;
            if (m_last && answer.candleTimeSec - m_last->candleTimeSec == intervalSec) {
                ++m_steps;
                m_flips += answer.regime != m_last->regime ? 1 : 0;
            }
            m_last = answer;
            ++m_score.scoredCandles;
        }
        const int parameters =
            freeParameters(m_score.states, featureCount, model.parameters.covarianceType());
        m_score.aic = 2 * parameters - 2 * model.logLikelihood;
        m_score.bic = parameters * std::log(model.observationCount) - 2 * model.logLikelihood;
    }

    void refuse(const Error& error) { m_refusal = error.message; }

    StatesScore score() const
    {
        StatesScore score = m_score;
        if (score.scoredCandles > 0)
            score.logLikelihood = m_sum / score.scoredCandles;
        else
            score.problem = m_refusal.empty() ? "no candle could be scored" : m_refusal;
        if (m_steps > 0)
            score.flipsPer1000 = 1000.0 * m_flips / m_steps;
        return score;
    }

private:
    StatesScore m_score;
    double m_sum = 0;
    int m_flips = 0;
    int m_steps = 0;
    std::optional<RegimeEstimate> m_last;
    std::string m_refusal;
};

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
    std::vector<StatesScore> scores;
    double done = 0;
    const auto steps = static_cast<double>(days.size() * (mostStates - fewestStates + 1));
    for (int states = fewestStates; states <= mostStates; ++states) {
        DetectorConfig candidate = config;
        candidate.states = states;
        Walk walk(states);
        for (const TimeRange day : days) {
            const auto model = modelBefore(pieces, candidate, day, stop);
            if (stop.stop_requested())
                return Error{hmm::stoppedMessage};
            if (model) {
                const auto answers = answersOf(*model, pieces, candidate, day);
                if (!answers)
                    return answers.error();
                walk.add(*model, *answers, intervalSec);
            } else {
                walk.refuse(model.error());
            }
            if (progress)
                progress(++done / steps);
        }
        scores.push_back(walk.score());
    }
    return scores;
}

} // namespace regime
