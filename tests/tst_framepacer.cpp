// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/framepacer.h"

#include <QQuickWindow>
#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <utility>

using namespace regime;

namespace
{

constexpr int kGiveUpMs = 20'000; // longer than what waits for it

/** A paced window whose render thread stands still in the middle of a frame until it is let go, or
 *  gives up when the GUI thread waits for it meanwhile. */
class Stage : public QObject
{
public:
    Stage()
    {
        new FramePacer(window);
        window.resize(64, 64);
        connect(
            &window, &QQuickWindow::beforeFrameBegin, this, [this] { drawing = true; },
            Qt::DirectConnection);
        connect(&window, &QQuickWindow::beforeRendering, this, &Stage::stand, Qt::DirectConnection);
        connect(&window, &QQuickWindow::afterFrameEnd, this, &Stage::leave, Qt::DirectConnection);
        // Later than the pacer's own, so before it.
        window.installEventFilter(this);
        window.show();
    }

    ~Stage() override { go.release(); }

    /** Whether a frame now stands still; counts what comes from here on. */
    bool standStill()
    {
        if (!QTest::qWaitForWindowExposed(&window))
            return false;
        armed = true;
        window.update();
        const bool stands = QTest::qWaitFor([this] { return begun.available() > 0; });
        frames = wishes = 0;
        return stands;
    }

    bool eventFilter(QObject*, QEvent* event) override
    {
        // Not the frame of an exposure, for which Qt's GUI thread waits by design.
        if (event->type() == QEvent::UpdateRequest) {
            ++wishes;
            // Nor a wish that is held: the frame under way may be that one.
            if (!drawing)
                standing = standing || std::exchange(armed, false);
        }
        return false;
    }

    void stand()
    {
        if (!standing.exchange(false))
            return;
        begun.release();
        gaveUp = !go.tryAcquire(1, kGiveUpMs);
    }

    void leave()
    {
        drawing = false;
        ++frames;
        ended.release();
    }

    int wishes = 0;
    bool armed = false;
    std::atomic<int> frames = 0;
    std::atomic<bool> drawing = false, standing = false, gaveUp = false;
    QSemaphore begun, go, ended;
    QQuickWindow window; // the first to go: its thread uses the others
};

} // namespace

class TestFramePacer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // As the program does: a wish is told in the next turn of the event loop.
        qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");
        qputenv("QSG_RENDER_LOOP", "threaded");
    }

    void theGuiThreadDoesNotWaitForAFrame()
    {
        Stage stage;
        QVERIFY(stage.standStill());
        // Had these wishes reached the render loop, this thread would stand until the other gives
        // up.
        for (int wish = 1; wish <= 3; ++wish) {
            stage.window.update();
            QTRY_COMPARE(stage.wishes, wish);
        }
        QCOMPARE(stage.frames, 0);
        stage.go.release();
        // They are kept: the frame that stood, and one for all of them.
        QTRY_COMPARE(stage.frames, 2);
        QVERIFY(!stage.gaveUp);
        QCOMPARE(stage.wishes, 4);
    }

    void aWishAfterTheFrameShowsWhatWasHeldToo()
    {
        Stage stage;
        QVERIFY(stage.standStill());
        stage.window.update();
        QTRY_COMPARE(stage.wishes, 1);
        stage.ended.acquire(stage.ended.available());
        stage.go.release();
        // The frame has ended, this thread has not yet been told.
        QVERIFY(stage.ended.tryAcquire(1, kGiveUpMs));
        QEvent wish(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(&stage.window, &wish);
        QTRY_VERIFY(stage.ended.available() > 0);
        for (int turn = 0; turn < 10; ++turn)
            QCoreApplication::processEvents();
        QCOMPARE(stage.wishes, 2);
        QVERIFY(!stage.gaveUp);
    }

    void aWindowMayGoWhileAWishIsHeld()
    {
        Stage stage;
        QVERIFY(stage.standStill());
        stage.window.update();
        QTRY_COMPARE(stage.wishes, 1);
        stage.go.release();
        stage.window.hide();
        stage.window.setColor(Qt::green);
        stage.window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        QCOMPARE(stage.window.grabWindow().pixelColor(32, 32), QColor(Qt::green));
    }

    void aGrabbedPictureHoldsNothingBack()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        stage.window.setColor(Qt::red);
        QCOMPARE(stage.window.grabWindow().pixelColor(32, 32), QColor(Qt::red));
        stage.frames = 0;
        stage.window.setColor(Qt::blue);
        QTRY_VERIFY(stage.frames > 0);
        QCOMPARE(stage.window.grabWindow().pixelColor(32, 32), QColor(Qt::blue));
    }
};

QTEST_MAIN(TestFramePacer)
#include "tst_framepacer.moc"
