// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healthmodel.h"

#include "core/engine/values/wording.h"
#include "ui/axisticks.h"

#include <algorithm>
#include <cmath>

namespace regime
{

double HealthModel::latencyFromSec() const
{
    return m_latencies.isEmpty() ? 0.0 : m_latencies.first().x();
}

double HealthModel::latencyToSec() const
{
    // An axis needs some length, also for a single sync.
    return m_latencies.isEmpty() ? 60.0 : std::max(m_latencies.last().x(), latencyFromSec() + 60.0);
}

double HealthModel::latencyTopMs() const
{
    double longest = 0;
    for (const QPointF& sync : m_latencies)
        longest = std::max(longest, sync.y());
    const double step = niceStep(std::max(longest, 1.0), 2);
    return step * std::ceil(std::max(longest, 1.0) / step);
}

QString HealthModel::latencyText() const
{
    if (m_latencies.isEmpty())
        return tr("No sync yet.");
    std::vector<double> sorted;
    for (const QPointF& sync : m_latencies)
        sorted.push_back(sync.y());
    std::sort(sorted.begin(), sorted.end());
    const QString syncs =
        sorted.size() == 1 ? tr("one sync") : tr("last %1 syncs").arg(sorted.size());
    return tr("median %1 ms, longest %2 ms, %3")
        .arg(countText(std::llround(sorted[sorted.size() / 2])),
             countText(std::llround(sorted.back())), syncs);
}

void HealthModel::apply(const FeedHealth& health)
{
    m_syncs.apply(health);
    if (!health.lastSyncSec || !health.lastSyncLatencyMs)
        return;
    if (!m_latencies.isEmpty() && *health.lastSyncSec <= m_latencies.last().x())
        return;
    m_latencies.push_back({*health.lastSyncSec, *health.lastSyncLatencyMs});
    if (m_latencies.size() > kKeptSyncs)
        m_latencies.removeFirst();
    if (m_series)
        m_series->replace(m_latencies);
    emit latencyChanged();
}

void HealthModel::refresh(const FeedHealth& health, double nowSec)
{
    const HealthView view = makeHealthView(health, nowSec);
    if (view == m_view)
        return;
    m_view = view;
    emit viewChanged();
}

void HealthModel::setLatencySeries(QXYSeries* series)
{
    m_series = series;
    if (m_series)
        m_series->replace(m_latencies);
}

} // namespace regime
