// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <qqmlintegration.h>

namespace regime
{

/** Keeps a ShaderEffectSource from asking for a second frame of its window after every one. Its
 *  texture asks for a frame as soon as the source item has changed, although that change is taken
 *  up in the very frame that brings it: each picture would be composed and shown twice. Lives on
 *  the GUI thread. */
class QuietLayer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickItem* source READ source WRITE setSource NOTIFY sourceChanged)

public:
    using QObject::QObject;

    [[nodiscard]] QQuickItem* source() const { return m_source; }
    void setSource(QQuickItem* source);

signals:
    void sourceChanged();

private:
    void watch(QQuickWindow* window);

    QPointer<QQuickItem> m_source;
    QMetaObject::Connection m_frames;
};

} // namespace regime
