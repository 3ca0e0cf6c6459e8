// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/timeline.h"

#include <algorithm>
#include <limits>

namespace regime::review
{

namespace
{

constexpr std::int64_t daySec = 86'400;

int labelOf(ShownRegime shown)
{
    return shown == ShownRegime::Undecided ? undecided : static_cast<int>(shown);
}

int labelOf(const ReviewTick& tick, Labelling by)
{
    switch (by) {
    case Labelling::HmmRaw:
        return tick.hmm ? static_cast<int>(tick.hmm->raw) : noLabel;
    case Labelling::HmmShown:
        return tick.hmm ? labelOf(tick.hmm->shown) : noLabel;
    case Labelling::JumpRaw:
        return tick.jump ? static_cast<int>(tick.jump->raw) : noLabel;
    case Labelling::JumpShown:
        return tick.jump ? labelOf(tick.jump->shown) : noLabel;
    default:
        return noLabel;
    }
}

/** Numbers the days that have a tick. */
void numberDays(Timeline& timeline)
{
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    for (std::size_t i = 0; i < timeline.size(); ++i) {
        if (!timeline.tick[i])
            continue;
        const std::int64_t day = timeline.openTimeSec[i] / daySec;
        timeline.days += day != last;
        timeline.day[i] = timeline.days - 1;
        last = day;
    }
}

} // namespace

Timeline timelineOf(const ReviewInput& input)
{
    Timeline timeline;
    timeline.intervalSec = input.intervalSec;
    if (input.candles.empty())
        return timeline;
    const std::int64_t firstSec = input.candles.front().openTimeSec;
    const auto size = static_cast<std::size_t>(
        (input.candles.back().openTimeSec - firstSec) / input.intervalSec + 1);
    const auto placeOf = [&](std::int64_t timeSec) {
        return static_cast<std::size_t>((timeSec - firstSec) / input.intervalSec);
    };
    timeline.close.assign(size, std::numeric_limits<double>::quiet_NaN());
    timeline.tick.resize(size);
    timeline.day.assign(size, -1);
    for (std::size_t i = 0; i < size; ++i)
        timeline.openTimeSec.push_back(firstSec + input.intervalSec * static_cast<std::int64_t>(i));
    for (const ReviewCandle& candle : input.candles)
        timeline.close[placeOf(candle.openTimeSec)] = candle.close;
    for (std::size_t i = 0; i < input.ticks.size(); ++i) {
        const std::int64_t timeSec = input.ticks[i].candleTimeSec;
        if (timeSec < firstSec || timeSec > timeline.openTimeSec.back())
            continue;
        const std::size_t place = placeOf(timeSec);
        if (timeline.close[place] > 0)
            timeline.tick[place] = i;
    }
    numberDays(timeline);
    return timeline;
}

std::vector<int> labelsOf(const Timeline& timeline, const ReviewInput& input, Labelling by)
{
    std::vector<int> labels(timeline.size(), noLabel);
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (timeline.tick[i])
            labels[i] = labelOf(input.ticks[*timeline.tick[i]], by);
    return labels;
}

std::vector<Stretch> stretchesOf(const std::vector<int>& labels)
{
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] == noLabel)
            continue;
        if (stretches.empty() || stretches.back().end != i)
            stretches.push_back({i, i});
        stretches.back().end = i + 1;
    }
    return stretches;
}

} // namespace regime::review
