// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/organismglide.h"

#include <QElapsedTimer>
#include <QMatrix4x4>
#include <QObject>
#include <QQmlParserStatus>
#include <QTimer>
#include <QVariantList>
#include <QVector4D>
#include <qqmlintegration.h>

namespace regime
{

/** Moves the organism: takes the model's numbers as they come, lets them glide, and offers every
 *  frame what shader and stand-in draw. Lives on the GUI thread.
 *
 *  Numbers out of range are brought into it, a number that is none reads as 0, probabilities are
 *  scaled to sum 1. Time comes from its own timer while `running`, or from whoever sets `time`:
 *  a later time glides on, the same or an earlier one starts afresh from time 0, so that a
 *  picture depends on its values alone.
 */
class OrganismDriver : public QObject, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_ELEMENT
    Q_PROPERTY(qreal bearProbability MEMBER m_bear NOTIFY targetChanged)
    Q_PROPERTY(qreal rangeProbability MEMBER m_range NOTIFY targetChanged)
    Q_PROPERTY(qreal bullProbability MEMBER m_bull NOTIFY targetChanged)
    Q_PROPERTY(qreal targetConfidence MEMBER m_confidence NOTIFY targetChanged)
    Q_PROPERTY(qreal targetBias MEMBER m_bias NOTIFY targetChanged)
    Q_PROPERTY(qreal targetPSwitch MEMBER m_pSwitch NOTIFY targetChanged)
    Q_PROPERTY(qreal targetStability MEMBER m_stability NOTIFY targetChanged)
    Q_PROPERTY(qreal targetStaleness MEMBER m_staleness NOTIFY targetChanged)
    Q_PROPERTY(bool targetTrained MEMBER m_isTrained NOTIFY targetChanged)
    /** The numbers are scores of staying: 1 - pSwitch is one, and no chance. */
    Q_PROPERTY(bool scores MEMBER m_isScores NOTIFY targetChanged)
    /** No glide and no breathing: every change is a new still. */
    Q_PROPERTY(bool reduceMotion MEMBER m_reduceMotion NOTIFY targetChanged)
    /** Whether its own timer may move it. What changed before it may is there at once. */
    Q_PROPERTY(bool running READ running WRITE setRunning NOTIFY clockChanged)
    Q_PROPERTY(int frameMs MEMBER m_frameMs NOTIFY clockChanged)
    Q_PROPERTY(qreal time READ time WRITE setTime NOTIFY frame)
    /** Time it has lived, modulo OrganismPose::TrembleSec: a float holds it for ever. */
    Q_PROPERTY(qreal trembleTime READ trembleTime NOTIFY frame)

    Q_PROPERTY(QVector4D probabilities READ probabilities NOTIFY frame)
    Q_PROPERTY(QVector4D forms READ forms NOTIFY frame)
    Q_PROPERTY(qreal confidence READ confidence NOTIFY frame)
    Q_PROPERTY(qreal bias READ bias NOTIFY frame)
    Q_PROPERTY(qreal pSwitch READ pSwitch NOTIFY frame)
    Q_PROPERTY(qreal stability READ stability NOTIFY frame)
    Q_PROPERTY(qreal staleness READ staleness NOTIFY frame)
    Q_PROPERTY(qreal trained READ trained NOTIFY frame)
    /** Centre x, y, size, tilt (clockwise, radians) of the body, in frame units. */
    Q_PROPERTY(QVector4D body READ body NOTIFY frame)
    /** x, w: the stem's bend, linear and quadratic; y, z: height and half width of the ground line.
     */
    Q_PROPERTY(QVector4D ground READ ground NOTIFY frame)
    /** What has ink in, in frame units, y up. */
    Q_PROPERTY(QRectF extent READ extent NOTIFY extentChanged)
    /** One column a satellite, from the lowest up: x, y, size, alpha. */
    Q_PROPERTY(QMatrix4x4 leftFlock READ leftFlock NOTIFY frame)
    Q_PROPERTY(QMatrix4x4 rightFlock READ rightFlock NOTIFY frame)
    /** One column a pair of satellites: bear, range, bull share, 0. */
    Q_PROPERTY(QMatrix4x4 flockBlend READ flockBlend NOTIFY frame)
    /** The target in words and numbers. */
    Q_PROPERTY(QString numbers READ numbers NOTIFY targetChanged)
    /** On the way to other numbers, or merely breathing. */
    Q_PROPERTY(bool gliding READ gliding NOTIFY glidingChanged)
    /** Whether a timer is at work now. */
    Q_PROPERTY(bool moving READ moving NOTIFY movingChanged)

public:
    explicit OrganismDriver(QObject* parent = nullptr);

    [[nodiscard]] qreal time() const { return m_timeSec; }
    void setTime(qreal timeSec);
    [[nodiscard]] qreal trembleTime() const;
    [[nodiscard]] bool running() const { return m_running; }
    void setRunning(bool running);
    [[nodiscard]] const OrganismState& state() const { return m_glide.current(); }
    [[nodiscard]] const OrganismPose& pose() const { return m_pose; }

    [[nodiscard]] QVector4D probabilities() const;
    [[nodiscard]] QVector4D forms() const;
    [[nodiscard]] qreal confidence() const { return state().confidence; }
    [[nodiscard]] qreal bias() const { return state().bias; }
    [[nodiscard]] qreal pSwitch() const { return state().pSwitch; }
    [[nodiscard]] qreal stability() const { return state().stability; }
    [[nodiscard]] qreal staleness() const { return state().staleness; }
    [[nodiscard]] qreal trained() const { return state().trained; }
    [[nodiscard]] QVector4D body() const;
    [[nodiscard]] QVector4D ground() const;
    [[nodiscard]] QRectF extent() const { return m_extent; }
    [[nodiscard]] QMatrix4x4 leftFlock() const;
    [[nodiscard]] QMatrix4x4 rightFlock() const;
    [[nodiscard]] QMatrix4x4 flockBlend() const;
    [[nodiscard]] QString numbers() const;
    [[nodiscard]] bool gliding() const { return !m_glide.arrived(); }
    [[nodiscard]] bool moving() const { return m_timer.isActive(); }

    void classBegin() override {}
    void componentComplete() override;

signals:
    void targetChanged();
    void clockChanged();
    void frame();
    void extentChanged();
    void glidingChanged();
    void movingChanged();

private:
    void retarget();
    void restart();
    void schedule();
    void tick();
    void advance(double stepSec);
    void show();
    [[nodiscard]] OrganismState target() const;

    qreal m_bear = 0, m_range = 1, m_bull = 0;
    qreal m_confidence = 0, m_bias = 0, m_pSwitch = 0, m_stability = 1, m_staleness = 0;
    bool m_isTrained = false;
    bool m_isScores = false;
    bool m_reduceMotion = false;
    bool m_running = false;
    int m_frameMs = 33;

    bool m_complete = false;
    bool m_wasGliding = false;
    OrganismGlide m_glide;
    OrganismPose m_pose;
    QRectF m_extent;
    double m_timeSec = 0;
    double m_livedSec = 0;
    double m_flow = 0;
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
};

} // namespace regime
