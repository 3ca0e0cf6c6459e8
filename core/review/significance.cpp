// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/significance.h"

#include "core/base/dice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <string>

namespace regime::review
{

namespace
{

constexpr std::int64_t daySec = 86'400;
constexpr std::int64_t hourSec = 3'600;
constexpr int modelLabels = 4;

/** Sum of ranks and number of values of a group. */
struct RankSum {
    double ranks = 0;
    double count = 0;
};

/** H without the correction for ties, of `total` ranked values. */
template <typename Groups> double plainH(const Groups& groups, double total)
{
    double sum = 0;
    for (const RankSum& group : groups)
        sum += group.count > 0 ? group.ranks * group.ranks / group.count : 0;
    return 12 / (total * (total + 1)) * sum - 3 * (total + 1);
}

/** 1 - sum(t^3 - t) / (n^3 - n) over runs of t equal values. */
double tieCorrection(std::span<const double> values)
{
    std::vector<double> sorted;
    std::ranges::copy_if(values, std::back_inserter(sorted),
                         [](double x) { return !std::isnan(x); });
    std::ranges::sort(sorted);
    double ties = 0;
    for (std::size_t first = 0, end = 0; first < sorted.size(); first = end) {
        while (end < sorted.size() && sorted[end] == sorted[first])
            ++end;
        const auto t = static_cast<double>(end - first);
        ties += t * t * t - t;
    }
    const auto n = static_cast<double>(sorted.size());
    return n > 1 ? 1 - ties / (n * n * n - n) : 0;
}

/** Each value as its rank within its hour of day, from 0 to 1. */
std::vector<double> withinHour(std::span<const double> values,
                               std::span<const std::int64_t> openTimeSec)
{
    std::vector<double> result(values.size(), std::numeric_limits<double>::quiet_NaN());
    for (int hour = 0; hour < 24; ++hour) {
        std::vector<std::size_t> places;
        std::vector<double> ofHour;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (std::isnan(values[i]) || openTimeSec[i] % daySec / hourSec != hour)
                continue;
            places.push_back(i);
            ofHour.push_back(values[i]);
        }
        const std::vector<double> ranks = ranksOf(ofHour);
        for (std::size_t k = 0; k < places.size(); ++k)
            result[places[k]] = (ranks[k] - 0.5) / static_cast<double>(ranks.size());
    }
    return result;
}

/** Ranks summed up from the first candle on, for sums over any stretch at once. */
class RunningRanks
{
public:
    explicit RunningRanks(std::span<const double> ranks) : m_sums(ranks.size() + 1)
    {
        for (std::size_t i = 0; i < ranks.size(); ++i)
            m_sums[i + 1] = {m_sums[i].ranks + ranks[i], m_sums[i].count + (ranks[i] > 0)};
    }

    void addTo(RankSum& sum, std::size_t first, std::size_t end) const
    {
        sum.ranks += m_sums[end].ranks - m_sums[first].ranks;
        sum.count += m_sums[end].count - m_sums[first].count;
    }

    double count() const { return m_sums.back().count; }

private:
    std::vector<RankSum> m_sums;
};

/** Candles in a row with one label. */
struct Episode {
    std::size_t first = 0;
    std::size_t end = 0;
    int label = 0;
};

std::vector<Episode> episodesOf(std::span<const int> labels, Stretch stretch)
{
    std::vector<Episode> episodes;
    for (std::size_t i = stretch.first; i < stretch.end; ++i) {
        if (i == stretch.first || labels[i] != labels[i - 1])
            episodes.push_back({i, i, labels[i]});
        episodes.back().end = i + 1;
    }
    return episodes;
}

using Groups = std::array<RankSum, modelLabels>;

/** Adds what the groups sum up to with the labels of a stretch turned round by `shift`. */
void addShifted(Groups& groups, const std::vector<Episode>& episodes, Stretch stretch,
                std::size_t shift, const RunningRanks& ranks)
{
    for (const Episode& episode : episodes) {
        RankSum& group = groups[static_cast<std::size_t>(episode.label)];
        const std::size_t first = episode.first + shift, end = episode.end + shift;
        const std::size_t back = stretch.size();
        if (first >= stretch.end)
            ranks.addTo(group, first - back, end - back);
        else if (end > stretch.end) {
            ranks.addTo(group, first, stretch.end);
            ranks.addTo(group, stretch.first, end - back);
        } else
            ranks.addTo(group, first, end);
    }
}

} // namespace

std::vector<double> ranksOf(std::span<const double> values)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isnan(values[i]))
            order.push_back(i);
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(values.size(), 0);
    for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
        while (end < order.size() && values[order[end]] == values[order[first]])
            ++end;
        for (std::size_t k = first; k < end; ++k)
            ranks[order[k]] = static_cast<double>(first + 1 + end) / 2;
    }
    return ranks;
}

double kruskalWallis(std::span<const int> labels, std::span<const double> values)
{
    std::vector<double> taken(values.begin(), values.end());
    for (std::size_t i = 0; i < taken.size(); ++i)
        if (labels[i] < 0)
            taken[i] = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> ranks = ranksOf(taken);
    std::map<int, RankSum> byLabel;
    double total = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        if (ranks[i] == 0)
            continue;
        RankSum& group = byLabel[labels[i]];
        group.ranks += ranks[i];
        ++group.count;
        ++total;
    }
    if (byLabel.size() < 2)
        return 0;
    std::vector<RankSum> groups;
    for (const auto& [label, group] : byLabel)
        groups.push_back(group);
    return plainH(groups, total) / tieCorrection(taken);
}

Result<ShiftTest> shiftTest(std::span<const int> labels, std::span<const double> outcomes,
                            std::span<const std::int64_t> openTimeSec, const ShiftOptions& options)
{
    std::vector<Stretch> stretches = stretchesOf({labels.begin(), labels.end()});
    std::erase_if(stretches,
                  [&](Stretch stretch) { return stretch.size() < 2 * options.leastShift + 1; });
    std::vector<double> taken(outcomes.size(), std::numeric_limits<double>::quiet_NaN());
    std::vector<std::vector<Episode>> episodes;
    for (const Stretch stretch : stretches) {
        std::copy_n(outcomes.begin() + static_cast<std::ptrdiff_t>(stretch.first), stretch.size(),
                    taken.begin() + static_cast<std::ptrdiff_t>(stretch.first));
        episodes.push_back(episodesOf(labels, stretch));
    }
    const std::vector<double> values = withinHour(taken, openTimeSec);
    const RunningRanks ranks(ranksOf(values));
    const auto hOf = [&](const auto& shiftOf) {
        Groups groups;
        for (std::size_t k = 0; k < stretches.size(); ++k)
            addShifted(groups, episodes[k], stretches[k], shiftOf(stretches[k]), ranks);
        return std::pair(plainH(groups, ranks.count()),
                         std::ranges::count_if(groups, [](auto& g) { return g.count > 0; }));
    };
    if (ranks.count() < 2)
        return Error{"no unbroken stretch of labels is long enough to be shifted by " +
                     std::to_string(options.leastShift) + " candles"};
    const auto [h, groups] = hOf([](Stretch) { return std::size_t{0}; });
    if (groups < 2)
        return Error{"there is one label only"};
    Dice dice(options.seed);
    int asLarge = 0;
    for (int shift = 0; shift < options.shifts; ++shift)
        asLarge += hOf([&](Stretch stretch) {
                       const auto room = std::ssize(labels.subspan(stretch.first, stretch.size())) -
                                         2 * static_cast<std::ptrdiff_t>(options.leastShift) + 1;
                       return options.leastShift + static_cast<std::size_t>(dice.below(room));
                   }).first >= h;
    const double p = (1.0 + asLarge) / (1.0 + options.shifts);
    return ShiftTest{h / tieCorrection(values), p, p, options.shifts};
}

std::vector<double> holm(std::span<const double> p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return p[i]; });
    std::vector<double> corrected(p.size());
    double largest = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        largest = std::max(largest, p[order[k]] * static_cast<double>(p.size() - k));
        corrected[order[k]] = std::min(1.0, largest);
    }
    return corrected;
}

} // namespace regime::review
