// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/gateevidence.h"

#include "core/review/botresults.h"
#include "core/review/dayblocks.h"
#include "core/review/outcomes.h"
#include "core/review/quantile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace regime::review
{

namespace
{

constexpr std::int64_t daySec = 86'400;

/** Counts over rows that follow each other. */
struct Counted {
    double coverage = 0;
    std::optional<double> doNotUseShare; ///< nothing without an answer
    std::optional<double> changes;
};

/** `due`: candles there should be an answer for. */
Counted count(std::span<const GateRow> rows, std::int64_t due)
{
    double answers = 0, unusable = 0, changes = 0;
    std::optional<ShownRegime> before;
    for (const GateRow& row : rows) {
        if (!row.shown)
            continue;
        ++answers;
        unusable += !row.usable;
        changes += before && *before != *row.shown;
        before = row.shown;
    }
    if (answers == 0)
        return {};
    return {answers / static_cast<double>(due), unusable / answers, changes};
}

/** One day of a phase. */
struct BotDay {
    double days = 0;
    double netUsd = 0;
    double cycles = 0;
    double oldEnough = 0;
    double orphans = 0;
};

/** Every day with a row of `phase`, with the cycles that were entered in it. */
std::vector<BotDay> botDays(std::span<const GateRow> rows,
                            std::span<const AttributedOutcome> cycles, int phase, double nowSec,
                            double orphanTimeoutSec)
{
    std::map<std::int64_t, BotDay> byDay;
    for (const GateRow& row : rows)
        if (row.phase == phase)
            byDay[row.candleTimeSec / daySec].days = 1;
    for (const AttributedOutcome& cycle : cycles) {
        const std::optional<LedgerLabel> newest = cycle.newestAtEntry();
        if (!newest || newest->phase != phase)
            continue;
        const auto day = byDay.find(newest->candleTimeSec / daySec);
        if (day == byDay.end())
            continue;
        const OutcomeSummary one = summaryOf(std::span(&cycle, 1), nowSec, orphanTimeoutSec);
        day->second.netUsd += one.netProfitUsd;
        ++day->second.cycles;
        day->second.oldEnough += static_cast<double>(one.oldEnough);
        day->second.orphans += static_cast<double>(one.orphans);
    }
    std::vector<BotDay> days;
    for (const auto& [day, sums] : byDay)
        days.push_back(sums);
    return days;
}

DailyRatio ratioOf(const std::vector<BotDay>& days, double BotDay::*of, double BotDay::*per)
{
    DailyRatio ratio;
    for (const BotDay& day : days)
        ratio.add(day.*of, day.*per);
    return ratio;
}

/** Nothing when one of the two has no day that counts. */
std::optional<Difference> differenceOf(const std::vector<BotDay>& now,
                                       const std::vector<BotDay>& before, double BotDay::*of,
                                       double BotDay::*per)
{
    const Difference difference =
        separateDifference(ratioOf(now, of, per), ratioOf(before, of, per));
    return difference.days > 0 ? std::optional(difference) : std::nullopt;
}

/** Of stretches of 60 candles without a hole, one behind the other. */
std::optional<double> medianVolatility(std::span<const GateRow> rows, int phase,
                                       std::int64_t intervalSec)
{
    constexpr std::size_t stretch = 60;
    std::vector<double> volatilities, closes;
    std::int64_t dueSec = 0;
    for (const GateRow& row : rows) {
        if (row.phase != phase || row.candleTimeSec != dueSec)
            closes.clear();
        dueSec = row.candleTimeSec + intervalSec;
        if (row.phase != phase)
            continue;
        closes.push_back(row.close);
        if (closes.size() <= stretch)
            continue;
        volatilities.push_back(realisedVolatility(closes));
        closes = {row.close};
    }
    if (volatilities.empty())
        return std::nullopt;
    return quantile(volatilities, 0.5);
}

double daysOf(std::span<const GateRow> rows, int phase, std::int64_t intervalSec)
{
    return static_cast<double>(std::ranges::count(rows, phase, &GateRow::phase) * intervalSec) /
           static_cast<double>(daySec);
}

} // namespace

double daysAnswered(std::span<const GateRow> rows, std::int64_t intervalSec)
{
    const auto answers =
        std::ranges::count_if(rows, [](const GateRow& row) { return row.shown.has_value(); });
    return static_cast<double>(answers * intervalSec) / static_cast<double>(daySec);
}

ShadowEvidence shadowEvidence(std::span<const GateRow> rows, std::int64_t intervalSec)
{
    std::size_t first = rows.size();
    while (first > 0 && rows[first - 1].phase == 1)
        --first;
    const std::span<const GateRow> inShadow = rows.subspan(first);
    ShadowEvidence evidence;
    if (inShadow.empty())
        return evidence;
    const std::int64_t spanSec =
        inShadow.back().candleTimeSec - inShadow.front().candleTimeSec + intervalSec;
    evidence.days = static_cast<double>(spanSec) / static_cast<double>(daySec);
    const Counted counted = count(inShadow, spanSec / intervalSec);
    evidence.coverage = counted.coverage;
    evidence.doNotUseShare = counted.doNotUseShare;
    if (counted.changes)
        evidence.shownChangesPerDay = *counted.changes / daysAnswered(inShadow, intervalSec);
    return evidence;
}

std::vector<DayEvidence> dayEvidence(std::span<const GateRow> rows, int phase,
                                     std::int64_t intervalSec,
                                     std::span<const DayShare> limitShares)
{
    const auto limitShare = [&](std::int64_t day) {
        const auto found = std::ranges::find(limitShares, day, &DayShare::day);
        return found != limitShares.end() ? std::optional(found->share) : std::nullopt;
    };
    std::vector<DayEvidence> days;
    for (std::size_t first = 0; first < rows.size();) {
        const std::int64_t day = rows[first].candleTimeSec / daySec;
        std::size_t end = first;
        bool isOfPhase = true;
        for (; end < rows.size() && rows[end].candleTimeSec / daySec == day; ++end)
            isOfPhase = isOfPhase && rows[end].phase == phase;
        const bool begins = first == 0 && rows[first].candleTimeSec > day * daySec;
        const bool goesOn =
            end == rows.size() && rows[end - 1].candleTimeSec + intervalSec < (day + 1) * daySec;
        if (isOfPhase && first > 0 && rows[first - 1].phase == phase)
            for (std::int64_t silent = rows[first - 1].candleTimeSec / daySec + 1; silent < day;
                 ++silent)
                days.push_back({silent, 0.0, {}, {}, {}});
        if (isOfPhase && !begins && !goesOn) {
            const Counted counted = count(rows.subspan(first, end - first),
                                          std::max(daySec / intervalSec, std::int64_t{1}));
            days.push_back(
                {day, counted.coverage, counted.doNotUseShare, counted.changes, limitShare(day)});
        }
        first = end;
    }
    return days;
}

PhaseEvidence phaseEvidence(std::span<const GateRow> rows,
                            std::span<const AttributedOutcome> cycles, int phase,
                            std::int64_t intervalSec, double nowSec, double orphanTimeoutSec)
{
    const auto days = [&](int of) { return botDays(rows, cycles, of, nowSec, orphanTimeoutSec); };
    const std::vector<BotDay> now = days(phase), before = days(phase - 1);
    PhaseEvidence evidence;
    evidence.days = daysOf(rows, phase, intervalSec);
    evidence.lastDays = daysOf(rows, phase - 1, intervalSec);
    evidence.medianVolatility = medianVolatility(rows, phase, intervalSec);
    evidence.lastMedianVolatility = medianVolatility(rows, phase - 1, intervalSec);
    evidence.profitPerCycleUsd = differenceOf(now, before, &BotDay::netUsd, &BotDay::cycles);
    evidence.profitPerDayUsd = differenceOf(now, before, &BotDay::netUsd, &BotDay::days);
    evidence.orphanRate = differenceOf(now, before, &BotDay::orphans, &BotDay::oldEnough);
    return evidence;
}

std::optional<Difference> favouredOrphans(std::span<const AttributedOutcome> cycles, double nowSec,
                                          double orphanTimeoutSec)
{
    struct Entries {
        double orphans = 0;
        double oldEnough = 0;
    };
    std::map<std::int64_t, std::array<Entries, 2>> byDay; ///< [favoured]
    for (const AttributedOutcome& cycle : cycles) {
        if (!cycle.atEntry || cycle.atEntry->bias == 0)
            continue;
        const bool favoured = (cycle.outcome.leg == Leg::B) == (cycle.atEntry->bias > 0);
        Entries& day = byDay[cycle.atEntry->candleTimeSec / daySec][favoured];
        const OutcomeSummary one = summaryOf(std::span(&cycle, 1), nowSec, orphanTimeoutSec);
        day.orphans += static_cast<double>(one.orphans);
        day.oldEnough += static_cast<double>(one.oldEnough);
    }
    DailyRatio favoured, other;
    for (const auto& [day, entries] : byDay) {
        other.add(entries[0].orphans, entries[0].oldEnough);
        favoured.add(entries[1].orphans, entries[1].oldEnough);
    }
    const Difference difference = pairedDifference(favoured, other);
    return difference.days > 0 ? std::optional(difference) : std::nullopt;
}

} // namespace regime::review
