// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/forecast.h"

#include <algorithm>
#include <vector>

namespace regime::review
{

std::optional<double> brierSkill(std::span<const Forecast> forecasts)
{
    const auto count = static_cast<double>(forecasts.size());
    const auto happened =
        static_cast<double>(std::ranges::count(forecasts, true, &Forecast::happened));
    if (happened == 0 || happened == count)
        return std::nullopt;
    double error = 0;
    for (const Forecast& forecast : forecasts) {
        const double miss = forecast.probability - (forecast.happened ? 1 : 0);
        error += miss * miss;
    }
    const double base = happened * (count - happened) / count;
    return 1 - error / base;
}

std::optional<double> areaUnderCurve(std::span<const Forecast> forecasts)
{
    std::vector<Forecast> sorted(forecasts.begin(), forecasts.end());
    std::ranges::sort(sorted, {}, &Forecast::probability);
    double happened = 0, missed = 0, pairs = 0;
    for (std::size_t first = 0; first < sorted.size();) {
        std::size_t end = first;
        double tiedHappened = 0;
        while (end < sorted.size() && sorted[end].probability == sorted[first].probability)
            tiedHappened += sorted[end++].happened;
        const double tiedMissed = static_cast<double>(end - first) - tiedHappened;
        pairs += tiedHappened * (missed + tiedMissed / 2);
        happened += tiedHappened;
        missed += tiedMissed;
        first = end;
    }
    if (happened == 0 || missed == 0)
        return std::nullopt;
    return pairs / (happened * missed);
}

} // namespace regime::review
