// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/enginestage.h"

#include "core/engine/configvalues.h"
#include "core/engine/enginestore.h"
#include "core/engine/statusjson.h"
#include "core/store/snapshotfile.h"

#include <QElapsedTimer>
#include <QJsonArray>

#include <limits>

namespace regime::test
{

EngineStage::EngineStage(SimulatedWorld& world, const QString& dataDir)
    : m_world(world), m_dataDir(dataDir)
{
    set("KRAKEN_API_URL", world.url.toString());
    // The clock stands still between two steps of a test: a pause between requests would not end.
    set("REQUEST_SPACING_MS", QStringLiteral("0"));
    set("HMM_N_STARTS", QStringLiteral("2"));
    // Tests of other things want to know how many candles there are.
    set("HMM_OHLCV_BACKFILL_ON_STARTUP", QStringLiteral("false"));
}

EngineStage::~EngineStage()
{
    stop();
}

void EngineStage::set(const char* key, const QString& value)
{
    m_configuration.set(QLatin1String(key), value, ConfigOrigin::CommandLine);
}

void EngineStage::setSupabaseKey(const QByteArray& key)
{
    m_configuration.setSupabaseKey(QString::fromUtf8(key));
}

void EngineStage::start(EngineUse use)
{
    Q_ASSERT(!m_engine);
    snapshot = {};
    health = {};
    book = {};
    events.clear();
    imports.clear();
    backups.clear();
    diagnostics = {};
    drift = {};
    comparison = {};
    failure.clear();
    // The clock is the world's, which outlives every engine on it.
    const std::shared_ptr<const Clock> clock(std::shared_ptr<const Clock>(), &m_world.clock);
    m_engine = std::make_unique<WorkerThread>(
        EngineOptions{m_configuration, m_dataDir, clock, use, false, {}, {}, configFile});
    RegimeWorker* worker = m_engine->worker();
    connect(worker, &RegimeWorker::reported, this, [this](const EngineReport& report) {
        snapshot = report.snapshot;
        health = report.health;
        statusReadSec = report.statusReadSec;
    });
    connect(worker, &RegimeWorker::modelBookChanged, this,
            [this](const ModelBook& value) { book = value; });
    connect(worker, &RegimeWorker::historyReady, this,
            [this](const ChartHistory& value) { histories.push_back(value); });
    connect(worker, &RegimeWorker::eventsLogged, this,
            [this](const std::vector<EventEntry>& values) {
                events.insert(events.end(), values.begin(), values.end());
            });
    connect(worker, &RegimeWorker::alertsChanged, this,
            [this](const AlertBook& value) { alerts = value; });
    connect(worker, &RegimeWorker::alertTold, this,
            [this](const AlertNotice& notice) { notices.push_back(notice); });
    connect(worker, &RegimeWorker::importChanged, this,
            [this](const ImportStatus& value) { imports.push_back(value); });
    connect(worker, &RegimeWorker::backupChanged, this,
            [this](const BackupStatus& value) { backups.push_back(value); });
    connect(worker, &RegimeWorker::modelDescribed, this,
            [this](const ModelDiagnostics& value) { diagnostics = value; });
    connect(worker, &RegimeWorker::driftMeasured, this,
            [this](const DriftReport& value) { drift = value; });
    connect(worker, &RegimeWorker::comparisonChanged, this,
            [this](const StatesComparison& value) { comparison = value; });
    connect(worker, &RegimeWorker::reviewMarked, this,
            [this](const ReviewMarks& value) { marks = value; });
    connect(worker, &RegimeWorker::settingsChanged, this,
            [this](const QList<SettingEntry>& values) { settings = values; });
    connect(worker, &RegimeWorker::settingRefused, this,
            [this](const QString&, const QString& reason) { refusal = reason; });
    connect(worker, &RegimeWorker::failed, this, [this](const QString& why) { failure = why; });
    m_engine->start();
}

qint64 EngineStage::stop()
{
    QElapsedTimer timer;
    timer.start();
    m_engine.reset();
    const qint64 tookMs = timer.elapsed();
    // What it said at last must not be taken for the next one's words.
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    return tookMs;
}

void EngineStage::retry()
{
    QMetaObject::invokeMethod(m_engine->worker(), &RegimeWorker::retry);
}

void EngineStage::train()
{
    QMetaObject::invokeMethod(m_engine->worker(), &RegimeWorker::train);
}

void EngineStage::requestHistory(const HistoryRequest& request)
{
    RegimeWorker* worker = m_engine->worker();
    QMetaObject::invokeMethod(worker, [worker, request] { worker->requestHistory(request); });
}

void EngineStage::importFile(const ImportOrder& order)
{
    RegimeWorker* worker = m_engine->worker();
    QMetaObject::invokeMethod(worker, [worker, order] { worker->importFile(order); });
}

void EngineStage::cancelImport()
{
    QMetaObject::invokeMethod(m_engine->worker(), &RegimeWorker::cancelImport);
}

void EngineStage::backUp(const QString& folder)
{
    RegimeWorker* worker = m_engine->worker();
    QMetaObject::invokeMethod(worker, [worker, folder] { worker->backUp(folder); });
}

void EngineStage::restoreBackup(const QString& path)
{
    RegimeWorker* worker = m_engine->worker();
    QMetaObject::invokeMethod(worker, [worker, path] { worker->restoreBackup(path); });
}

void EngineStage::compareStates()
{
    QMetaObject::invokeMethod(m_engine->worker(), &RegimeWorker::compareStates);
}

void EngineStage::writeNote(const ReviewScope& scope, const ReviewNote& note)
{
    QMetaObject::invokeMethod(m_engine->worker(), [worker = m_engine->worker(), scope, note] {
        worker->writeNote(scope, note, 1);
    });
}

void EngineStage::changeSetting(const SettingChange& change)
{
    settings.clear();
    refusal.clear();
    QMetaObject::invokeMethod(m_engine->worker(), [worker = m_engine->worker(), change] {
        worker->changeSetting(change);
    });
}

void EngineStage::backfill(int targetCandles, int maxPages)
{
    QMetaObject::invokeMethod(m_engine->worker(),
                              [worker = m_engine->worker(), targetCandles, maxPages] {
                                  worker->backfill(targetCandles, maxPages);
                              });
}

void EngineStage::fillHole(std::int64_t fromSec, std::int64_t toSec)
{
    QMetaObject::invokeMethod(m_engine->worker(), [worker = m_engine->worker(), fromSec, toSec] {
        worker->fillHole(fromSec, toSec);
    });
}

void EngineStage::cancelBackfill()
{
    QMetaObject::invokeMethod(m_engine->worker(), &RegimeWorker::cancelBackfill);
}

void EngineStage::promoteModel(const QString& id)
{
    QMetaObject::invokeMethod(m_engine->worker(),
                              [worker = m_engine->worker(), id] { worker->promoteModel(id); });
}

void EngineStage::rejectModel(const QString& id)
{
    QMetaObject::invokeMethod(m_engine->worker(),
                              [worker = m_engine->worker(), id] { worker->rejectModel(id); });
}

void EngineStage::rollBackModel(const QString& id)
{
    QMetaObject::invokeMethod(m_engine->worker(),
                              [worker = m_engine->worker(), id] { worker->rollBackModel(id); });
}

std::int64_t EngineStage::newestClosedSec() const
{
    const auto nowSec = static_cast<std::int64_t>(m_world.clock.nowSec());
    return nowSec / 60 * 60 - 60;
}

bool EngineStage::hasAnsweredNewest() const
{
    return snapshot.answer && !snapshot.restored &&
           snapshot.answer->candleTimeSec == newestClosedSec();
}

bool EngineStage::hasEvent(const QString& part) const
{
    return std::ranges::any_of(events,
                               [&](const EventEntry& event) { return event.text.contains(part); });
}

std::ptrdiff_t EngineStage::countEvents(const QString& part) const
{
    return std::ranges::count_if(
        events, [&](const EventEntry& event) { return event.text.contains(part); });
}

QJsonObject EngineStage::status() const
{
    return statusJson(snapshot, health, m_world.clock.nowSec());
}

std::vector<LedgerRow> EngineStage::ledgerRows(ModelFamily family) const
{
    const auto store = EngineStore::open(storePath(m_configuration, m_dataDir), key, Access::Read);
    if (!store)
        return {};
    const auto rows =
        (*store)->ledger().newest(100'000, std::numeric_limits<std::int64_t>::max(), family);
    return rows ? *rows : std::vector<LedgerRow>();
}

std::vector<Candle> EngineStage::storedCandles() const
{
    const auto store = EngineStore::open(storePath(m_configuration, m_dataDir), key, Access::Read);
    if (!store)
        return {};
    const auto candles = (*store)->candles().newest(key, 100'000);
    return candles ? *candles : std::vector<Candle>();
}

QStringList EngineStage::modelIds() const
{
    return ModelStore(modelDir(m_dataDir), key.pair, key.intervalMin).ids();
}

ModelRegistry EngineStage::models() const
{
    ModelRegistry models(ModelStore(modelDir(m_dataDir), key.pair, key.intervalMin),
                         ModelAccess::Keep, detectorConfig(m_configuration));
    models.load();
    return models;
}

JumpRegistry EngineStage::jumpModels() const
{
    JumpRegistry models(JumpStore(modelDir(m_dataDir), key.pair, key.intervalMin),
                        ModelAccess::Keep, detectorConfig(m_configuration));
    models.load();
    return models;
}

QString EngineStage::snapshotPath() const
{
    return SnapshotFile(m_dataDir, key).path();
}

bool isNeutral(const QJsonObject& status)
{
    const QJsonObject hmm = status[QLatin1String("hmm_regime")].toObject();
    const QJsonObject p = hmm[QLatin1String("probabilities")].toObject();
    const QJsonValue grid =
        status[QLatin1String("regimescope")][QLatin1String("advice")][QLatin1String("grid_bias")];
    return !status[QLatin1String("regimescope")][QLatin1String("usable")].toBool(true) &&
           hmm[QLatin1String("regime")] == QStringLiteral("RANGING") &&
           hmm[QLatin1String("confidence")].toDouble(-1) == 0 &&
           hmm[QLatin1String("bias_signal")].toDouble(-1) == 0 &&
           hmm[QLatin1String("blend_factor")].toDouble(-1) == 1 &&
           p[QLatin1String("bearish")].toDouble(-1) == 0 &&
           p[QLatin1String("ranging")].toDouble(-1) == 1 &&
           p[QLatin1String("bullish")].toDouble(-1) == 0 &&
           grid[QLatin1String("mode")] == QStringLiteral("symmetric") &&
           grid[QLatin1String("entry_spacing_mult_a")].toDouble(-1) == 1 &&
           grid[QLatin1String("entry_spacing_mult_b")].toDouble(-1) == 1;
}

QStringList reasonCodes(const QJsonObject& status)
{
    QStringList codes;
    for (const QJsonValue& reason :
         status[QLatin1String("regimescope")][QLatin1String("reasons")].toArray())
        codes << reason[QLatin1String("code")].toString();
    return codes;
}

} // namespace regime::test
