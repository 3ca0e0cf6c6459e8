// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/regimeworker.h"

#include <QObject>
#include <QPointer>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include <memory>

namespace regime
{

class AppModel;
class DesktopNotifier;
class Tray;
class ViewExport;
class WorkerThread;

/** What a window is opened on. */
struct SessionOptions {
    Configuration configuration;
    QString dataDir;
    std::shared_ptr<const Clock> clock;
    bool demo = false;
    QStringList notices;   ///< what the operator must know of the start: wrong settings
    QString configFile{};  ///< where changed settings are written
    QString memoryFile{};  ///< where the window's place and look are kept; empty: nowhere
    bool software = false; ///< --software was asked for
};

/** What starts the demo beside this session, as it was started itself. */
QStringList demoArguments(const SessionOptions& options);

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

    /** Brings what is shown of it, window or compact view, before the operator. */
    void raise() const;

    AppModel& model() const { return *m_model; }

signals:
    void firstFrameShown();

private:
    void recall();
    void keep() const;
    void startEngine();
    void restartAsDemo();
    void makeExport();
    void makeHeralds();
    void chooseImport();
    void chooseBackupFolder();
    void chooseBackup();
    void copyDiagnostics(int graphicsApi) const;

    SessionOptions m_options;
    std::shared_ptr<const Clock> m_clock; ///< outlives the model that reads it
    std::unique_ptr<AppModel> m_model;
    std::unique_ptr<QQmlApplicationEngine> m_qml;
    QPointer<QQuickWindow> m_window;
    std::unique_ptr<ViewExport> m_export;
    std::unique_ptr<DesktopNotifier> m_notifier;
    std::unique_ptr<Tray> m_tray; ///< reads the model
    std::unique_ptr<WorkerThread> m_engine;
};

} // namespace regime
