// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** What is remembered of the overlay from one start to the next. */
struct OverlayMemory {
    double opacity = 0.85; ///< [OverlayModel::LeastOpacity, 1]
    bool legendSeen = false;
    bool operator==(const OverlayMemory&) const = default;
};

/**
 * The organism laid over the Monitor, and the legend that explains it: which of the two is shown,
 * and how opaque the overlay is. The first time the overlay is laid, the legend comes with it;
 * whoever leaves the overlay leaves both.
 * Lives on the GUI thread.
 */
class OverlayModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the AppModel")
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(bool legendShown READ legendShown WRITE setLegendShown NOTIFY legendShownChanged)
    Q_PROPERTY(double opacity READ opacity WRITE setOpacity NOTIFY opacityChanged)
    Q_PROPERTY(double leastOpacity MEMBER LeastOpacity CONSTANT)
    Q_PROPERTY(double opacityStep MEMBER OpacityStep CONSTANT)

public:
    static constexpr double LeastOpacity = 0.1; ///< below, the ground would not be seen
    static constexpr double OpacityStep = 0.05;

    using QObject::QObject;

    bool shown() const { return m_shown; }
    void setShown(bool shown);
    bool legendShown() const { return m_legendShown; }
    void setLegendShown(bool shown);
    double opacity() const { return m_memory.opacity; }
    /** Brought into [LeastOpacity, 1]. */
    void setOpacity(double opacity);

    /** Puts away what is in front, legend first; false if there was nothing. */
    Q_INVOKABLE bool leave();

    const OverlayMemory& memory() const { return m_memory; }
    void restore(const OverlayMemory& memory);

signals:
    void shownChanged();
    void legendShownChanged();
    void opacityChanged();

private:
    OverlayMemory m_memory;
    bool m_shown = false;
    bool m_legendShown = false;
};

} // namespace regime
