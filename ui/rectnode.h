// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/colouredrects.h"
#include "ui/meshnode.h"

namespace regime
{

/** Filled rectangles as one mesh of the scene graph. Against a painted texture it costs only the
 *  pixels it covers, and nothing is painted and uploaded when it changes: to a software rasteriser
 *  a texture over a whole chart is a fifth of the window's frame. */
class RectNode : public MeshNode
{
public:
    /** What lies outside `bounds` is cut off. */
    void setRects(const ColouredRects& rects, const QRectF& bounds);
};

} // namespace regime
