// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/readout.h"

#include <QImage>
#include <QObject>

#include <memory>

class QSystemTrayIcon;

namespace regime
{

class AppModel;

/** The regime's form in its colour: square, circle, triangle; a ring when undecided; an empty
 *  outline when what is shown may not be used. `sidePx` a side. */
QImage trayImage(const Readout& readout, bool dark, int sidePx);

/**
 * The icon in the tray, where the desktop has one; the window never hides behind it. Lives on the
 * GUI thread.
 */
class Tray : public QObject
{
    Q_OBJECT

public:
    explicit Tray(AppModel& model, QObject* parent = nullptr);
    ~Tray() override;

signals:
    /** The operator clicked it. */
    void activated();

private:
    void refresh();

    AppModel& m_model;
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< null without a tray
};

} // namespace regime
