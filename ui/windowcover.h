// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractNativeEventFilter>
#include <QObject>
#include <QPointer>
#include <QWindow>

namespace regime
{

/**
 * Whether other windows hide a window wholly. X11 tells it when asked, which Qt does not; elsewhere
 * (Wayland withholds frames by itself) a window is never found covered. Lives on the GUI thread.
 */
class WindowCover : public QObject, public QAbstractNativeEventFilter
{
    Q_OBJECT

public:
    explicit WindowCover(QObject* parent = nullptr);
    ~WindowCover() override;

    /** Looks at another window; null: at none. It is asked about once it has a native one. */
    void watch(QWindow* window);
    [[nodiscard]] bool covered() const { return m_covered; }

    bool eventFilter(QObject* watched, QEvent* event) override;
    bool nativeEventFilter(const QByteArray& type, void* message, qintptr* result) override;

signals:
    void changed();

private:
    void ask();
    void set(bool covered);

    QPointer<QWindow> m_window;
    bool m_covered = false;
};

} // namespace regime
