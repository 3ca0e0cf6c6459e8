// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/ticks.h"

#include "core/hmm/baumwelch.h"

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

std::optional<double> relabelledShare(std::span<const RegimeEstimate> a,
                                      std::span<const RegimeEstimate> b, std::int64_t firstSec,
                                      std::int64_t lastSec)
{
    std::size_t shared = 0, relabelled = 0;
    auto other = b.begin();
    for (const RegimeEstimate& tick : a) {
        while (other != b.end() && other->candleTimeSec < tick.candleTimeSec)
            ++other;
        if (other == b.end())
            break;
        if (other->candleTimeSec != tick.candleTimeSec || tick.candleTimeSec < firstSec ||
            tick.candleTimeSec > lastSec)
            continue;
        ++shared;
        relabelled += other->regime != tick.regime;
    }
    if (shared == 0)
        return std::nullopt;
    return static_cast<double>(relabelled) / static_cast<double>(shared);
}

} // namespace regime
