// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/colouredrects.h"

#include <QSGGeometry>
#include <QSGGeometryNode>
#include <QSGVertexColorMaterial>

namespace regime
{

/** Filled rectangles as one mesh of the scene graph. Against a painted texture it costs only the
 *  pixels it covers, and nothing is painted and uploaded when it changes: to a software rasteriser
 *  a texture over a whole chart is a fifth of the window's frame. Not for the software backend,
 *  which draws no meshes. Lives on the render thread. */
class RectNode : public QSGGeometryNode
{
public:
    RectNode();

    /** What lies outside `bounds` is cut off. */
    void setRects(const ColouredRects& rects, const QRectF& bounds);

private:
    QSGGeometry m_geometry;
    QSGVertexColorMaterial m_material;
};

} // namespace regime
