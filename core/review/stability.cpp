// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/stability.h"

#include "core/review/quantile.h"

#include <vector>

namespace regime::review
{

Stability stabilityOf(std::span<const int> labels)
{
    if (labels.empty())
        return {};
    std::vector<double> dwells{1};
    for (std::size_t i = 1; i < labels.size(); ++i) {
        if (labels[i] == labels[i - 1])
            ++dwells.back();
        else
            dwells.push_back(1);
    }
    return {1000 * static_cast<double>(dwells.size() - 1) / static_cast<double>(labels.size()),
            quantile(dwells, 0.5), quantile(dwells, 0.95)};
}

} // namespace regime::review
