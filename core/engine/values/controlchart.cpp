// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/controlchart.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double kUsualShare = 0.99;

/** The value that a share of `sorted` (rising, not empty) lies below, between two of them in
 *  proportion (R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", 1996, type 7). */
double quantile(const std::vector<double>& sorted, double share)
{
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - std::floor(at)) * (sorted[above] - sorted[below]);
}

} // namespace

ControlChart makeControlChart(QString name, UnusualSide side, std::vector<ControlPoint> points)
{
    ControlChart chart;
    chart.name = std::move(name);
    chart.side = side;
    chart.points = std::move(points);
    const auto judged = std::min<std::ptrdiff_t>(ControlChart::judgedDays, chart.points.size());
    chart.pastWindows = static_cast<int>(std::ssize(chart.points) - judged);
    if (chart.pastWindows < ControlChart::leastPastWindows)
        return chart;
    std::vector<double> past;
    for (int i = 0; i < chart.pastWindows; ++i)
        past.push_back(chart.points[static_cast<std::size_t>(i)].value);
    std::ranges::sort(past);
    chart.limit = quantile(past, side == UnusualSide::High ? kUsualShare : 1 - kUsualShare);
    const auto beyond = [&](const ControlPoint& point) {
        return side == UnusualSide::High ? point.value > *chart.limit : point.value < *chart.limit;
    };
    const auto newest = chart.points.rbegin();
    chart.daysBeyond =
        static_cast<int>(std::find_if_not(newest, chart.points.rend(), beyond) - newest);
    chart.alarm = chart.daysBeyond >= ControlChart::judgedDays;
    return chart;
}

} // namespace regime
