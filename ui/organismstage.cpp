// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organismstage.h"

#include "ui/shadertrial.h"

#include <QEvent>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QSGRendererInterface>

#include <algorithm>
#include <array>

namespace regime
{

namespace
{

bool drawsOnProcessor(QOpenGLContext& context)
{
    const QByteArray name(
        reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER)));
    constexpr std::array names{"llvmpipe", "softpipe", "swrast", "SwiftShader"};
    return std::ranges::any_of(names, [&name](const char* known) { return name.contains(known); });
}

} // namespace

OrganismStage::OrganismStage(QObject* parent) : QObject(parent)
{
    connect(&m_cover, &WindowCover::changed, this, &OrganismStage::look);
}

void OrganismStage::setItem(QQuickItem* item)
{
    if (item == m_item) {
        return;
    }
    if (m_item != nullptr) {
        m_item->disconnect(this);
    }
    m_item = item;
    if (m_item != nullptr) {
        connect(m_item, &QQuickItem::windowChanged, this, &OrganismStage::watch);
        connect(m_item, &QQuickItem::visibleChanged, this, &OrganismStage::look);
    }
    watch(m_item != nullptr ? m_item->window() : nullptr);
    emit itemChanged();
}

void OrganismStage::watch(QQuickWindow* window)
{
    if (m_window != nullptr) {
        m_window->removeEventFilter(this);
        m_window->disconnect(this);
    }
    m_window = window;
    m_cover.watch(window);
    if (m_window != nullptr) {
        m_window->installEventFilter(this);
        connect(m_window, &QWindow::visibilityChanged, this, &OrganismStage::look);
        connect(m_window, &QWindow::activeChanged, this, &OrganismStage::look);
        connect(
            m_window, &QQuickWindow::beforeRendering, this,
            [this, asked = m_window.data()] { askRenderer(asked); },
            static_cast<Qt::ConnectionType>(Qt::DirectConnection | Qt::SingleShotConnection));
    }
    look();
}

bool OrganismStage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Expose) {
        look();
    }
    return QObject::eventFilter(watched, event);
}

void OrganismStage::look()
{
    const bool shown = m_item != nullptr && m_item->isVisible() && m_window != nullptr &&
                       m_window->isExposed() && m_window->visibility() != QWindow::Hidden &&
                       m_window->visibility() != QWindow::Minimized && !m_cover.covered();
    const bool focused = m_window != nullptr && m_window->isActive();
    if (shown == m_shown && focused == m_focused) {
        return;
    }
    m_shown = shown;
    m_focused = focused;
    emit changed();
}

// Called on the render thread with the window's context, if it has one, current.
void OrganismStage::askRenderer(QQuickWindow* window)
{
    QSGRendererInterface& renderer = *window->rendererInterface();
    auto* context = renderer.graphicsApi() == QSGRendererInterface::OpenGL
                        ? static_cast<QOpenGLContext*>(renderer.getResource(
                              window, QSGRendererInterface::OpenGLContextResource))
                        : nullptr;
    if (context == nullptr) {
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this, software = drawsOnProcessor(*context), refused = !organismShaderLinks(*context)] {
            if (software != m_softwareRaster || refused != m_shaderRefused) {
                m_softwareRaster = software;
                m_shaderRefused = refused;
                emit changed();
            }
        },
        Qt::QueuedConnection);
}

} // namespace regime
