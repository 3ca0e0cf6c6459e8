// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/walkforward.h"

#include <algorithm>

namespace regime
{

namespace
{

constexpr std::int64_t daySec = 86'400;
constexpr std::int64_t leastCandles = 100;

/** The candles before `endSec`, no more of them than a training takes. */
std::vector<CandleSeries> piecesBefore(std::span<const CandleSeries> pieces, std::int64_t endSec,
                                       std::size_t count)
{
    std::vector<CandleSeries> result;
    for (auto piece = pieces.rbegin(); piece != pieces.rend() && count > 0; ++piece) {
        const auto end =
            std::ranges::lower_bound(piece->openTimeSec, endSec) - piece->openTimeSec.begin();
        const auto taken = std::min<std::ptrdiff_t>(end, static_cast<std::ptrdiff_t>(count));
        if (taken == 0)
            continue;
        const auto cut = [&](const auto& column) {
            return std::decay_t<decltype(column)>(column.begin() + end - taken,
                                                  column.begin() + end);
        };
        result.push_back({cut(piece->openTimeSec), cut(piece->close), cut(piece->volume)});
        count -= static_cast<std::size_t>(taken);
    }
    std::ranges::reverse(result);
    return result;
}

/** The open time of the candle that has `count` candles before it; nothing when none has. */
std::optional<std::int64_t> timeAfter(std::span<const CandleSeries> pieces, std::size_t count)
{
    for (const CandleSeries& piece : pieces) {
        if (count < piece.size())
            return piece.openTimeSec[count];
        count -= piece.size();
    }
    return std::nullopt;
}

} // namespace

std::vector<TimeRange> walkForwardDays(std::span<const CandleSeries> pieces,
                                       const DetectorConfig& config, std::int64_t intervalSec,
                                       std::size_t most)
{
    std::vector<TimeRange> days;
    const auto firstSec = timeAfter(pieces, static_cast<std::size_t>(config.trainingCandles));
    if (!firstSec)
        return days;
    const std::int64_t lengthSec = std::max(daySec, leastCandles * intervalSec);
    const std::int64_t knownSec = pieces.back().openTimeSec.back() + intervalSec;
    for (std::int64_t end = knownSec / daySec * daySec;
         end - lengthSec >= *firstSec && days.size() < most; end -= daySec)
        days.push_back({end - lengthSec, end});
    std::ranges::reverse(days);
    return days;
}

Result<TrainedModel> modelBefore(std::span<const CandleSeries> pieces, const DetectorConfig& config,
                                 TimeRange day, std::stop_token stop)
{
    return trainModel(
        piecesBefore(pieces, day.fromSec, static_cast<std::size_t>(config.trainingCandles)), config,
        nullptr, std::move(stop));
}

Result<std::vector<RegimeEstimate>> answersOf(const TrainedModel& model,
                                              std::span<const CandleSeries> pieces,
                                              const DetectorConfig& config, TimeRange day)
{
    std::vector<RegimeEstimate> answers;
    const auto need = static_cast<std::size_t>(config.recentCandles);
    for (const CandleSeries& piece : pieces) {
        const auto from = static_cast<std::size_t>(
            std::ranges::lower_bound(piece.openTimeSec, day.fromSec) - piece.openTimeSec.begin());
        for (std::size_t end = std::max(from + 1, need);
             end <= piece.size() && day.contains(piece.openTimeSec[end - 1]); ++end) {
            const RecentCandles recent{std::span(piece.close).subspan(end - need, need),
                                       std::span(piece.volume).subspan(end - need, need),
                                       piece.openTimeSec[end - 1]};
            const auto estimate = inferRegime(model, recent, config);
            if (!estimate)
                return estimate.error();
            answers.push_back(*estimate);
        }
    }
    return answers;
}

} // namespace regime
