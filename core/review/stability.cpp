// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/stability.h"

#include "core/review/quantile.h"

#include <algorithm>
#include <vector>

namespace regime::review
{

namespace
{

constexpr double daySec = 86'400;

double share(std::int64_t part, std::int64_t whole)
{
    return static_cast<double>(part) / static_cast<double>(whole);
}

/** Whether the label that stood before candle `change` comes back soon behind it. */
bool takenBack(std::span<const int> labels, std::size_t change)
{
    const std::size_t end = std::min(labels.size(), change + standingCandles + 1);
    for (std::size_t i = change + 1; i < end && labels[i] >= 0; ++i)
        if (labels[i] == labels[change - 1])
            return true;
    return false;
}

std::optional<double> standing(std::span<const int> labels)
{
    std::int64_t asked = 0, stood = 0;
    for (std::size_t i = 0; i + standingCandles < labels.size(); ++i) {
        const int later = labels[i + standingCandles];
        if (labels[i] < 0 || later < 0)
            continue;
        ++asked;
        stood += later == labels[i];
    }
    return asked > 0 ? std::optional(share(stood, asked)) : std::nullopt;
}

std::optional<double> differing(std::span<const int> labels, std::span<const int> raw)
{
    std::int64_t both = 0, differ = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (labels[i] < 0 || raw[i] < 0)
            continue;
        ++both;
        differ += labels[i] != raw[i];
    }
    return both > 0 ? std::optional(share(differ, both)) : std::nullopt;
}

} // namespace

Stability stabilityOf(std::span<const int> labels, std::int64_t intervalSec,
                      std::span<const int> raw)
{
    Stability result;
    std::vector<double> dwells;
    std::array<std::int64_t, 4> counts{};
    std::int64_t changes = 0, taken = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] < 0)
            continue;
        ++result.candles;
        ++counts[static_cast<std::size_t>(labels[i])];
        const bool follows = i > 0 && labels[i - 1] >= 0;
        if (follows && labels[i] == labels[i - 1]) {
            ++dwells.back();
            continue;
        }
        dwells.push_back(1);
        changes += follows;
        taken += follows && takenBack(labels, i);
    }
    if (dwells.empty())
        return {};
    for (std::size_t k = 0; k < counts.size(); ++k)
        result.occupancy[k] = share(counts[k], result.candles);
    result.episodes = std::ssize(dwells);
    result.flipsPerThousand = 1000 * share(changes, result.candles);
    result.changesPerDay =
        share(changes, result.candles) * daySec / static_cast<double>(intervalSec);
    result.medianDwellCandles = quantile(dwells, 0.5);
    result.longDwellCandles = quantile(dwells, 0.95);
    result.falseTransitionShare = changes > 0 ? share(taken, changes) : 0;
    result.standingShare = standing(labels);
    result.differingShare = differing(labels, raw);
    return result;
}

} // namespace regime::review
