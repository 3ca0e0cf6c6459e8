// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/windowstage.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace regime;
using namespace regime::test;
using samples::State;

namespace
{

/** Counts a window's frames, told on the thread that draws them. */
class FrameCount : public QObject
{
public:
    explicit FrameCount(QQuickWindow& window)
    {
        connect(
            &window, &QQuickWindow::beforeFrameBegin, this, [this] { m_begun = m_begun + 1; },
            Qt::DirectConnection);
        connect(
            &window, &QQuickWindow::frameSwapped, this, [this] { m_shown = m_shown + 1; },
            Qt::DirectConnection);
        connect(
            &window, &QQuickWindow::afterFrameEnd, this, [this] { m_ended = m_ended + 1; },
            Qt::DirectConnection);
    }

    int shown() const { return m_shown; }

    /** Whether no frame is being drawn, and no other follows from what is to be done now. */
    bool becomesQuiet()
    {
        constexpr int turns = 10; // a wish kept for the frame before is passed on in three
        for (int seen = -1; seen != m_begun;) {
            seen = m_begun;
            if (!QTest::qWaitFor([&] { return m_ended == m_begun; }))
                return false;
            for (int turn = 0; turn < turns; ++turn)
                QCoreApplication::processEvents();
        }
        return true;
    }

private:
    std::atomic<int> m_begun = 0, m_shown = 0, m_ended = 0;
};

} // namespace

class TestChartPolish : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // As the program does: a wish is told in the next turn of the event loop.
        qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");
        qputenv("QSG_RENDER_LOOP", "threaded");
    }

    void aStepOfTheHandIsOneFrame()
    {
        Stage stage(State::Normal);
        stage.load();
        stage.applyAll();
        FrameCount frames(*stage.window);
        QVERIFY(frames.becomesQuiet());
        // Columns that come later are a change of their own.
        const QSignalSpy filled(stage.app.chart(), &ChartModel::contentChanged);
        for (int step = 0; step < 10; ++step) {
            const int shown = frames.shown();
            const auto fills = filled.size();
            stage.app.chart()->panBy(-0.05);
            QTRY_VERIFY(frames.shown() > shown);
            QVERIFY(frames.becomesQuiet());
            QVERIFY(frames.shown() - shown <= 1 + filled.size() - fills);
        }
        QVERIFY(filled.size() < 10);
    }
};

QTEST_MAIN(TestChartPolish)
#include "tst_chartpolish.moc"
