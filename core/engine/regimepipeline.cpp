// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/regimepipeline.h"

#include "core/jump/stay.h"
#include "core/regime/labels.h"

#include <algorithm>

namespace regime
{

namespace
{

/** Candles over which stability is measured: dashboard.md section 3. */
constexpr std::size_t kStabilityCandles = 15;

static_assert(stayScoreCandles == jump::stayCandles);

std::size_t candlesForAnAnswer(const DetectorConfig& config, ModelFamily family)
{
    return family == ModelFamily::Jump ? JumpTracker::neededCandles(config)
                                       : static_cast<std::size_t>(config.recentCandles);
}

/** The remarks on a model that ask for caution: regime.md section 3. */
QStringList cautionsOf(std::span<const std::string> remarks)
{
    QStringList cautions;
    for (const std::string& remark : remarks)
        if (remark.starts_with(unreliableNamesRemark) || remark.starts_with(shortLivedRemark))
            cautions << QString::fromStdString(remark);
    return cautions;
}

} // namespace

AnsweringModel answering(const LiveModel& live, const DetectorConfig& config)
{
    const auto count = static_cast<std::size_t>(config.recentCandles);
    return {live.id,
            live.trainedAtSec,
            live.model->lastCandleSec,
            cautionsOf(live.model->remarks),
            count,
            [model = live.model, config, count](const CandleSeries& run, std::size_t end) {
                return inferRegime(*model, newestCandles(run, end, count), config);
            }};
}

AnsweringModel answering(const LiveJump& live, const DetectorConfig& config)
{
    return {live.id,
            live.trainedAtSec,
            live.model->lastCandleSec,
            cautionsOf(live.model->remarks),
            JumpTracker::neededCandles(config),
            [tracker = JumpTracker(live.model, config)](const CandleSeries& run,
                                                        std::size_t end) mutable {
                return tracker.answer(run, end);
            }};
}

RecentCandles newestCandles(const CandleSeries& series, std::size_t end, std::size_t count)
{
    const std::size_t first = end - std::min(count, end);
    return {std::span(series.close).subspan(first, end - first),
            std::span(series.volume).subspan(first, end - first), series.openTimeSec[end - 1]};
}

ModelAnswer toAnswer(const RegimeEstimate& estimate)
{
    return {estimate.candleTimeSec, estimate.regime,     estimate.probabilities,
            estimate.confidence,    estimate.biasSignal, estimate.pSwitch,
            estimate.entropy,       std::nullopt,        estimate.observationCount};
}

RegimePipeline::RegimePipeline(const DetectorConfig& config, ModelFamily family, int confirmCandles,
                               std::int64_t intervalSec)
    : m_neededCandles(candlesForAnAnswer(config, family)),
      m_forgetfulSec(config.recentCandles * intervalSec), m_shown(confirmCandles)
{
}

void RegimePipeline::noteLabel(const ModelAnswer& answer)
{
    const auto before = m_shown.sinceSec();
    m_shown.step(answer.candleTimeSec, answer.regime, answer.probabilities);
    m_shownCandles = before == m_shown.sinceSec() ? m_shownCandles + 1 : 1;
    m_rawLabels.push_back(answer.regime);
    if (m_rawLabels.size() > kStabilityCandles)
        m_rawLabels.pop_front();
}

std::optional<double> RegimePipeline::stabilityOf(Regime regime) const
{
    if (m_rawLabels.size() < kStabilityCandles)
        return std::nullopt;
    const auto same = std::ranges::count(m_rawLabels, regime);
    return static_cast<double>(same) / static_cast<double>(kStabilityCandles);
}

void RegimePipeline::restoreSeen(std::span<const SeenAnswer> seen)
{
    for (const SeenAnswer& row : seen)
        noteLabel(row.answer);
    if (seen.empty())
        return;
    restoreAnswer(seen.back().answer);
    m_answer->stability = stabilityOf(m_answer->regime);
}

void RegimePipeline::dateShownRegime(std::int64_t sinceSec, int candles)
{
    m_shown.dateBack(sinceSec);
    m_shownCandles = candles;
}

void RegimePipeline::restoreAnswer(const ModelAnswer& answer)
{
    m_answer = answer;
    m_restored = true;
}

SeenAnswer RegimePipeline::see(const RegimeEstimate& estimate)
{
    ModelAnswer answer = toAnswer(estimate);
    noteLabel(answer);
    answer.stability = stabilityOf(answer.regime);
    m_answer = answer;
    m_restored = false;
    return {answer, estimate.logLikelihood, *m_shown.current(), m_model->id};
}

void RegimePipeline::noteFailure(const QString& problem, double nowSec)
{
    m_problem = problem;
    if (!m_failingSinceSec)
        m_failingSinceSec = nowSec;
}

std::size_t RegimePipeline::firstToInfer(const CandleSeries& series) const
{
    const auto after = [&](std::int64_t timeSec) {
        return static_cast<std::size_t>(std::ranges::upper_bound(series.openTimeSec, timeSec) -
                                        series.openTimeSec.begin());
    };
    const std::size_t newest = series.size() - 1;
    if (!m_answer)
        return newest;
    const std::size_t unseen = after(m_answer->candleTimeSec);
    // Candles the model was trained on would be answered with hindsight; only the newest may be.
    const std::size_t unknown = std::min(after(m_model->lastCandleSec), newest);
    return std::max({unseen, unknown, m_neededCandles - 1});
}

void RegimePipeline::look(const NewestRun& recent)
{
    m_warmingUpHave = static_cast<int>(std::min(recent.series.size(), m_neededCandles));
    m_lostHoleInWindow = recent.lostHoleInWindow;
}

/** The estimate for the candle before index `end`; a failure is noted. */
std::optional<RegimeEstimate> RegimePipeline::infer(const CandleSeries& series, std::size_t end,
                                                    double nowSec)
{
    const auto estimate = m_model->answer(series, end);
    if (!estimate) {
        noteFailure(QString::fromStdString(estimate.error().message), nowSec);
        return std::nullopt;
    }
    m_problem.clear();
    m_failingSinceSec.reset();
    return *estimate;
}

std::vector<SeenAnswer> RegimePipeline::tick(const NewestRun& recent, double nowSec)
{
    const std::size_t size = recent.series.size();
    look(recent);
    std::vector<SeenAnswer> seen;
    if (!m_model || size < m_neededCandles)
        return seen;

    const std::size_t first = firstToInfer(recent.series);
    if (m_answer && first < size &&
        recent.series.openTimeSec[first] - m_answer->candleTimeSec > m_forgetfulSec) {
        m_shown.resetCount();
        m_rawLabels.clear();
    }
    // Its label is counted already, and the ledger has its row.
    if (m_restored && recent.series.openTimeSec.back() == m_answer->candleTimeSec) {
        if (const auto estimate = infer(recent.series, size, nowSec)) {
            m_answer = toAnswer(*estimate);
            m_answer->stability = stabilityOf(m_answer->regime);
            m_restored = false;
        }
        return seen;
    }
    for (std::size_t i = first; i < size; ++i) {
        if (const auto estimate = infer(recent.series, i + 1, nowSec)) {
            seen.push_back(see(*estimate));
        } else { // no label for this one: a row of equal ones ends
            m_shown.resetCount();
            m_rawLabels.clear();
        }
    }
    return seen;
}

Opinion RegimePipeline::opinion() const
{
    Opinion s;
    s.trained = m_model.has_value();
    if (m_model) {
        s.trainedAtSec = m_model->trainedAtSec;
        s.modelId = m_model->id;
        s.modelRemarks = m_model->cautions;
    }
    s.answer = m_answer;
    s.restored = m_restored;
    s.shownRegime = m_shown.current();
    s.shownSinceSec = m_shown.sinceSec();
    if (s.shownRegime)
        s.shownCandles = m_shownCandles;
    s.warmingUpHave = m_warmingUpHave;
    s.warmingUpNeed = static_cast<int>(m_neededCandles);
    s.lostHoleInWindow = m_lostHoleInWindow;
    s.inferenceProblem = m_problem;
    s.inferenceFailingSinceSec = m_failingSinceSec;
    return s;
}

} // namespace regime
