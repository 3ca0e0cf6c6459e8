// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowcover.h"

#include <QGuiApplication>
#include <QPlatformSurfaceEvent>

#include <xcb/xcb.h>

#include <cstdlib>
#include <memory>

namespace regime
{

namespace
{

constexpr int EventOfServer = 0x7F; // without the bit that marks one sent by a client

xcb_connection_t* connection()
{
    const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return x11 != nullptr ? x11->connection() : nullptr;
}

} // namespace

WindowCover::WindowCover(QObject* parent) : QObject(parent)
{
    if (connection() != nullptr) {
        qGuiApp->installNativeEventFilter(this);
    }
}

WindowCover::~WindowCover()
{
    if (qGuiApp != nullptr) {
        qGuiApp->removeNativeEventFilter(this);
    }
}

void WindowCover::watch(QWindow* window)
{
    if (m_window != nullptr) {
        m_window->removeEventFilter(this);
    }
    m_window = window;
    set(false);
    if (m_window != nullptr) {
        m_window->installEventFilter(this);
        ask();
    }
}

// Adds to what the server reports of the window, and leaves Qt's own wishes as they are.
void WindowCover::ask()
{
    xcb_connection_t* x = connection();
    if (x == nullptr || m_window->handle() == nullptr) {
        return;
    }
    const auto id = xcb_window_t(m_window->winId());
    const std::unique_ptr<xcb_get_window_attributes_reply_t, decltype(&std::free)> now(
        xcb_get_window_attributes_reply(x, xcb_get_window_attributes(x, id), nullptr), &std::free);
    if (now == nullptr) {
        return;
    }
    const std::uint32_t mask = now->your_event_mask | XCB_EVENT_MASK_VISIBILITY_CHANGE;
    xcb_change_window_attributes(x, id, XCB_CW_EVENT_MASK, &mask);
    xcb_flush(x);
}

bool WindowCover::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::PlatformSurface &&
        static_cast<QPlatformSurfaceEvent*>(event)->surfaceEventType() ==
            QPlatformSurfaceEvent::SurfaceCreated) {
        set(false);
        ask();
    }
    return QObject::eventFilter(watched, event);
}

bool WindowCover::nativeEventFilter(const QByteArray& type, void* message, qintptr*)
{
    if (type != "xcb_generic_event_t" || m_window == nullptr || m_window->handle() == nullptr) {
        return false;
    }
    const auto* event = static_cast<xcb_generic_event_t*>(message);
    if ((event->response_type & EventOfServer) == XCB_VISIBILITY_NOTIFY) {
        const auto* seen = reinterpret_cast<const xcb_visibility_notify_event_t*>(event);
        if (seen->window == m_window->winId()) {
            set(seen->state == XCB_VISIBILITY_FULLY_OBSCURED);
        }
    }
    return false;
}

void WindowCover::set(bool covered)
{
    if (covered != m_covered) {
        m_covered = covered;
        emit changed();
    }
}

} // namespace regime
