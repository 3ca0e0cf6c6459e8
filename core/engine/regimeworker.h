// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/engine/backuptask.h"
#include "core/engine/configuration.h"
#include "core/engine/values/alert.h"
#include "core/engine/values/charthistory.h"
#include "core/engine/values/coveragecalendar.h"
#include "core/engine/values/drift.h"
#include "core/engine/values/enginereport.h"
#include "core/engine/values/importstatus.h"
#include "core/engine/values/modelbook.h"
#include "core/engine/values/modeldiagnostics.h"
#include "core/engine/values/penaltytrial.h"
#include "core/engine/values/reviewreport.h"
#include "core/engine/values/settingentry.h"

#include <QList>
#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace regime
{

class AlertDesk;
class Engine;
class ReviewTask;
class StatusService;

/** What an engine is there for. */
enum class EngineUse {
    Watch, ///< a window: goes on in memory when nothing can be kept, and says so
    Serve, ///< without a window: a store that cannot be written is a failure
    Look,  ///< publishes once what is stored: no network, no training, nothing written
};

/** How an engine follows another one of this process. */
struct Succession {
    std::uint64_t sequence = 0; ///< the last one that was published
    QString change;             ///< why, in words for the event log
    bool answersStand = false;  ///< the change has no part in what the detector answers
};

/** What an engine is started with. */
struct EngineOptions {
    Configuration configuration;
    QString dataDir;                    ///< absolute
    std::shared_ptr<const Clock> clock; ///< the machine's, or the demo's
    EngineUse use = EngineUse::Watch;
    bool demo = false;
    std::optional<std::int64_t> asOfSec{}; ///< with Look: what was known then, exclusive
    QStringList notices{}; ///< what the operator must know of the start: wrong settings
    QString configFile{};  ///< where changed settings are written; empty: nowhere
    std::optional<Succession> after{};
};

/**
 * The detector at work: polls, keeps candles, trains, infers and says so by value. Lives on the
 * worker thread; made without a parent, moved there, then start() makes everything it needs. Every
 * slot is called by queued connections, every signal carries values alone.
 */
class RegimeWorker : public QObject
{
    Q_OBJECT

public:
    explicit RegimeWorker(EngineOptions options);
    ~RegimeWorker() override;

public slots:
    void start();

    /** Asks the exchange now, whatever was planned; what a pause of the host allows. */
    void retry();

    /** Fetches what is missing of the newest `targetCandles`, with so many pages of trades at most.
     */
    void backfill(int targetCandles, int maxPages);

    /** Fetches what is missing of the open times [fromSec, toSec), multiples of the interval. */
    void fillHole(std::int64_t fromSec, std::int64_t toSec);

    /** Ends a backfill that runs; what it stored stays. */
    void cancelBackfill();

    /** Trains now, due or not. */
    void train();

    /** Compares 2 to 5 states on the stored candles; comparisonChanged() tells how far it is. */
    void compareStates();
    void cancelComparison();

    /** Walks the second opinion over stored candles with another JUMP_PENALTY beside the one in
     *  force; penaltyTried() tells what came of it. A later one wins. */
    void tryPenalty(double penalty);

    /** Reviews a ledger; reviewChanged() tells how far it is. */
    void startReview(const regime::ReviewRequest& request);
    void cancelReview();

    /** Keep what the operator judged and wrote about a review; reviewMarked() tells what there is
     *  now. The first verdict on an episode stands. */
    void judgeEpisode(const regime::GivenVerdict& verdict);
    /** `request`, not 0, comes back in the marks that answer it. */
    void writeNote(const regime::ReviewScope& scope, const regime::ReviewNote& note,
                   quint64 request);
    void removeNote(const regime::ReviewScope& scope, qint64 id, quint64 request);

    /** Changes a key in the configuration file and goes on with it; a key that asks for it waits
     *  for the next start. */
    void changeSetting(const regime::SettingChange& change);

    /** What is known of the newest `days` days, hour by hour. */
    void requestCalendar(int days);

    /** The operator's decisions about one model of the book, by its id; what has become impossible
     *  meanwhile is said in the event log. */
    void promoteModel(const QString& id);
    void rejectModel(const QString& id);
    void rollBackModel(const QString& id);

    /** Of several requests that wait, only the newest is answered. One for what today's model says
     *  is answered twice: from the ledger at once, and when the model has walked the range. */
    void requestHistory(const regime::HistoryRequest& request);

    /** Imports a file while all else goes on; importChanged says how far it is. */
    void importFile(const regime::ImportOrder& order);
    void cancelImport();

    /** Copies store, ledger, models and snapshots into a new folder inside `folder`, while all else
     *  goes on; backupChanged says how it ended. */
    void backUp(const QString& folder);

    /** Goes on with what the backup at `path` holds; what was kept before is set aside. */
    void restoreBackup(const QString& path);

    /** The operator has turned to another window. */
    void noteLookedAway();

    /** Nothing wakes until this moment of exchange time; one that is past ends the snooze. */
    void snoozeAlerts(double untilSec);
    /** Tells what was collected, now. */
    void tellDigest();
    /** Sends an alert that means nothing. */
    void testAlert();

    /** Is answered with alive() as soon as this thread gets to it. */
    void sayAlive();

    /** Stops timers and requests and writes the snapshot; the last call before the thread ends. */
    void stop();

signals:
    void reported(const regime::EngineReport& report);
    void historyReady(const regime::ChartHistory& history);
    void calendarReady(const regime::CoverageCalendar& calendar);
    void modelBookChanged(const regime::ModelBook& book);
    void eventsLogged(const std::vector<regime::EventEntry>& events);
    void importChanged(const regime::ImportStatus& status);
    void modelDescribed(const regime::ModelDiagnostics& diagnostics);
    void driftMeasured(const regime::DriftReport& report);
    void comparisonChanged(const regime::StatesComparison& comparison);
    void penaltyTried(const regime::PenaltyTrials& trials);

    void reviewChanged(const regime::ReviewStatus& status);
    void reviewed(const regime::ReviewReport& report);
    void reviewMarked(const regime::ReviewMarks& marks);
    void backupChanged(const regime::BackupStatus& status);

    void settingsChanged(const QList<regime::SettingEntry>& settings);
    /** A change was refused; everything is as before. */
    void settingRefused(const QString& key, const QString& reason);

    void alertsChanged(const regime::AlertBook& book);
    /** To be told to the operator, once. */
    void alertTold(const regime::AlertNotice& notice);
    void alive();

    /** The engine cannot work at all; the sentence says why and what to do. */
    void failed(const QString& reason);

private:
    /** Passes an order on to the engine, if there is one. */
    template <typename... Parameters, typename... Values>
    void passOn(void (Engine::*slot)(Parameters...), Values&&... values);
    void answerHistory();
    void noteAnswered(const ChartHistory& history);
    void publish(const EngineReport& report);
    void serveStatus();
    void noteStatusRead(double atSec);
    void makeEngine();
    void followOn(const QString& change, bool answersStand);
    KeptFiles keptFiles() const;
    void tellNotes();
    void tellMarks(const ReviewScope& scope, const Result<Done>& kept, quint64 request = 0);

    EngineOptions m_options;
    Configuration m_nextStart;               ///< what the file asks for by now
    std::unique_ptr<Engine> m_engine;        ///< absent before start() and after stop()
    std::unique_ptr<StatusService> m_status; ///< absent without STATUS_PORT
    std::unique_ptr<AlertDesk> m_alerts;     ///< of the newest engine
    std::optional<EngineReport> m_report;    ///< the newest
    std::unique_ptr<ReviewTask> m_review;    ///< absent before start() and after stop()
    BackupTask m_backup{this};
    std::optional<HistoryRequest> m_historyRequest;
    std::optional<HistoryRequest> m_recasting; ///< asked of m_engine and not answered yet
};

} // namespace regime
