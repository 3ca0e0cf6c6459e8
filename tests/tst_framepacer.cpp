// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/framepacer.h"

#include <QQuickItem>
#include <QQuickWindow>
#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>
#include <QtTest/QtTest>

#include <atomic>

using namespace regime;

/** Counts a window's wishes for a frame before anybody takes them. */
class Wishes : public QObject
{
public:
    explicit Wishes(QWindow& window) { window.installEventFilter(this); }
    int count = 0;

    bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::UpdateRequest ? 1 : 0;
        return false;
    }
};

/** A window whose render thread stands still in the middle of a frame for as long as a test wants.
 *  With a threaded render loop, as on X11; elsewhere frames are drawn on the GUI thread and there
 *  is nothing to pace. */
class TestFramePacer : public QObject
{
    Q_OBJECT

private slots:
    void theGuiThreadDoesNotWaitForAFrame()
    {
        // They outlive the window, whose render thread knows them.
        std::atomic<bool> hold = false, onOwnThread = false, released = false;
        QSemaphore begun, go;
        QQuickWindow window;
        new FramePacer(window);
        window.resize(64, 64);
        QSignalSpy swapped(&window, &QQuickWindow::frameSwapped);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_VERIFY(!swapped.isEmpty());

        connect(
            &window, &QQuickWindow::beforeRendering, this,
            [&] {
                if (!hold.exchange(false))
                    return;
                onOwnThread = QThread::currentThread() != window.thread();
                begun.release();
                released = !onOwnThread || go.tryAcquire(1, kGiveUpMs);
            },
            Qt::DirectConnection);
        hold = true;
        window.update();
        QTRY_VERIFY(begun.available());
        if (!onOwnThread)
            QSKIP("this platform draws on the GUI thread");

        // Wishes while the frame is drawn: had they reached the render loop, this thread would now
        // stand until the render thread gives up.
        swapped.clear();
        Wishes wishes(window);
        for (int wish = 1; wish <= 2; ++wish) {
            window.update();
            QTRY_COMPARE(wishes.count, wish);
        }
        go.release();
        QTRY_VERIFY(released || swapped.count() > 0);
        QVERIFY(released);
        // They are kept: after the held frame comes one more.
        QTRY_VERIFY(swapped.count() >= 2);
    }

    void aGrabbedPictureHoldsNothingBack()
    {
        QQuickWindow window;
        new FramePacer(window);
        window.resize(64, 64);
        window.setColor(Qt::red);
        QSignalSpy swapped(&window, &QQuickWindow::frameSwapped);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_VERIFY(!swapped.isEmpty());
        QCOMPARE(window.grabWindow().pixelColor(32, 32), QColor(Qt::red));
        swapped.clear();
        window.setColor(Qt::blue);
        QTRY_VERIFY(!swapped.isEmpty());
        QCOMPARE(window.grabWindow().pixelColor(32, 32), QColor(Qt::blue));
    }

private:
    static constexpr int kGiveUpMs = 4000;
};

QTEST_MAIN(TestFramePacer)
#include "tst_framepacer.moc"
