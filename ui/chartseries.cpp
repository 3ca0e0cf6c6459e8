// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chartseries.h"

#include "ui/chartspans.h"

#include <QList>
#include <QPointF>

#include <algorithm>

namespace regime
{

namespace
{

/** One point at the middle of each answered column, and one at either end of the data, so that
 *  lines, areas, bands and candles begin and end together. */
template <typename ValueOf> QList<QPointF> points(const ChartHistory& history, ValueOf valueOf)
{
    QList<QPointF> line;
    line.reserve(static_cast<qsizetype>(history.columns.size()) + 2);
    const ChartColumn* last = nullptr;
    for (const ChartColumn& column : history.columns) {
        if (!column.answered)
            continue;
        const auto openSec = static_cast<double>(column.openTimeSec);
        if (!last)
            line.push_back({openSec, valueOf(column)});
        line.push_back({(openSec + static_cast<double>(column.endSec)) / 2.0, valueOf(column)});
        last = &column;
    }
    if (last)
        line.push_back({static_cast<double>(last->endSec), valueOf(*last)});
    return line;
}

template <typename ValueOf>
void replace(const QPointer<QXYSeries>& series, const ChartHistory& history, ValueOf valueOf)
{
    if (series)
        series->replace(points(history, valueOf));
}

} // namespace

void ChartSeries::setCertainty(QXYSeries* confidence, QXYSeries* bias)
{
    m_confidence = confidence;
    m_bias = bias;
}

void ChartSeries::setTimeAxis(QValueAxis* axis)
{
    m_timeAxis = axis;
}

void ChartSeries::setPriceAxis(QValueAxis* axis)
{
    m_priceAxis = axis;
}

void ChartSeries::fill(const ChartHistory& history)
{
    replace(m_confidence, history, [](const ChartColumn& column) { return column.confidence; });
    replace(m_bias, history, [](const ChartColumn& column) { return column.biasSignal; });
}

void ChartSeries::setTimeRange(double fromSec, double toSec)
{
    if (m_timeAxis)
        m_timeAxis->setRange(fromSec, toSec);
}

void ChartSeries::setPriceRange(double low, double high, double step)
{
    if (!m_priceAxis || !(step > 0))
        return;
    // Another interval and back again would lay out and paint the whole chart for nothing.
    if (m_priceAxis->min() == low && m_priceAxis->max() == high &&
        m_priceAxis->tickInterval() == step)
        return;
    // The axis makes a grid line every interval at once, so the interval must never be small
    // against a range that is only half set.
    m_priceAxis->setTickInterval(std::max({step, high, m_priceAxis->max()}));
    m_priceAxis->setRange(low, high);
    m_priceAxis->setTickInterval(step);
}

} // namespace regime
