// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/warnings.h"
#include "tests/support/windowhand.h"
#include "tests/support/windowstage.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace regime;
using namespace regime::test;
using samples::State;

namespace
{

/** A window on the Monitor, some hours before now in view. */
struct ChartStage : Stage {
    ChartStage() : Stage(State::Normal)
    {
        applyAll();
        load();
        app.chart()->setRange(ChartModel::SixHours);
        app.chart()->panBy(-2);
        plot = window->findChild<QQuickItem*>(QStringLiteral("probabilityChart"));
    }

    ChartModel& chart() { return *app.chart(); }
    double spanSec() { return chart().toSec() - chart().fromSec(); }
    double timeAt(double share) { return chart().fromSec() + share * spanSec(); }
    /** On the charts, `share` of their width from the left. */
    QPoint at(double share) const
    {
        return plot->mapToScene({share * plot->width(), plot->height() / 2}).toPoint();
    }
    /** The share that a whole pixel really is. */
    double shareOf(QPoint point) const
    {
        return plot->mapFromScene(QPointF(point)).x() / plot->width();
    }
    void turnWheel(QPoint point, int steps)
    {
        QWheelEvent event(point, window->mapToGlobal(point), {}, {0, 120 * steps}, {}, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(window, &event);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(window, key, with); }

    QQuickItem* plot = nullptr;
};

/** Times of the view agree to the pixel. */
bool isNear(double aSec, double bSec, double spanSec)
{
    return std::abs(aSec - bSec) < 0.002 * spanSec;
}

} // namespace

/** The charts by mouse, and every key of the main window. */
class TestControls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { keepWarnings(); }
    void init() { warnings().clear(); }
    void cleanup() { QCOMPARE(warnings().join(QLatin1Char('\n')), QString()); }

    void draggingPans();
    void theWheelZoomsAtThePointer();
    void aDoubleClickFollowsLive();
    void keysMoveTheView();
    void keysMoveTheCrosshair();
    void keysChangeTheLook();
    void keysAskAndLead();
    void quitsByKey();
};

void TestControls::draggingPans()
{
    ChartStage stage;
    QVERIFY(stage.plot && !stage.chart().live());
    const QPoint from = stage.at(0.4), to = stage.at(0.6);
    const double held = stage.timeAt(stage.shareOf(from));
    const double span = stage.spanSec();
    QTest::mousePress(stage.window, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 4; ++step)
        QTest::mouseMove(stage.window, from + step * (to - from) / 4);
    QTest::mouseRelease(stage.window, Qt::LeftButton, {}, to);
    QCOMPARE(stage.spanSec(), span);
    // What was held is where the hand is now.
    QTRY_VERIFY(isNear(stage.timeAt(stage.shareOf(to)), held, span));
    QVERIFY(!stage.chart().live());
    // With the button up, the hand moves the crosshair and not the view.
    const double left = stage.chart().fromSec();
    QTest::mouseMove(stage.window, stage.at(0.3));
    QTest::mouseMove(stage.window, stage.at(0.5));
    QCOMPARE(stage.chart().fromSec(), left);
}

void TestControls::theWheelZoomsAtThePointer()
{
    ChartStage stage;
    const QPoint pointer = stage.at(0.25);
    const double share = stage.shareOf(pointer);
    const double held = stage.timeAt(share), span = stage.spanSec();
    stage.turnWheel(pointer, 1);
    QVERIFY(std::abs(stage.spanSec() - 0.8 * span) < 1e-6 * span);
    QVERIFY(isNear(stage.timeAt(share), held, span));
    stage.turnWheel(pointer, -1);
    QVERIFY(std::abs(stage.spanSec() - span) < 1e-6 * span);
    QVERIFY(isNear(stage.timeAt(share), held, span));
    QCOMPARE(stage.chart().range(), int{ChartModel::Custom});
}

void TestControls::aDoubleClickFollowsLive()
{
    ChartStage stage;
    QVERIFY(!stage.chart().live());
    QTest::mouseDClick(stage.window, Qt::LeftButton, {}, stage.at(0.5));
    QTRY_VERIFY(stage.chart().live());
    QVERIFY(stage.app.readout().thenText.isEmpty());
}

void TestControls::keysMoveTheView()
{
    ChartStage stage;
    const double from = stage.chart().fromSec(), span = stage.spanSec();
    stage.press(Qt::Key_PageUp);
    QTRY_VERIFY(isNear(stage.chart().fromSec(), from - 0.5 * span, span));
    stage.press(Qt::Key_PageDown);
    QTRY_VERIFY(isNear(stage.chart().fromSec(), from, span));
    stage.press(Qt::Key_Plus);
    QTRY_VERIFY(std::abs(stage.spanSec() - 0.7 * span) < 1);
    QVERIFY(isNear(stage.timeAt(0.5), from + 0.5 * span, span));
    stage.press(Qt::Key_Minus);
    QTRY_VERIFY(std::abs(stage.spanSec() - span) < 1);
    stage.press(Qt::Key_Equal); // a plus without Shift
    QTRY_VERIFY(std::abs(stage.spanSec() - 0.7 * span) < 1);
    // Only where there are charts.
    const double before = stage.chart().fromSec();
    stage.press(Qt::Key_2);
    QTRY_COMPARE(stage.app.page(), int{AppModel::DataPage});
    stage.press(Qt::Key_PageUp);
    stage.press(Qt::Key_Minus);
    QCOMPARE(stage.chart().fromSec(), before);
}

void TestControls::keysMoveTheCrosshair()
{
    ChartStage stage;
    const double candleSec = 300;
    stage.chart().setCrosshair(0.5);
    const auto crosshairSec = [&] { return stage.timeAt(stage.chart().crosshair()); };
    const double before = crosshairSec();
    stage.press(Qt::Key_Left);
    QTRY_VERIFY(std::abs(crosshairSec() - (before - candleSec)) < 1);
    stage.press(Qt::Key_Right);
    stage.press(Qt::Key_Right);
    QTRY_VERIFY(std::abs(crosshairSec() - (before + candleSec)) < 1);
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(stage.chart().crosshair() < 0 && stage.chart().live());
    // Without one, the first step is onto the newest candle's neighbour.
    stage.press(Qt::Key_Left);
    QTRY_VERIFY(stage.chart().crosshair() > 0.9);
}

void TestControls::keysChangeTheLook()
{
    ChartStage stage;
    QVERIFY(!stage.app.dark());
    stage.press(Qt::Key_T);
    QTRY_VERIFY(stage.app.dark());
    QTRY_COMPARE(stage.window->color().lightness() < 128, true);
    stage.press(Qt::Key_T);
    QTRY_VERIFY(!stage.app.dark());
    QVERIFY(stage.app.reduceMotion());
    stage.press(Qt::Key_M);
    QTRY_VERIFY(!stage.app.reduceMotion());
    stage.press(Qt::Key_M);
    QTRY_VERIFY(stage.app.reduceMotion());
    stage.press(Qt::Key_F11);
    QTRY_COMPARE(stage.window->visibility(), QWindow::FullScreen);
    stage.press(Qt::Key_F11);
    QTRY_COMPARE(stage.window->visibility(), QWindow::Windowed);
}

void TestControls::keysAskAndLead()
{
    ChartStage stage;
    QSignalSpy retried(&stage.app, &AppModel::retryRequested);
    QSignalSpy saved(&stage.app, &AppModel::viewSaveRequested);
    QSignalSpy copied(&stage.app, &AppModel::viewCopyRequested);
    QSignalSpy reported(&stage.app, &AppModel::reportRequested);
    stage.press(Qt::Key_F5);
    QTRY_COMPARE(retried.count(), 1);
    stage.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(saved.count(), 1);
    stage.press(Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(copied.count(), 1);
    QVERIFY2(!stage.app.compact(), "Ctrl+C is not C");
    stage.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(reported.count(), 1);
    stage.press(Qt::Key_A);
    QTRY_VERIFY(stage.app.alerts()->shown());
    stage.press(Qt::Key_A);
    QTRY_VERIFY(!stage.app.alerts()->shown());
    stage.press(Qt::Key_H);
    QTRY_VERIFY(stage.chart().asNow()->on());
    stage.press(Qt::Key_H);
    QTRY_VERIFY(!stage.chart().asNow()->on());
    stage.press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_COMPARE(stage.app.page(), int{AppModel::SettingsPage});
}

void TestControls::quitsByKey()
{
    ChartStage stage;
    QSignalSpy lookedAway(&stage.app, &AppModel::lookedAway);
    stage.press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!stage.window->isVisible());
    QCOMPARE(lookedAway.count(), 1);
}

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
