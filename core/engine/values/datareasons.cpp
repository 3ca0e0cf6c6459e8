// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/trustreasons.h"
#include "core/engine/values/wording.h"

namespace regime
{

namespace
{

/** Judges the newest candle and whoever should send the next one. */
class DataJudge
{
    Q_DECLARE_TR_FUNCTIONS(Trust)

public:
    DataJudge(const FeedHealth& health, double nowSec) : m_health(health), m_nowSec(nowSec) {}

    std::vector<TrustReason> reasons()
    {
        judgeData();
        return m_list.take();
    }

private:
    QString said() const
    {
        const QString words = oneLine(m_health.exchangeText, 80);
        return words.isEmpty() ? QString() : QStringLiteral(": ") + words;
    }

    QString pausedUntil() const
    {
        return m_health.nextPollSec ? tr("paused until ") + clockText(*m_health.nextPollSec)
                                    : tr("polling is paused");
    }

    void judgeData()
    {
        if (!m_health.newestCandleSec) {
            judgeNoData();
            return;
        }
        const double ageSec = m_nowSec - static_cast<double>(*m_health.newestCandleSec);
        if (ageSec > m_health.freshnessLimitSec)
            judgeStale(durationText(ageSec));
        else
            judgeExchange(Verdict::Caution);
        if (!m_health.readyForMinTrain && m_health.samples < m_health.minTrainSamples)
            m_list.addBackfill(m_health, Verdict::DoNotUse, "insufficient_samples",
                               tr("%1 of %2 candles: too few to train.")
                                   .arg(countText(m_health.samples),
                                        countText(candlesToTrain(m_health.minTrainSamples))),
                               tr("Backfill"));
    }

    void judgeNoData()
    {
        const ExchangeState state = m_health.exchange;
        if (state == ExchangeState::Unknown && m_health.nextPollSec) {
            m_list.add(
                Verdict::DoNotUse, "no_data",
                tr("No candles yet: asking %1 for the first ones.").arg(exchangeName(m_health)));
            return;
        }
        const QString text = tr("No candles stored yet.");
        const bool offerDemo = !m_health.demo && state != ExchangeState::Answering;
        if (offerDemo)
            m_list.add(Verdict::DoNotUse, "no_data", text, Fix::StartDemo,
                       tr("Open the demo market"));
        else
            m_list.add(Verdict::DoNotUse, "no_data", text);
        judgeExchange(Verdict::DoNotUse);
    }

    void judgeStale(const QString& age)
    {
        const QString start = tr("No candle for %1: ").arg(age);
        const QString retry = tr("Retry");
        switch (m_health.exchange) {
        case ExchangeState::Unreachable:
            m_list.add(Verdict::DoNotUse, "stale",
                       start + tr("%1 is not answering.").arg(exchangeName(m_health)), Fix::Retry,
                       retry);
            return;
        case ExchangeState::Throttled:
            m_list.add(
                Verdict::DoNotUse, "stale",
                start +
                    tr("%1 asked to slow down, %2.").arg(exchangeName(m_health), pausedUntil()));
            return;
        case ExchangeState::Refused:
            m_list.add(Verdict::DoNotUse, "stale",
                       start + tr("%1 refused the request%2.").arg(exchangeName(m_health), said()),
                       Fix::OpenSettings, tr("Open settings"));
            return;
        case ExchangeState::Limited:
            m_list.add(Verdict::DoNotUse, "stale",
                       start + tr("%1 is limited%2.").arg(exchangeName(m_health), said()),
                       Fix::Retry, retry);
            return;
        case ExchangeState::Answering:
            m_list.add(Verdict::DoNotUse, "stale",
                       start + tr("%1 answers, but sends no new one.").arg(exchangeName(m_health)),
                       Fix::Retry, retry);
            return;
        case ExchangeState::Unknown:
            break;
        }
        m_list.add(Verdict::DoNotUse, "stale",
                   start + tr("%1 has not answered yet.").arg(exchangeName(m_health)), Fix::Retry,
                   retry);
    }

    void judgeExchange(Verdict weight)
    {
        switch (m_health.exchange) {
        case ExchangeState::Unreachable:
            m_list.add(weight, "unreachable",
                       tr("%1 is not answering%2.").arg(exchangeNameAtStart(m_health), said()),
                       Fix::Retry, tr("Retry"));
            break;
        case ExchangeState::Throttled:
            m_list.add(
                weight, "throttled",
                tr("%1 asked to slow down: %2.").arg(exchangeNameAtStart(m_health), pausedUntil()));
            break;
        case ExchangeState::Refused:
            m_list.add(weight, "refused",
                       tr("%1 refused the request%2.").arg(exchangeNameAtStart(m_health), said()),
                       Fix::OpenSettings, tr("Open settings"));
            break;
        case ExchangeState::Limited:
            m_list.add(weight, "limited",
                       tr("%1 is limited%2.").arg(exchangeNameAtStart(m_health), said()),
                       Fix::OpenData, tr("Look at the data"));
            break;
        case ExchangeState::Unknown:
        case ExchangeState::Answering:
            break;
        }
    }

    const FeedHealth& m_health;
    double m_nowSec;
    ReasonList m_list;
};

} // namespace

std::vector<TrustReason> dataReasons(const FeedHealth& health, double nowSec)
{
    return DataJudge(health, nowSec).reasons();
}

} // namespace regime
