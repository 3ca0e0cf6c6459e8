// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/linenode.h"

#include <QLineF>
#include <QPainter>
#include <QPen>
#include <QRgb>

#include <algorithm>
#include <array>
#include <cmath>

namespace regime
{

namespace
{

constexpr int kRows = 4; ///< across a segment: clear, full, full, clear
constexpr int kCorners = 2 * kRows;
constexpr int kIndices = 6 * (kRows - 1);

/** The part of a segment between two heights of x; null where there is none. */
QLineF cutTo(const QPointF& from, const QPointF& to, double left, double right)
{
    const double low = std::max(from.x(), left), high = std::min(to.x(), right);
    if (low > high || from == to)
        return {};
    const double width = to.x() - from.x();
    const auto at = [&](double x) {
        return QPointF(x, std::lerp(from.y(), to.y(), (x - from.x()) / width));
    };
    return width > 0 ? QLineF(at(low), at(high)) : QLineF(from, to);
}

std::vector<QLineF> segmentsWithin(const std::vector<Polyline>& lines, const QRectF& bounds)
{
    std::vector<QLineF> segments;
    for (const Polyline& line : lines)
        for (std::size_t i = 1; i < line.size(); ++i)
            if (const QLineF part = cutTo(line[i - 1], line[i], bounds.left(), bounds.right());
                !part.isNull())
                segments.push_back(part);
    return segments;
}

} // namespace

void LineNode::setLines(const std::vector<Polyline>& lines, const LineStyle& style,
                        const QRectF& bounds)
{
    const std::vector<QLineF> segments = segmentsWithin(lines, bounds);
    const auto count = static_cast<int>(segments.size());
    m_geometry.allocate(kCorners * count, kIndices * count);
    QSGGeometry::ColoredPoint2D* corner = m_geometry.vertexDataAsColoredPoint2D();
    quint32* index = m_geometry.indexDataAsUInt();
    const QRgb tone = qPremultiply(style.colour.rgba());
    const double half = style.widthPx / 2, soft = style.devicePx / 2;
    const std::array<double, kRows> rows{-half - soft, -half + soft, half - soft, half + soft};
    quint32 first = 0;
    for (const QLineF& segment : segments) {
        const QPointF along = (segment.p2() - segment.p1()) / segment.length();
        const QPointF across(-along.y(), along.x());
        // Beyond its ends by half its width, so that a turn has no notch.
        for (const QPointF& end : {segment.p1() - half * along, segment.p2() + half * along})
            for (int row = 0; row < kRows; ++row) {
                const QPointF point = end + rows[static_cast<std::size_t>(row)] * across;
                const bool full = row == 1 || row == 2;
                const auto share = [full](int channel) {
                    return static_cast<uchar>(full ? channel : 0);
                };
                (corner++)->set(
                    static_cast<float>(std::clamp(point.x(), bounds.left(), bounds.right())),
                    static_cast<float>(point.y()), share(qRed(tone)), share(qGreen(tone)),
                    share(qBlue(tone)), share(qAlpha(tone)));
            }
        for (quint32 row = first; row < first + kRows - 1; ++row)
            for (const quint32 offset : {0U, 1U, 4U, 4U, 1U, 5U})
                *index++ = row + offset;
        first += kCorners;
    }
    markDirty(DirtyGeometry);
}

void paintLines(QPainter& painter, const std::vector<Polyline>& lines, const LineStyle& style)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(style.colour, style.widthPx));
    for (const Polyline& line : lines)
        painter.drawPolyline(line.data(), static_cast<int>(line.size()));
}

} // namespace regime
