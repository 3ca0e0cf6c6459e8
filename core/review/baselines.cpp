// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/baselines.h"

#include "core/features/indicators.h"
#include "core/review/movingvolatility.h"
#include "core/review/quantile.h"

#include <cmath>

namespace regime::review
{

namespace
{

constexpr std::int64_t daySec = 86'400;
constexpr std::int64_t hourSec = 3'600;
constexpr int slowSpan = 21;
constexpr int fastSpan = 9;
constexpr std::size_t trailingCandles = 60;
/** Volatilities that give a third. */
constexpr std::size_t leastWindow = 240;

std::vector<int> emaSigns(const Timeline& timeline)
{
    std::vector<int> labels(timeline.size(), noLabel);
    int run = 0;
    Ema fast(fastSpan, 0), slow(slowSpan, 0);
    for (std::size_t i = 0; i < timeline.size(); ++i) {
        const double close = timeline.close[i];
        if (!(close > 0)) {
            run = 0;
            continue;
        }
        if (run++ == 0) {
            fast = Ema(fastSpan, close);
            slow = Ema(slowSpan, close);
        }
        const double spread = fast.step(close) - slow.step(close);
        if (run >= slowSpan)
            labels[i] = 1 + (spread > 0) - (spread < 0);
    }
    return labels;
}

std::vector<int> volatilityTerciles(const Timeline& timeline, std::size_t windowCandles)
{
    const MovingVolatility moving(timeline.close);
    std::vector<int> labels(timeline.size(), noLabel);
    std::vector<double> volatility(timeline.size(), NAN);
    std::vector<double> window;
    double low = 0, high = 0;
    for (std::size_t i = trailingCandles; i < timeline.size(); ++i) {
        if (timeline.openTimeSec[i] / daySec != timeline.openTimeSec[i - 1] / daySec ||
            i == trailingCandles) {
            window.clear();
            for (std::size_t k = i - std::min(i, windowCandles); k < i; ++k)
                if (std::isfinite(volatility[k]))
                    window.push_back(volatility[k]);
            if (window.size() >= leastWindow) {
                low = quantile(window, 1.0 / 3);
                high = quantile(window, 2.0 / 3);
            }
        }
        volatility[i] = moving.between(i - trailingCandles, i);
        if (window.size() >= leastWindow && std::isfinite(volatility[i]))
            labels[i] = (volatility[i] > low) + (volatility[i] > high);
    }
    return labels;
}

std::vector<int> hoursOfDay(const Timeline& timeline)
{
    std::vector<int> labels;
    for (const std::int64_t timeSec : timeline.openTimeSec)
        labels.push_back(static_cast<int>(timeSec % daySec / hourSec));
    return labels;
}

} // namespace

std::vector<int> baselineLabels(const Timeline& timeline, Labelling by, std::size_t windowCandles)
{
    std::vector<int> labels(timeline.size(), static_cast<int>(Regime::Ranging));
    if (by == Labelling::EmaSign)
        labels = emaSigns(timeline);
    else if (by == Labelling::VolatilityTercile)
        labels = volatilityTerciles(timeline, windowCandles);
    else if (by == Labelling::HourOfDay)
        labels = hoursOfDay(timeline);
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (!timeline.tick[i])
            labels[i] = noLabel;
    return labels;
}

} // namespace regime::review
