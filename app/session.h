// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/regimeworker.h"
#include "core/engine/values/settingentry.h"

#include <QList>
#include <QObject>
#include <QQmlApplicationEngine>

#include <memory>

class QQuickWindow;

namespace regime
{

class AppModel;
class WorkerThread;

/** What a window is opened on. */
struct SessionOptions {
    Configuration configuration;
    QString dataDir;
    std::shared_ptr<const Clock> clock;
    bool demo = false;
    QStringList notices; ///< what the operator must know of the start: wrong settings
};

/** The configuration as the settings page lists it. */
QList<SettingEntry> settingEntries(const Configuration& configuration);

/** Values of the worker to the models, commands of the window to the worker. */
void connectModel(AppModel& app, RegimeWorker& worker, Qt::ConnectionType type);

/**
 * The only place that sees both core and ui: owns the engine's thread, the view models and the
 * window, and wires them. Lives on the GUI thread.
 */
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(SessionOptions options, QObject* parent = nullptr);
    ~Session() override;

    /** Shows the window; the engine starts after the first frame. */
    Result<QQuickWindow*> open();

    AppModel& model() const { return *m_model; }

signals:
    void firstFrameShown();

private:
    void startEngine();
    void restartAsDemo();

    SessionOptions m_options;
    std::shared_ptr<const Clock> m_clock; ///< outlives the model that reads it
    std::unique_ptr<AppModel> m_model;
    std::unique_ptr<QQmlApplicationEngine> m_qml;
    std::unique_ptr<WorkerThread> m_engine;
};

} // namespace regime
