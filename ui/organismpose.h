// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <array>
#include <numbers>

namespace regime
{

/** What the organism shows: the model's state, each value a real number so that it can glide. */
struct OrganismState {
    std::array<double, 3> probabilities{0, 1, 0}; ///< bear, range, bull; [0, 1], sum 1
    double confidence = 0;                        ///< [0, 1]
    double bias = 0;                              ///< [-1, 1]
    double pSwitch = 0;                           ///< [0, 1]
    double stability = 1;                         ///< [0, 1]
    double staleness = 0;                         ///< [0, 1]
    double trained = 0;                           ///< 0 untrained, 1 trained
    bool operator==(const OrganismState&) const = default;

    /** Share of its motion the organism has left: stale or untrained ones stand still. */
    [[nodiscard]] double life() const { return (1.0 - staleness) * trained; }
    [[nodiscard]] double restlessness() const { return std::max(pSwitch, 1.0 - stability); }
    /** How much each form shows in the outline: cubes, so that a clear leader is not bent by the
     *  others. Sum 1. */
    [[nodiscard]] std::array<double, 3> forms() const;
};

/** One of the small forms around the body, in frame units. */
struct Satellite {
    QPointF place;
    double size = 0;  ///< radius of the circle of the same weight
    double alpha = 0; ///< 0 at the ends of the stream, where satellites come and go
    bool operator==(const Satellite&) const = default;
};

/** Where everything stands. Frame units: the centre of the picture is (0, 0), y points up, half of
 *  the short side is 1. Left and right satellites are pairs, from the lowest up. */
struct OrganismPose {
    static constexpr int Pairs = 4;
    static constexpr double GroundY = -0.92;        ///< height of the ground line
    static constexpr double GroundHalfWidth = 0.72; ///< the line is the bias scale from -1 to +1
    static constexpr QPointF StreamWay{0.82, 0.57}; ///< where all streams to while bias is positive
    static constexpr double TailLength = 0.34;      ///< of a satellite's streak at bias 1
    /** After so long a life every tremble is as at its beginning: they turn by whole tenths of a
     *  radian a second. */
    static constexpr double TrembleSec = 20.0 * std::numbers::pi;
    QPointF centre;
    double size = 0;    ///< radius of the body where it is a circle
    double tiltRad = 0; ///< clockwise
    /** The stem bends like a reed: it roots at (0, GroundY) and meets the body's centre along its
     *  axis; at the share t of the way up it stands at x = t (bend[0] + t bend[1]). */
    std::array<double, 2> bend{};
    std::array<Satellite, Pairs> left;
    std::array<Satellite, Pairs> right;
    std::array<std::array<double, 3>, Pairs> blends; ///< bear, range, bull share of each pair
    bool operator==(const OrganismPose&) const = default;

    [[nodiscard]] QPointF stemAt(double way) const
    {
        return {way * (bend[0] + way * bend[1]), GroundY + way * (centre.y() - GroundY)};
    }
    /** `p` of the frame as the body sees it: from its centre, upright, in its own radius. */
    [[nodiscard]] QPointF inBody(QPointF p) const;
};

/** The pose of a state that has lived for `livedSec` (time counts as far as it lives, so that what
 *  is stale stands). `flow` is the way the satellites have come along their stream,
 *  in lengths of the stream (see advancedFlow). */
[[nodiscard]] OrganismPose poseOf(const OrganismState& state, double livedSec, double flow);

/** What the picture has ink in, in frame units (y up, so that top() is the lower end), on a grid of
 *  0.05: beyond it there is nothing to paint. */
[[nodiscard]] QRectF extentOf(const OrganismPose& pose, const OrganismState& state);

/** The way of the satellites `stepSec` later: up while bullish, down while bearish, back to evenly
 *  spaced places while ranging. Steps of at most 0.05 s. */
[[nodiscard]] double advancedFlow(double flow, const OrganismState& state, double stepSec);

/** Signed distance of `p` to the blended form of radius 1 (negative inside); triangle points up. */
[[nodiscard]] double formDistance(QPointF p, const std::array<double, 3>& forms);

/** Share of each regime at `height`, where 0 is the lowest and 1 the highest part of the body's
 *  area: bear below, range between, bull above, with borders the softer the more doubt; sum 1. */
[[nodiscard]] std::array<double, 3>
strataAt(double height, const std::array<double, 3>& probabilities, double confidence);

/** Half the width of the body's edge in frame units; 0 at confidence 1. */
[[nodiscard]] double edgeHalfWidth(double confidence);

/** Opacity of body and satellites. */
[[nodiscard]] double formOpacity(double confidence);

/** The closed outline at signed distance `level` from the form of radius `size`, tilted and placed;
 *  empty where the form has no point that deep. `wobble` is the restlessness, [0, 1]. */
[[nodiscard]] QPolygonF outlineOf(const std::array<double, 3>& forms, QPointF centre, double size,
                                  double tiltRad, double level, double wobble, double livedSec,
                                  int points = 96);

} // namespace regime
