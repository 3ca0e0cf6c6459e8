// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/calibration.h"

#include <algorithm>
#include <cmath>

namespace regime::review
{

namespace
{

constexpr std::size_t mostBins = 10;
constexpr double nearCertain = 0.99;
/** What the jump model's score of staying forecasts (core/jump/stay.h). */
constexpr std::size_t jumpHorizon = 5;

/** Walks over the candles that have a tick and another one `horizon` candles later. */
template <typename Visit>
void overPairs(const Timeline& timeline, const ReviewInput& input, std::size_t horizon, Visit visit)
{
    for (std::size_t i = 0; i + horizon < timeline.size(); ++i)
        if (timeline.tick[i] && timeline.tick[i + horizon])
            visit(i, input.ticks[*timeline.tick[i]], input.ticks[*timeline.tick[i + horizon]]);
}

/** P(label again `horizon` candles later) = sum_i p_i (A^h)_{i,label}, for each model. */
std::vector<Eigen::Matrix3d> powers(const std::vector<Eigen::Matrix3d>& transitions, int horizon)
{
    std::vector<Eigen::Matrix3d> result;
    for (const Eigen::Matrix3d& once : transitions) {
        result.push_back(Eigen::Matrix3d::Identity());
        for (int step = 0; step < horizon; ++step)
            result.back() *= once;
    }
    return result;
}

void addHmm(Calibration& calibration, const Timeline& timeline, const ReviewInput& input,
            const DayBootstrap& bootstrap)
{
    const auto later = powers(input.transitions, calibration.horizonCandles);
    std::vector<DatedForecast> forecasts;
    overPairs(timeline, input, static_cast<std::size_t>(calibration.horizonCandles),
              [&](std::size_t i, const ReviewTick& now, const ReviewTick& then) {
                  if (!now.model) {
                      ++calibration.withoutModel;
                      return;
                  }
                  const Eigen::Map<const Eigen::RowVector3d> p(now.probabilities.data());
                  const double stays = p * later[*now.model].col(static_cast<int>(now.raw));
                  forecasts.push_back({{stays, then.raw == now.raw}, timeline.day[i]});
              });
    if (!forecasts.empty())
        calibration.hmm =
            persistenceOf(std::move(forecasts), calibration.horizonCandles, bootstrap);
}

void addJump(Calibration& calibration, const Timeline& timeline, const ReviewInput& input,
             const DayBootstrap& bootstrap)
{
    std::vector<DatedForecast> forecasts;
    overPairs(timeline, input, jumpHorizon,
              [&](std::size_t i, const ReviewTick& now, const ReviewTick& then) {
                  if (now.jump && then.jump)
                      forecasts.push_back({{1 - now.jump->pSwitch, then.jump->raw == now.jump->raw},
                                           timeline.day[i]});
              });
    if (!forecasts.empty())
        calibration.jump =
            persistenceOf(std::move(forecasts), static_cast<int>(jumpHorizon), bootstrap);
}

/** What is asked of a model, and about which ticks. */
struct Question {
    const Timeline& timeline;
    const ReviewInput& input;
    const DayBootstrap& bootstrap;
    double confidence;
    int horizonCandles;
    double confidenceThreshold;
};

void addStanding(Sureness& sureness, const Question& asked, ModelFamily family)
{
    const Timeline& timeline = asked.timeline;
    Eigen::ArrayXd all = Eigen::ArrayXd::Zero(timeline.days);
    Eigen::ArrayXd stood = all, confident = all, confidentStood = all;
    overPairs(timeline, asked.input, static_cast<std::size_t>(asked.horizonCandles),
              [&](std::size_t i, const ReviewTick& from, const ReviewTick& to) {
                  const auto now = saidBy(family, from), then = saidBy(family, to);
                  if (!now || !then)
                      return;
                  const int day = timeline.day[i];
                  const bool sure = now->confidence >= asked.confidence;
                  const bool same = then->raw == now->raw;
                  all[day] += 1;
                  stood[day] += same;
                  confident[day] += sure;
                  confidentStood[day] += sure && same;
              });
    sureness.standing = asked.bootstrap.ratio(stood, all);
    sureness.confidentStanding = asked.bootstrap.ratio(confidentStood, confident);
}

/** Nothing where the model never had an answer. */
std::optional<Sureness> surenessOf(const Question& asked, ModelFamily family)
{
    double ticks = 0, confident = 0, certain = 0, below = 0;
    for (const auto& place : asked.timeline.tick) {
        const auto said = place ? saidBy(family, asked.input.ticks[*place]) : std::nullopt;
        if (!said)
            continue;
        ++ticks;
        confident += said->confidence >= asked.confidence;
        certain += std::ranges::max(said->probabilities) > nearCertain;
        below += said->confidence < asked.confidenceThreshold;
    }
    if (ticks == 0)
        return std::nullopt;
    Sureness sureness;
    sureness.confidentShare = confident / ticks;
    sureness.nearCertainShare = certain / ticks;
    sureness.thresholdShare = below / ticks;
    addStanding(sureness, asked, family);
    return sureness;
}

} // namespace

Persistence persistenceOf(std::vector<DatedForecast> forecasts, int horizonCandles,
                          const DayBootstrap& bootstrap)
{
    std::ranges::stable_sort(forecasts, {},
                             [](const DatedForecast& dated) { return dated.forecast.probability; });
    Persistence result;
    result.horizonCandles = horizonCandles;
    result.candles = std::ssize(forecasts);
    std::size_t first = 0;
    for (std::size_t bin = 1; bin <= mostBins; ++bin) {
        std::size_t end = forecasts.size() * bin / mostBins;
        while (end > first && end < forecasts.size() &&
               forecasts[end].forecast.probability == forecasts[end - 1].forecast.probability)
            ++end;
        if (end <= first)
            continue;
        Eigen::ArrayXd happened = Eigen::ArrayXd::Zero(bootstrap.days());
        Eigen::ArrayXd count = happened;
        double sum = 0;
        for (std::size_t i = first; i < end; ++i) {
            happened[forecasts[i].day] += forecasts[i].forecast.happened;
            count[forecasts[i].day] += 1;
            sum += forecasts[i].forecast.probability;
        }
        const auto candles = static_cast<double>(end - first);
        result.bins.push_back({static_cast<std::int64_t>(end - first), sum / candles,
                               *bootstrap.ratio(happened, count)});
        result.calibrationError += std::abs(sum - happened.sum());
        first = end;
    }
    result.calibrationError /= static_cast<double>(result.candles);
    std::vector<Forecast> plain;
    for (const DatedForecast& dated : forecasts)
        plain.push_back(dated.forecast);
    result.brierSkill = brierSkill(plain);
    result.areaUnderCurve = areaUnderCurve(plain);
    return result;
}

Calibration calibrationOf(const Timeline& timeline, const ReviewInput& input,
                          double confidenceThreshold, const DayBootstrap& bootstrap)
{
    Calibration calibration;
    const Question asked{
        timeline,           input, bootstrap, calibration.confidence, calibration.horizonCandles,
        confidenceThreshold};
    const std::optional<Sureness> hmm = surenessOf(asked, ModelFamily::Hmm);
    if (!hmm)
        return calibration;
    calibration.hmmSureness = *hmm;
    calibration.jumpSureness = surenessOf(asked, ModelFamily::Jump);
    addHmm(calibration, timeline, input, bootstrap);
    addJump(calibration, timeline, input, bootstrap);
    return calibration;
}

} // namespace regime::review
