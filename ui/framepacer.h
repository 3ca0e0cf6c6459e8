// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>

class QQuickWindow;

namespace regime
{

/**
 * Holds a window's wish for a new frame back until the frame before it is drawn. Qt would start at
 * once, and the GUI thread would wait for the render thread to finish: with a software rasteriser
 * on a busy machine for longer than a hand notices. Wishes that come meanwhile become one. Where
 * frames are drawn on the GUI thread there is nothing to hold. Lives on the GUI thread.
 */
class FramePacer : public QObject
{
    Q_OBJECT

public:
    /** Belongs to `window`. */
    explicit FramePacer(QQuickWindow& window);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void release();

    QQuickWindow& m_window;
    std::atomic<bool> m_drawing = false; ///< set and cleared on the render thread
    bool m_wished = false;
};

} // namespace regime
