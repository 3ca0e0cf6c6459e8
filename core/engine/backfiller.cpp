// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/backfiller.h"

#include "core/base/ohlcwindow.h"
#include "core/engine/backfillsentences.h"
#include "core/engine/feed.h"
#include "core/engine/values/feedhealth.h"
#include "core/market/clocktimer.h"

#include <algorithm>
#include <utility>

namespace regime
{

namespace
{
const QString kEventKind = QStringLiteral("backfill");
constexpr qsizetype kDifferencesShown = 20;
} // namespace

Backfiller::Backfiller(Feed& feed, const Clock& clock, const SeriesKey& key,
                       const BackfillStores& stores, QObject* parent)
    : QObject(parent), m_feed(feed), m_clock(clock), m_key(key), m_stores(stores)
{
    m_retry.setSingleShot(true);
    m_retry.setTimerType(Qt::PreciseTimer);
    connect(&m_retry, &QTimer::timeout, this, &Backfiller::retryWhenDue);
    connect(&m_feed, &Feed::synced, this, &Backfiller::takeSync);
    connect(&m_feed, &Feed::syncFailed, this, &Backfiller::takeSyncFailure);
    connect(&client(), &KrakenClient::tradesReceived, this,
            [this](const QString& pair, const QString& cursor, const TradesPage& page, double) {
                if (pair == m_key.pair)
                    take(cursor, page);
            });
    connect(&client(), &KrakenClient::failed, this,
            [this](RequestKind kind, const QString& pair, const RequestFailure& failure,
                   std::optional<double> retryAtSec) {
                if (kind == RequestKind::Trades && pair == m_key.pair && m_backfill)
                    fail(failure.text, retryAtSec);
            });
}

KrakenClient& Backfiller::client() const
{
    return m_feed.client();
}

void Backfiller::start(const BackfillGoal& goal)
{
    if (std::find(m_waiting.begin(), m_waiting.end(), goal) != m_waiting.end())
        return;
    m_waiting.push_back(goal);
    if (m_waiting.size() == 1)
        begin();
}

void Backfiller::giveUp(const QString& why)
{
    if (!isRunning())
        return;
    m_waiting.resize(1);
    end(false, backfillCutSentence(why, m_status.added, m_status.pages));
}

void Backfiller::begin()
{
    const BackfillGoal& goal = m_waiting.front();
    const BackfillStatus before = std::exchange(m_status, {});
    m_status.lastAtSec = before.lastAtSec;
    m_status.lastRows = before.lastRows;
    m_status.lastMessage = before.lastMessage;
    m_status.running = true;
    m_status.targetCandles = goal.hole ? 0 : goal.targetCandles;
    m_status.maxPages = goal.maxPages;
    m_fromOhlc = 0;
    if (isReady()) {
        end(true, alreadyReadySentence(goal));
    } else if (windowHelps()) {
        m_status.stage = BackfillStage::Window;
        m_feed.fetchWindow();
        emit changed();
    } else {
        walk();
    }
}

/** What is wanted is there, fresh and without a hole: nothing need be asked. */
bool Backfiller::isReady() const
{
    const BackfillGoal& goal = m_waiting.front();
    const auto missing =
        goal.hole ? missingIn(*goal.hole, m_key, m_stores.candles, m_stores.coverage)
                  : missingOf(goal.targetCandles, m_key, m_stores.candles, m_stores.coverage);
    const auto extent = m_stores.candles.extent(m_key);
    if (!missing || !extent || !*extent)
        return false; // what is wrong with the store is said when it is to be written
    const double ageSec = m_feed.exchangeNowSec() - static_cast<double>((*extent)->lastSec);
    const bool isFresh = goal.hole || ageSec <= freshnessLimitSec(m_key.intervalMin);
    return isFresh && missing->candles <= 0 && missing->holes.empty();
}

bool Backfiller::windowHelps() const
{
    const BackfillGoal& goal = m_waiting.front();
    return !goal.hole || static_cast<double>(goal.hole->toSec) >
                             m_feed.exchangeNowSec() -
                                 static_cast<double>(ohlcWindowCandles * m_key.intervalSec());
}

void Backfiller::takeSync(std::int64_t inserted)
{
    if (m_status.stage != BackfillStage::Window || m_feed.wantsWindow())
        return;
    m_fromOhlc = inserted;
    m_status.added = inserted;
    m_status.failuresInRow = 0;
    m_status.problem.clear();
    m_status.nextTrySec.reset();
    walk();
}

void Backfiller::takeSyncFailure()
{
    if (m_status.stage != BackfillStage::Window)
        return;
    const FeedState& feed = m_feed.state();
    if (!feed.nextPollSec) {
        end(false, tr("Nothing was added: %1").arg(feed.text));
        return;
    }
    // The feed asks again by itself.
    ++m_status.failuresInRow;
    m_status.problem = feed.text;
    m_status.nextTrySec = feed.nextPollSec;
    emit changed();
}

void Backfiller::walk()
{
    m_status.stage = BackfillStage::Trades;
    m_backfill.emplace(m_waiting.front(), m_key, m_stores);
    if (const auto begun = m_backfill->begin(); !begun) {
        end(false, QString::fromStdString(begun.error().message));
        return;
    }
    if (m_backfill->end()) {
        endWalk();
        return;
    }
    emit logged(kEventKind,
                backfillStartSentence(m_backfill->tally(), client().pacer().spacingSec()));
    showProgress();
    if (m_backfill)
        ask();
}

void Backfiller::ask()
{
    client().requestTrades(m_key.pair, m_backfill->cursor());
}

void Backfiller::take(const QString& cursor, const TradesPage& page)
{
    if (!m_backfill || cursor != m_backfill->cursor())
        return;
    m_status.stage = BackfillStage::Trades;
    m_status.failuresInRow = 0;
    m_status.problem.clear();
    m_status.nextTrySec.reset();
    const auto step = m_backfill->take(page, m_feed.exchangeNowSec());
    if (!step) {
        end(false, QString::fromStdString(step.error().message));
        return;
    }
    log(*step);
    showProgress();
    if (step->added > 0)
        emit stored(step->added);
    if (!m_backfill)
        return; // whoever heard of it gave up
    if (m_backfill->end())
        endWalk();
    else
        ask();
}

void Backfiller::log(const BackfillStep& step)
{
    for (const QString& text : step.warnings + step.differences)
        emit logged(QStringLiteral("exchange"), text);
    m_status.differences += step.differences;
    if (m_status.differences.size() > kDifferencesShown)
        m_status.differences.remove(0, m_status.differences.size() - kDifferencesShown);
}

void Backfiller::showProgress()
{
    const BackfillTally tally = m_backfill->tally();
    m_status.pages = tally.pages;
    m_status.pagesLeft = tally.pagesLeft;
    m_status.secondsLeft = static_cast<double>(tally.pagesLeft) * client().pacer().spacingSec();
    m_status.added = m_fromOhlc + tally.added;
    m_status.missing = tally.missing;
    m_status.compared = tally.compared;
    const double all = static_cast<double>(tally.pages + tally.pagesLeft);
    m_status.progress = std::max(m_status.progress, tally.pages / std::max(all, 1.0));
    emit changed();
}

void Backfiller::fail(const QString& words, std::optional<double> retryAtSec)
{
    if (!retryAtSec) {
        end(false, backfillCutSentence(words, m_status.added, m_status.pages));
        return;
    }
    const double waitSec = std::max(0.0, *retryAtSec - m_clock.nowSec());
    m_retryAtMonotonicSec = m_clock.monotonicSec() + waitSec;
    m_status.stage = BackfillStage::Waiting;
    ++m_status.failuresInRow;
    m_status.problem = words;
    m_status.nextTrySec = m_feed.exchangeNowSec() + waitSec;
    retryWhenDue();
    emit changed();
}

/** Timers stand still while the machine sleeps: it is looked at again and again until it is due. */
void Backfiller::retryWhenDue()
{
    if (!m_backfill)
        return;
    const double waitSec = m_retryAtMonotonicSec - m_clock.monotonicSec();
    if (waitSec > 0)
        m_retry.start(realTime(std::min(waitSec, PollSchedule::longestSleepSec), m_clock));
    else
        ask();
}

void Backfiller::endWalk()
{
    const BackfillTally tally = m_backfill->tally();
    const BackfillEnd how = *m_backfill->end();
    end(how != BackfillEnd::Stuck,
        backfillEndSentence(m_waiting.front(), how, tally, m_fromOhlc, m_backfill->problem()));
}

void Backfiller::end(bool done, const QString& message)
{
    m_retry.stop();
    client().cancel(RequestKind::Trades, m_key.pair);
    const std::int64_t fromTrades = m_backfill ? m_backfill->tally().added : 0;
    const BackfillReport report{done,       m_fromOhlc + fromTrades, m_fromOhlc,
                                fromTrades, m_status.pages,          message};
    m_backfill.reset();
    m_status.running = false;
    m_status.stage = BackfillStage::Idle;
    m_status.progress = 1;
    m_status.pagesLeft = 0;
    m_status.secondsLeft = 0;
    m_status.nextTrySec.reset();
    m_status.lastAtSec = m_feed.exchangeNowSec();
    m_status.lastRows = report.added;
    m_status.lastMessage = message;
    m_waiting.pop_front();
    emit logged(kEventKind, message);
    emit finished(report);
    emit changed();
    // An earlier run may have filled a hole that waited its turn.
    while (!m_waiting.empty() && !isRunning() && m_waiting.front().hole && isReady())
        m_waiting.pop_front();
    if (!m_waiting.empty() && !isRunning())
        begin();
}

} // namespace regime
