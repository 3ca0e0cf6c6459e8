// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/tradeaggregator.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{
/** In the order of their ids, each id once; without ids the exchange's order stands. */
std::vector<Trade> inOrder(std::vector<Trade> trades)
{
    std::stable_sort(trades.begin(), trades.end(), [](const Trade& a, const Trade& b) {
        return a.id && b.id ? *a.id < *b.id : a.timeNs < b.timeNs;
    });
    const auto end = std::unique(trades.begin(), trades.end(), [](const Trade& a, const Trade& b) {
        return a.id && a.id == b.id;
    });
    trades.erase(end, trades.end());
    return trades;
}

QString aNanosecondBefore(const QString& cursor)
{
    return QString::number(cursor.toLongLong() - 1);
}
} // namespace

TradeAggregator::TradeAggregator(std::int64_t intervalSec, std::int64_t fromSec)
    : m_state{fromSec, {intervalSec, CandleSource::Trades}, {}, {}, {}}
{
    Q_ASSERT(intervalSec > 0);
}

PageResult TradeAggregator::take(const QString& sentCursor, const TradesPage& page,
                                 double serverNowSec, std::size_t fullPage)
{
    PageResult result;
    result.nextCursor = page.last;
    std::vector<Trade> fresh = inOrder(page.trades);
    std::erase_if(fresh, [this](const Trade& trade) { return isSeen(trade); });

    if (!fresh.empty() && leavesAGap(fresh.front()) &&
        m_state.askedAgainAfter != m_state.lastMoment.back().id) {
        result.outcome = PageOutcome::AskAgain;
        result.nextCursor = aNanosecondBefore(sentCursor);
        m_state.askedAgainAfter = m_state.lastMoment.back().id;
        return result;
    }
    for (const Trade& trade : fresh) {
        if (leavesAGap(trade))
            noteGap(trade, result);
        add(trade, result);
    }

    const bool ended = page.trades.size() < fullPage || page.last == sentCursor;
    result.outcome = ended ? PageOutcome::End : PageOutcome::More;
    if (ended) {
        const std::int64_t intervalSec = m_state.candles.intervalSec();
        const auto nowSec = static_cast<std::int64_t>(std::floor(serverNowSec));
        const std::int64_t wholeUntilSec = nowSec / intervalSec * intervalSec;
        if (m_state.candles.openSec() && *m_state.candles.openSec() + intervalSec <= wholeUntilSec)
            result.finished.push_back(*m_state.candles.take());
        if (wholeUntilSec > m_state.fromSec)
            m_state.provedUntilSec =
                std::max(m_state.provedUntilSec.value_or(m_state.fromSec), wholeUntilSec);
    }
    return result;
}

bool TradeAggregator::isSeen(const Trade& trade) const
{
    if (m_state.lastMoment.empty())
        return false;
    const Trade& last = m_state.lastMoment.back();
    if (trade.id && last.id)
        return *trade.id <= *last.id;
    if (trade.timeNs != last.timeNs)
        return trade.timeNs < last.timeNs;
    return std::find(m_state.lastMoment.begin(), m_state.lastMoment.end(), trade) !=
           m_state.lastMoment.end();
}

bool TradeAggregator::leavesAGap(const Trade& trade) const
{
    return !m_state.lastMoment.empty() && trade.id && m_state.lastMoment.back().id &&
           *trade.id > *m_state.lastMoment.back().id + 1;
}

void TradeAggregator::noteGap(const Trade& next, PageResult& result) const
{
    const Trade& last = m_state.lastMoment.back();
    result.warnings.append(
        QStringLiteral("the exchange does not give the trades between the ids %1 and %2")
            .arg(*last.id)
            .arg(*next.id));
    const OpenTimes between{m_state.candles.openTimeSec(last) + m_state.candles.intervalSec(),
                            m_state.candles.openTimeSec(next)};
    if (between.fromSec < between.toSec)
        result.unproved.push_back(between);
}

void TradeAggregator::add(const Trade& trade, PageResult& result)
{
    if (!m_state.lastMoment.empty() && m_state.lastMoment.back().timeNs != trade.timeNs)
        m_state.lastMoment.clear();
    m_state.lastMoment.push_back(trade);

    const std::int64_t openSec = m_state.candles.openTimeSec(trade);
    if (openSec < m_state.fromSec)
        return;
    m_state.provedUntilSec = std::max(m_state.provedUntilSec.value_or(openSec), openSec);
    if (const std::optional<Candle> finished = m_state.candles.add(trade))
        result.finished.push_back(*finished);
}

} // namespace regime
