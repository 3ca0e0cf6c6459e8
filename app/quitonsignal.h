// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace regime
{

/**
 * Turns SIGINT, SIGTERM and SIGHUP into QCoreApplication::quit(), so that everything ends in order.
 * One an application, made after it.
 */
class QuitOnSignal : public QObject
{
    Q_OBJECT

public:
    explicit QuitOnSignal(QObject* parent = nullptr);
    ~QuitOnSignal() override;

private:
    QSocketNotifier* m_notifier = nullptr;
};

} // namespace regime
