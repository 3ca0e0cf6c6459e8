// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSettings>

namespace regime
{

class OverlayModel;

/**
 * Keeps what is remembered of the overlay in an INI file: read when made, written when the operator
 * leaves overlay or legend, and at the end. A file that cannot be read or written is told in the
 * log and costs nothing but the memory. Lives on the GUI thread.
 */
class OverlayKeeper : public QObject
{
    Q_OBJECT

public:
    /** Fills `overlay`, which must outlive it, from the file at `path`. */
    OverlayKeeper(const QString& path, OverlayModel& overlay, QObject* parent = nullptr);
    ~OverlayKeeper() override;

private:
    void write();

    QSettings m_file;
    OverlayModel& m_overlay;
};

} // namespace regime
