// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "app/demomarket.h"
#include "app/desktopnotifier.h"
#include "app/diagnostics.h"
#include "app/log.h"
#include "app/tray.h"
#include "app/viewexport.h"
#include "app/windowmemory.h"
#include "app/workerthread.h"
#include "core/engine/settingentries.h"
#include "ui/appmodel.h"
#include "ui/window.h"

#include <QClipboard>
#include <QDBusConnection>
#include <QDesktopServices>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMessageBox>
#include <QProcess>
#include <QScreen>
#include <QUrl>

namespace regime
{

namespace
{

/** A box that waits for nobody. */
void say(QMessageBox::Icon icon, const QString& sentence)
{
    auto* box = new QMessageBox(icon, QStringLiteral("RegimeScope"), sentence);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace

QStringList demoArguments(const SessionOptions& options)
{
    QStringList arguments =
        folderArguments(options.dataDir, options.configFile, options.configuration);
    arguments << QStringLiteral("--demo");
    if (options.software)
        arguments << QStringLiteral("--software");
    return arguments;
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
    connectBoth(&RegimeWorker::calendarReady, qOverload<const CoverageCalendar&>(&AppModel::apply));
    connectBoth(&RegimeWorker::eventsLogged,
                qOverload<const std::vector<EventEntry>&>(&AppModel::apply));
    QObject::connect(model, &AppModel::lookedAway, from, &RegimeWorker::noteLookedAway, type);
    QObject::connect(from, &RegimeWorker::settingsChanged, model, &AppModel::applySettings, type);
    QObject::connect(from, &RegimeWorker::settingRefused, model->settings(), &SettingsModel::refuse,
                     type);
    QObject::connect(model->settings(), &SettingsModel::changeRequested, from,
                     &RegimeWorker::changeSetting, type);
    QObject::connect(model, &AppModel::historyRequested, from, &RegimeWorker::requestHistory, type);
    QObject::connect(model, &AppModel::calendarRequested, from, &RegimeWorker::requestCalendar,
                     type);
    connectBoth(&RegimeWorker::modelDescribed,
                qOverload<const ModelDiagnostics&>(&AppModel::apply));
    connectBoth(&RegimeWorker::driftMeasured, qOverload<const DriftReport&>(&AppModel::apply));
    connectBoth(&RegimeWorker::comparisonChanged,
                qOverload<const StatesComparison&>(&AppModel::apply));
    QObject::connect(model->backfill(), &BackfillModel::cancelRequested, from,
                     &RegimeWorker::cancelBackfill, type);
    QObject::connect(model->health()->calendar(), &CalendarModel::fillRequested, from,
                     &RegimeWorker::fillHole, type);
    connectBoth(&RegimeWorker::alertsChanged, qOverload<const AlertBook&>(&AppModel::apply));
    QObject::connect(model->alerts(), &AlertsModel::snoozeRequested, from,
                     &RegimeWorker::snoozeAlerts, type);
    QObject::connect(model->alerts(), &AlertsModel::digestRequested, from,
                     &RegimeWorker::tellDigest, type);
    QObject::connect(model->alerts(), &AlertsModel::testRequested, from, &RegimeWorker::testAlert,
                     type);
    connectBoth(&RegimeWorker::modelBookChanged, qOverload<const ModelBook&>(&AppModel::apply));
    for (ModelBookModel* book : {model->modelBook(), model->jumpBook()}) {
        QObject::connect(book, &ModelBookModel::promoteRequested, from, &RegimeWorker::promoteModel,
                         type);
        QObject::connect(book, &ModelBookModel::rejectRequested, from, &RegimeWorker::rejectModel,
                         type);
        QObject::connect(book, &ModelBookModel::rollBackRequested, from,
                         &RegimeWorker::rollBackModel, type);
    }
    connectBoth(&RegimeWorker::penaltyTried, qOverload<const PenaltyTrials&>(&AppModel::apply));
    QObject::connect(model->penalty(), &PenaltyModel::trialRequested, from,
                     &RegimeWorker::tryPenalty, type);
    QObject::connect(model, &AppModel::comparisonRequested, from, &RegimeWorker::compareStates,
                     type);
    QObject::connect(model, &AppModel::comparisonCancelled, from, &RegimeWorker::cancelComparison,
                     type);
    ReviewModel* review = model->review();
    QObject::connect(from, &RegimeWorker::reviewChanged, review, &ReviewModel::applyStatus, type);
    QObject::connect(from, &RegimeWorker::reviewed, review, &ReviewModel::apply, type);
    QObject::connect(from, &RegimeWorker::reviewMarked, review, &ReviewModel::applyMarks, type);
    QObject::connect(review->blind(), &BlindModel::judged, from, &RegimeWorker::judgeEpisode, type);
    QObject::connect(review->notes(), &NotesModel::written, from, &RegimeWorker::writeNote, type);
    QObject::connect(review->notes(), &NotesModel::removed, from, &RegimeWorker::removeNote, type);
    QObject::connect(review, &ReviewModel::requested, from, &RegimeWorker::startReview, type);
    QObject::connect(review, &ReviewModel::cancelRequested, from, &RegimeWorker::cancelReview,
                     type);
    connectBoth(&RegimeWorker::importChanged, qOverload<const ImportStatus&>(&AppModel::apply));
    QObject::connect(model->imports(), &ImportModel::importRequested, from,
                     &RegimeWorker::importFile, type);
    QObject::connect(model->imports(), &ImportModel::cancelRequested, from,
                     &RegimeWorker::cancelImport, type);
    connectBoth(&RegimeWorker::backupChanged, qOverload<const BackupStatus&>(&AppModel::apply));
    QObject::connect(model->backups(), &BackupModel::backupRequested, from, &RegimeWorker::backUp,
                     type);
    QObject::connect(model->backups(), &BackupModel::restoreRequested, from,
                     &RegimeWorker::restoreBackup, type);
    QObject::connect(model, &AppModel::retryRequested, from, &RegimeWorker::retry, type);
    QObject::connect(model, &AppModel::backfillRequested, from, &RegimeWorker::backfill, type);
    QObject::connect(model, &AppModel::trainRequested, from, &RegimeWorker::train, type);
}

Session::Session(SessionOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_clock(m_options.clock),
      m_model(std::make_unique<AppModel>(*m_clock))
{
    m_model->applySettings(settingEntries(m_options.configuration, m_options.configuration));
    connect(m_model.get(), &AppModel::demoRequested, this, &Session::restartAsDemo);
    connect(m_model->imports(), &ImportModel::choiceRequested, this, &Session::chooseImport);
    connect(m_model->backups(), &BackupModel::folderRequested, this, &Session::chooseBackupFolder);
    connect(m_model->backups(), &BackupModel::choiceRequested, this, &Session::chooseBackup);
    connect(m_model.get(), &AppModel::diagnosticsRequested, this, &Session::copyDiagnostics);
}

// The window goes first, then the engine, so that nothing is drawn from models that are gone.
Session::~Session()
{
    keep();
    m_export.reset();
    m_tray.reset();
    m_qml.reset();
    m_engine.reset();
}

/** Puts the window where it was left, as far as the screens are still there. */
void Session::recall()
{
    if (m_options.memoryFile.isEmpty())
        return;
    const WindowMemory left = recallWindow(m_options.memoryFile, m_options.dataDir);
    m_model->setTheme(left.theme);
    m_model->setReduceMotion(left.reduceMotion);
    m_model->setLocalTime(left.localTime);
    m_model->setTextPercent(left.textPercent);
    m_model->setPage(left.page);
    m_model->chart()->restore(left.range, left.spanSec);
    if (left.geometry.isNull())
        return;
    QList<QRect> screens;
    for (const QScreen* screen : QGuiApplication::screens())
        screens << screen->availableGeometry();
    m_window->setGeometry(clampedToScreens(left.geometry, screens, m_window->minimumSize()));
    if (left.maximised)
        m_window->showMaximized();
}

void Session::keep() const
{
    if (m_options.memoryFile.isEmpty() || !m_window)
        return;
    WindowMemory memory = recallWindow(m_options.memoryFile, m_options.dataDir);
    // A maximised window says the screen's size, not the one to come back to.
    memory.maximised = m_window->windowStates() & Qt::WindowMaximized;
    if (m_window->windowStates() == Qt::WindowNoState)
        memory.geometry = m_window->geometry();
    memory.page = m_model->page();
    const ChartModel& chart = *m_model->chart();
    memory.range = chart.range();
    memory.spanSec = chart.range() == ChartModel::Custom ? chart.toSec() - chart.fromSec() : 0;
    memory.theme = m_model->theme();
    memory.reduceMotion = m_model->reduceMotion();
    memory.localTime = m_model->localTime();
    memory.textPercent = m_model->textPercent();
    keepWindow(m_options.memoryFile, m_options.dataDir, memory);
}

Result<QQuickWindow*> Session::open()
{
    m_qml = std::make_unique<QQmlApplicationEngine>();
    const Result<QQuickWindow*> window = loadWindow(*m_qml, *m_model);
    if (!window)
        return window;
    m_window = *window;
    recall();
    makeExport();
    makeHeralds();
    // The first picture never waits for store or network.
    connect(*window, &QQuickWindow::frameSwapped, this, &Session::startEngine,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    return window;
}

void Session::raise() const
{
    for (QWindow* window : QGuiApplication::topLevelWindows()) {
        if (!window->isVisible())
            continue;
        window->setWindowStates(window->windowStates() & ~Qt::WindowMinimized);
        window->raise();
        window->requestActivate();
    }
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
                                                            m_options.notices,
                                                            m_options.configFile});
    // Without even a store in memory there is nothing to show; the sentence must not be lost.
    connect(m_engine->worker(), &RegimeWorker::failed, this, [](const QString& reason) {
        qCritical("RegimeScope cannot work: %s", qPrintable(reason));
        QCoreApplication::exit(1);
    });
    connectModel(*m_model, *m_engine->worker(), Qt::QueuedConnection);
    // A simulated market wakes nobody; a test of the way to the operator may.
    connect(m_engine->worker(), &RegimeWorker::alertTold, m_notifier.get(),
            [this](const AlertNotice& notice) {
                if (!m_options.demo || notice.way == AlertNotice::Way::Test)
                    m_notifier->tell(notice);
            });
    m_engine->start();
}

/** What reaches the operator outside of the window, and brings it back. */
void Session::makeHeralds()
{
    m_notifier = std::make_unique<DesktopNotifier>(QDBusConnection::sessionBus());
    connect(m_notifier.get(), &DesktopNotifier::activated, this, [this] {
        raise();
        m_model->alerts()->setShown(true);
    });
    m_tray = std::make_unique<Tray>(*m_model);
    connect(m_tray.get(), &Tray::activated, this, &Session::raise);
}

void Session::makeExport()
{
    m_export = std::make_unique<ViewExport>(
        *m_model, *m_window,
        folderArguments(m_options.dataDir, m_options.configFile, m_options.configuration));
    connect(m_export.get(), &ViewExport::reportMade, this, [](const QString& page) {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(page)))
            say(QMessageBox::Information, tr("The report is %1").arg(page));
    });
    connect(m_export.get(), &ViewExport::failed, this,
            [](const QString& sentence) { say(QMessageBox::Warning, sentence); });
}

void Session::chooseImport()
{
    auto* dialog = new QFileDialog(nullptr, tr("Import a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("CSV files (*.csv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_model->imports(), &ImportModel::setPath);
    dialog->open();
}

namespace
{
QFileDialog* openFolderDialog(const QString& title)
{
    auto* dialog = new QFileDialog(nullptr, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->open();
    return dialog;
}
} // namespace

void Session::chooseBackupFolder()
{
    connect(openFolderDialog(tr("Folder to put the backup in")), &QFileDialog::fileSelected,
            m_model->backups(), &BackupModel::backUpTo);
}

void Session::chooseBackup()
{
    connect(openFolderDialog(tr("Backup to restore")), &QFileDialog::fileSelected,
            m_model->backups(), &BackupModel::choose);
}

void Session::copyDiagnostics(int graphicsApi) const
{
    QGuiApplication::clipboard()->setText(
        diagnosticsText({m_options.dataDir, m_options.configFile, m_model->settings()->entries(),
                         m_model->trust()->trust(), m_model->report().health.storeText, graphicsApi,
                         newestProblems()}));
}

void Session::restartAsDemo()
{
    // A process of its own: the demo has its own folder and clock, nothing here must leak into it.
    if (QProcess::startDetached(QCoreApplication::applicationFilePath(), demoArguments(m_options)))
        QCoreApplication::quit();
    else
        qWarning("The demo could not be started; run: regimescope --demo");
}

} // namespace regime
