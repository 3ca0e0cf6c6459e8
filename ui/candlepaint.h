// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QColor;
class QPainter;

namespace regime
{

/** Heights of a candle's prices in pixels from the top, whole ones. */
struct CandleHeights {
    double open = 0;
    double high = 0;
    double low = 0;
    double close = 0;
};

/** A candle between two edges: an odd body around a wick of one pixel, so that nothing is smeared;
 *  rising bodies stay open. */
void paintCandle(QPainter& painter, double left, double right, const CandleHeights& heights,
                 const QColor& ink, const QColor& paper);

} // namespace regime
