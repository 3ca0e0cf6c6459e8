// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workerthread.h"
#include "core/regime/modelregistry.h"
#include "core/store/ledger.h"
#include "tests/support/simulatedworld.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace regime::test
{

/**
 * An engine on its own thread over a simulated world, and what it last said. Nothing happens but
 * by the world's clock: a candle closes when the test moves it on.
 */
class EngineStage : public QObject
{
    Q_OBJECT

public:
    EngineStage(SimulatedWorld& world, const QString& dataDir);
    ~EngineStage() override;

    void setSupabaseKey(const QByteArray& key);

    /** Values must be allowed ones. */
    void set(const char* key, const QString& value);

    void start(EngineUse use = EngineUse::Watch);

    /** Ends it as the window does; how long that took. */
    qint64 stop();

    void retry();
    void train();
    void requestHistory(const HistoryRequest& request);
    void importFile(const ImportOrder& order);
    void cancelImport();
    void backUp(const QString& folder);
    void restoreBackup(const QString& path);
    void compareStates();
    void writeNote(const ReviewScope& scope, const ReviewNote& note);
    void changeSetting(const SettingChange& change);
    void backfill(int targetCandles, int maxPages);
    void fillHole(std::int64_t fromSec, std::int64_t toSec);
    void cancelBackfill();
    void promoteModel(const QString& id);
    void rejectModel(const QString& id);
    void rollBackModel(const QString& id);

    /** An answer of its own for the newest closed candle of the exchange. */
    bool hasAnsweredNewest() const;

    /** The open time of the newest candle that is closed by the world's clock. */
    std::int64_t newestClosedSec() const;

    bool hasEvent(const QString& part) const;
    std::ptrdiff_t countEvents(const QString& part) const;

    /** What the status command would publish of it at the world's time. */
    QJsonObject status() const;

    /** What is kept on disk; read beside the engine. */
    std::vector<LedgerRow> ledgerRows(ModelFamily family = ModelFamily::Hmm) const;
    std::vector<Candle> storedCandles() const;
    QStringList modelIds() const;
    QString snapshotPath() const;

    /** The registry on disk, as a start with the present settings finds it; for a stopped engine.
     */
    ModelRegistry models() const;
    JumpRegistry jumpModels() const;

    SeriesKey key{QStringLiteral("XDGUSD"), 1};
    RegimeSnapshot snapshot;
    FeedHealth health;
    ModelBook book;
    std::vector<EventEntry> events;
    std::vector<ChartHistory> histories; ///< in the order they were answered, over restarts
    AlertBook alerts;
    std::vector<AlertNotice> notices;  ///< in the order they were told, over restarts
    std::vector<ImportStatus> imports; ///< in the order they were said
    std::vector<BackupStatus> backups; ///< in the order they were said
    ModelDiagnostics diagnostics;
    DriftReport drift;
    StatesComparison comparison;
    std::optional<ReviewMarks> marks; ///< what was last said of notes and verdicts
    std::optional<double> statusReadSec;
    QString failure;
    QString configFile; ///< to be set before start(), for changeSetting()
    QList<SettingEntry> settings;
    QString refusal; ///< of the last change

private:
    SimulatedWorld& m_world;
    QString m_dataDir;
    Configuration m_configuration;
    std::unique_ptr<WorkerThread> m_engine;
};

/** True for a status that no bot can act on: regime.md section 4. */
bool isNeutral(const QJsonObject& status);

/** Codes of the reasons in a status. */
QStringList reasonCodes(const QJsonObject& status);

} // namespace regime::test
