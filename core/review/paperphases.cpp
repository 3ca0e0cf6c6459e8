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

/** Entries of a day whose timeout has passed by the end of the run, and the orphans of them. */
struct Entries {
    double orphans = 0;
    double entries = 0;
};

std::map<std::int64_t, Entries> entriesByDay(const PaperRun& run, double orphanTimeoutSec)
{
    std::map<std::int64_t, Entries> byDay;
    for (const PaperDay& day : run.days)
        byDay[day.day] = {};
    for (const PaperCycle& cycle : run.cycles) {
        const auto entered = static_cast<double>(cycle.entryTimeSec);
        if (entered + orphanTimeoutSec > static_cast<double>(run.endSec))
            continue;
        Entries& day = byDay[cycle.entryTimeSec / daySec];
        ++day.entries;
        const bool inTime = cycle.exitTimeSec &&
                            static_cast<double>(*cycle.exitTimeSec) - entered <= orphanTimeoutSec;
        day.orphans += inTime ? 0 : 1;
    }
    return byDay;
}

DailyRatio orphanRate(const PaperRun& run, double orphanTimeoutSec)
{
    DailyRatio rate;
    for (const auto& [day, entries] : entriesByDay(run, orphanTimeoutSec))
        rate.add(entries.orphans, entries.entries);
    return rate;
}

/** What each day brought. */
DailyRatio equityByDay(const PaperRun& run)
{
    DailyRatio equity;
    double before = 0;
    for (const PaperDay& day : run.days) {
        equity.add(day.equityUsd - before, 1);
        before = day.equityUsd;
    }
    return equity;
}

/** What is known of a cycle while it is open. */
BotOutcome entryOf(const PaperCycle& cycle)
{
    BotOutcome outcome;
    outcome.leg = cycle.leg;
    outcome.resolution = "simulated";
    outcome.fromRecovery = cycle.recovery;
    outcome.entryTimeSec = static_cast<double>(cycle.entryTimeSec);
    outcome.entryPrice = cycle.entryPrice;
    outcome.volume = cycle.volume;
    outcome.feesUsd = cycle.feesUsd;
    return outcome;
}

} // namespace

Result<PhaseDifference> phaseDifference(const PaperRun& run, const PaperRun& first,
                                        double orphanTimeoutSec)
{
    if (!std::ranges::equal(run.days, first.days, {}, &PaperDay::day, &PaperDay::day))
        return Error{"the two paper grids ran over different days"};
    return PhaseDifference{
        run.phase, pairedDifference(equityByDay(run), equityByDay(first)),
        pairedDifference(orphanRate(run, orphanTimeoutSec), orphanRate(first, orphanTimeoutSec))};
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

BotCycles cyclesOf(const PaperRun& run, const LedgerLabels& ledger, const PaperGridConfig& config,
                   bool secondOpinion)
{
    std::vector<BotOutcome> open;
    for (const PaperCycle& cycle : run.cycles)
        if (!cycle.exitTimeSec)
            open.push_back(entryOf(cycle));
    BotCycles cycles;
    cycles.finished = attribute(outcomesOf(run), ledger, config.intervalSec);
    cycles.open = attribute(open, ledger, config.intervalSec);
    cycles.simulated = true;
    cycles.nowSec = static_cast<double>(run.endSec);
    cycles.orphanTimeoutSec = config.grid.orphanTimeoutSec;
    cycles.secondOpinion = secondOpinion;
    return cycles;
}

std::vector<BotOutcome> outcomesOf(const PaperRun& run)
{
    std::vector<BotOutcome> outcomes;
    for (const PaperCycle& cycle : run.cycles) {
        if (!cycle.exitTimeSec)
            continue;
        const double gain = cycle.leg == Leg::A ? cycle.entryPrice - cycle.exitPrice
                                                : cycle.exitPrice - cycle.entryPrice;
        BotOutcome outcome = entryOf(cycle);
        outcome.timeSec = static_cast<double>(*cycle.exitTimeSec);
        outcome.exitTimeSec = outcome.timeSec;
        outcome.exitPrice = cycle.exitPrice;
        outcome.grossProfitUsd = gain * cycle.volume;
        outcome.netProfitUsd = gain * cycle.volume - cycle.feesUsd;
        outcomes.push_back(outcome);
    }
    std::ranges::stable_sort(outcomes, {}, &BotOutcome::timeSec);
    return outcomes;
}

} // namespace regime::review
