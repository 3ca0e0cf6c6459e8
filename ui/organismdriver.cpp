// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organismdriver.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double StepSec = 1.0 / 60.0;
constexpr double LongestTickSec = 0.25; // after a pause the organism goes on, it does not catch up

double inRange(double value, double low, double high)
{
    return std::isfinite(value) ? std::clamp(value, low, high) : std::clamp(0.0, low, high);
}

QVector4D vectorOf(const std::array<double, 3>& values)
{
    return {float(values[0]), float(values[1]), float(values[2]), 0.0F};
}

QMatrix4x4 matrixOf(const std::array<Satellite, OrganismPose::Pairs>& satellites)
{
    QMatrix4x4 matrix;
    for (int i = 0; i < OrganismPose::Pairs; ++i) {
        const Satellite& s = satellites[i];
        matrix.setColumn(i,
                         {float(s.place.x()), float(s.place.y()), float(s.size), float(s.alpha)});
    }
    return matrix;
}

} // namespace

OrganismDriver::OrganismDriver(QObject* parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &OrganismDriver::tick);
    connect(this, &OrganismDriver::targetChanged, this, &OrganismDriver::retarget);
    connect(this, &OrganismDriver::clockChanged, this, &OrganismDriver::schedule);
}

void OrganismDriver::componentComplete()
{
    m_complete = true;
    restart();
}

void OrganismDriver::setTime(qreal timeSec)
{
    const double next = inRange(timeSec, 0.0, 1e6);
    const double step = next - m_timeSec;
    m_timeSec = next;
    if (!m_complete) {
        return;
    }
    if (step > 0) {
        advance(step);
        show();
        schedule();
    } else {
        restart();
    }
}

// Nobody has seen what it showed before.
void OrganismDriver::setRunning(bool running)
{
    if (running == m_running) {
        return;
    }
    m_running = running;
    if (running && gliding()) {
        m_glide.jump(target());
        show();
    }
    emit clockChanged();
}

void OrganismDriver::restart()
{
    m_glide.jump(target());
    m_livedSec = 0;
    m_flow = 0;
    advance(m_timeSec);
    show();
    schedule();
}

void OrganismDriver::retarget()
{
    if (!m_complete) {
        return;
    }
    if (m_reduceMotion) {
        m_glide.jump(target());
        show();
    } else {
        m_glide.aim(target());
    }
    schedule();
}

void OrganismDriver::schedule()
{
    if (gliding() != m_wasGliding) {
        m_wasGliding = gliding();
        emit glidingChanged();
    }
    const bool alive = !m_glide.arrived() || state().life() > 0;
    const bool move = m_complete && m_running && !m_reduceMotion && alive;
    // Setting the interval starts a running timer anew: under changes faster than it, no frame
    // comes.
    if (m_timer.interval() != m_frameMs) {
        m_timer.setInterval(m_frameMs);
    }
    if (move == m_timer.isActive()) {
        return;
    }
    if (move) {
        m_sinceTick.start();
        m_timer.start();
    } else {
        m_timer.stop();
    }
    emit movingChanged();
}

void OrganismDriver::tick()
{
    const double step = std::min(double(m_sinceTick.nsecsElapsed()) * 1e-9, LongestTickSec);
    m_sinceTick.start();
    m_timeSec += step;
    advance(step);
    show();
    schedule();
}

// In steps short enough for the stream, and in the same steps for the same way.
void OrganismDriver::advance(double stepSec)
{
    for (double left = stepSec; left > 0; left -= StepSec) {
        const double step = std::min(left, StepSec);
        m_glide.advance(step);
        m_livedSec += state().life() * step;
        m_flow = advancedFlow(m_flow, state(), step);
    }
}

void OrganismDriver::show()
{
    m_pose = poseOf(state(), m_livedSec, m_flow);
    if (const QRectF extent = extentOf(m_pose, state()); extent != m_extent) {
        m_extent = extent;
        emit extentChanged();
    }
    emit frame();
}

OrganismState OrganismDriver::target() const
{
    OrganismState s;
    s.probabilities = {inRange(m_bear, 0, 1), inRange(m_range, 0, 1), inRange(m_bull, 0, 1)};
    const double sum = s.probabilities[0] + s.probabilities[1] + s.probabilities[2];
    if (sum > 0) {
        std::ranges::transform(s.probabilities, s.probabilities.begin(),
                               [sum](double p) { return p / sum; });
    } else {
        s.probabilities = {0, 1, 0};
    }
    s.confidence = inRange(m_confidence, 0, 1);
    s.bias = inRange(m_bias, -1, 1);
    s.pSwitch = inRange(m_pSwitch, 0, 1);
    s.stability = inRange(m_stability, 0, 1);
    s.staleness = inRange(m_staleness, 0, 1);
    s.trained = m_isTrained ? 1.0 : 0.0;
    return s;
}

QString OrganismDriver::numbers() const
{
    const OrganismState s = target();
    if (s.trained == 0.0) {
        return tr("The model is not trained yet.");
    }
    const auto number = [](double value) { return QString::number(value, 'f', 2); };
    const QString change = m_isScores ? tr("Score of staying %1").arg(number(1 - s.pSwitch))
                                      : tr("Chance of switching %1").arg(number(s.pSwitch));
    return tr("Bearish %1, ranging %2, bullish %3. Confidence %4. Bias %5. "
              "%6, stability %7. Staleness %8.")
        .arg(number(s.probabilities[0]), number(s.probabilities[1]), number(s.probabilities[2]),
             number(s.confidence), number(s.bias), change, number(s.stability),
             number(s.staleness));
}

qreal OrganismDriver::trembleTime() const
{
    return std::fmod(m_livedSec, OrganismPose::TrembleSec);
}

QVector4D OrganismDriver::probabilities() const
{
    return vectorOf(state().probabilities);
}

QVector4D OrganismDriver::forms() const
{
    return vectorOf(state().forms());
}

QVector4D OrganismDriver::body() const
{
    return {float(m_pose.centre.x()), float(m_pose.centre.y()), float(m_pose.size),
            float(m_pose.tiltRad)};
}

QVector4D OrganismDriver::ground() const
{
    return {float(m_pose.bend[0]), float(OrganismPose::GroundY),
            float(OrganismPose::GroundHalfWidth), float(m_pose.bend[1])};
}

QMatrix4x4 OrganismDriver::leftFlock() const
{
    return matrixOf(m_pose.left);
}

QMatrix4x4 OrganismDriver::rightFlock() const
{
    return matrixOf(m_pose.right);
}

QMatrix4x4 OrganismDriver::flockBlend() const
{
    QMatrix4x4 matrix;
    for (int i = 0; i < OrganismPose::Pairs; ++i) {
        matrix.setColumn(i, vectorOf(m_pose.blends[i]));
    }
    return matrix;
}

} // namespace regime
