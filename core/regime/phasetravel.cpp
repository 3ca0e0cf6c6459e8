// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/phasetravel.h"

#include <cmath>
#include <utility>

namespace regime
{

namespace
{

constexpr double daySec = 86'400;
constexpr double nearLimit = 0.01; // smoothing never quite arrives

int signOf(double x)
{
    return (x > 0) - (x < 0);
}

/** Counts how often a number goes from one side of 0 to the other. */
class SignChanges
{
public:
    void step(double x)
    {
        const int sign = signOf(x);
        if (sign == 0)
            return;
        m_count += m_sign != 0 && sign != m_sign;
        m_sign = sign;
    }
    int count() const { return m_count; }

private:
    int m_sign = 0;
    int m_count = 0;
};

double share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/** The share of hits day by day, of times that rise. */
class SharesByDay
{
public:
    void add(double timeSec, bool hit)
    {
        const auto day = static_cast<std::int64_t>(std::floor(timeSec / daySec));
        if (m_shares.empty() || m_shares.back().day != day) {
            m_shares.push_back({day, 0});
            m_hits = m_count = 0;
        }
        m_hits += hit ? 1 : 0;
        m_shares.back().share = share(m_hits, ++m_count);
    }
    std::vector<DayShare> take() { return std::move(m_shares); }

private:
    std::vector<DayShare> m_shares;
    std::size_t m_hits = 0;
    std::size_t m_count = 0;
};

PhaseTravel travel(int phase, double blend, std::span<const BotTick> ticks,
                   const AdviceConfig& config, const RebalancerConfig& rebalancerConfig)
{
    PhaseTravel result;
    result.phase = phase;
    result.blend = blend;
    result.ticks = ticks.size();
    TrendScore trend(config);
    IdleTarget target(config);
    RebalancerPreview rebalancer(rebalancerConfig);
    SignChanges signs, skewSigns;
    SharesByDay limitsByDay;
    std::size_t rawAtLimit = 0, outAtLimit = 0, opposed = 0;
    double out = config.baseIdle, distance = 0, skews = 0;
    for (const BotTick& tick : ticks) {
        const double score = trend.step(tick.timeSec, tick.price);
        const double bias = tick.bias.value_or(0);
        const double signal = adviceSignal(score, bias, tick.bias ? blend : 1.0, config);
        const double raw = rawIdleTarget(signal, config);
        const double before = out;
        out = target.step(tick.timeSec, signal);
        distance += std::abs(out - before);
        const bool isRawAtLimit = raw == config.idleFloor || raw == config.idleCeiling;
        rawAtLimit += isRawAtLimit ? 1 : 0;
        limitsByDay.add(tick.timeSec, isRawAtLimit);
        outAtLimit +=
            out <= config.idleFloor + nearLimit || out >= config.idleCeiling - nearLimit ? 1 : 0;
        opposed += signOf(score) * signOf(bias) < 0 ? 1 : 0;
        signs.step(signal);
        const double skew = rebalancer.step(tick.timeSec, tick.idleRatio, out).skew;
        skewSigns.step(skew);
        skews += std::abs(skew);
    }
    result.rawShareAtLimit = share(rawAtLimit, ticks.size());
    result.rawShareAtLimitByDay = limitsByDay.take();
    result.outShareAtLimit = share(outAtLimit, ticks.size());
    result.opposedShare = share(opposed, ticks.size());
    result.signChanges = signs.count();
    result.skewSignChanges = skewSigns.count();
    const auto count = static_cast<double>(ticks.size());
    if (!ticks.empty()) {
        result.meanAbsSkew = skews / count;
        result.travelPerDay = distance * daySec / (count * config.intervalSec);
    }
    return result;
}

} // namespace

std::array<PhaseTravel, 4> travelByPhase(std::span<const BotTick> ticks, const AdviceConfig& config,
                                         const RebalancerConfig& rebalancer)
{
    std::array<PhaseTravel, 4> phases;
    for (std::size_t i = 0; i < phases.size(); ++i)
        phases[i] = travel(static_cast<int>(i) + 1, phaseBlends[i], ticks, config, rebalancer);
    return phases;
}

} // namespace regime
