// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/paperphases.h"

#include "core/review/dayblocks.h"

#include <algorithm>
#include <map>

namespace regime::review
{

namespace
{

constexpr std::int64_t daySec = 86'400;

struct PairedDay {
    double difference = 0;
    double days = 0;

    PairedDay& operator+=(const PairedDay& other)
    {
        difference += other.difference;
        days += other.days;
        return *this;
    }
};

/** Entries of one day of both runs whose timeout has passed by the end. */
struct Entries {
    double entries = 0, orphans = 0;
    double firstEntries = 0, firstOrphans = 0;

    Entries& operator+=(const Entries& other)
    {
        entries += other.entries;
        orphans += other.orphans;
        firstEntries += other.firstEntries;
        firstOrphans += other.firstOrphans;
        return *this;
    }
};

double meanOf(const PairedDay& sum)
{
    return sum.difference / sum.days;
}

double share(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

double rateDifference(const Entries& sum)
{
    return share(sum.orphans, sum.entries) - share(sum.firstOrphans, sum.firstEntries);
}

template <typename Sums, typename Statistic>
Difference differenceOf(const std::vector<Sums>& days, Statistic statistic)
{
    if (days.empty())
        return {};
    Sums sum;
    for (const Sums& day : days)
        sum += day;
    Difference difference{statistic(sum), std::nullopt, days.size()};
    if (days.size() >= leastDays)
        difference.interval = dayBlockInterval(std::span<const Sums>(days), statistic);
    return difference;
}

void countEntries(const PaperRun& run, double orphanTimeoutSec, double Entries::*entries,
                  double Entries::*orphans, std::map<std::int64_t, Entries>& byDay)
{
    for (const PaperCycle& cycle : run.cycles) {
        const auto entered = static_cast<double>(cycle.entryTimeSec);
        if (entered + orphanTimeoutSec > static_cast<double>(run.endSec))
            continue;
        Entries& day = byDay[cycle.entryTimeSec / daySec];
        day.*entries += 1;
        const bool inTime =
            cycle.exitTimeSec &&
            static_cast<double>(*cycle.exitTimeSec) - entered <= orphanTimeoutSec;
        day.*orphans += inTime ? 0 : 1;
    }
}

} // namespace

Result<PhaseDifference> phaseDifference(const PaperRun& run, const PaperRun& first,
                                        double orphanTimeoutSec)
{
    if (!std::ranges::equal(run.days, first.days, {}, &PaperDay::day, &PaperDay::day))
        return Error{"the two paper grids ran over different days"};
    std::vector<PairedDay> paired;
    double before = 0;
    for (std::size_t i = 0; i < run.days.size(); ++i) {
        const double ahead = run.days[i].equityUsd - first.days[i].equityUsd;
        paired.push_back({ahead - before, 1});
        before = ahead;
    }
    std::map<std::int64_t, Entries> byDay;
    countEntries(run, orphanTimeoutSec, &Entries::entries, &Entries::orphans, byDay);
    countEntries(first, orphanTimeoutSec, &Entries::firstEntries, &Entries::firstOrphans, byDay);
    std::vector<Entries> entries;
    for (const auto& [day, counts] : byDay)
        entries.push_back(counts);
    return PhaseDifference{run.phase, differenceOf(paired, meanOf),
                           differenceOf(entries, rateDifference)};
}

Result<PaperPhases> runPaperPhases(std::span<const GridCandle> candles,
                                   const PaperGridConfig& config)
{
    PaperPhases phases;
    for (std::size_t i = 0; i < phases.runs.size(); ++i) {
        Result<PaperRun> run = runPaperGrid(candles, static_cast<int>(i) + 1, config);
        if (!run)
            return run.error();
        phases.runs[i] = *std::move(run);
        if (i == 0)
            continue;
        const Result<PhaseDifference> difference =
            phaseDifference(phases.runs[i], phases.runs[0], config.grid.orphanTimeoutSec);
        if (!difference)
            return difference.error();
        phases.againstFirst[i - 1] = *difference;
    }
    return phases;
}

PaperSummary summaryOf(const PaperRun& run, const PhaseDifference* againstFirst)
{
    PaperSummary summary{run.phase,
                         run.equityUsd,
                         run.feesUsd,
                         run.capitalUsd,
                         run.returnOnCapital(),
                         run.worstDrawdownUsd,
                         run.openRecoveries,
                         run.cycles.size(),
                         0,
                         0,
                         std::nullopt,
                         std::nullopt};
    for (const BotOutcome& outcome : outcomesOf(run)) {
        ++summary.closed;
        summary.wins += outcome.netProfitUsd > 0;
    }
    if (againstFirst) {
        summary.perDayUsd = againstFirst->equityPerDayUsd;
        summary.orphanRate = againstFirst->orphanRate;
    }
    return summary;
}

std::vector<BotOutcome> outcomesOf(const PaperRun& run)
{
    std::vector<BotOutcome> outcomes;
    for (const PaperCycle& cycle : run.cycles) {
        if (!cycle.exitTimeSec)
            continue;
        const double gain = cycle.leg == Leg::A ? cycle.entryPrice - cycle.exitPrice
                                                : cycle.exitPrice - cycle.entryPrice;
        BotOutcome outcome;
        outcome.timeSec = static_cast<double>(*cycle.exitTimeSec);
        outcome.leg = cycle.leg;
        outcome.resolution = "simulated";
        outcome.fromRecovery = cycle.recovery;
        outcome.entryTimeSec = static_cast<double>(cycle.entryTimeSec);
        outcome.exitTimeSec = outcome.timeSec;
        outcome.entryPrice = cycle.entryPrice;
        outcome.exitPrice = cycle.exitPrice;
        outcome.volume = cycle.volume;
        outcome.grossProfitUsd = gain * cycle.volume;
        outcome.feesUsd = cycle.feesUsd;
        outcome.netProfitUsd = gain * cycle.volume - cycle.feesUsd;
        outcomes.push_back(outcome);
    }
    std::ranges::stable_sort(outcomes, {}, &BotOutcome::timeSec);
    return outcomes;
}

} // namespace regime::review
