// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organismdriver.h"
#include "ui/organismink.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace regime;

namespace
{

OrganismState stateOf(std::array<double, 3> probabilities, double bias = 0)
{
    OrganismState s;
    s.probabilities = probabilities;
    s.confidence = 1;
    s.bias = bias;
    s.trained = 1;
    return s;
}

double sumOf(const std::array<double, 3>& values)
{
    return values[0] + values[1] + values[2];
}

} // namespace

/** Places, glide and clock, without any drawing. */
class TestOrganismMotion : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void satellitesKeepClearOfBodyAndFrame_data();
    void satellitesKeepClearOfBodyAndFrame();
    void satellitesRiseAndSink();
    void aClearLeaderIsNotBent();
    void strataShareTheAreaByProbability_data();
    void strataShareTheAreaByProbability();
    void certaintyIsMonotone();
    void blendsKeepTheirChroma();
    void glideArrivesAndNeverJumps();
    void glideTurnsBackSmoothly();
    void badNumbersAreBroughtIntoRange();
    void scoresAreNotCalledChances();
    void reducedMotionJumps();
    void clockRunsOnlyWhileSomethingMoves();
    void followsNumbersThatComeFasterThanFrames();
    void showsWhatCameWhileUnseenAtOnce();
    void tremblesTheSameAfterAMonth();
};

void TestOrganismMotion::satellitesKeepClearOfBodyAndFrame_data()
{
    QTest::addColumn<double>("bear");
    QTest::addColumn<double>("range");
    QTest::addColumn<double>("bull");
    QTest::newRow("bear") << 1.0 << 0.0 << 0.0;
    QTest::newRow("range") << 0.0 << 1.0 << 0.0;
    QTest::newRow("bull") << 0.0 << 0.0 << 1.0;
    QTest::newRow("between bear and bull") << 0.5 << 0.0 << 0.5;
    QTest::newRow("between range and bull") << 0.0 << 0.5 << 0.5;
    QTest::newRow("undecided") << 0.34 << 0.33 << 0.33;
    QTest::newRow("mostly bull") << 0.1 << 0.2 << 0.7;
}

void TestOrganismMotion::satellitesKeepClearOfBodyAndFrame()
{
    QFETCH(double, bear);
    QFETCH(double, range);
    QFETCH(double, bull);
    for (const double bias : {-1.0, -0.3, 0.0, 0.3, 1.0}) {
        const OrganismState s = stateOf({bear, range, bull}, bias);
        for (int i = 0; i < 40; ++i) {
            const OrganismPose pose = poseOf(s, 0.31 * i, 0.025 * i);
            for (int pair = 0; pair < OrganismPose::Pairs; ++pair) {
                for (const Satellite& satellite : {pose.left[pair], pose.right[pair]}) {
                    if (satellite.alpha < 0.05)
                        continue;
                    const QPointF off = satellite.place - pose.centre;
                    const double c = std::cos(pose.tiltRad);
                    const double t = std::sin(pose.tiltRad);
                    const QPointF upright(c * off.x() - t * off.y(), t * off.x() + c * off.y());
                    const double gap =
                        formDistance(upright / pose.size, s.forms()) * pose.size - satellite.size;
                    QVERIFY2(gap > 0.0,
                             qPrintable(QStringLiteral("bias %1, step %2, pair %3: gap %4")
                                            .arg(bias)
                                            .arg(i)
                                            .arg(pair)
                                            .arg(gap)));
                    QVERIFY2(std::abs(satellite.place.x()) + satellite.size < 1.0,
                             "beside the frame");
                    QVERIFY2(satellite.place.y() + satellite.size < 1.0, "above the frame");
                    QVERIFY2(satellite.place.y() - satellite.size > OrganismPose::GroundY,
                             "below the ground");
                }
            }
        }
    }
}

void TestOrganismMotion::satellitesRiseAndSink()
{
    QVERIFY(advancedFlow(0.5, stateOf({0, 0, 1}), 0.05) > 0.5);
    QVERIFY(advancedFlow(0.5, stateOf({1, 0, 0}), 0.05) < 0.5);
    QCOMPARE(advancedFlow(0.5, stateOf({0, 1, 0}), 0.05), 0.5);
    const auto highest = [](const OrganismPose& pose) { return pose.right.back().place.y(); };
    const auto lowest = [](const OrganismPose& pose) { return pose.right.front().place.y(); };
    const auto bear = poseOf(stateOf({1, 0, 0}), 0, 0);
    const auto range = poseOf(stateOf({0, 1, 0}), 0, 0);
    const auto bull = poseOf(stateOf({0, 0, 1}), 0, 0);
    QVERIFY(highest(bear) < highest(range) && highest(range) < highest(bull));
    QVERIFY(lowest(bear) < lowest(range) && lowest(range) < lowest(bull));
    QVERIFY(bear.size < bull.size);
}

void TestOrganismMotion::aClearLeaderIsNotBent()
{
    QVERIFY(stateOf({0.1, 0.2, 0.7}).forms()[2] > 0.97);
    QCOMPARE(stateOf({1.0 / 3, 1.0 / 3, 1.0 / 3}).forms()[0], 1.0 / 3);
}

void TestOrganismMotion::strataShareTheAreaByProbability_data()
{
    satellitesKeepClearOfBodyAndFrame_data();
}

void TestOrganismMotion::strataShareTheAreaByProbability()
{
    QFETCH(double, bear);
    QFETCH(double, range);
    QFETCH(double, bull);
    if (bear == 1.0)
        QCOMPARE(strataAt(1.0, {bear, range, bull}, 1.0), (std::array<double, 3>{1, 0, 0}));
    constexpr int slices = 2000;
    for (const double confidence : {0.0, 0.5, 1.0}) {
        std::array<double, 3> area{};
        for (int i = 0; i < slices; ++i) {
            const auto share = strataAt((i + 0.5) / slices, {bear, range, bull}, confidence);
            QVERIFY(std::abs(sumOf(share) - 1.0) < 1e-9);
            for (int k = 0; k < 3; ++k)
                area[k] += share[k] / slices;
        }
        QVERIFY(std::abs(area[0] - bear) < 0.002);
        QVERIFY(std::abs(area[1] - range) < 0.002);
        QVERIFY(std::abs(area[2] - bull) < 0.002);
    }
}

void TestOrganismMotion::certaintyIsMonotone()
{
    for (int i = 0; i < 10; ++i) {
        QVERIFY(edgeHalfWidth(0.1 * i) > edgeHalfWidth(0.1 * (i + 1)));
        QVERIFY(formOpacity(0.1 * i) < formOpacity(0.1 * (i + 1)));
    }
    QCOMPARE(edgeHalfWidth(1.0), 0.0);
    QCOMPARE(formOpacity(1.0), 1.0);
}

void TestOrganismMotion::blendsKeepTheirChroma()
{
    const std::array tokens{QColor(0x1F4FA3), QColor(0xB07F00), QColor(0x98200E)};
    const OrganismInks inks(tokens, QColor(0xF4EFE4), 1.0, 0.0);
    for (int i = 0; i < 3; ++i) {
        std::array<double, 3> pure{};
        pure[i] = 1;
        const QColor ink = inks.mixed(pure);
        QVERIFY(std::abs(ink.red() - tokens[i].red()) <= 1);
        QVERIFY(std::abs(ink.green() - tokens[i].green()) <= 1);
        QVERIFY(std::abs(ink.blue() - tokens[i].blue()) <= 1);
    }
    QVERIFY(inks.mixed({0.5, 0, 0.5}).hsvSaturationF() > 0.5F);
    QVERIFY(inks.mixed({0, 0.5, 0.5}).hsvSaturationF() > 0.8F);
    const OrganismInks stale(tokens, QColor(0xF4EFE4), 1.0, 1.0);
    QVERIFY(stale.mixed({1, 0, 0}).hsvSaturationF() < 0.02F);
}

void TestOrganismMotion::glideArrivesAndNeverJumps()
{
    OrganismGlide glide;
    glide.jump(stateOf({1, 0, 0}, -1));
    glide.aim(stateOf({0, 0, 1}, 1));
    double last = 0;
    for (int frame = 0; frame < 44; ++frame) {
        QVERIFY(frame == 0 || !glide.arrived());
        glide.advance(1.0 / 60.0);
        const double bull = glide.current().probabilities[2];
        QVERIFY(bull > last && bull - last < 0.05);
        QVERIFY(std::abs(sumOf(glide.current().probabilities) - 1.0) < 1e-9);
        last = bull;
    }
    glide.advance(OrganismGlide::GlideSec - 44.0 / 60.0);
    QVERIFY(glide.arrived());
    QCOMPARE(glide.current(), stateOf({0, 0, 1}, 1));
}

void TestOrganismMotion::glideTurnsBackSmoothly()
{
    OrganismGlide glide;
    const auto bear = stateOf({1, 0, 0});
    const auto bull = stateOf({0, 0, 1});
    glide.jump(bear);
    double before = 0;
    double lastSpeed = 0;
    for (int frame = 0; frame < 200; ++frame) {
        glide.aim(frame / 15 % 2 == 0 ? bull : bear);
        glide.advance(1.0 / 60.0);
        const double speed = glide.current().probabilities[2] - before;
        QVERIFY2(std::abs(speed - lastSpeed) < 0.01,
                 qPrintable(QString::number(speed - lastSpeed)));
        before = glide.current().probabilities[2];
        lastSpeed = speed;
    }
}

void TestOrganismMotion::badNumbersAreBroughtIntoRange()
{
    OrganismDriver driver;
    driver.setProperty("bearProbability", std::numeric_limits<double>::quiet_NaN());
    driver.setProperty("rangeProbability", 3.0);
    driver.setProperty("bullProbability", -1.0);
    driver.setProperty("targetBias", std::numeric_limits<double>::infinity());
    driver.setProperty("targetStaleness", 12.0);
    driver.componentComplete();
    QCOMPARE(driver.state().probabilities, (std::array<double, 3>{0, 1, 0}));
    QCOMPARE(driver.bias(), 0.0);
    QCOMPARE(driver.staleness(), 1.0);
}

void TestOrganismMotion::scoresAreNotCalledChances()
{
    OrganismDriver driver;
    driver.setProperty("targetTrained", true);
    driver.setProperty("targetPSwitch", 0.07);
    QVERIFY2(driver.numbers().contains(QLatin1String(" Chance of switching 0.07, ")),
             qPrintable(driver.numbers()));
    driver.setProperty("scores", true);
    QVERIFY2(driver.numbers().contains(QLatin1String(" Score of staying 0.93, ")) &&
                 !driver.numbers().contains(QLatin1String("chance"), Qt::CaseInsensitive),
             qPrintable(driver.numbers()));
}

void TestOrganismMotion::reducedMotionJumps()
{
    OrganismDriver driver;
    driver.setProperty("targetTrained", true);
    driver.setProperty("reduceMotion", true);
    driver.setProperty("running", true);
    driver.componentComplete();
    driver.setProperty("targetConfidence", 0.7);
    QCOMPARE(driver.confidence(), 0.7);
    QVERIFY(!driver.moving());
}

void TestOrganismMotion::clockRunsOnlyWhileSomethingMoves()
{
    OrganismDriver driver;
    driver.setProperty("targetTrained", true);
    driver.componentComplete();
    QVERIFY2(!driver.moving(), "not asked to run");
    driver.setProperty("running", true);
    QVERIFY2(driver.moving(), "it breathes");
    driver.setProperty("targetStaleness", 1.0);
    QVERIFY2(driver.moving(), "it glides to grey");
    QSignalSpy stopped(&driver, &OrganismDriver::movingChanged);
    QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 5000);
    QVERIFY2(!driver.moving(), "stale ones stand still");
    driver.setProperty("targetStaleness", 0.0);
    QVERIFY(driver.moving());
    driver.setProperty("running", false);
    QVERIFY2(!driver.moving(), "hidden");
}

void TestOrganismMotion::followsNumbersThatComeFasterThanFrames()
{
    OrganismDriver driver;
    driver.setProperty("targetTrained", true);
    driver.setProperty("running", true);
    driver.componentComplete();
    QVERIFY2(driver.moving(), "the first target starts the clock");
    QSignalSpy frames(&driver, &OrganismDriver::frame);
    QTimer numbers;
    double confidence = 0;
    connect(&numbers, &QTimer::timeout, &driver, [&] {
        confidence = std::min(1.0, confidence + 0.004);
        driver.setProperty("targetConfidence", confidence);
    });
    QElapsedTimer since;
    since.start();
    numbers.start(8);
    QTRY_VERIFY_WITH_TIMEOUT(frames.count() >= 20, 2000);
    QVERIFY2(confidence < 1.0, "it is still being told new numbers");
    QVERIFY2(driver.confidence() > 0.1 * confidence,
             qPrintable(QString::number(driver.confidence() / confidence)));
}

void TestOrganismMotion::showsWhatCameWhileUnseenAtOnce()
{
    OrganismDriver driver;
    driver.setProperty("targetTrained", true);
    driver.setProperty("running", true);
    driver.componentComplete();
    driver.setProperty("running", false);
    driver.setProperty("targetConfidence", 0.7);
    QVERIFY(driver.confidence() < 0.7);
    driver.setProperty("running", true);
    QCOMPARE(driver.confidence(), 0.7);
    QVERIFY(!driver.gliding());
    driver.setProperty("targetConfidence", 0.2);
    QCOMPARE(driver.confidence(), 0.7);
    QVERIFY2(driver.gliding(), "what comes while it is seen glides");
}

void TestOrganismMotion::tremblesTheSameAfterAMonth()
{
    constexpr double aboutAMonth = 41253 * OrganismPose::TrembleSec;
    const auto outline = [](double livedSec) {
        return outlineOf({0, 1, 0}, {0, 0}, 0.4, 0, 0, 1, livedSec);
    };
    const QPolygonF now = outline(1.7);
    const QPolygonF then = outline(1.7 + aboutAMonth);
    for (int i = 0; i < now.size(); ++i)
        QVERIFY(QLineF(now[i], then[i]).length() < 1e-4);
    const OrganismState restless = [] {
        OrganismState s = stateOf({0, 0, 1});
        s.stability = 0;
        return s;
    }();
    const OrganismPose here = poseOf(restless, 1.7, 0);
    const OrganismPose there = poseOf(restless, 1.7 + aboutAMonth, 0);
    for (int pair = 0; pair < OrganismPose::Pairs; ++pair)
        QVERIFY(QLineF(here.left[pair].place, there.left[pair].place).length() < 1e-4);

    OrganismDriver driver;
    driver.setProperty("targetTrained", true);
    driver.componentComplete();
    driver.setTime(1.7 + 100 * OrganismPose::TrembleSec);
    QVERIFY2(std::abs(driver.trembleTime() - 1.7) < 1e-6,
             qPrintable(QString::number(driver.trembleTime())));
}

QTEST_GUILESS_MAIN(TestOrganismMotion)
#include "tst_organismmotion.moc"
