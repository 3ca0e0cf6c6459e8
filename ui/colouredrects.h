// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

#include <vector>

class QPainter;

namespace regime
{

/** One filled rectangle of a picture, in the pixels of its item. */
struct ColouredRect {
    QRectF rect;
    QColor colour;

    bool operator==(const ColouredRect&) const = default;
};

/** A picture of nothing but filled rectangles, the later ones upon the earlier. */
using ColouredRects = std::vector<ColouredRect>;

/** Where a candle stands: its two edges, and the heights of its prices from the top in whole
 *  pixels. */
struct CandlePlace {
    double left = 0, right = 0;
    double open = 0, high = 0, low = 0, close = 0;
};

/** A candle: an odd body around a wick of one pixel, so that nothing is smeared; rising bodies stay
 *  open. */
ColouredRects candleRects(const CandlePlace& place, const QColor& ink, const QColor& paper);

void paintRects(QPainter& painter, const ColouredRects& rects);

} // namespace regime
