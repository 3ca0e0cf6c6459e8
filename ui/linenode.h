// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/meshnode.h"

#include <QColor>
#include <QPointF>
#include <QRectF>

#include <vector>

class QPainter;

namespace regime
{

/** Points by rising x, in the pixels of an item. */
using Polyline = std::vector<QPointF>;

/** How a line is drawn, in the pixels of its item. */
struct LineStyle {
    QColor colour;
    double widthPx = 1;  ///< at least a device pixel
    double devicePx = 1; ///< side of a pixel of the screen
};

/** Lines as one mesh of the scene graph, their edges softened over a device pixel. Qt Charts would
 *  stroke, paint and upload them anew at every step of a hand. */
class LineNode : public MeshNode
{
public:
    /** What lies left or right of `bounds` is cut off. */
    void setLines(const std::vector<Polyline>& lines, const LineStyle& style, const QRectF& bounds);
};

/** The same picture where there are no meshes. */
void paintLines(QPainter& painter, const std::vector<Polyline>& lines, const LineStyle& style);

} // namespace regime
