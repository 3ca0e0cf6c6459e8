// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organismpose.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace regime
{

namespace
{

constexpr double Pi = std::numbers::pi;

// The body: where it stands and what moves it.
constexpr double BodyRadius = 0.40;
constexpr double BodyY = 0.0;
constexpr double MoodRise = 0.06; // up for bull, down for bear
constexpr double BearContraction = 0.06;
constexpr double BreathSec = 5.0; // 12 a minute
constexpr double BreathDepth = 0.07;
constexpr double LeanX = 0.20; // shift at bias 1
constexpr double LeanY = 0.09;
constexpr double LeanRad = 21.0 * Pi / 180.0;

constexpr double WobbleDepth = 0.085; // of the outline at full restlessness, in its own radius

// The satellites: a stream on each side, from the lowest place (0) to the highest (1).
constexpr double FlowPerSec = 0.06;
constexpr double SettlePerSec = 0.25;
constexpr double EndTaper = 0.20; // of the stream, where satellites grow and shrink
constexpr double EndFade = 0.04;
constexpr double BlendSoftness = 0.04;
constexpr double Jitter = 0.035;
constexpr std::array<double, OrganismPose::Pairs> SatelliteSize{0.060, 0.076, 0.066, 0.080};

double mix(double a, double b, double t)
{
    return a + (b - a) * t;
}

double smoothstep(double low, double high, double x)
{
    const double t = std::clamp((x - low) / (high - low), 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

double above(double height, double border, double softness)
{
    const double soft = std::max(std::min({softness, border, 1.0 - border}), 1e-4);
    return smoothstep(border - soft, border + soft, height);
}

std::array<double, 3> strata(double height, const std::array<double, 3>& p, double softness)
{
    const double inside = std::clamp(height, 0.001, 0.999);
    const double overBear = above(inside, p[0], softness);
    const double overRange = above(inside, p[0] + p[1], softness);
    return {1.0 - overBear, std::max(overBear - overRange, 0.0), std::min(overBear, overRange)};
}

struct Polar {
    double angleRad; // from straight down, towards the satellite's own side
    double radius;
};

// Bear: a funnel that sinks below the body. Range: a ring. Bull: two flanks that rise above it.
Polar placeAlong(double way, const std::array<double, 3>& p)
{
    const double deg = Pi / 180.0;
    const Polar bear{mix(10, 115, way) * deg, 0.64};
    const Polar range{180.0 * way * deg, 0.66};
    const Polar bull{mix(68, 168, way) * deg, mix(0.63, 0.77, way)};
    return {p[0] * bear.angleRad + p[1] * range.angleRad + p[2] * bull.angleRad,
            p[0] * bear.radius + p[1] * range.radius + p[2] * bull.radius};
}

QPointF turned(QPointF p, double clockwiseRad)
{
    const double c = std::cos(clockwiseRad);
    const double s = std::sin(clockwiseRad);
    return {c * p.x() + s * p.y(), c * p.y() - s * p.x()};
}

// A small wandering that never repeats in step with its neighbours.
QPointF tremble(int index, double livedSec)
{
    return {std::sin(9.0 * livedSec + 2.4 * index) * 0.6 +
                std::sin(14.3 * livedSec + 1.1 * index) * 0.4,
            std::sin(10.7 * livedSec + 1.7 * index) * 0.6 +
                std::sin(12.9 * livedSec + 3.2 * index) * 0.4};
}

double squareDistance(QPointF p)
{
    constexpr double half = 0.875;
    const double x = std::abs(p.x()) - half;
    const double y = std::abs(p.y()) - half;
    return std::hypot(std::max(x, 0.0), std::max(y, 0.0)) + std::min(std::max(x, y), 0.0);
}

double segmentDistance(QPointF p, QPointF from, QPointF along)
{
    const QPointF off = p - from;
    const double t =
        std::clamp(QPointF::dotProduct(off, along) / QPointF::dotProduct(along, along), 0.0, 1.0);
    return std::hypot(off.x() - t * along.x(), off.y() - t * along.y());
}

double triangleDistance(QPointF p)
{
    constexpr double tip = 1.375;
    constexpr double low = -0.5 * tip;
    const double corner = std::sqrt(0.75) * tip;
    const QPointF q(std::abs(p.x()), p.y());
    const double flank = q.x() * std::sqrt(0.75) + q.y() * 0.5 + low;
    const double near = std::min(segmentDistance(q, {0, tip}, {corner, low - tip}),
                                 segmentDistance(q, {0, low}, {corner, 0}));
    return std::max(flank, low - q.y()) > 0 ? near : -near;
}

double wobbleAt(QPointF p, double livedSec)
{
    const double angle = std::atan2(p.x(), p.y());
    return 0.45 * std::sin(9.0 * angle + 3.1 * livedSec) +
           0.35 * std::sin(14.0 * angle - 4.3 * livedSec + 1.0) +
           0.2 * std::sin(23.0 * angle + 6.1 * livedSec + 2.0);
}

} // namespace

std::array<double, 3> OrganismState::forms() const
{
    std::array<double, 3> cubes{};
    std::ranges::transform(probabilities, cubes.begin(), [](double p) { return p * p * p; });
    const double sum = std::max(cubes[0] + cubes[1] + cubes[2], 1e-6);
    return {cubes[0] / sum, cubes[1] / sum, cubes[2] / sum};
}

QPointF OrganismPose::inBody(QPointF p) const
{
    return turned(p - centre, -tiltRad) / size;
}

OrganismPose poseOf(const OrganismState& state, double livedSec, double flow)
{
    const auto& p = state.probabilities;
    const double breath = state.life() * p[1] * std::sin(2.0 * Pi * livedSec / BreathSec);

    OrganismPose pose;
    pose.centre = {LeanX * state.bias, BodyY + MoodRise * (p[2] - p[0]) + LeanY * state.bias};
    pose.tiltRad = LeanRad * state.bias;
    const double height = pose.centre.y() - OrganismPose::GroundY;
    const double rise = height * std::tan(pose.tiltRad);
    pose.bend = {2.0 * pose.centre.x() - rise, rise - pose.centre.x()};
    pose.size = BodyRadius * (1.0 - BearContraction * p[0]) * (1.0 + BreathDepth * breath);
    const double jitter = Jitter * state.restlessness();
    for (int pair = 0; pair < OrganismPose::Pairs; ++pair) {
        const double slot = (pair + 0.5) / OrganismPose::Pairs + flow;
        const double way = slot - std::floor(slot);
        const Polar polar = placeAlong(way, p);
        const double radius = polar.radius * (1.0 - 0.5 * BreathDepth * breath);
        const double x = radius * std::sin(polar.angleRad);
        const double y = -radius * std::cos(polar.angleRad);
        const double end = std::min(way, 1.0 - way);
        const double size = SatelliteSize[pair] * smoothstep(-0.4 * EndTaper, EndTaper, end);
        const double alpha = smoothstep(0, EndFade, end);
        pose.blends[pair] = strata(way, p, BlendSoftness);
        pose.left[pair] = {pose.centre + turned({-x, y}, pose.tiltRad) +
                               jitter * tremble(2 * pair, livedSec),
                           size, alpha};
        pose.right[pair] = {pose.centre + turned({x, y}, pose.tiltRad) +
                                jitter * tremble(2 * pair + 1, livedSec),
                            size, alpha};
    }
    return pose;
}

QRectF extentOf(const OrganismPose& pose, const OrganismState& state)
{
    constexpr double corner = 1.375; // the farthest point of any form of radius 1
    constexpr double room = 0.05;    // for lines and antialiasing
    constexpr double grid = 0.05;
    const auto around = [](QPointF centre, double reach) {
        return QRectF(centre.x() - reach, centre.y() - reach, 2.0 * reach, 2.0 * reach);
    };
    const double edge = edgeHalfWidth(state.confidence);
    QRectF all = around(pose.centre,
                        (corner + WobbleDepth * state.restlessness()) * pose.size + edge + room);
    const QPointF tail = OrganismPose::StreamWay * (OrganismPose::TailLength * state.bias);
    for (const auto& side : {pose.left, pose.right}) {
        for (const Satellite& satellite : side) {
            const double reach = corner * satellite.size + 0.5 * edge + room;
            all |= around(satellite.place, reach);
            all |= around(satellite.place - tail, room);
        }
    }
    all |= around({-OrganismPose::GroundHalfWidth, OrganismPose::GroundY}, room);
    all |= around({OrganismPose::GroundHalfWidth, OrganismPose::GroundY}, room);
    const QPointF low(grid * std::floor(all.left() / grid), grid * std::floor(all.top() / grid));
    const QPointF high(grid * std::ceil(all.right() / grid), grid * std::ceil(all.bottom() / grid));
    return {low, high};
}

double advancedFlow(double flow, const OrganismState& state, double stepSec)
{
    const auto& p = state.probabilities;
    const double settle =
        SettlePerSec * p[1] * std::sin(2.0 * Pi * OrganismPose::Pairs * flow) / (2.0 * Pi);
    const double next = flow + state.life() * stepSec * (FlowPerSec * (p[2] - p[0]) - settle);
    return next - std::floor(next);
}

double formDistance(QPointF p, const std::array<double, 3>& forms)
{
    return forms[0] * squareDistance(p) + forms[1] * (std::hypot(p.x(), p.y()) - 1.0) +
           forms[2] * triangleDistance(p);
}

std::array<double, 3> strataAt(double height, const std::array<double, 3>& probabilities,
                               double confidence)
{
    constexpr double soft = 0.03;
    constexpr double spray = 0.30;
    return strata(height, probabilities, soft + spray * (1.0 - confidence));
}

double edgeHalfWidth(double confidence)
{
    return 0.31 * (1.0 - confidence);
}

double formOpacity(double confidence)
{
    return mix(0.62, 1.0, confidence);
}

QPolygonF outlineOf(const std::array<double, 3>& forms, QPointF centre, double size, double tiltRad,
                    double level, double wobble, double livedSec, int points)
{
    constexpr int halvings = 13;
    const double farthest = 1.5 + std::max(level, 0.0) / size;
    const auto distance = [&](QPointF p) {
        return (formDistance(p, forms) + WobbleDepth * wobble * wobbleAt(p, livedSec)) * size;
    };
    QPolygonF outline;
    if (distance({0, 0}) >= level) {
        return outline;
    }
    outline.reserve(points + 1);
    for (int i = 0; i <= points; ++i) {
        const double angle = 2.0 * Pi * (i % points) / points;
        const QPointF ray(std::sin(angle), std::cos(angle));
        double inside = 0;
        double outside = farthest;
        for (int halving = 0; halving < halvings; ++halving) {
            const double middle = 0.5 * (inside + outside);
            (distance(ray * middle) < level ? inside : outside) = middle;
        }
        outline << centre + turned(ray * (inside * size), tiltRad);
    }
    return outline;
}

} // namespace regime
