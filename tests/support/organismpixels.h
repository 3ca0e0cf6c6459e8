// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>

#include <array>
#include <vector>

namespace regime::test
{

/** CIE L*a*b* under D65. */
std::array<double, 3> cielab(const QColor& colour);
double chromaOf(const QColor& colour);
double labDistance(const QColor& a, const QColor& b);

/** Mean colour of what is painted in a hue (the ink lines and the paper are left out). */
QColor meanHue(const QImage& image, const QColor& paper);

/** Centre of the painted hues in frame units, y up, weighted by how far a pixel is from paper. */
QPointF centroid(const QImage& image, const QColor& paper);

/** Lean of the body's axis, the paper-coloured end of the stem below `centre`: sideways over
 * upwards, to the right positive. */
double axisLean(const QImage& image, const QColor& paper, QPointF centre);

/** How strongly the pixels are painted, 0 paper, 1 the strongest of the picture, by distance from
 *  `centre` (frame units) in steps of one pixel: mean and standard deviation on each ring. */
struct Ring {
    double mean;
    double deviation;
};
std::vector<Ring> rings(const QImage& image, const QColor& paper, QPointF centre);

/** Variance of the outline's distance from `centre`, over 180 directions, in frame units squared.
 *  Directions within 20 degrees of straight down, where the stem stands, are left out. */
double contourVariance(const QImage& image, const QColor& paper, QPointF centre);

/** Pixels at least half painted within `radius` of `centre`. */
int areaWithin(const QImage& image, const QColor& paper, QPointF centre, double radius);

/** Mean absolute difference of all channels, as a share of full scale. */
double meanChange(const QImage& a, const QImage& b);

} // namespace regime::test
