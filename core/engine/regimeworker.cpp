// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/regimeworker.h"

#include "core/engine/alertdesk.h"
#include "core/engine/configfile.h"
#include "core/engine/configvalues.h"
#include "core/engine/engine.h"
#include "core/engine/enginestore.h"
#include "core/engine/reviewtask.h"
#include "core/engine/settingentries.h"
#include "core/engine/statusservice.h"
#include "core/engine/statustoken.h"
#include "core/market/pairnames.h"

#include <QFile>
#include <QThread>

#include <utility>

namespace regime
{

RegimeWorker::RegimeWorker(EngineOptions options)
    : m_options(std::move(options)), m_nextStart(m_options.configuration)
{
    connect(&m_backup, &BackupTask::changed, this, &RegimeWorker::backupChanged);
}

RegimeWorker::~RegimeWorker() = default;

void RegimeWorker::start()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_review = std::make_unique<ReviewTask>(m_options.clock, m_options.dataDir);
    connect(m_review.get(), &ReviewTask::changed, this, &RegimeWorker::reviewChanged);
    connect(m_review.get(), &ReviewTask::finished, this, &RegimeWorker::reviewed);
    makeEngine();
}

void RegimeWorker::makeEngine()
{
    const auto pair =
        PairNames().resolve(m_options.configuration.text(QStringLiteral("KRAKEN_PAIR")));
    if (!pair) {
        emit failed(QString::fromStdString(pair.error().message));
        return;
    }
    const SeriesKey key{pair->altname,
                        m_options.configuration.integer(QStringLiteral("HMM_OHLCV_INTERVAL_MIN"))};
    QString problem;
    const QString path = storePath(m_options.configuration, m_options.dataDir);
    auto store = EngineStore::open(path, key,
                                   m_options.use == EngineUse::Look ? Access::Read : Access::Write);
    if (!store) {
        problem = QString::fromStdString(store.error().message);
        const bool nothingYet = m_options.use == EngineUse::Look && !QFile::exists(path);
        if (m_options.use != EngineUse::Watch && !nothingYet) {
            emit failed(problem);
            return;
        }
        store = EngineStore::openInMemory(key);
    }
    if (!store) {
        emit failed(QString::fromStdString(store.error().message));
        return;
    }
    serveStatus();
    m_engine = std::make_unique<Engine>(m_options, key, pair->display, *std::move(store), problem);
    connect(m_engine.get(), &Engine::reported, this, &RegimeWorker::publish);
    connect(m_engine.get(), &Engine::historyReady, this, &RegimeWorker::historyReady);
    connect(m_engine.get(), &Engine::historyReady, this, &RegimeWorker::noteAnswered);
    connect(m_engine.get(), &Engine::calendarReady, this, &RegimeWorker::calendarReady);
    connect(m_engine.get(), &Engine::modelBookChanged, this, &RegimeWorker::modelBookChanged);
    connect(m_engine.get(), &Engine::eventsLogged, this, &RegimeWorker::eventsLogged);
    connect(m_engine.get(), &Engine::importChanged, this, &RegimeWorker::importChanged);
    connect(m_engine.get(), &Engine::modelDescribed, this, &RegimeWorker::modelDescribed);
    connect(m_engine.get(), &Engine::driftMeasured, this, &RegimeWorker::driftMeasured);
    connect(m_engine.get(), &Engine::comparisonChanged, this, &RegimeWorker::comparisonChanged);
    connect(m_engine.get(), &Engine::penaltyTried, this, &RegimeWorker::penaltyTried);
    m_alerts.reset(); // two would share a file
    m_alerts = std::make_unique<AlertDesk>(m_options, key, *m_engine);
    connect(m_alerts.get(), &AlertDesk::changed, this, &RegimeWorker::alertsChanged);
    connect(m_alerts.get(), &AlertDesk::told, this, &RegimeWorker::alertTold);
    m_alerts->start();
    m_engine->start();
    // The engine before may have ended in the middle of it.
    if (m_recasting)
        requestHistory(*m_recasting);
    // A store in memory alone keeps none.
    if (problem.isEmpty())
        tellNotes();
}

void RegimeWorker::snoozeAlerts(double untilSec)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_alerts)
        m_alerts->snooze(untilSec);
}

void RegimeWorker::tellDigest()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_alerts)
        m_alerts->tellDigest();
}

void RegimeWorker::testAlert()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_alerts)
        m_alerts->test();
}

void RegimeWorker::publish(const EngineReport& report)
{
    const auto readSec = m_report ? m_report->statusReadSec : std::nullopt;
    m_report = report;
    m_report->statusReadSec = readSec;
    if (m_status)
        m_status->apply(*m_report);
    if (m_alerts)
        m_alerts->apply(*m_report);
    emit reported(*m_report);
}

/** The status service as the configuration has it now; why there is none becomes a notice. */
void RegimeWorker::serveStatus()
{
    const QString key = QStringLiteral("STATUS_PORT");
    const Configuration& configuration = m_options.configuration;
    const int port = configuration.integer(key);
    m_status.reset();
    if (port == 0 || m_options.use == EngineUse::Look)
        return;
    QString tokenFile;
    if (!m_options.configFile.isEmpty()) {
        tokenFile = statusTokenPath(m_options.configFile);
        if (const auto made = makeStatusToken(tokenFile); !made)
            qWarning("No backfill can be ordered over HTTP: %s", made.error().message.c_str());
    }
    m_status = std::make_unique<StatusService>(StatusServiceOptions{
        static_cast<quint16>(port), tokenFile, m_options.clock,
        configuration.integer(QStringLiteral("HMM_TRAINING_CANDLES")),
        configuration.integer(QStringLiteral("HMM_OHLCV_BACKFILL_MAX_PAGES"))});
    connect(m_status.get(), &StatusService::statusRead, this, &RegimeWorker::noteStatusRead);
    connect(m_status.get(), &StatusService::backfillOrdered, this, &RegimeWorker::backfill);
    m_options.notices.removeIf(
        [&](const QString& notice) { return notice.startsWith(key + u'='); });
    if (const auto started = m_status->start(); !started)
        m_options.notices << tr("%1=%2: the status is not served: %3")
                                 .arg(key, QString::number(port),
                                      QString::fromStdString(started.error().message));
}

void RegimeWorker::noteStatusRead(double atSec)
{
    // A bot that reads many times a second need not make the window draw so often.
    constexpr double leastSec = 1;
    if (!m_report || atSec - m_report->statusReadSec.value_or(0) < leastSec)
        return;
    m_report->statusReadSec = atSec;
    emit reported(*m_report);
}

template <typename... Parameters, typename... Values>
void RegimeWorker::passOn(void (Engine::*slot)(Parameters...), Values&&... values)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine)
        (m_engine.get()->*slot)(std::forward<Values>(values)...);
}

void RegimeWorker::retry()
{
    passOn(&Engine::retry);
}

void RegimeWorker::backfill(int targetCandles, int maxPages)
{
    passOn(&Engine::backfill, targetCandles, maxPages);
}

void RegimeWorker::fillHole(std::int64_t fromSec, std::int64_t toSec)
{
    passOn(&Engine::fillHole, OpenTimes{fromSec, toSec});
}

void RegimeWorker::cancelBackfill()
{
    passOn(&Engine::cancelBackfill);
}

void RegimeWorker::train()
{
    passOn(&Engine::train);
}

void RegimeWorker::compareStates()
{
    passOn(&Engine::compareStates);
}

void RegimeWorker::cancelComparison()
{
    passOn(&Engine::cancelComparison);
}

void RegimeWorker::tryPenalty(double penalty)
{
    passOn(&Engine::tryPenalty, penalty);
}

void RegimeWorker::changeSetting(const SettingChange& change)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_engine && m_engine->isImporting()) {
        emit settingRefused(change.key, tr("A file is being imported. Change this when it is done, "
                                           "or cancel the import."));
        return;
    }
    const auto changed = regime::changeSetting(m_nextStart, m_options.configFile, change);
    if (!changed) {
        emit settingRefused(change.key, QString::fromStdString(changed.error().message));
        return;
    }
    m_nextStart = *changed;
    const ConfigKey& key = *findConfigKey(change.key);
    const QString after = m_nextStart.text(key.name);
    const QString before = m_options.configuration.text(key.name);
    const bool wasWrong = m_options.notices.removeIf([&](const QString& notice) {
        return notice.contains(key.name + u'=');
    }) > 0;
    if (!key.atNextStart) {
        const QString hashBefore = configHash(m_options.configuration);
        m_options.configuration.set(key.name, after, m_nextStart.origin(key.name));
        if (after != before || wasWrong)
            followOn(tr("%1 changed from %2 to %3").arg(key.name, before, after),
                     configHash(m_options.configuration) == hashBefore);
    }
    emit settingsChanged(settingEntries(m_options.configuration, m_nextStart));
}

/** The running engine ends as at any stop, and another takes up what it left. */
void RegimeWorker::followOn(const QString& change, bool answersStand)
{
    if (!m_engine)
        return;
    m_options.after = Succession{m_engine->sequence(), change, answersStand};
    m_engine->saveSnapshot();
    m_engine.reset();
    makeEngine();
}

void RegimeWorker::promoteModel(const QString& id)
{
    passOn(&Engine::promoteModel, id);
}

void RegimeWorker::rejectModel(const QString& id)
{
    passOn(&Engine::rejectModel, id);
}

void RegimeWorker::rollBackModel(const QString& id)
{
    passOn(&Engine::rollBackModel, id);
}

void RegimeWorker::requestHistory(const HistoryRequest& request)
{
    Q_ASSERT(QThread::currentThread() == thread());
    // What came in while a long answer was made is asked for by a view that is gone.
    if (!std::exchange(m_historyRequest, request))
        QMetaObject::invokeMethod(this, &RegimeWorker::answerHistory, Qt::QueuedConnection);
}

void RegimeWorker::answerHistory()
{
    const std::optional<HistoryRequest> request = std::exchange(m_historyRequest, std::nullopt);
    if (!m_engine || !request)
        return;
    m_recasting = request->asModelSaysNow ? request : std::nullopt;
    m_engine->requestHistory(*request);
}

void RegimeWorker::noteAnswered(const ChartHistory& history)
{
    if (history.asModelSaysNow && m_recasting && history.request.id == m_recasting->id)
        m_recasting.reset();
}

void RegimeWorker::noteLookedAway()
{
    passOn(&Engine::noteLookedAway);
}

void RegimeWorker::importFile(const ImportOrder& order)
{
    passOn(&Engine::importFile, order);
}

void RegimeWorker::cancelImport()
{
    passOn(&Engine::cancelImport);
}

KeptFiles RegimeWorker::keptFiles() const
{
    return {m_options.dataDir, storePath(m_options.configuration, m_options.dataDir),
            modelDir(m_options.dataDir)};
}

void RegimeWorker::backUp(const QString& folder)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_backup.backUp(keptFiles(), folder);
}

void RegimeWorker::restoreBackup(const QString& path)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (!m_engine || m_backup.status().running)
        return;
    if (m_engine->isImporting()) {
        emit backupChanged({false, true,
                            tr("A file is being imported. Restore when it is done, or cancel the "
                               "import.")});
        return;
    }
    const std::uint64_t sequence = m_engine->sequence();
    m_engine->saveSnapshot();
    m_engine.reset();
    m_backup.restore(keptFiles(), path);
    m_options.after = Succession{sequence, m_backup.status().message, false};
    makeEngine();
}

void RegimeWorker::requestCalendar(int days)
{
    passOn(&Engine::requestCalendar, days);
}

void RegimeWorker::sayAlive()
{
    Q_ASSERT(QThread::currentThread() == thread());
    emit alive();
}

void RegimeWorker::stop()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_review.reset();
    if (m_engine)
        m_engine->saveSnapshot();
    m_engine.reset();
    m_alerts.reset();
    m_status.reset();
}

} // namespace regime
