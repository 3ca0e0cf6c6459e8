// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/backfillstatus.h"
#include "core/pipeline/backfill.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>

namespace regime
{

class Clock;
class Feed;
class KrakenClient;

/** How a backfill ended and what it did. */
struct BackfillReport {
    bool done = false; ///< false: cancelled, refused, or the store failed
    std::int64_t added = 0;
    std::int64_t fromOhlc = 0;
    std::int64_t fromTrades = 0;
    int pages = 0;
    QString message;
};

/**
 * Runs backfills one after the other over the feed's client, so that polling goes on and keeps its
 * share of the pacing: first OHLC's newest window where that helps, then pages of Trades. A failed
 * request is asked again when the client says so, for as long as it takes; the status says why.
 * Lives on the worker thread.
 */
class Backfiller : public QObject
{
    Q_OBJECT

public:
    /** Feed, clock and what stands behind `stores` outlive it. */
    Backfiller(Feed& feed, const Clock& clock, const SeriesKey& key, const BackfillStores& stores,
               QObject* parent = nullptr);

    /** Starts it, or lets it wait for those before it; the same goal twice is one. */
    void start(const BackfillGoal& goal);

    /** Ends the running one and forgets those that wait; what was stored stays. */
    void cancel() { giveUp(tr("Cancelled")); }

    /** The same, for a reason the operator did not choose. */
    void giveUp(const QString& why);

    bool isRunning() const { return m_status.running; }
    const BackfillStatus& status() const { return m_status; }

    /** What an earlier program knew of the last run. */
    void restore(const BackfillStatus& status) { m_status = status; }

signals:
    void changed();
    /** Candles came into the store. */
    void stored(std::int64_t added);
    void finished(const regime::BackfillReport& report);
    void logged(const QString& kind, const QString& text);

private:
    KrakenClient& client() const;
    void begin();
    bool isReady() const;
    bool windowHelps() const;
    void takeSync(std::int64_t inserted);
    void takeSyncFailure();
    void walk();
    void ask();
    void take(const QString& cursor, const TradesPage& page);
    void fail(const QString& words, std::optional<double> retryAtSec);
    void retryWhenDue();
    void showProgress();
    void log(const BackfillStep& step);
    void end(bool done, const QString& message);
    void endWalk();

    Feed& m_feed;
    const Clock& m_clock;
    SeriesKey m_key;
    BackfillStores m_stores;
    QTimer m_retry;
    double m_retryAtMonotonicSec = 0;
    std::deque<BackfillGoal> m_waiting; ///< the first is the running one
    std::optional<Backfill> m_backfill; ///< while pages of Trades are read
    BackfillStatus m_status;
    std::int64_t m_fromOhlc = 0;
};

} // namespace regime
