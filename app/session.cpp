// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "app/demomarket.h"
#include "app/workerthread.h"
#include "ui/appmodel.h"
#include "ui/window.h"

#include <QCoreApplication>
#include <QProcess>
#include <QQuickWindow>

namespace regime
{

QList<SettingEntry> settingEntries(const Configuration& configuration)
{
    QList<SettingEntry> entries;
    for (const ConfigKey& key : configKeys())
        entries.append({key.name, configuration.text(key.name),
                        configOriginName(configuration.origin(key.name)), key.rangeText(),
                        key.defaultText});
    return entries;
}

void connectModel(AppModel& app, RegimeWorker& worker, Qt::ConnectionType type)
{
    AppModel* model = &app;
    RegimeWorker* from = &worker;
    const auto connectBoth = [&](auto signal, auto slot) {
        QObject::connect(from, signal, model, slot, type);
    };
    connectBoth(&RegimeWorker::reported, qOverload<const EngineReport&>(&AppModel::apply));
    connectBoth(&RegimeWorker::historyReady, qOverload<const ChartHistory&>(&AppModel::apply));
    connectBoth(&RegimeWorker::eventsLogged,
                qOverload<const std::vector<EventEntry>&>(&AppModel::apply));
    QObject::connect(model, &AppModel::lookedAway, from, &RegimeWorker::noteLookedAway, type);
    QObject::connect(model, &AppModel::historyRequested, from, &RegimeWorker::requestHistory, type);
    QObject::connect(model, &AppModel::retryRequested, from, &RegimeWorker::retry, type);
    QObject::connect(model, &AppModel::backfillRequested, from, &RegimeWorker::backfill, type);
    QObject::connect(model, &AppModel::trainRequested, from, &RegimeWorker::train, type);
}

Session::Session(SessionOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_clock(m_options.clock),
      m_model(std::make_unique<AppModel>(*m_clock))
{
    m_model->applySettings(settingEntries(m_options.configuration));
    connect(m_model.get(), &AppModel::demoRequested, this, &Session::restartAsDemo);
}

// The window goes first, then the engine, so that nothing is drawn from models that are gone.
Session::~Session()
{
    m_qml.reset();
    m_engine.reset();
}

Result<QQuickWindow*> Session::open()
{
    m_qml = std::make_unique<QQmlApplicationEngine>();
    const Result<QQuickWindow*> window = loadWindow(*m_qml, *m_model);
    if (!window)
        return window;
    // The first picture never waits for store or network.
    connect(*window, &QQuickWindow::frameSwapped, this, &Session::startEngine,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    return window;
}

void Session::startEngine()
{
    emit firstFrameShown();
    m_engine = std::make_unique<WorkerThread>(EngineOptions{m_options.configuration,
                                                            m_options.dataDir,
                                                            m_clock,
                                                            EngineUse::Watch,
                                                            m_options.demo,
                                                            {},
                                                            m_options.notices});
    // Without even a store in memory there is nothing to show; the sentence must not be lost.
    connect(m_engine->worker(), &RegimeWorker::failed, this, [](const QString& reason) {
        qCritical("RegimeScope cannot work: %s", qPrintable(reason));
        QCoreApplication::exit(1);
    });
    connectModel(*m_model, *m_engine->worker(), Qt::QueuedConnection);
    m_engine->start();
}

void Session::restartAsDemo()
{
    // A process of its own: the demo has its own folder and clock, nothing here must leak into it.
    if (QProcess::startDetached(
            QCoreApplication::applicationFilePath(),
            {QStringLiteral("--data-dir"), m_options.dataDir, QStringLiteral("--demo")}))
        QCoreApplication::quit();
    else
        qWarning("The demo could not be started; run: regimescope --demo");
}

} // namespace regime
