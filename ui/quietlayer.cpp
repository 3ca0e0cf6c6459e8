// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/quietlayer.h"

#include <QSGTexture>
#include <QSGTextureProvider>

namespace regime
{

namespace
{

// On the render thread, while the GUI thread waits. A texture of a Qt without that signal keeps
// what it does.
void quieten(QQuickItem* source)
{
    if (!source->isVisible() || !source->isTextureProvider())
        return;
    if (QSGTexture* texture = source->textureProvider()->texture())
        QObject::disconnect(texture, SIGNAL(updateRequested()), source, SLOT(update()));
}

} // namespace

void QuietLayer::setSource(QQuickItem* source)
{
    if (source == m_source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (m_source)
        connect(m_source, &QQuickItem::windowChanged, this, &QuietLayer::watch);
    watch(m_source ? m_source->window() : nullptr);
    emit sourceChanged();
}

void QuietLayer::watch(QQuickWindow* window)
{
    disconnect(m_frames);
    if (window)
        m_frames = connect(
            window, &QQuickWindow::afterSynchronizing, m_source,
            [source = m_source.data()] { quieten(source); }, Qt::DirectConnection);
}

} // namespace regime
