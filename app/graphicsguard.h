// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>

namespace regime
{

/**
 * Notices a start that died of its graphics: a lock file stands in the folder from just before the
 * window is made until its first frame or an end in order. One left by a dead process means that
 * the last start crashed in between, and this one had better draw on the processor.
 */
class GraphicsGuard
{
public:
    /** Takes the lock in `folder`, which is made if need be. Where it cannot be taken (another
     *  window is just starting, a read-only folder), nothing is concluded. */
    explicit GraphicsGuard(const QString& folder);

    [[nodiscard]] bool lastStartCrashed() const { return m_lastStartCrashed; }
    /** The first frame is there: the graphics work. */
    void firstFrameShown() { m_lock.unlock(); }

private:
    QLockFile m_lock;
    bool m_lastStartCrashed = false;
};

} // namespace regime
