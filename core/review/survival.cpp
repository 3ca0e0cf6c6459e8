// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/survival.h"

#include <algorithm>
#include <cmath>

namespace regime::review
{

std::vector<SurvivalStep> kaplanMeier(std::span<const Lifetime> lifetimes)
{
    std::vector<Lifetime> sorted(lifetimes.begin(), lifetimes.end());
    std::ranges::sort(sorted, {}, &Lifetime::sec);
    std::vector<SurvivalStep> curve;
    double survival = 1, greenwood = 0;
    for (std::size_t first = 0; first < sorted.size();) {
        std::size_t end = first, ended = 0;
        while (end < sorted.size() && sorted[end].sec == sorted[first].sec)
            ended += sorted[end++].ended;
        const std::size_t atRisk = sorted.size() - first;
        if (ended > 0) {
            const auto gone = static_cast<double>(ended), open = static_cast<double>(atRisk);
            survival *= 1 - gone / open;
            greenwood += ended < atRisk ? gone / (open * (open - gone)) : 0;
            curve.push_back(
                {sorted[first].sec, atRisk, ended, survival, survival * std::sqrt(greenwood)});
        }
        first = end;
    }
    return curve;
}

std::optional<double> medianSec(std::span<const SurvivalStep> curve)
{
    const auto half =
        std::ranges::find_if(curve, [](const SurvivalStep& step) { return step.survival <= 0.5; });
    return half == curve.end() ? std::nullopt : std::optional(half->sec);
}

} // namespace regime::review
