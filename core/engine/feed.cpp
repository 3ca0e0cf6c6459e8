// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feed.h"

#include "core/engine/values/wording.h"
#include "core/store/candlestore.h"
#include "core/store/coveragestore.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace regime
{

namespace
{

/** Server time, system status and the pair's are asked for again this often. */
constexpr double kManagementIntervalSec = 900;

/** While the exchange is limited its status is asked for more often, and candles less: as rarely
 *  as fresh data allow. */
constexpr double kLimitedManagementSec = 60;
constexpr double kLimitedPollSec = 115;

ExchangeState stateOf(FailureClass kind)
{
    switch (kind) {
    case FailureClass::Throttle:
        return ExchangeState::Throttled;
    case FailureClass::Permanent:
        return ExchangeState::Refused;
    case FailureClass::MarketState:
        return ExchangeState::Limited;
    case FailureClass::Transient:
    case FailureClass::Unknown:
        break;
    }
    return ExchangeState::Unreachable;
}

/** The event log's sentence for a failure; `words` are the exchange's or the network's. */
QString failureSentence(ExchangeState state, const QString& words)
{
    switch (state) {
    case ExchangeState::Throttled:
        return Feed::tr("Kraken asked to slow down: %1").arg(words);
    case ExchangeState::Refused:
        return Feed::tr("Kraken refused the request: %1").arg(words);
    case ExchangeState::Limited:
        return Feed::tr("Kraken is limited: %1").arg(words);
    case ExchangeState::Unknown:
    case ExchangeState::Answering:
    case ExchangeState::Unreachable:
        break;
    }
    return Feed::tr("Kraken is not answering: %1").arg(words);
}

} // namespace

Feed::Feed(FeedOptions options, const Clock& clock, CandleStore& candles, CoverageStore& coverage,
           QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_clock(clock), m_candles(candles),
      m_coverage(coverage), m_client(m_options.client, clock),
      m_schedule(m_options.syncIntervalSec, m_options.client.seed)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Feed::wake);
    connectClient();
}

void Feed::connectClient()
{
    connect(&m_client, &KrakenClient::ohlcReceived, this,
            [this](const SeriesKey& series, const OhlcAnswer& answer, double latencyMs) {
                if (series == m_options.key)
                    take(answer, latencyMs);
            });
    connect(&m_client, &KrakenClient::tradesReceived, this, &Feed::noteAnswering);
    connect(&m_client, &KrakenClient::serverTimeReceived, this, [this](double, double offsetSec) {
        m_state.clockOffsetSec = offsetSec;
        emit stateChanged();
    });
    connect(&m_client, &KrakenClient::systemStatusReceived, this, &Feed::noteStatus);
    connect(&m_client, &KrakenClient::assetPairsReceived, this, &Feed::notePair);
    connect(&m_client, &KrakenClient::failed, this,
            [this](RequestKind kind, const QString&, const RequestFailure& failure,
                   std::optional<double> retryAtSec) { fail(kind, failure, retryAtSec); });
}

double Feed::exchangeNowSec() const
{
    return m_clock.nowSec() + m_state.clockOffsetSec.value_or(0);
}

RequestBudget Feed::budget() const
{
    const Pacer& pacer = m_client.pacer();
    return {pacer.sentInLastMinute(m_clock.monotonicSec()), pacer.spacingSec(),
            pacer.spacingSec() > pacer.configuredSec()};
}

void Feed::start()
{
    if (const auto extent = m_candles.extent(m_options.key); extent && *extent)
        m_known.lastCommittedSec = (*extent)->lastSec;
    else if (!extent)
        emit storeFailed(QString::fromStdString(extent.error().message));
    m_client.requestServerTime();
    poll();
    askForSurroundings();
    m_state.nextPollSec = m_schedule.nextPollSec(exchangeNowSec());
    sleep(0);
}

void Feed::retryNow()
{
    m_stopped = false;
    m_retryAtMonotonicSec.reset();
    m_client.requestServerTime();
    poll();
    sleep(0);
}

void Feed::fetchWindow()
{
    m_wholeWindow = true;
    retryNow();
}

void Feed::sleep(double clockSec)
{
    m_timer.start(static_cast<int>(std::ceil(clockSec / m_clock.rate() * 1000.0)));
}

void Feed::wake()
{
    if (m_stopped)
        return;
    const double monotonicSec = m_clock.monotonicSec();
    const double managementSec = isLimited() ? kLimitedManagementSec : kManagementIntervalSec;
    if (monotonicSec - m_managedAtSec >= managementSec)
        askForSurroundings();
    if (m_retryAtMonotonicSec) {
        const double waitSec = *m_retryAtMonotonicSec - monotonicSec;
        if (waitSec > 0) {
            sleep(std::min(waitSec, PollSchedule::longestSleepSec));
            return;
        }
        m_retryAtMonotonicSec.reset();
        m_state.nextPollSec.reset();
        poll();
    }
    const PollDecision decision = m_schedule.decide(m_state.nextPollSec, exchangeNowSec());
    const bool moved = m_state.nextPollSec != decision.nextPollSec;
    m_state.nextPollSec = decision.nextPollSec;
    if (decision.pollNow && (!isLimited() || monotonicSec - m_polledAtSec >= kLimitedPollSec))
        poll();
    if (moved)
        emit stateChanged();
    sleep(decision.sleepSec);
}

void Feed::askForSurroundings()
{
    m_managedAtSec = m_clock.monotonicSec();
    m_client.requestServerTime();
    m_client.requestSystemStatus();
    m_askForPair = true;
}

void Feed::poll()
{
    m_polledAtSec = m_clock.monotonicSec();
    const auto sinceSec = m_wholeWindow
                              ? std::nullopt
                              : nextSince(m_known, m_options.key.intervalSec(), m_oldestLostSec);
    // A tick during a running request is dropped; its answer brings the same candles.
    if (m_client.requestOhlc(m_options.key, sinceSec))
        m_requestedSinceSec = sinceSec;
}

void Feed::take(const OhlcAnswer& answer, double latencyMs)
{
    noteAnswering();
    m_state.lastSyncSec = exchangeNowSec();
    m_state.lastSyncLatencyMs = latencyMs;
    for (const QString& text : answer.warnings + answer.refusedRows)
        emit logged(QStringLiteral("exchange"), text);
    const SyncMerge merge =
        mergeOhlc(answer, m_known, m_requestedSinceSec, m_options.key.intervalSec());
    if (!merge.stale)
        keep(merge);
    // Only beside good answers: while it hangs, candles would have to wait for it.
    if (std::exchange(m_askForPair, false))
        m_client.requestAssetPairs(m_options.key.pair);
    emit stateChanged();
}

void Feed::keep(const SyncMerge& merge)
{
    const auto counts = m_candles.upsert(m_options.key, merge.candles);
    if (!counts) {
        emit storeFailed(QString::fromStdString(counts.error().message));
        return;
    }
    // Only what is stored is known: after a failed write the next poll asks for the same again.
    m_known = merge.state;
    const bool gotWindow = !m_requestedSinceSec;
    if (gotWindow)
        m_wholeWindow = false;
    m_state.lastSyncRows = static_cast<int>(counts->inserted);
    m_state.revised += counts->revised;
    if (counts->revised > 0)
        emit logged(QStringLiteral("exchange"),
                    tr("Kraken revised %1 that had closed").arg(candlesText(counts->revised)));
    if (merge.hole)
        noteHole(*merge.hole);
    if (merge.proved)
        if (const auto proved = m_coverage.prove(m_options.key, *merge.proved); !proved) {
            emit storeFailed(QString::fromStdString(proved.error().message));
            return;
        }
    emit storeFailed({});
    emit synced(counts->inserted);
    // The window was asked for while another request was under way.
    if (m_wholeWindow && !gotWindow)
        poll();
}

void Feed::noteHole(const Gap& hole)
{
    emit logged(QStringLiteral("data"),
                tr("%1 missing: Kraken's answer begins after them").arg(candlesText(hole.candles)));
    emit holeFound({hole.firstSec, hole.lastSec + m_options.key.intervalSec()});
}

void Feed::noteAnswering()
{
    m_state.exchange = isLimited() ? ExchangeState::Limited : ExchangeState::Answering;
    m_state.text = isLimited() ? m_systemStatus : QString();
}

void Feed::fail(RequestKind kind, const RequestFailure& failure, std::optional<double> retryAtSec)
{
    const ExchangeState state = stateOf(failure.kind);
    if (state != m_state.exchange || failure.text != m_state.text)
        emit logged(QStringLiteral("exchange"), failureSentence(state, failure.text));
    m_state.exchange = state;
    m_state.text = failure.text;
    if (kind == RequestKind::Ohlc) {
        m_stopped = !retryAtSec;
        m_state.lastFailureSec = exchangeNowSec();
        m_state.lastFailureText = failure.text;
        m_state.nextPollSec.reset();
        if (retryAtSec) {
            const double waitSec = std::max(0.0, *retryAtSec - m_clock.nowSec());
            m_retryAtMonotonicSec = m_clock.monotonicSec() + waitSec;
            m_state.nextPollSec = exchangeNowSec() + waitSec;
            sleep(std::min(waitSec, PollSchedule::longestSleepSec));
        }
        emit syncFailed();
    }
    emit stateChanged();
}

void Feed::noteStatus(const QString& status)
{
    if (status != m_systemStatus)
        emit logged(QStringLiteral("exchange"), tr("Kraken's status is now %1").arg(status));
    m_systemStatus = status;
    if (isLimited() || m_state.exchange == ExchangeState::Limited)
        noteAnswering();
    emit stateChanged();
}

void Feed::notePair(const std::vector<AssetPair>& pairs)
{
    for (const AssetPair& pair : pairs) {
        if (pair.altname != m_options.key.pair || pair.status == m_state.pairStatus)
            continue;
        if (pair.status != u"online" || !m_state.pairStatus.isEmpty())
            emit logged(QStringLiteral("exchange"),
                        tr("Kraken lists %1 as %2").arg(pair.altname, pair.status));
        m_state.pairStatus = pair.status;
        emit stateChanged();
    }
}

} // namespace regime
