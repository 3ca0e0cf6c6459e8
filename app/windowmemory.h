// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>
#include <QString>

namespace regime
{

/** How the operator left the window. */
struct WindowMemory {
    QRect geometry; ///< of the window when neither maximised nor full screen; null: never left
    bool maximised = false;
    int page = 0;
    int theme = 0;
    bool reduceMotion = false;
    bool localTime = false;
    int textPercent = 100; ///< size of all text, and of the window with it: 100, 125 or 150
    int range = 2;         ///< of the charts, a ChartModel::Range
    double spanSec = 0;    ///< what a range of one's own shows; 0: the range is none

    bool operator==(const WindowMemory&) const = default;
};

/** `$XDG_STATE_HOME/regimescope/window.ini`, or below ~/.local/state. */
QString windowMemoryPath();

/** Each data folder's window has its place, page and size of its own; the look is common to all. A
 *  missing or damaged file gives the defaults. */
WindowMemory recallWindow(const QString& path, const QString& dataDir);

/** Has Qt draw everything at the kept size of text. Before the application object is made; without
 *  effect where QT_SCALE_FACTOR is set already. */
void applyTextSize(const WindowMemory& memory);

/** Keeps it, or warns in the log: a window must not fail over its size. */
void keepWindow(const QString& path, const QString& dataDir, const WindowMemory& memory);

/**
 * `wanted` moved and shrunk to lie on one of `screens` (the first is the default one), as large as
 * `least` at least: a screen may be gone since it was kept.
 */
QRect clampedToScreens(const QRect& wanted, const QList<QRect>& screens, const QSize& least);

} // namespace regime
