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

/** What is reviewed. */
struct Reviewed {
    const Timeline& timeline;
    const ReviewInput& input;

    /** Nothing where the model had no answer. */
    const Said* said(ModelFamily family, std::size_t candle) const
    {
        const auto& tick = timeline.tick[candle];
        const auto* said = tick ? &input.ticks[*tick].saidBy(family) : nullptr;
        return said && *said ? &**said : nullptr;
    }
};

/** Walks over the candles that the model has answered, and also the one `horizon` candles later. */
template <typename Visit>
void overPairs(const Reviewed& reviewed, ModelFamily family, std::size_t horizon, Visit visit)
{
    for (std::size_t i = 0; i + horizon < reviewed.timeline.size(); ++i) {
        const Said* now = reviewed.said(family, i);
        const Said* then = reviewed.said(family, i + horizon);
        if (now && then)
            visit(reviewed.timeline.day[i], *now, *then);
    }
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

void addHmm(Calibration& calibration, const Reviewed& reviewed, const DayBootstrap& bootstrap)
{
    const auto later = powers(reviewed.input.transitions, calibration.horizonCandles);
    std::vector<DatedForecast> forecasts;
    overPairs(reviewed, ModelFamily::Hmm, static_cast<std::size_t>(calibration.horizonCandles),
              [&](int day, const Said& now, const Said& then) {
                  if (!now.model) {
                      ++calibration.withoutModel;
                      return;
                  }
                  const Eigen::Map<const Eigen::RowVector3d> p(now.probabilities.data());
                  const double stays = p * later[*now.model].col(static_cast<int>(now.raw));
                  forecasts.push_back({{stays, then.raw == now.raw}, day});
              });
    if (!forecasts.empty())
        calibration.hmm =
            persistenceOf(std::move(forecasts), calibration.horizonCandles, bootstrap);
}

void addJump(Calibration& calibration, const Reviewed& reviewed, const DayBootstrap& bootstrap)
{
    std::vector<DatedForecast> forecasts;
    overPairs(reviewed, ModelFamily::Jump, jumpHorizon,
              [&](int day, const Said& now, const Said& then) {
                  forecasts.push_back({{1 - now.pSwitch, then.raw == now.raw}, day});
              });
    if (!forecasts.empty())
        calibration.jump =
            persistenceOf(std::move(forecasts), static_cast<int>(jumpHorizon), bootstrap);
}

/** What is asked of a model, and about which ticks. */
struct Question {
    Reviewed reviewed;
    const DayBootstrap& bootstrap;
    double confidence;
    int horizonCandles;
    double confidenceThreshold;
};

void addStanding(Sureness& sureness, const Question& asked, ModelFamily family)
{
    Eigen::ArrayXd all = Eigen::ArrayXd::Zero(asked.reviewed.timeline.days);
    Eigen::ArrayXd stood = all, confident = all, confidentStood = all;
    overPairs(asked.reviewed, family, static_cast<std::size_t>(asked.horizonCandles),
              [&](int day, const Said& now, const Said& then) {
                  const bool sure = now.confidence >= asked.confidence;
                  const bool same = then.raw == now.raw;
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
    for (std::size_t i = 0; i < asked.reviewed.timeline.size(); ++i) {
        const Said* said = asked.reviewed.said(family, i);
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
    const Question asked{{timeline, input},
                         bootstrap,
                         calibration.confidence,
                         calibration.horizonCandles,
                         confidenceThreshold};
    calibration.hmmSureness = surenessOf(asked, ModelFamily::Hmm);
    calibration.jumpSureness = surenessOf(asked, ModelFamily::Jump);
    addHmm(calibration, asked.reviewed, bootstrap);
    addJump(calibration, asked.reviewed, bootstrap);
    return calibration;
}

} // namespace regime::review
