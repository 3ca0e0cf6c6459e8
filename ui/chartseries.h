// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/charthistory.h"

#include <QPointer>
#include <QtCharts/QValueAxis>
#include <QtCharts/QXYSeries>

namespace regime
{

/**
 * The Qt Charts lines and axes that show a history, wherever a page put them. They come and go with
 * the page. Each line gets one replace() a history, at most two points a column.
 */
class ChartSeries
{
public:
    void setCertainty(QXYSeries* confidence, QXYSeries* bias);
    void setTimeAxis(QValueAxis* axis);
    void setPriceAxis(QValueAxis* axis);

    void fill(const ChartHistory& history);
    void setTimeRange(double fromSec, double toSec);
    void setPriceRange(double low, double high, double step);

private:
    QPointer<QXYSeries> m_confidence, m_bias;
    QPointer<QValueAxis> m_timeAxis, m_priceAxis;
};

} // namespace regime
