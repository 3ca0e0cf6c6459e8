// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/candlepaint.h"

#include <QColor>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace regime
{

void paintCandle(QPainter& painter, double left, double right, const CandleHeights& heights,
                 const QColor& ink, const QColor& paper)
{
    const double middle = std::floor((left + right) / 2);
    const double half = std::clamp(std::floor((right - left - 1) * 0.4), 1.0, 9.0);
    painter.fillRect(QRectF(middle, heights.high, 1, heights.low - heights.high + 1), ink);
    const double top = std::min(heights.open, heights.close);
    const double tall = std::max(heights.open, heights.close) - top + 1;
    const QRectF body(middle - half, top, 2 * half + 1, tall);
    painter.fillRect(body, ink);
    if (heights.close < heights.open && tall > 2)
        painter.fillRect(body.adjusted(1, 1, -1, -1), paper);
}

} // namespace regime
