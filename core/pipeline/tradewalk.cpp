// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/tradewalk.h"

#include "core/base/ohlcwindow.h"
#include "core/base/tradepages.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double mostStepChange = 4;
constexpr std::int64_t nanosecondsPerSec = 1'000'000'000;

/** `since` that gives the trades from `fromSec` on, whether the exchange takes it as inclusive or
 *  not. */
QString cursorBefore(std::int64_t fromSec)
{
    return fromSec <= 0 ? QStringLiteral("0") : QString::number(fromSec * nanosecondsPerSec - 1);
}

bool reaches(const TradesPage& page, std::int64_t timeSec)
{
    return !page.trades.empty() && page.trades.back().timeNs >= timeSec * nanosecondsPerSec;
}

/** What `times` leave of `whole`, oldest first. */
std::vector<OpenTimes> without(OpenTimes whole, const std::vector<OpenTimes>& times)
{
    std::vector<OpenTimes> left;
    for (const OpenTimes& part : times) {
        if (part.fromSec > whole.fromSec && whole.fromSec < whole.toSec)
            left.push_back({whole.fromSec, std::min(part.fromSec, whole.toSec)});
        whole.fromSec = std::max(whole.fromSec, part.toSec);
    }
    if (whole.fromSec < whole.toSec)
        left.push_back(whole);
    return left;
}

} // namespace

TradeWalk::TradeWalk(std::int64_t intervalSec, std::int64_t toSec, bool tradesFollow,
                     double tradesPerSec)
    : m_intervalSec(intervalSec), m_frontSec(toSec), m_tradesFollow(tradesFollow),
      m_tradesPerSec(tradesPerSec),
      m_stepSec(tradesPerSec > 0 ? tradesAStretch / tradesPerSec
                                 : static_cast<double>(ohlcWindowCandles * intervalSec))
{
    Q_ASSERT(intervalSec > 0 && toSec % intervalSec == 0);
}

void TradeWalk::openStretch(std::int64_t notBeforeSec, std::int64_t readFromSec)
{
    const double stepSec = std::clamp(m_stepSec, static_cast<double>(m_intervalSec),
                                      static_cast<double>(std::max(m_frontSec, m_intervalSec)));
    const std::int64_t steps = std::llround(stepSec / static_cast<double>(m_intervalSec));
    const std::int64_t fromSec =
        std::max({std::int64_t{0}, notBeforeSec, m_frontSec - steps * m_intervalSec});
    m_stretch = {};
    m_stretch.times = {fromSec, m_frontSec};
    m_stretch.cursor = cursorBefore(fromSec == notBeforeSec ? readFromSec : fromSec);
    m_stretch.trades = TradeAggregator(m_intervalSec, fromSec).state();
}

WalkStep TradeWalk::take(const TradesPage& page, double serverNowSec)
{
    const QString sent = m_stretch.cursor;
    TradeAggregator aggregator(std::move(m_stretch.trades));
    // The candle behind the stretch has closed: the exchange's time is past it, whatever ours is.
    // A short page is no end here, for an answer may be cut: only one without a new trade is.
    constexpr std::size_t anyTrade = 1;
    const PageResult result = aggregator.take(
        sent, page, std::max(serverNowSec, static_cast<double>(m_stretch.times.toSec)), anyTrade);
    m_stretch.trades = aggregator.state();
    m_stretch.cursor = result.nextCursor;
    m_stretch.candles.insert(m_stretch.candles.end(), result.finished.begin(),
                             result.finished.end());
    m_stretch.unproved.insert(m_stretch.unproved.end(), result.unproved.begin(),
                              result.unproved.end());
    const bool fromTheStart = sent == QLatin1String("0") && !page.trades.empty();
    if (!page.trades.empty() &&
        page.trades.front().timeNs < m_stretch.times.fromSec * nanosecondsPerSec)
        m_stretch.sawTheTradeBefore = true;
    if (fromTheStart || (!page.trades.empty() && page.trades.front().id == 1))
        m_stretch.beginsTheSeries = true;

    WalkStep step;
    step.warnings = page.warnings + result.warnings;
    const bool ended = result.outcome == PageOutcome::End;
    if (ended && m_tradesFollow && !reaches(page, m_stretch.times.toSec)) {
        step.stuck = QStringLiteral("the exchange answered as if there were no later trades, at "
                                    "the cursor %1")
                         .arg(sent);
        return step;
    }
    const std::int64_t provedUntilSec = aggregator.provedUntilSec().value_or(0);
    if (provedUntilSec >= m_stretch.times.toSec)
        return finish(std::move(step), provedUntilSec);
    if (result.outcome == PageOutcome::More && page.last.toLongLong() <= sent.toLongLong())
        step.stuck = QStringLiteral("the exchange answered a full page but no later cursor than %1")
                         .arg(sent);
    return step;
}

WalkStep TradeWalk::finish(WalkStep step, std::int64_t provedUntilSec)
{
    step.met = true;
    const std::int64_t toSec = m_stretch.times.toSec;
    const auto border = std::find_if(m_stretch.candles.begin(), m_stretch.candles.end(),
                                     [&](const Candle& c) { return c.openTimeSec >= toSec; });
    step.candles.assign(m_stretch.candles.begin(), border);
    step.beyond.assign(border, m_stretch.candles.end());
    step.readToSec = provedUntilSec;
    OpenTimes whole = m_stretch.times;
    m_atTheBeginning = m_stretch.beginsTheSeries || whole.fromSec == 0;
    if (!m_stretch.sawTheTradeBefore)
        whole.fromSec = step.candles.empty() ? toSec : step.candles.front().openTimeSec;
    step.proved = without(whole, m_stretch.unproved);
    m_frontSec = whole.fromSec;
    m_tradesFollow = m_tradesFollow || !m_stretch.candles.empty();
    learnPace(step.candles);
    return step;
}

void TradeWalk::learnPace(const std::vector<Candle>& candles)
{
    const auto lengthSec = static_cast<double>(m_stretch.times.toSec - m_stretch.times.fromSec);
    double trades = 0;
    for (const Candle& candle : candles)
        trades += static_cast<double>(candle.tradeCount);
    m_tradesPerSec = trades / lengthSec;
    const double wantedSec =
        trades > 0 ? tradesAStretch / m_tradesPerSec : mostStepChange * m_stepSec;
    m_stepSec = std::clamp(wantedSec, m_stepSec / mostStepChange, m_stepSec * mostStepChange);
}

} // namespace regime
