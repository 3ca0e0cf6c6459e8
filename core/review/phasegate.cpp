// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/phasegate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace regime::review
{

namespace
{

constexpr double leastPhaseDays = 14;
constexpr double leastCoverage = 0.99;
constexpr double mostDoNotUse = 0.01;
constexpr double mostChangesPerDay = 12;
constexpr double mostAtLimit = 0.05;
constexpr double alikeRatio = 1.5;
constexpr std::size_t breachDays = 3;
constexpr int firstPhaseThatMustBeBetter = 3;
constexpr int lastPhase = 4;

GateStanding standing(bool passes)
{
    return passes ? GateStanding::Pass : GateStanding::Fail;
}

/** A line that passes when the measure does. */
template <typename Passes>
GateLine line(GateRule rule, const std::optional<double>& measured, double limit, Passes passes)
{
    GateLine line;
    line.rule = rule;
    line.measured = measured;
    line.limit = limit;
    if (measured)
        line.standing = standing(passes(*measured, limit));
    return line;
}

/** Days that are still to come are no failure. */
GateLine daysLine(GateRule rule, double days)
{
    GateLine line;
    line.rule = rule;
    line.measured = days;
    line.limit = leastPhaseDays;
    line.standing = days >= leastPhaseDays ? GateStanding::Pass : GateStanding::NotEnoughData;
    return line;
}

/** `good`: 1 when more is better, -1 when less is. */
GateLine differenceLine(GateRule rule, const std::optional<Difference>& difference, int good,
                        bool mustBeBetter)
{
    GateLine line;
    line.rule = rule;
    if (!difference)
        return line;
    line.measured = difference->value;
    line.interval = difference->interval;
    if (!difference->interval)
        return line;
    const auto [low, high] = *difference->interval;
    const double worst = good > 0 ? low : -high;
    const double best = good > 0 ? high : -low;
    line.standing = standing(mustBeBetter ? worst > 0 : best >= 0);
    return line;
}

GateStanding standing(const GainEvidence& gain)
{
    return gain.interval ? standing(gain.interval->low > 0) : GateStanding::NotEnoughData;
}

/** Some gain is enough: one that passes, else one that was at least measured. */
GateLine gainLine(const std::vector<GainEvidence>& gains)
{
    GateLine line;
    line.rule = GateRule::GainOverBaseline;
    line.gains = gains;
    std::ranges::stable_sort(line.gains, std::greater(), [](const GainEvidence& gain) {
        return gain.interval ? 1 + (gain.interval->low > 0) : 0;
    });
    if (line.gains.empty())
        return line;
    const GainEvidence& best = line.gains.front();
    line.measured = best.gain;
    line.interval = best.interval;
    line.standing = standing(best);
    return line;
}

constexpr auto atLeast = [](double measured, double limit) { return measured >= limit; };
constexpr auto atMost = [](double measured, double limit) { return measured <= limit; };
constexpr auto below = [](double measured, double limit) { return measured < limit; };

/** Whether a line is about the program at work rather than about its answers. */
bool asksOfRunning(GateRule rule)
{
    return rule == GateRule::DaysInShadow || rule == GateRule::Coverage ||
           rule == GateRule::DoNotUse;
}

/** Answers that could not have been acted on when every candle was answered and at once are no
 *  better where some are late. */
bool failsByItself(const GateLine& line)
{
    return line.rule == GateRule::DoNotUse && line.standing == GateStanding::Fail;
}

std::vector<GateLine> linesOfShadow(const ShadowEvidence& evidence)
{
    GateLine idle = line(GateRule::IdleAtLimit, evidence.rawShareAtLimit, mostAtLimit, atMost);
    idle.afterSmoothing = evidence.outShareAtLimit;
    std::vector<GateLine> lines{
        daysLine(GateRule::DaysInShadow, evidence.days),
        line(GateRule::Coverage, evidence.coverage, leastCoverage, atLeast),
        line(GateRule::DoNotUse, evidence.doNotUseShare, mostDoNotUse, below),
        line(GateRule::ShownChanges, evidence.shownChangesPerDay, mostChangesPerDay, atMost),
        idle,
        gainLine(evidence.gains),
        differenceLine(GateRule::FavouredOrphans, evidence.orphanRate, -1, false)};
    for (GateLine& each : lines)
        if (evidence.isReplay && asksOfRunning(each.rule) && !failsByItself(each)) {
            each.ofReplay = true;
            each.standing = GateStanding::NotEnoughData;
        }
    return lines;
}

/** How many times the larger volatility is the smaller. */
std::optional<double> volatilityRatio(const PhaseEvidence& evidence)
{
    if (!evidence.medianVolatility || !evidence.lastMedianVolatility ||
        *evidence.medianVolatility <= 0 || *evidence.lastMedianVolatility <= 0)
        return std::nullopt;
    const double ratio = *evidence.medianVolatility / *evidence.lastMedianVolatility;
    return std::max(ratio, 1 / ratio);
}

std::vector<GateLine> linesOfPhase(const PhaseEvidence& evidence, int phase)
{
    const bool mustBeBetter = phase >= firstPhaseThatMustBeBetter;
    GateLine alike = line(GateRule::MarketAlike, volatilityRatio(evidence), alikeRatio, atMost);
    std::vector<GateLine> compared{
        mustBeBetter
            ? differenceLine(GateRule::ProfitPerDay, evidence.profitPerDayUsd, 1, true)
            : differenceLine(GateRule::ProfitPerCycle, evidence.profitPerCycleUsd, 1, false),
        differenceLine(GateRule::OrphanRate, evidence.orphanRate, -1, false)};
    if (alike.standing != GateStanding::Pass)
        for (GateLine& comparison : compared)
            comparison.standing = GateStanding::NotEnoughData;
    std::vector<GateLine> lines{daysLine(GateRule::DaysInPhase, evidence.days),
                                daysLine(GateRule::DaysInLastPhase, evidence.lastDays), alike};
    lines.insert(lines.end(), compared.begin(), compared.end());
    return lines;
}

/** The lines that one day can breach. */
std::array<GateLine, 4> linesOfDay(const DayEvidence& day)
{
    return {line(GateRule::Coverage, day.coverage, leastCoverage, atLeast),
            line(GateRule::DoNotUse, day.doNotUseShare, mostDoNotUse, below),
            line(GateRule::ShownChanges, day.shownChanges, mostChangesPerDay, atMost),
            line(GateRule::IdleAtLimit, day.rawShareAtLimit, mostAtLimit, atMost)};
}

std::optional<GateRule> breachedFor(const std::vector<DayEvidence>& days)
{
    if (days.size() < breachDays)
        return std::nullopt;
    const std::span newest(days.end() - breachDays, days.end());
    if (newest.back().day - newest.front().day >= static_cast<std::int64_t>(breachDays))
        return std::nullopt; // not in a row
    for (std::size_t i = 0; i < linesOfDay(newest.front()).size(); ++i)
        if (std::ranges::all_of(newest, [&](const DayEvidence& day) {
                return linesOfDay(day)[i].standing == GateStanding::Fail;
            }))
            return linesOfDay(newest.front())[i].rule;
    return std::nullopt;
}

} // namespace

PhaseVerdict judgePhase(const GateEvidence& evidence)
{
    PhaseVerdict verdict;
    verdict.current = evidence.phase;
    verdict.supported = evidence.phase;
    if (evidence.phase < 2)
        verdict.lines = linesOfShadow(evidence.shadow);
    else if (evidence.phase < lastPhase)
        verdict.lines = linesOfPhase(evidence.inPhase, evidence.phase);
    if (evidence.phase >= 2)
        verdict.breached = breachedFor(evidence.days);
    if (verdict.breached)
        --verdict.supported;
    else if (!verdict.lines.empty() && std::ranges::all_of(verdict.lines, [](const GateLine& each) {
                 return each.standing == GateStanding::Pass;
             }))
        ++verdict.supported;
    return verdict;
}

} // namespace regime::review
