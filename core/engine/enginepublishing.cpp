// SPDX-License-Identifier: GPL-3.0-or-later
// What an engine says: the values it publishes, its log, and the troubles of its store.
#include "core/engine/engine.h"

#include "core/engine/configvalues.h"
#include "core/engine/diskstate.h"
#include "core/engine/enginesentences.h"
#include "core/engine/enginestore.h"
#include "core/engine/values/wording.h"

#include <utility>

namespace regime
{

std::optional<ModelAnswer> Engine::usableAnswer(const RegimeSnapshot& snapshot) const
{
    const RegimeSnapshot said = asSaidBy(snapshot.adviceSource, snapshot);
    const Trust trust = judgeTrust(said, currentHealth(), m_feed.exchangeNowSec());
    return isUsable(trust) ? said.answer : std::nullopt;
}

Opinion Engine::currentOpinion(ModelFamily family) const
{
    Opinion opinion = (family == ModelFamily::Hmm ? m_hmm : m_jump).opinion();
    opinion.trainingProblem = m_trainer.problem(family);
    const ModelShelf& shelf = family == ModelFamily::Hmm ? m_book : m_book.jump;
    if (const ModelEntry* held = modelWith(shelf, ModelStanding::Held))
        opinion.heldModelId = held->id;
    opinion.heldInARow = shelf.heldInARow;
    return opinion;
}

RegimeSnapshot Engine::currentSnapshot() const
{
    RegimeSnapshot snapshot;
    static_cast<Opinion&>(snapshot) = currentOpinion(ModelFamily::Hmm);
    snapshot.other = currentOpinion(ModelFamily::Jump);
    snapshot = asSaidBy(m_source, snapshot);
    snapshot.adviceSource = adviceSource(m_options.configuration);
    snapshot.sequence = m_sequence;
    snapshot.asOfSec = m_feed.exchangeNowSec();
    snapshot.mode = m_mode;
    snapshot.lastPrice = m_lastPrice;
    snapshot.candleTimeSec = m_data.newestCandleSec;
    snapshot.retrainIntervalSec = m_detector.retrainIntervalSec;
    snapshot.confidenceThreshold = m_detector.confidenceThreshold;
    snapshot.training = m_trainer.isRunning();
    snapshot.trainingProgress = m_trainer.progress();
    if (m_data.newestCandleSec)
        snapshot.agreement = m_agreement.agreement(*m_data.newestCandleSec);
    snapshot.volatility = m_volatility;
    snapshot.drift = m_diagnosis.alarms();
    snapshot.advice = m_advisor.inForce(std::nullopt);
    snapshot.whatIfPhase2 = m_advisor.phase2();
    return snapshot;
}

FeedHealth Engine::currentHealth() const
{
    FeedHealth health = m_data;
    const FeedState& feed = m_feed.state();
    health.sequence = m_sequence;
    health.asOfSec = m_feed.exchangeNowSec();
    health.displayPair = m_displayPair;
    health.syncIntervalSec = static_cast<int>(
        m_options.configuration.number(QStringLiteral("HMM_OHLCV_SYNC_INTERVAL_SEC")));
    health.exchange = feed.exchange;
    health.exchangeText = feed.text;
    health.polling = m_options.configuration.flag(QStringLiteral("HMM_OHLCV_ENABLED"));
    health.pairStatus = feed.pairStatus;
    health.lastSyncSec = feed.lastSyncSec;
    health.lastSyncLatencyMs = feed.lastSyncLatencyMs;
    health.lastSyncRows = feed.lastSyncRows;
    health.lastFailureSec = feed.lastFailureSec;
    health.lastFailureText = feed.lastFailureText;
    health.budget = m_feed.budget();
    health.nextPollSec = feed.nextPollSec;
    health.clockOffsetSec = feed.clockOffsetSec;
    health.revised = feed.revised;
    health.storeText = m_storeText;
    for (const QString& problem : {m_openingProblem, m_candleProblem, m_otherStoreProblem})
        if (health.storeProblem.isEmpty())
            health.storeProblem = problem;
    if (m_shared)
        health.sharedStore = m_shared->health();
    else if (!m_sharedStoreProblem.isEmpty())
        health.sharedStore =
            SharedStoreHealth{tr("shared store"), false, 0, m_sharedStoreProblem, {}};
    if (!health.storeProblem.isEmpty())
        health.storeTrouble = storeTroubleIn(m_options.dataDir);
    health.diskFreeBytes = diskFreeBytes(m_options.dataDir);
    health.retentionDays =
        m_options.configuration.integer(QStringLiteral("HMM_OHLCV_RETENTION_DAYS"));
    health.settingProblems = m_options.notices;
    health.backfill = m_backfiller.status();
    health.demo = m_options.demo;
    return health;
}

void Engine::publish()
{
    if (isLooking()) {
        publishNow();
        return;
    }
    // Several things change in one turn of the event loop; the window needs to hear of them once.
    if (!std::exchange(m_publishIsDue, true))
        QMetaObject::invokeMethod(this, &Engine::publishNow, Qt::QueuedConnection);
}

void Engine::publishNow()
{
    m_publishIsDue = false;
    ++m_sequence;
    EngineReport report{currentSnapshot(), currentHealth()};
    const Trust trust = judgeTrust(report.snapshot, report.health, report.snapshot.asOfSec);
    m_publishedVerdict = trust.verdict;
    report.snapshot.advice = m_advisor.inForce(usableAnswer(report.snapshot));
    emit reported(report);
}

void Engine::publishBook()
{
    m_book = m_trainer.book();
    m_book.sequence = ++m_sequence;
    m_book.asOfSec = m_feed.exchangeNowSec();
    emit modelBookChanged(m_book);
    publish();
}

void Engine::log(const QString& kind, const QString& text)
{
    logAt(m_feed.exchangeNowSec(), kind, text);
}

void Engine::noteAlert(const Alert& alert)
{
    if (alert.kind != AlertKind::RegimeChanged)
        logAt(alert.raisedSec, QStringLiteral("alert"),
              alertMeaning(alert.kind).title + QStringLiteral(": ") + alert.what);
}

/** Dated by the candle at which the regime was first shown, as the readout and the ledger date it.
 */
void Engine::logShownChanges(std::optional<ShownRegime> before, const std::vector<SeenAnswer>& seen)
{
    for (const SeenAnswer& one : seen) {
        if (one.shown != before)
            logAt(static_cast<double>(one.answer.candleTimeSec), QStringLiteral("regime"),
                  shownChangeSentence(before, one.shown));
        before = one.shown;
    }
}

void Engine::logStaleness()
{
    const double nowSec = m_feed.exchangeNowSec();
    const bool fresh =
        m_data.newestCandleSec &&
        nowSec - static_cast<double>(*m_data.newestCandleSec) <= m_data.freshnessLimitSec;
    if (fresh && m_staleSinceSec)
        log(QString::fromLatin1(freshKind),
            tr("Fresh again after %1").arg(durationText(nowSec - *m_staleSinceSec)));
    if (fresh) {
        m_wasFresh = true;
        m_staleSinceSec.reset();
    } else if (m_wasFresh && !m_staleSinceSec) {
        m_staleSinceSec = nowSec;
        log(QString::fromLatin1(staleKind),
            tr("Stale: no candle for %1")
                .arg(durationText(nowSec - static_cast<double>(*m_data.newestCandleSec))));
    }
}

void Engine::logAt(double timeSec, const QString& kind, const QString& text)
{
    if (isLooking())
        return;
    qInfo("%s: %s", qPrintable(kind), qPrintable(text));
    const auto event = m_store->events().append(timeSec, kind, text);
    if (!event) {
        noteStoreProblem(QString::fromStdString(event.error().message));
        return;
    }
    emit eventsLogged({EventEntry{event->id, event->timeSec, event->kind, event->text}});
}

void Engine::noteStoreProblem(const QString& problem)
{
    setStoreProblem(m_otherStoreProblem, problem);
}

void Engine::setStoreProblem(QString& of, const QString& problem)
{
    if (of == problem)
        return;
    of = problem;
    qWarning("%s", qPrintable(problem.isEmpty() ? tr("The store keeps again what it is given")
                                                : problem));
    publish();
}

} // namespace regime
