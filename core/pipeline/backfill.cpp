// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/backfill.h"

#include "core/base/ohlcwindow.h"
#include "core/base/tradepages.h"
#include "core/pipeline/comparison.h"
#include "core/pipeline/tradestretchjson.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace regime
{

namespace
{

/** Candles are rarer than expected now and then; a little more is cheaper than another stretch. */
constexpr double spareShare = 1.05;
constexpr double leastTradedShare = 0.02;
constexpr std::int64_t lookBackCandles = 30;

std::int64_t intervalsIn(const std::vector<OpenTimes>& times, std::int64_t intervalSec)
{
    std::int64_t sum = 0;
    for (const OpenTimes& one : times)
        sum += (one.toSec - one.fromSec) / intervalSec;
    return sum;
}

} // namespace

Backfill::Backfill(BackfillGoal goal, const SeriesKey& key, const BackfillStores& stores)
    : m_goal(std::move(goal)), m_key(key), m_stores(stores)
{
}

Result<Done> Backfill::begin()
{
    const auto newest = m_stores.candles.newest(m_key, ohlcWindowCandles);
    if (!newest)
        return newest.error();
    const auto traded = std::find_if(newest->rbegin(), newest->rend(),
                                     [](const Candle& candle) { return !candle.quiet; });
    if (traded != newest->rend())
        m_newestTradedSec = traded->openTimeSec;
    return plan();
}

Result<Done> Backfill::plan()
{
    auto missing =
        m_goal.hole ? missingIn(*m_goal.hole, m_key, m_stores.candles, m_stores.coverage)
                    : missingOf(m_goal.targetCandles, m_key, m_stores.candles, m_stores.coverage);
    if (!missing)
        return missing.error();
    m_missing = *std::move(missing);
    std::erase_if(m_missing.holes, [this](const OpenTimes& hole) {
        return std::find(m_tried.begin(), m_tried.end(), hole) != m_tried.end();
    });
    m_walk.reset();
    if (!m_missing.holes.empty()) {
        const auto joined = m_stores.candles.countBySource(m_key, m_missing.holes.front().toSec,
                                                           std::numeric_limits<qint64>::max());
        if (!joined)
            return joined.error();
        m_joined = joined->total();
        return startWalk(m_missing.holes.front().toSec);
    }
    m_joined = m_goal.targetCandles - m_missing.candles;
    if (m_missing.candles <= 0) {
        m_end = BackfillEnd::Complete;
        return Done{};
    }
    if (m_missing.frontSec)
        return startWalk(*m_missing.frontSec);
    m_end = BackfillEnd::Stuck;
    m_problem = QStringLiteral("the exchange has given no candle to start from");
    return Done{};
}

Result<Done> Backfill::startWalk(std::int64_t toSec)
{
    const std::int64_t reachSec = ohlcWindowCandles * m_key.intervalSec();
    const auto behind = m_stores.candles.range(m_key, toSec, toSec + reachSec);
    if (!behind)
        return behind.error();
    m_pace = paceOf(*behind, m_key.intervalSec());
    if (const auto found = findTradeBefore(); !found)
        return found.error();
    const auto text = m_stores.cursors.kept(m_key);
    if (!text)
        return text.error();
    m_walk.emplace(m_key.intervalSec(), toSec, m_newestTradedSec >= toSec,
                   m_pace ? m_pace->tradesPerSec : 0);
    const auto left = readStretch(*text);
    const bool fits =
        left && left->times.toSec == toSec &&
        (m_missing.holes.empty() || left->times.fromSec >= m_missing.holes.front().fromSec);
    if (fits)
        m_walk->resume(*left);
    else
        openStretch();
    return Done{};
}

/** A hole is read from the candle before it on that last had trades, or from a little before. */
Result<Done> Backfill::findTradeBefore()
{
    if (m_missing.holes.empty())
        return Done{};
    const std::int64_t fromSec = m_missing.holes.front().fromSec;
    const auto before =
        m_stores.candles.range(m_key, fromSec - ohlcWindowCandles * m_key.intervalSec(), fromSec);
    if (!before)
        return before.error();
    const auto traded = std::find_if(before->rbegin(), before->rend(),
                                     [](const Candle& candle) { return !candle.quiet; });
    m_readFromSec = traded != before->rend() ? traded->openTimeSec
                                             : fromSec - lookBackCandles * m_key.intervalSec();
    return Done{};
}

void Backfill::openStretch()
{
    m_walk->openStretch(notBeforeSec(), m_missing.holes.empty() ? notBeforeSec() : m_readFromSec);
}

/** Stored candles the goal still needs; all that is asked for when it is a hole. */
std::int64_t Backfill::needed() const
{
    return m_goal.hole ? std::numeric_limits<std::int32_t>::max() : m_goal.targetCandles - m_joined;
}

/** Where the open walk ends at the latest: the hole's start, or where the target is reached. */
std::int64_t Backfill::notBeforeSec() const
{
    const double tradedShare = m_pace ? m_pace->tradedShare : 1.0;
    if (m_missing.holes.empty() && tradedShare == 0)
        return 0; // nothing traded there: however far the next trade is
    const double share = std::max(tradedShare, leastTradedShare);
    const double intervals = static_cast<double>(needed()) / share * spareShare;
    const std::int64_t wantedSec =
        m_walk->frontSec() - static_cast<std::int64_t>(std::ceil(intervals)) * m_key.intervalSec();
    return m_missing.holes.empty() ? wantedSec
                                   : std::max(wantedSec, m_missing.holes.front().fromSec);
}

const QString& Backfill::cursor() const
{
    Q_ASSERT(m_walk);
    return m_walk->stretch().cursor;
}

Result<BackfillStep> Backfill::take(const TradesPage& page, double serverNowSec)
{
    Q_ASSERT(m_walk && !m_end);
    const OpenTimes stretch = m_walk->stretch().times;
    const WalkStep step = m_walk->take(page, serverNowSec);
    ++m_tally.pages;
    if (!step.stuck.isEmpty()) {
        m_end = BackfillEnd::Stuck;
        m_problem = step.stuck;
        return BackfillStep{0, 0, {}, step.warnings};
    }
    const auto done = step.met ? store(stretch, step) : park(step);
    if (!done)
        return done.error();
    if (step.met) {
        m_tally.added += done->added;
        m_tally.compared += done->compared;
        m_tally.differed += std::ssize(done->differences);
        m_tally.quiet += intervalsIn(step.proved, m_key.intervalSec()) - std::ssize(step.candles);
        if (const auto on = goOn(stretch, step, done->added); !on)
            return on.error();
    }
    if (!m_end && m_tally.pages >= m_goal.maxPages)
        m_end = BackfillEnd::PageLimit;
    return done;
}

/** The stretch goes on with another page: it waits beside the candles until it is whole. */
Result<BackfillStep> Backfill::park(const WalkStep& step)
{
    if (const auto kept = m_stores.cursors.keep(m_key, stretchText(m_walk->stretch())); !kept)
        return kept.error();
    return BackfillStep{0, 0, {}, step.warnings};
}

Result<BackfillStep> Backfill::store(OpenTimes stretch, const WalkStep& step)
{
    auto transaction = Transaction::begin(m_stores.database);
    if (!transaction)
        return transaction.error();
    const auto stored = m_stores.candles.range(m_key, stretch.fromSec, step.readToSec);
    if (!stored)
        return stored.error();
    std::vector<Candle> built = step.candles;
    built.insert(built.end(), step.beyond.begin(), step.beyond.end());
    const CandleComparison comparison = compareSources(*stored, built);
    const auto counts = m_stores.candles.upsert(m_key, step.candles);
    if (!counts)
        return counts.error();
    for (const OpenTimes& times : step.proved)
        if (const auto proved = m_stores.coverage.prove(m_key, {times.fromSec, times.toSec});
            !proved)
            return proved.error();
    if (const auto forgotten = m_stores.cursors.forget(m_key); !forgotten)
        return forgotten.error();
    if (const auto committed = transaction->commit(); !committed)
        return committed.error();
    return BackfillStep{counts->inserted, comparison.compared, comparison.differences,
                        step.warnings};
}

Result<Done> Backfill::goOn(OpenTimes stretch, const WalkStep& step, std::int64_t added)
{
    // What the exchange does not give is asked for once in a run.
    for (const OpenTimes& lost : m_walk->stretch().unproved)
        m_tried.push_back(lost);
    m_joined += added;
    const bool isTail = m_missing.holes.empty();
    if (!isTail &&
        (stretch.fromSec <= m_missing.holes.front().fromSec || m_walk->isAtTheBeginning())) {
        m_tried.push_back(m_missing.holes.front());
        return plan();
    }
    if (needed() <= 0)
        return plan();
    if (isTail && m_walk->isAtTheBeginning()) {
        m_end = BackfillEnd::Beginning;
        return Done{};
    }
    m_pace = MarketPace{m_walk->tradesPerSec(),
                        static_cast<double>(std::ssize(step.candles) * m_key.intervalSec()) /
                            static_cast<double>(stretch.toSec - stretch.fromSec)};
    openStretch();
    return Done{};
}

/** Intervals of market time still to be read. */
std::int64_t Backfill::intervalsLeft() const
{
    const TradeStretch& open = m_walk->stretch();
    std::int64_t intervals =
        open.times.fromSec / m_key.intervalSec() -
        open.trades.provedUntilSec.value_or(open.times.fromSec) / m_key.intervalSec();
    if (m_missing.holes.empty())
        return intervals + (m_walk->frontSec() - notBeforeSec()) / m_key.intervalSec();
    intervals += intervalsIn(m_missing.holes, m_key.intervalSec()) -
                 (m_missing.holes.front().toSec - m_walk->frontSec()) / m_key.intervalSec() +
                 std::max<std::int64_t>(0, m_missing.candles);
    return std::min(intervals, needed());
}

BackfillTally Backfill::tally() const
{
    BackfillTally tally = m_tally;
    if (m_end == BackfillEnd::Beginning)
        tally.missing = needed();
    if (!m_walk || (m_end && m_end != BackfillEnd::PageLimit))
        return tally;
    const std::int64_t left = std::max<std::int64_t>(0, intervalsLeft());
    tally.missing = std::min(left, std::max<std::int64_t>(0, needed()));
    const double trades = static_cast<double>(left * m_key.intervalSec()) * m_walk->tradesPerSec();
    tally.pagesLeft = std::max<std::int64_t>(1, pagesFor(trades));
    return tally;
}

} // namespace regime
