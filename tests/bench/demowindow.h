// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ground.h"
#include "app/session.h"

#include <atomic>
#include <memory>

class QQuickWindow;

namespace regime
{

/** The real window, on its market or the demo's, made as the command makes it. */
class BenchWindow
{
public:
    /** With `arguments` behind the program's name; ends the process when it cannot be opened. */
    BenchWindow(const QString& dataDir, QStringList arguments);

    /** Opens it and returns when its first frame is shown: monotonicNs() of that moment. The engine
     *  has been started then. */
    std::int64_t open();

    Session& session() { return *m_session; }
    QQuickWindow* window() const { return m_window; }
    int frames() const { return m_frames; }

private:
    Ground m_ground;
    std::unique_ptr<Session> m_session;
    QQuickWindow* m_window = nullptr;
    std::atomic<int> m_frames = 0;
};

/** Runs the event loop until the window's first frame is shown; monotonicNs() of that moment. */
std::int64_t awaitFirstFrame(QQuickWindow& window);

/** Runs the event loop for so long. */
void runFor(double seconds);

} // namespace regime
