// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/outcomes.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace regime::review
{

double logReturn(std::span<const double> closes)
{
    return std::log(closes.back() / closes.front());
}

double realisedVolatility(std::span<const double> closes)
{
    double sum = 0;
    for (std::size_t i = 1; i < closes.size(); ++i)
        sum += std::pow(std::log(closes[i] / closes[i - 1]), 2);
    return std::sqrt(sum / static_cast<double>(closes.size() - 1));
}

int gridTurns(std::span<const double> closes, double reversal)
{
    int turns = 0;
    int direction = 0;
    double lowest = closes.front(), highest = closes.front();
    for (const double close : closes) {
        lowest = std::min(lowest, close);
        highest = std::max(highest, close);
        const bool rose = close >= lowest * (1 + reversal);
        const bool fell = close <= highest / (1 + reversal);
        if ((rose && direction <= 0) || (fell && direction >= 0)) {
            turns += direction != 0;
            direction = rose && direction <= 0 ? 1 : -1;
            lowest = highest = close;
        }
    }
    return turns;
}

double explainedShare(std::span<const int> labels, std::span<const double> outcomes)
{
    struct Group {
        double count = 0, sum = 0;
    };
    std::map<int, Group> groups;
    double sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Group& group = groups[labels[i]];
        ++group.count;
        group.sum += outcomes[i];
        sum += outcomes[i];
    }
    const double mean = sum / static_cast<double>(outcomes.size());
    double between = 0, total = 0;
    for (const auto& [label, group] : groups)
        between += group.count * std::pow(group.sum / group.count - mean, 2);
    for (const double outcome : outcomes)
        total += std::pow(outcome - mean, 2);
    return total > 0 ? between / total : 0;
}

} // namespace regime::review
