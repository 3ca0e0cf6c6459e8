// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/framepacer.h"

#include <QEvent>
#include <QQuickWindow>

namespace regime
{

namespace
{

constexpr int kPatienceMs = 5000;

} // namespace

FramePacer::FramePacer(QQuickWindow& window) : QObject(&window), m_window(window)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_rendering = false;
        release();
    });
    connect(
        &window, &QQuickWindow::beforeFrameBegin, this, [this] { m_rendering = true; },
        Qt::DirectConnection);
    connect(
        &window, &QQuickWindow::afterFrameEnd, this, [this] { m_rendering = false; },
        Qt::DirectConnection);
    connect(&window, &QQuickWindow::afterFrameEnd, this, &FramePacer::release);
    window.installEventFilter(this);
}

bool FramePacer::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::UpdateRequest || !m_rendering)
        return QObject::eventFilter(watched, event);
    m_wished = true;
    if (!m_patience.isActive())
        m_patience.start();
    return true;
}

void FramePacer::release()
{
    if (!m_wished)
        return;
    m_wished = false;
    m_patience.stop();
    m_window.requestUpdate();
}

} // namespace regime
