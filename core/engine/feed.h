// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/engine/values/feedhealth.h"
#include "core/market/krakenclient.h"
#include "core/market/pollschedule.h"
#include "core/pipeline/sync.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace regime
{

class CandleStore;
class CoverageStore;

/** What a feed polls and how often. */
struct FeedOptions {
    SeriesKey key;
    int syncIntervalSec = 60;
    KrakenClient::Options client;
};

/** What the feed knows of the exchange, for the health report. */
struct FeedState {
    ExchangeState exchange = ExchangeState::Unknown;
    QString text; ///< the exchange's or the network's words; empty when answering
    std::optional<double> lastSyncSec;
    std::optional<double> lastSyncLatencyMs;
    std::optional<int> lastSyncRows;
    std::optional<double> lastFailureSec; ///< of a request for candles
    QString lastFailureText;
    std::optional<double> nextPollSec;
    std::optional<double> clockOffsetSec;
    std::int64_t revised = 0;
    QString pairStatus; ///< the exchange's word for how the pair may be traded; empty: not known
};

/**
 * Polls the exchange's candles and keeps what it answers: schedule, request, merge, store, proved
 * span. Lives on the worker thread, which owns the stores it writes.
 */
class Feed : public QObject
{
    Q_OBJECT

public:
    Feed(FeedOptions options, const Clock& clock, CandleStore& candles, CoverageStore& coverage,
         QObject* parent = nullptr);

    /** Asks for time, status and the newest window, then polls by the schedule. */
    void start();

    /** Asks now, whatever was planned; a pause the host asked for still holds. */
    void retryNow();

    /** Asks for the whole newest window (720 candles) at the next chance. */
    void fetchWindow();

    /** The exchange's time: local clock plus what was learnt of the offset. */
    double exchangeNowSec() const;

    const FeedState& state() const { return m_state; }
    RequestBudget budget() const;

    /** The whole newest window is still to be answered. */
    bool wantsWindow() const { return m_wholeWindow; }

    /** Polls reach back to this open time while the exchange's window does; absent for none. */
    void setOldestLost(std::optional<std::int64_t> openTimeSec) { m_oldestLostSec = openTimeSec; }

    /** The one client of the host, whose pacing everybody shares. */
    KrakenClient& client() { return m_client; }

signals:
    /** An answer was merged; `inserted` rows were new. */
    void synced(std::int64_t inserted);
    /** A request for candles failed; the state says why. */
    void syncFailed();
    void stateChanged();
    /** An answer begins behind what was known; candles between are missing. */
    void holeFound(regime::OpenTimes times);
    void logged(const QString& kind, const QString& text);
    /** The store refused to keep candles; empty when it does again. */
    void storeFailed(const QString& reason);

private:
    void connectClient();
    void poll();
    void wake();
    void sleep(double clockSec);
    void take(const OhlcAnswer& answer, double latencyMs);
    void keep(const SyncMerge& merge);
    void fail(RequestKind kind, const RequestFailure& failure, std::optional<double> retryAtSec);
    void askForSurroundings();
    bool isLimited() const { return m_systemStatus != u"online"; }
    void noteStatus(const QString& status);
    void notePair(const std::vector<AssetPair>& pairs);
    void noteAnswering();
    void noteHole(const Gap& hole);

    FeedOptions m_options;
    const Clock& m_clock;
    CandleStore& m_candles;
    CoverageStore& m_coverage;
    KrakenClient m_client;
    PollSchedule m_schedule;
    QTimer m_timer;
    FeedState m_state;
    SyncState m_known;
    bool m_wholeWindow = true; ///< the next request asks without `since`
    double m_managedAtSec = 0; ///< monotonic; when time and status were last asked for
    double m_polledAtSec = 0;  ///< monotonic
    bool m_askForPair = false; ///< how it may be traded, after the next good answer
    std::optional<std::int64_t> m_requestedSinceSec;
    std::optional<std::int64_t> m_oldestLostSec;
    std::optional<double> m_retryAtMonotonicSec; ///< a failed poll's next try; the schedule waits
    bool m_stopped = false;                      ///< until the operator asks again
    QString m_systemStatus = QStringLiteral("online");
};

} // namespace regime
