// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rectnode.h"

#include <QRgb>

namespace regime
{

namespace
{

constexpr int kCorners = 4;
constexpr int kIndices = 6; ///< of two triangles

} // namespace

void RectNode::setRects(const ColouredRects& rects, const QRectF& bounds)
{
    const auto count = static_cast<int>(rects.size());
    m_geometry.allocate(kCorners * count, kIndices * count);
    QSGGeometry::ColoredPoint2D* corner = m_geometry.vertexDataAsColoredPoint2D();
    quint32* index = m_geometry.indexDataAsUInt();
    quint32 first = 0;
    for (const auto& [whole, colour] : rects) {
        const QRectF rect = whole & bounds;
        const QRgb tone = qPremultiply(colour.rgba());
        for (const QPointF& point :
             {rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()})
            (corner++)->set(static_cast<float>(point.x()), static_cast<float>(point.y()),
                            static_cast<uchar>(qRed(tone)), static_cast<uchar>(qGreen(tone)),
                            static_cast<uchar>(qBlue(tone)), static_cast<uchar>(qAlpha(tone)));
        for (const quint32 offset : {0U, 1U, 2U, 2U, 1U, 3U})
            *index++ = first + offset;
        first += kCorners;
    }
    markDirty(DirtyGeometry);
}

} // namespace regime
