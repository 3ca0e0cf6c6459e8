// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/outcometable.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace regime::review
{

namespace
{

constexpr double daySec = 86'400;

/** The outcomes behind one label. */
struct Behind {
    explicit Behind(int days) : sums(Eigen::ArrayXd::Zero(days)), counts(sums) {}

    Eigen::ArrayXd sums; ///< by day
    Eigen::ArrayXd counts;
    double squares = 0;
    std::int64_t separate = 0;
    std::size_t nextSeparate = 0;
};

/** How many independent values would give the mean the variance it has over the days drawn. */
std::optional<double> effectiveCount(const Behind& behind, const DayBootstrap& bootstrap)
{
    const double count = behind.counts.sum();
    const double mean = behind.sums.sum() / count;
    const double spread = behind.squares / count - mean * mean;
    const std::optional<double> variance = bootstrap.variance(behind.sums, behind.counts);
    if (!variance)
        return std::nullopt;
    return *variance > 0 ? std::min(count, spread / *variance) : count;
}

double explained(const std::vector<int>& labels, const OutcomeColumn& column)
{
    std::vector<int> label;
    std::vector<double> value;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double outcome =
            column.outcome == Outcome::Volatility ? std::log(column.values[i]) : column.values[i];
        if (labels[i] == noLabel || !std::isfinite(outcome))
            continue;
        label.push_back(labels[i]);
        value.push_back(outcome);
    }
    return value.empty() ? 0 : explainedShare(label, value);
}

} // namespace

OutcomeTable outcomeTable(const Timeline& timeline, Labelling by, const std::vector<int>& labels,
                          const OutcomeColumn& column, const DayBootstrap& bootstrap)
{
    std::map<int, Behind> byLabel;
    double candles = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] == noLabel || std::isnan(column.values[i]))
            continue;
        Behind& behind = byLabel.try_emplace(labels[i], timeline.days).first->second;
        behind.sums[timeline.day[i]] += column.values[i];
        behind.counts[timeline.day[i]] += 1;
        behind.squares += column.values[i] * column.values[i];
        if (i >= behind.nextSeparate) {
            ++behind.separate;
            behind.nextSeparate = i + static_cast<std::size_t>(column.horizonCandles);
        }
        ++candles;
    }
    OutcomeTable table;
    table.by = by;
    table.outcome = column.outcome;
    table.horizonCandles = column.horizonCandles;
    table.explainedShare = explained(labels, column);
    for (const auto& [label, behind] : byLabel)
        table.groups.push_back({label, static_cast<std::int64_t>(behind.counts.sum()),
                                behind.separate, effectiveCount(behind, bootstrap),
                                *bootstrap.ratio(behind.sums, behind.counts)});
    table.enoughData = candles * static_cast<double>(timeline.intervalSec) >= enoughDays * daySec &&
                       std::ranges::all_of(table.groups, [](const OutcomeGroup& group) {
                           return group.separateHorizons >= enoughHorizons;
                       });
    return table;
}

} // namespace regime::review
