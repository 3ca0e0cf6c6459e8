// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QtCharts/QValueAxis>

namespace regime
{

/** Qt Charts' axis whose grid stands behind the candles. It comes and goes with the page. */
class PriceAxis
{
public:
    void set(QValueAxis* axis) { m_axis = axis; }

    /** A grid line every `step`. */
    void setRange(double low, double high, double step);

private:
    QPointer<QValueAxis> m_axis;
};

} // namespace regime
