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
    : m_intervalSec(intervalSec), m_fromSec(fromSec), m_candles(intervalSec, CandleSource::Trades)
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

    if (!fresh.empty() && leavesAGap(fresh.front())) {
        if (m_askedAgainAfter != m_lastMoment.back().id) {
            result.outcome = PageOutcome::AskAgain;
            result.nextCursor = aNanosecondBefore(sentCursor);
            m_askedAgainAfter = m_lastMoment.back().id;
            return result;
        }
        result.warnings.append(QStringLiteral("the exchange does not give the trades between the "
                                              "ids %1 and %2")
                                   .arg(*m_lastMoment.back().id)
                                   .arg(*fresh.front().id));
    }
    for (const Trade& trade : fresh)
        add(trade, result);

    const bool ended = page.trades.size() < fullPage || page.last == sentCursor;
    result.outcome = ended ? PageOutcome::End : PageOutcome::More;
    if (ended) {
        const auto nowSec = static_cast<std::int64_t>(std::floor(serverNowSec));
        const std::int64_t wholeUntilSec = nowSec / m_intervalSec * m_intervalSec;
        if (m_candles.openSec() && *m_candles.openSec() + m_intervalSec <= wholeUntilSec)
            result.finished.push_back(*m_candles.take());
        if (wholeUntilSec > m_fromSec)
            m_provedUntilSec = std::max(m_provedUntilSec.value_or(m_fromSec), wholeUntilSec);
    }
    return result;
}

bool TradeAggregator::isSeen(const Trade& trade) const
{
    if (m_lastMoment.empty())
        return false;
    const Trade& last = m_lastMoment.back();
    if (trade.id && last.id)
        return *trade.id <= *last.id;
    if (trade.timeNs != last.timeNs)
        return trade.timeNs < last.timeNs;
    return std::find(m_lastMoment.begin(), m_lastMoment.end(), trade) != m_lastMoment.end();
}

bool TradeAggregator::leavesAGap(const Trade& trade) const
{
    return !m_lastMoment.empty() && trade.id && m_lastMoment.back().id &&
           *trade.id > *m_lastMoment.back().id + 1;
}

void TradeAggregator::add(const Trade& trade, PageResult& result)
{
    if (!m_lastMoment.empty() && m_lastMoment.back().timeNs != trade.timeNs)
        m_lastMoment.clear();
    m_lastMoment.push_back(trade);

    const std::int64_t openSec = m_candles.openTimeSec(trade);
    if (openSec < m_fromSec)
        return;
    m_provedUntilSec = std::max(m_provedUntilSec.value_or(openSec), openSec);
    if (const std::optional<Candle> finished = m_candles.add(trade))
        result.finished.push_back(*finished);
}

} // namespace regime
