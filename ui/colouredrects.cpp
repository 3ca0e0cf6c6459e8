// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/colouredrects.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace regime
{

ColouredRects candleRects(const CandlePlace& place, const QColor& ink, const QColor& paper)
{
    const double middle = std::floor((place.left + place.right) / 2);
    const double half = std::clamp(std::floor((place.right - place.left - 1) * 0.4), 1.0, 9.0);
    const double top = std::min(place.open, place.close);
    const double tall = std::max(place.open, place.close) - top + 1;
    const QRectF body(middle - half, top, 2 * half + 1, tall);
    ColouredRects rects{{QRectF(middle, place.high, 1, place.low - place.high + 1), ink},
                        {body, ink}};
    if (place.close < place.open && tall > 2)
        rects.push_back({body.adjusted(1, 1, -1, -1), paper});
    return rects;
}

void paintRects(QPainter& painter, const ColouredRects& rects)
{
    for (const ColouredRect& rect : rects)
        painter.fillRect(rect.rect, rect.colour);
}

} // namespace regime
