// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/ticks.h"

#include "core/hmm/baumwelch.h"
#include "core/regime/labels.h"

#include <algorithm>

namespace regime
{

namespace
{

/** The candles before index `end` of `piece` that a tick looks at. */
RecentCandles recentCandles(const CandleSeries& piece, std::size_t end, std::size_t count)
{
    return {std::span(piece.close).subspan(end - count, count),
            std::span(piece.volume).subspan(end - count, count), piece.openTimeSec[end - 1]};
}

/** What `answer` says of the candle before index `end` of a piece, for each of the newest `count`
 *  candles of `pieces` that has `needed` candles behind its end. */
template <typename Answer>
Result<std::vector<RegimeEstimate>> newestTicks(std::span<const CandleSeries> pieces,
                                                std::size_t count, std::size_t needed,
                                                const std::stop_token& stop, Answer answer)
{
    std::size_t skipped = 0;
    for (const CandleSeries& piece : pieces)
        skipped += piece.size();
    skipped -= std::min(skipped, count);
    std::vector<RegimeEstimate> ticks;
    for (const CandleSeries& piece : pieces) {
        const std::size_t before = std::min(skipped, piece.size());
        skipped -= before;
        for (std::size_t end = std::max(before + 1, needed); end <= piece.size(); ++end) {
            if (stop.stop_requested())
                return Error{hmm::stoppedMessage};
            const Result<RegimeEstimate> tick = answer(piece, end);
            if (!tick)
                return Error{"the candle of " + std::to_string(piece.openTimeSec[end - 1]) + ": " +
                             tick.error().message};
            ticks.push_back(*tick);
        }
    }
    return ticks;
}

} // namespace

Result<std::vector<RegimeEstimate>> ticksOf(const TrainedModel& model,
                                            std::span<const CandleSeries> pieces, std::size_t count,
                                            const DetectorConfig& config,
                                            const std::stop_token& stop)
{
    const auto needed = static_cast<std::size_t>(config.recentCandles);
    return newestTicks(pieces, count, needed, stop,
                       [&](const CandleSeries& piece, std::size_t end) {
                           return inferRegime(model, recentCandles(piece, end, needed), config);
                       });
}

Result<std::vector<RegimeEstimate>> ticksOf(const TrainedJump& model,
                                            std::span<const CandleSeries> pieces, std::size_t count,
                                            const DetectorConfig& config,
                                            const std::stop_token& stop)
{
    JumpTracker tracker(std::make_shared<const TrainedJump>(model), config);
    return newestTicks(
        pieces, count, tracker.neededCandles(), stop,
        [&](const CandleSeries& piece, std::size_t end) { return tracker.answer(piece, end); });
}

double flipsPerDay(std::span<const RegimeEstimate> ticks, std::int64_t intervalSec)
{
    if (ticks.empty())
        return 0;
    double flips = 0;
    for (std::size_t i = 1; i < ticks.size(); ++i)
        flips += ticks[i].regime != ticks[i - 1].regime;
    constexpr double daySec = 86'400;
    return flips * daySec / (static_cast<double>(ticks.size()) * static_cast<double>(intervalSec));
}

LabelCounts sharedLabels(std::span<const RegimeEstimate> before,
                         std::span<const RegimeEstimate> now, std::int64_t firstSec,
                         std::int64_t lastSec)
{
    LabelCounts counts{};
    auto other = now.begin();
    for (const RegimeEstimate& tick : before) {
        while (other != now.end() && other->candleTimeSec < tick.candleTimeSec)
            ++other;
        if (other == now.end())
            break;
        if (other->candleTimeSec == tick.candleTimeSec && tick.candleTimeSec >= firstSec &&
            tick.candleTimeSec <= lastSec)
            ++counts[static_cast<std::size_t>(tick.regime)]
                    [static_cast<std::size_t>(other->regime)];
    }
    return counts;
}

std::optional<double> relabelledShare(const LabelCounts& counts)
{
    std::size_t shared = 0, relabelled = 0;
    for (std::size_t before = 0; before < counts.size(); ++before) {
        for (std::size_t now = 0; now < counts.size(); ++now) {
            shared += counts[before][now];
            relabelled += before == now ? 0 : counts[before][now];
        }
    }
    if (shared == 0)
        return std::nullopt;
    return static_cast<double>(relabelled) / static_cast<double>(shared);
}

std::optional<std::string> swappedRole(const LabelCounts& counts)
{
    std::size_t most = 0;
    std::string is, was;
    for (std::size_t before = 0; before < counts.size(); ++before) {
        for (std::size_t now = 0; now < counts.size(); ++now) {
            const auto& row = counts[before];
            const std::size_t carriedBefore = row[0] + row[1] + row[2];
            const std::size_t carryNow = counts[0][now] + counts[1][now] + counts[2][now];
            const bool swapped = now != before && 2 * row[now] > std::max(carriedBefore, carryNow);
            if (!swapped || row[now] <= most)
                continue;
            most = row[now];
            is = regimeName(static_cast<Regime>(now));
            was = regimeName(static_cast<Regime>(before));
        }
    }
    if (most == 0)
        return std::nullopt;
    std::string text(unreliableNamesRemark);
    for (const std::string_view part : std::initializer_list<std::string_view>{
             ": most of what is ", is, " now the model before called ", was, ", and most of its ",
             was, " is ", is, " now"})
        text += part;
    return text;
}

} // namespace regime
