// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/openrecoveries.h"

#include <algorithm>

namespace regime::review
{

namespace
{

/** Whether a finished cycle was a recovery at `timeSec`, as far as its times are known. */
bool restedAt(const BotOutcome& outcome, double timeSec, double orphanTimeoutSec)
{
    const std::optional<double> age = ageSec(outcome);
    return age && outcome.entryTimeSec && *outcome.entryTimeSec + orphanTimeoutSec <= timeSec &&
           timeSec < *outcome.entryTimeSec + *age;
}

/** Whether a finished cycle may have been a recovery behind `timeSec`, but nobody knows when. */
bool mayHaveRestedBehind(const BotOutcome& outcome, double timeSec, double orphanTimeoutSec)
{
    const std::optional<double> age = ageSec(outcome);
    if ((age && outcome.entryTimeSec) || outcome.timeSec <= timeSec)
        return false;
    return age ? *age > orphanTimeoutSec : outcome.fromRecovery.value_or(true);
}

} // namespace

std::optional<OpenRecoveries> openRecoveriesOf(std::span<const RecoveryCount> counts,
                                               std::span<const BotOutcome> finished,
                                               const RecoveryQuestion& question)
{
    const auto first =
        std::ranges::find_if(counts, [dueSec = question.fromSec + question.orphanTimeoutSec](
                                         const RecoveryCount& c) { return c.timeSec >= dueSec; });
    if (first == counts.end())
        return std::nullopt;
    const auto inNoRow = [&](const RecoveryCount& count) {
        return count.open - std::ranges::count_if(finished, [&](const BotOutcome& outcome) {
                   return restedAt(outcome, count.timeSec, question.orphanTimeoutSec);
               });
    };
    const RecoveryCount& last = counts.back();
    const auto grown = inNoRow(last) - inNoRow(*first);
    // Entries that may have become orphans, but so early or late that no count tells.
    const double missedFirstSec = first->timeSec - question.orphanTimeoutSec - question.fromSec;
    const double missedLastSec =
        std::min(question.toSec + question.orphanTimeoutSec, question.nowSec) - last.timeSec;
    const bool allKnown =
        !question.rowsRefused && std::ranges::none_of(finished, [&](const BotOutcome& outcome) {
            return mayHaveRestedBehind(outcome, first->timeSec, question.orphanTimeoutSec);
        });
    return OpenRecoveries{static_cast<std::size_t>(std::max(grown, decltype(grown){0})),
                          allKnown && grown >= 0 && missedFirstSec <= question.patienceSec &&
                              missedLastSec <= question.patienceSec};
}

} // namespace regime::review
