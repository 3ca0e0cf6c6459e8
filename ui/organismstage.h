// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/windowcover.h"

#include <QObject>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <qqmlintegration.h>

namespace regime
{

/** What can be seen of an item and at what price: whether its window is exposed, not minimised and
 *  not covered, has the focus, and whether pixels are computed on the processor. Lives on the GUI
 *  thread. */
class OrganismStage : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickItem* item READ item WRITE setItem NOTIFY itemChanged)
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(bool focused READ focused NOTIFY changed)
    /** A software rasteriser (llvmpipe and its like) draws; known from the first frame on. */
    Q_PROPERTY(bool softwareRaster READ softwareRaster NOTIFY changed)
    /** The driver refused the shader; known from the first frame on. */
    Q_PROPERTY(bool shaderRefused READ shaderRefused NOTIFY changed)

public:
    explicit OrganismStage(QObject* parent = nullptr);

    [[nodiscard]] QQuickItem* item() const { return m_item; }
    void setItem(QQuickItem* item);
    [[nodiscard]] bool shown() const { return m_shown; }
    [[nodiscard]] bool focused() const { return m_focused; }
    [[nodiscard]] bool softwareRaster() const { return m_softwareRaster; }
    [[nodiscard]] bool shaderRefused() const { return m_shaderRefused; }

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void itemChanged();
    void changed();

private:
    void watch(QQuickWindow* window);
    void look();
    void askRenderer(QQuickWindow* window);

    QPointer<QQuickItem> m_item;
    QPointer<QQuickWindow> m_window;
    WindowCover m_cover;
    bool m_shown = false;
    bool m_focused = false;
    bool m_softwareRaster = false;
    bool m_shaderRefused = false;
};

} // namespace regime
