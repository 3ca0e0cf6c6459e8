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

void addStanding(Calibration& calibration, const Timeline& timeline, const ReviewInput& input,
                 const DayBootstrap& bootstrap)
{
    Eigen::ArrayXd all = Eigen::ArrayXd::Zero(timeline.days);
    Eigen::ArrayXd stood = all, confident = all, confidentStood = all;
    overPairs(timeline, input, static_cast<std::size_t>(calibration.horizonCandles),
              [&](std::size_t i, const ReviewTick& now, const ReviewTick& then) {
                  const int day = timeline.day[i];
                  const bool sure = now.confidence >= calibration.confidence;
                  const bool same = then.raw == now.raw;
                  all[day] += 1;
                  stood[day] += same;
                  confident[day] += sure;
                  confidentStood[day] += sure && same;
              });
    calibration.standing = bootstrap.ratio(stood, all);
    calibration.confidentStanding = bootstrap.ratio(confidentStood, confident);
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
    double ticks = 0, confident = 0, certain = 0, below = 0;
    for (const auto& place : timeline.tick) {
        if (!place)
            continue;
        const ReviewTick& tick = input.ticks[*place];
        ++ticks;
        confident += tick.confidence >= calibration.confidence;
        certain += std::ranges::max(tick.probabilities) > nearCertain;
        below += tick.confidence < confidenceThreshold;
    }
    if (ticks == 0)
        return calibration;
    calibration.confidentShare = confident / ticks;
    calibration.nearCertainShare = certain / ticks;
    calibration.thresholdShare = below / ticks;
    addStanding(calibration, timeline, input, bootstrap);
    addHmm(calibration, timeline, input, bootstrap);
    addJump(calibration, timeline, input, bootstrap);
    return calibration;
}

} // namespace regime::review
