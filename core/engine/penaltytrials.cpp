// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/penaltytrials.h"

#include "core/regime/jumplag.h"
#include "core/regime/replay.h"
#include "core/regime/ticks.h"
#include "core/review/gain.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr std::int64_t kDaySec = 86'400;
constexpr int kTriedDays = 14;
constexpr int kLeastDays = 2;

/** The gain of the walk's labels over the baseline; nothing while there are too few days. */
std::optional<review::Gain> gainOf(const CandleSeries& series, const JumpReplay& walk)
{
    std::vector<int> labels(series.size(), -1);
    for (const ReplayRow& row : walk.rows)
        labels[row.candle] = static_cast<int>(row.estimate.regime);
    const auto gain = review::volatilityGain({series.openTimeSec, series.close, labels});
    return gain ? std::optional(*gain) : std::nullopt;
}

/** The newest unbroken run is what both penalties are walked over. */
PenaltyTrials tryBoth(const std::vector<CandleSeries>& pieces, const DetectorConfig& config,
                      std::int64_t intervalSec, double penalty, const std::stop_token& stop)
{
    PenaltyTrials result;
    ReplayConfig walk;
    walk.detector = config;
    walk.start = static_cast<std::size_t>(config.trainingCandles);
    walk.retrainEvery = static_cast<std::size_t>(
        std::max(1.0, config.retrainIntervalSec / static_cast<double>(intervalSec)));
    const std::int64_t least = config.trainingCandles + kLeastDays * kDaySec / intervalSec;
    const std::int64_t known = pieces.empty() ? 0 : std::ssize(pieces.back().close);
    if (known < least) {
        result.problem = PenaltyTrialJob::tr("A trial needs %1 candles without a hole and there "
                                             "are %2.")
                             .arg(least)
                             .arg(known);
        return result;
    }
    result.days = static_cast<int>(std::llround(
        static_cast<double>((known - config.trainingCandles) * intervalSec) / kDaySec));
    for (const double one : {config.jumpPenalty, penalty})
        result.trials.push_back(tryPenalty(pieces.back(), walk, one, stop));
    return result;
}

} // namespace

PenaltyTrial tryPenalty(const CandleSeries& series, ReplayConfig config, double penalty,
                        const std::stop_token& stop)
{
    PenaltyTrial trial;
    trial.penalty = penalty;
    config.detector.jumpPenalty = penalty;
    const auto walk = replayJump(series, config, stop);
    if (!walk || walk->rows.empty()) {
        trial.problem =
            QString::fromStdString(walk ? walk->messages.front() : walk.error().message);
        return trial;
    }
    std::vector<RegimeEstimate> answers;
    for (const ReplayRow& row : walk->rows)
        answers.push_back(row.estimate);
    trial.changesPerDay = flipsPerDay(answers, intervalOf(series));
    const auto lag = jumpLag(walk->trainings.back().model, {&series, 1}, config.detector);
    if (lag)
        trial.lagCandles = *lag;
    if (const auto gain = gainOf(series, *walk)) {
        trial.gain = gain->gain;
        trial.gainLow = gain->low;
        trial.gainHigh = gain->high;
    }
    return trial;
}

PenaltyTrialJob::PenaltyTrialJob(EngineStore& store, const SeriesKey& key,
                                 const DetectorConfig& config, QObject* parent)
    : QObject(parent), m_key(key), m_config(config), m_job(store, key)
{
    connect(&m_job, &HistoryJob::failed, this, [this](const QString& problem) {
        PenaltyTrials trials;
        trials.problem = problem;
        set(trials);
    });
}

void PenaltyTrialJob::set(const PenaltyTrials& trials)
{
    m_trials = trials;
    emit changed(m_trials);
}

void PenaltyTrialJob::start(double penalty, std::int64_t newestSec)
{
    m_trials.running = true;
    emit changed(m_trials);
    const std::int64_t endSec = newestSec + m_key.intervalSec();
    const std::int64_t lead = std::int64_t{m_config.trainingCandles} * m_key.intervalSec();
    m_job.start(endSec - kTriedDays * kDaySec - lead, endSec,
                [this, config = m_config, intervalSec = m_key.intervalSec(),
                 penalty](const std::vector<CandleSeries>& pieces, std::stop_token stop,
                          const HistoryJob::Progress&) -> HistoryJob::Delivery {
                    const PenaltyTrials trials =
                        tryBoth(pieces, config, intervalSec, penalty, stop);
                    return [this, trials] { set(trials); };
                });
}

} // namespace regime
