// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/botresults.h"

#include "core/base/modelfamily.h"
#include "core/review/dayblocks.h"
#include "core/review/proportion.h"
#include "core/review/quantile.h"
#include "core/review/survival.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace regime::review
{

namespace
{

constexpr double daySec = 86'400;

/** Wins of cycles by the day of their booking. */
DailyRatio winsByDay(std::span<const AttributedOutcome> cycles)
{
    std::map<double, std::pair<double, double>> byDay;
    for (const AttributedOutcome& cycle : cycles) {
        auto& [wins, count] = byDay[std::floor(cycle.outcome.timeSec / daySec)];
        wins += cycle.outcome.netProfitUsd > 0 ? 1 : 0;
        ++count;
    }
    DailyRatio days;
    for (const auto& [day, won] : byDay)
        days.add(won.first, won.second);
    return days;
}

/** When the cycle was over, as far as it is known to have had an entry. */
std::optional<double> endSec(const BotOutcome& outcome)
{
    const std::optional<double> age = ageSec(outcome);
    return age && outcome.entryTimeSec ? std::optional(*outcome.entryTimeSec + *age) : std::nullopt;
}

bool overlap(std::span<const AttributedOutcome> cycles)
{
    std::vector<std::pair<double, double>> open;
    for (const AttributedOutcome& cycle : cycles) {
        const std::optional<double> end = endSec(cycle.outcome);
        if (!end)
            return true;
        open.emplace_back(*cycle.outcome.entryTimeSec, *end);
    }
    std::ranges::sort(open);
    double busyUntil = -std::numeric_limits<double>::infinity();
    for (const auto& [entered, ended] : open) {
        if (entered < busyUntil)
            return true;
        busyUntil = ended;
    }
    return false;
}

bool isOldEnough(const BotOutcome& outcome, double nowSec, double orphanTimeoutSec)
{
    return outcome.entryTimeSec && *outcome.entryTimeSec + orphanTimeoutSec <= nowSec &&
           (ageSec(outcome) || outcome.fromRecovery);
}

bool isOrphan(const BotOutcome& outcome, double orphanTimeoutSec)
{
    const std::optional<double> age = ageSec(outcome);
    return age ? *age > orphanTimeoutSec : outcome.fromRecovery.value_or(false);
}

template <typename Belongs>
std::vector<AttributedOutcome> those(std::span<const AttributedOutcome> cycles, Belongs belongs)
{
    std::vector<AttributedOutcome> kept;
    std::ranges::copy_if(cycles, std::back_inserter(kept), belongs);
    return kept;
}

OutcomeSides sidesOf(std::span<const AttributedOutcome> group, const BotCycles& cycles)
{
    const auto summary = [&](std::span<const AttributedOutcome> some) {
        return summaryOf(some, cycles.nowSec, cycles.orphanTimeoutSec);
    };
    const auto ofLeg = [&](Leg leg) {
        return summary(
            those(group, [&](const AttributedOutcome& c) { return c.outcome.leg == leg; }));
    };
    return {summary(group), ofLeg(Leg::A), ofLeg(Leg::B)};
}

OrphanRate orphanRateOf(const BotCycles& cycles, const OutcomeSummary& finished)
{
    OrphanRate rate{finished.oldEnough, finished.orphans, false};
    for (const AttributedOutcome& cycle : cycles.open)
        if (cycle.outcome.entryTimeSec &&
            *cycle.outcome.entryTimeSec + cycles.orphanTimeoutSec <= cycles.nowSec) {
            ++rate.entries;
            ++rate.orphans;
        }
    const OpenRecoveries resting = cycles.openRecoveries.value_or(OpenRecoveries{});
    rate.entries += resting.count;
    rate.orphans += resting.count;
    rate.isLowerBound = !cycles.simulated && !resting.isComplete;
    return rate;
}

/** What a model had said when a cycle was entered. */
std::optional<Regime> regimeAtEntry(const AttributedOutcome& cycle, ModelFamily family)
{
    const auto& said = family == ModelFamily::Hmm ? cycle.atEntry : cycle.jumpAtEntry;
    return said ? std::optional(said->regime) : std::nullopt;
}

/** `belongs`: of which cycles. */
template <typename Belongs>
std::vector<SurvivalStep> timeToExit(const BotCycles& cycles, Belongs belongs)
{
    std::vector<Lifetime> lifetimes;
    for (const AttributedOutcome& cycle : cycles.finished)
        if (const auto age = ageSec(cycle.outcome); age && belongs(cycle))
            lifetimes.push_back({*age, true});
    for (const AttributedOutcome& cycle : cycles.open)
        if (belongs(cycle))
            lifetimes.push_back({cycles.nowSec - *cycle.outcome.entryTimeSec, false});
    return kaplanMeier(lifetimes);
}

AtEntry atEntry(const BotCycles& cycles, ModelFamily family)
{
    AtEntry result;
    for (std::size_t i = 0; i < result.byRegime.size(); ++i) {
        const auto isHere = [&](const AttributedOutcome& cycle) {
            return regimeAtEntry(cycle, family) == static_cast<Regime>(i);
        };
        result.byRegime[i] = sidesOf(those(cycles.finished, isHere), cycles);
        result.stillOpen[i] = static_cast<std::size_t>(std::ranges::count_if(cycles.open, isHere));
        result.timeToExit[i] = timeToExit(cycles, isHere);
        for (const Leg leg : {Leg::A, Leg::B})
            result.timeToExitOfLeg[leg == Leg::B][i] =
                timeToExit(cycles, [&](const AttributedOutcome& cycle) {
                    return isHere(cycle) && cycle.outcome.leg == leg;
                });
        result.halfOutSec[i] = medianSec(result.timeToExit[i]);
    }
    return result;
}

} // namespace

OutcomeSummary summaryOf(std::span<const AttributedOutcome> cycles, double nowSec,
                         double orphanTimeoutSec)
{
    OutcomeSummary summary;
    summary.cycles = cycles.size();
    if (cycles.empty())
        return summary;
    std::vector<double> ages;
    for (const AttributedOutcome& cycle : cycles) {
        const BotOutcome& outcome = cycle.outcome;
        summary.wins += outcome.netProfitUsd > 0;
        summary.netProfitUsd += outcome.netProfitUsd;
        summary.feesUsd += outcome.feesUsd.value_or(0);
        summary.withoutFees += !outcome.feesUsd;
        if (const auto age = ageSec(outcome))
            ages.push_back(*age);
        if (isOldEnough(outcome, nowSec, orphanTimeoutSec)) {
            ++summary.oldEnough;
            summary.orphans += isOrphan(outcome, orphanTimeoutSec);
        }
    }
    summary.withoutAge = cycles.size() - ages.size();
    if (!ages.empty())
        summary.medianAgeSec = quantile(ages, 0.5);
    const DailyRatio wins = winsByDay(cycles);
    summary.days = wins.days();
    summary.overlapping = overlap(cycles);
    summary.winRate = summary.overlapping
                          ? intervalOf(wins)
                          : std::optional(wilsonInterval(summary.wins, summary.cycles));
    return summary;
}

BotResults botResults(const BotCycles& cycles)
{
    const std::span<const AttributedOutcome> finished = cycles.finished;
    const auto sides = [&](auto belongs) { return sidesOf(those(finished, belongs), cycles); };
    BotResults results;
    results.simulated = cycles.simulated;
    results.all = sidesOf(finished, cycles);
    results.hmm = atEntry(cycles, ModelFamily::Hmm);
    if (cycles.secondOpinion) {
        results.jump = atEntry(cycles, ModelFamily::Jump);
        results.withoutJump = sides(
            [](const AttributedOutcome& cycle) { return cycle.atEntry && !cycle.jumpAtEntry; });
    }
    for (std::size_t i = 0; i < results.asRecorded.size(); ++i)
        results.asRecorded[i] = sides([&](const AttributedOutcome& cycle) {
            return cycle.outcome.recordedRegime == static_cast<Regime>(i);
        });
    for (std::size_t i = 0; i < results.byPhase.size(); ++i)
        results.byPhase[i] = sides([&](const AttributedOutcome& cycle) {
            const std::optional<LedgerLabel> newest = cycle.newestAtEntry();
            return newest && newest->phase == static_cast<int>(i) + 1;
        });
    results.withoutEntryTime =
        sides([](const AttributedOutcome& cycle) { return !cycle.outcome.entryTimeSec; });
    results.withoutHmm =
        sides([](const AttributedOutcome& cycle) { return cycle.jumpAtEntry && !cycle.atEntry; });
    results.withoutLedger = sides([](const AttributedOutcome& cycle) {
        return cycle.outcome.entryTimeSec && !cycle.atEntry && !cycle.jumpAtEntry;
    });
    results.orphanRate = orphanRateOf(cycles, results.all.all);
    return results;
}

} // namespace regime::review
