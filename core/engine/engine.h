// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/advisor.h"
#include "core/engine/backfiller.h"
#include "core/engine/botstatusfeed.h"
#include "core/engine/diagnosis.h"
#include "core/engine/feed.h"
#include "core/engine/historyservice.h"
#include "core/engine/importtask.h"
#include "core/engine/labelagreement.h"
#include "core/engine/opiniontrack.h"
#include "core/engine/penaltytrials.h"
#include "core/engine/priceweek.h"
#include "core/engine/recast.h"
#include "core/engine/regimeworker.h"
#include "core/engine/sharedlink.h"
#include "core/engine/trainer.h"
#include "core/engine/values/alert.h"
#include "core/engine/values/coveragecalendar.h"
#include "core/engine/values/trust.h"
#include "core/store/snapshotfile.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace regime
{

class EngineStore;

/**
 * What happens when: an answer of the exchange becomes an inference, an inference a ledger row, a
 * due training a model, and each of them a value for the window. Lives on the worker thread; made
 * by RegimeWorker once the store is open.
 */
class Engine : public QObject
{
    Q_OBJECT

public:
    /** `storeProblem` says why `store` keeps nothing; empty when it does. */
    Engine(EngineOptions options, const SeriesKey& key, const QString& displayPair,
           std::unique_ptr<EngineStore> store, const QString& storeProblem);
    ~Engine() override;

    void start();
    void retry() { m_feed.retryNow(); }
    void backfill(int targetCandles, int maxPages);
    void fillHole(OpenTimes hole);
    void cancelBackfill() { m_backfiller.cancel(); }
    void train() { m_trainer.trainNow(m_feed.exchangeNowSec()); }
    void compareStates();
    void cancelComparison() { m_diagnosis.cancelComparison(); }
    void tryPenalty(double penalty)
    {
        m_penaltyTrials.start(penalty, m_data.newestCandleSec.value_or(0));
    }
    void promoteModel(const QString& id) { m_trainer.promote(id, m_feed.exchangeNowSec()); }
    void rejectModel(const QString& id) { m_trainer.reject(id, m_feed.exchangeNowSec()); }
    void rollBackModel(const QString& id) { m_trainer.rollBack(id, m_feed.exchangeNowSec()); }
    void requestHistory(const HistoryRequest& request);
    void importFile(const ImportOrder& order);
    void cancelImport() { m_import.cancel(); }
    void requestCalendar(int days);

    const SeriesKey& series() const { return m_key; }

    /** Of the embedded store. */
    Database& database();

    /** A job of the operator's runs that would be lost with the engine. */
    bool isImporting() const { return m_import.status().isRunning(); }

    /** What happens is written to the data folder. */
    bool keeps() const { return access() == Access::Write; }

    /** Of what was last published. */
    std::uint64_t sequence() const { return m_sequence; }

    /** The operator looks elsewhere: what happens from now on is news to them. */
    void noteLookedAway() { log(QString::fromLatin1(lookedAwayKind), {}); }

    /** Into the log, which marks it over the charts; a regime has its own line there. */
    void noteAlert(const Alert& alert);

    /** Writes the snapshot file, where anything may be written. */
    void saveSnapshot();

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

private:
    bool isLooking() const { return m_options.use == EngineUse::Look; }
    /** To the data folder: without a store to write, nothing else is written there. */
    Access access() const;
    void connectParts();
    void takeModels();
    void startWork();
    void restore();
    void restoreAnswers();
    void primeAdvice();
    void recallLabels();
    std::vector<RawLabel> pastLabels(ModelFamily family);
    void showStoredEvents();
    void takeSync(std::int64_t inserted);
    void startSharedStore();
    void takeImport();
    void takeStored();
    void forgetOldCandles();
    void takeBackfilled();
    void backfillAtStart();
    int maxPages() const;
    bool mayFetch();
    void noteLost();
    void refreshData();
    void describeStore();
    NewestRun readNewestRun();
    void tick();
    void keepSeen(const std::map<ModelFamily, std::vector<SeenAnswer>>& seen,
                  const CandleSeries& recent);
    BotReading botAtClose(std::int64_t candleTimeSec, double nowSec) const;
    void measureVolatility();
    void forgetMeasured();
    void heartbeat();
    void stepAdvice();
    void publish();
    void publishNow();
    void publishBook();
    OpinionTrack& track(ModelFamily family) { return family == ModelFamily::Hmm ? m_hmm : m_jump; }
    Opinion currentOpinion(ModelFamily family) const;
    RegimeSnapshot currentSnapshot() const;
    FeedHealth currentHealth() const;
    /** What the advice may take; nothing: trend only. */
    std::optional<ModelAnswer> usableAnswer(const RegimeSnapshot& snapshot) const;
    void log(const QString& kind, const QString& text);
    void logAt(double timeSec, const QString& kind, const QString& text);
    void logShownChanges(std::optional<ShownRegime> before, const std::vector<SeenAnswer>& seen);
    void logStaleness();
    void noteStoreProblem(const QString& problem);
    void setStoreProblem(QString& of, const QString& problem);

    EngineOptions m_options;
    QString m_openingProblem; ///< why nothing is kept at all
    SeriesKey m_key;
    QString m_displayPair;
    DetectorConfig m_detector;
    DetectorMode m_mode;
    std::unique_ptr<EngineStore> m_store;
    SnapshotFile m_snapshotFile;
    ModelFamily m_source; ///< REGIME_SOURCE
    OpinionTrack m_hmm;
    OpinionTrack m_jump;
    LabelAgreement m_agreement;
    Advisor m_advisor;
    PriceWeek m_week;
    HistoryService m_history;
    Recasting m_recasting;
    Diagnosis m_diagnosis;
    PenaltyTrialJob m_penaltyTrials;
    Trainer m_trainer;
    Feed m_feed;
    Backfiller m_backfiller;
    BotStatusFeed m_bot;
    ImportTask m_import;
    std::unique_ptr<SharedLink> m_shared; ///< absent without a shared store
    QString m_sharedStoreProblem;         ///< why STORE_URL cannot be used
    QTimer m_heartbeat;

    FeedHealth m_data; ///< what the store last said
    QString m_storeText;
    std::optional<double> m_storeDescribedAtSec; ///< monotonic
    QString m_candleProblem;                     ///< why the last candles were not kept
    QString m_otherStoreProblem;                 ///< why something else could not be read or kept
    std::optional<double> m_lastPrice;
    std::optional<std::int64_t> m_adviceTick;
    std::optional<Verdict> m_publishedVerdict;
    std::optional<Volatility> m_volatility;
    std::optional<double> m_staleSinceSec;
    bool m_wasFresh = false; ///< since the start: before that, old data are no news
    ModelBook m_book;        ///< as last published
    std::uint64_t m_sequence = 0;
    bool m_publishIsDue = false;
};

} // namespace regime
