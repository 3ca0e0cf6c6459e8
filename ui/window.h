// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/appmodel.h"

#include <QImage>
#include <QSize>

class QQmlApplicationEngine;
class QQuickWindow;

namespace regime
{

/**
 * Loads the main window around `app`, which must outlive the engine's objects, and shows it. Needs
 * a QApplication (Qt Charts asks for one). Errors: what QML refused, in its own words.
 */
Result<QQuickWindow*> loadWindow(QQmlApplicationEngine& engine, AppModel& app);

/**
 * A picture of `page` (0 to 4) at `size` pixels, as the window would show it now, overlays and
 * motion apart. Runs the event loop for at most a few seconds until the charts are drawn. Errors:
 * no window, or nothing could be rendered.
 */
Result<QImage> grabPage(QQuickWindow& window, AppModel& app, int page, QSize size);

} // namespace regime
