// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/framepacer.h"

#include <QEvent>
#include <QQuickWindow>

namespace regime
{

FramePacer::FramePacer(QQuickWindow& window) : QObject(&window), m_window(window)
{
    // The two come in pairs, whatever becomes of the frame, the first before the GUI thread goes
    // on: no wish is kept for ever, none slips through.
    connect(
        &window, &QQuickWindow::beforeFrameBegin, this, [this] { m_drawing = true; },
        Qt::DirectConnection);
    connect(
        &window, &QQuickWindow::afterFrameEnd, this, [this] { m_drawing = false; },
        Qt::DirectConnection);
    connect(&window, &QQuickWindow::afterFrameEnd, this, &FramePacer::release);
    window.installEventFilter(this);
}

bool FramePacer::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::UpdateRequest)
        return QObject::eventFilter(watched, event);
    // A wish that is let through shows what those before it asked for, too.
    m_wished = m_drawing;
    return m_wished;
}

void FramePacer::release()
{
    if (!m_wished)
        return;
    m_wished = false;
    m_window.requestUpdate();
}

} // namespace regime
