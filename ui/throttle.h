// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace regime
{

/** Many triggers, at most one fired() an interval, the first at once and the last never lost. */
class Throttle : public QObject
{
    Q_OBJECT

public:
    explicit Throttle(int intervalMs, QObject* parent = nullptr);

    void trigger();

signals:
    void fired();

private:
    QTimer m_timer;
    bool m_pending = false;
};

} // namespace regime
