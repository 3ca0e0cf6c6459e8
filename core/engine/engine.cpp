// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include "core/engine/calendar.h"
#include "core/engine/configvalues.h"
#include "core/engine/datareport.h"
#include "core/engine/enginesentences.h"
#include "core/engine/enginestore.h"
#include "core/engine/ledgerrows.h"
#include "core/engine/values/wording.h"
#include "core/pipeline/series.h"

#include <algorithm>
#include <iterator>

namespace regime
{

namespace
{

constexpr int kHeartbeatMs = 1000;

WalkRules walkRules(const Configuration& configuration, const SeriesKey& key)
{
    return {confirmCandles(configuration),
            detectorConfig(configuration).recentCandles * key.intervalSec()};
}

} // namespace

Engine::Engine(EngineOptions options, const SeriesKey& key, const QString& displayPair,
               std::unique_ptr<EngineStore> store, const QString& storeProblem)
    : m_options(std::move(options)), m_openingProblem(storeProblem), m_key(key),
      m_displayPair(displayPair), m_detector(detectorConfig(m_options.configuration)),
      m_mode(detectorMode(m_options.configuration)), m_store(std::move(store)),
      m_snapshotFile(m_options.dataDir, key), m_source(regimeSource(m_options.configuration)),
      m_hmm(m_detector, ModelFamily::Hmm, confirmCandles(m_options.configuration),
            key.intervalSec()),
      m_jump(m_detector, ModelFamily::Jump, confirmCandles(m_options.configuration),
             key.intervalSec()),
      m_agreement(key.intervalSec()), m_advisor(adviceConfig(m_options.configuration), m_mode),
      m_week(key), m_history(*m_store, key, walkRules(m_options.configuration, key), m_source),
      m_recasting(*m_store, key, walkRules(m_options.configuration, key), m_source),
      m_diagnosis(*m_store, key, m_detector), m_penaltyTrials(*m_store, key, m_detector),
      m_trainer(modelDir(m_options.dataDir), access(), *m_store, key, m_detector),
      m_feed(feedOptions(m_options.configuration, key), *m_options.clock, m_store->candles(),
             m_store->coverage()),
      m_backfiller(m_feed, *m_options.clock, key, m_store->backfillStores()),
      m_bot(botStatusOptions(m_options.configuration), *m_options.clock), m_import(*m_store)
{
    connectParts();
    if (m_options.after)
        m_sequence = m_options.after->sequence;
}

Engine::~Engine() = default;

Access Engine::access() const
{
    return isLooking() || !m_openingProblem.isEmpty() ? Access::Read : Access::Write;
}

void Engine::connectParts()
{
    connect(&m_feed, &Feed::synced, this, &Engine::takeSync);
    connect(&m_feed, &Feed::syncFailed, this, &Engine::publish);
    connect(&m_feed, &Feed::holeFound, this, &Engine::fillHole);
    connect(&m_feed, &Feed::stateChanged, this, &Engine::publish);
    connect(&m_feed, &Feed::logged, this, &Engine::log);
    connect(&m_feed, &Feed::storeFailed, this,
            [this](const QString& problem) { setStoreProblem(m_candleProblem, problem); });
    connect(&m_backfiller, &Backfiller::logged, this, &Engine::log);
    connect(&m_backfiller, &Backfiller::changed, this, &Engine::publish);
    connect(&m_backfiller, &Backfiller::stored, this, &Engine::takeBackfilled);
    connect(&m_backfiller, &Backfiller::finished, this, [this] {
        takeBackfilled();
        saveSnapshot();
    });
    connect(&m_bot, &BotStatusFeed::logged, this, &Engine::log);
    connect(&m_trainer, &Trainer::logged, this, &Engine::log);
    connect(&m_trainer, &Trainer::changed, this, &Engine::publish);
    connect(&m_trainer, &Trainer::booked, this, &Engine::publishBook);
    connect(&m_trainer, &Trainer::wentLive, this, [this] {
        takeModels();
        tick();
        publish();
    });
    connect(&m_import, &ImportTask::changed, this, &Engine::importChanged);
    connect(&m_import, &ImportTask::imported, this, &Engine::takeImport);
    connect(&m_import, &ImportTask::rolledBack, this, [this] { m_feed.fetchWindow(); });
    connect(&m_recasting, &Recasting::ready, this, &Engine::historyReady);
    connect(&m_recasting, &Recasting::failed, this, &Engine::noteStoreProblem);
    connect(&m_diagnosis, &Diagnosis::logged, this, &Engine::log);
    connect(&m_diagnosis, &Diagnosis::described, this, &Engine::modelDescribed);
    connect(&m_diagnosis, &Diagnosis::driftMeasured, this, &Engine::driftMeasured);
    connect(&m_diagnosis, &Diagnosis::driftMeasured, this, &Engine::publish);
    connect(&m_diagnosis, &Diagnosis::comparisonChanged, this, &Engine::comparisonChanged);
    connect(&m_penaltyTrials, &PenaltyTrialJob::changed, this, &Engine::penaltyTried);
    connect(&m_heartbeat, &QTimer::timeout, this, &Engine::heartbeat);
}

/** Those that the trainer has live and that do not answer yet. */
void Engine::takeModels()
{
    const auto& hmm = m_trainer.live();
    if (hmm && hmm->id != m_hmm.opinion().modelId) {
        m_hmm.setModel(answering(*hmm, m_detector));
        m_diagnosis.setModel(*hmm);
    }
    const auto& jump = m_trainer.liveJump();
    if (jump && jump->id != m_jump.opinion().modelId)
        m_jump.setModel(answering(*jump, m_detector));
}

void Engine::start()
{
    showStoredEvents();
    restore();
    refreshData();
    const NewestRun newest = readNewestRun();
    m_hmm.look(newest);
    m_jump.look(newest);
    if (isLooking())
        publish();
    else
        startWork();
}

void Engine::startWork()
{
    if (m_options.after) {
        log(QStringLiteral("config"), m_options.after->change);
    } else {
        log(QStringLiteral("start"), tr("RegimeScope %1 started on %2, %3 min")
                                         .arg(QStringLiteral(REGIMESCOPE_VERSION), m_displayPair)
                                         .arg(m_key.intervalMin));
        for (const QString& notice : m_options.notices)
            log(QStringLiteral("config"), notice);
    }
    for (const QString& notice : {m_store->notice(), m_openingProblem})
        if (!notice.isEmpty())
            log(QStringLiteral("store"), notice);
    startSharedStore();
    if (m_options.configuration.flag(QStringLiteral("HMM_OHLCV_ENABLED"))) {
        m_feed.start();
        backfillAtStart();
    }
    m_heartbeat.start(kHeartbeatMs);
    publish();
}

void Engine::takeSync(std::int64_t inserted)
{
    refreshData();
    logStaleness();
    const Opinion hmm = m_hmm.opinion();
    // A program that was killed may have kept a candle without its answer.
    const bool isBehind = !hmm.answer || hmm.answer->candleTimeSec < m_data.newestCandleSec;
    if (inserted > 0 || !hmm.trained || hmm.restored || isBehind)
        tick();
    if (m_mode != DetectorMode::Off)
        m_trainer.trainIfDue(m_feed.exchangeNowSec(), m_data.samples);
    publish();
}

void Engine::refreshData()
{
    const ReadinessTargets targets{m_detector.trainingCandles, m_detector.minTrainSamples};
    const auto data =
        reportStoredData(*m_store, m_key, targets, m_feed.exchangeNowSec(), m_options.asOfSec);
    if (data) {
        m_data = *data;
        noteLost();
    } else
        noteStoreProblem(QString::fromStdString(data.error().message));
    if (isLooking())
        describeStore();
    measureVolatility();
}

/** Candles have come in between those that were measured. */
void Engine::forgetMeasured()
{
    m_week.forget();
    m_history.forget();
    m_recasting.forget();
}

void Engine::measureVolatility()
{
    if (!m_data.newestCandleSec)
        return;
    const auto updated =
        m_week.update(m_store->candles(), *m_data.newestCandleSec + m_key.intervalSec());
    if (!updated)
        noteStoreProblem(QString::fromStdString(updated.error().message));
    m_volatility = m_week.volatility();
}

/** Counting a year of candles takes a third of a second: not before the first picture, and the
 *  sentence is kept for a while. */
void Engine::describeStore()
{
    const double nowSec = m_options.clock->monotonicSec();
    const double keepSec =
        m_options.configuration.number(QStringLiteral("HMM_READINESS_CACHE_SEC"));
    if (m_storeDescribedAtSec && nowSec - *m_storeDescribedAtSec < keepSec)
        return;
    m_storeDescribedAtSec = nowSec;
    const auto text = m_store->describe();
    if (text && *text != m_storeText) {
        m_storeText = *text;
        if (!isLooking())
            publish();
    }
    if (!text)
        noteStoreProblem(QString::fromStdString(text.error().message));
}

NewestRun Engine::readNewestRun()
{
    const std::int64_t count = std::int64_t{m_detector.recentCandles} + ohlcWindowCandles;
    const auto filled =
        m_options.asOfSec
            ? readRangeFilled(m_store->candles(), m_store->coverage(), m_key,
                              *m_options.asOfSec - count * m_key.intervalSec(), *m_options.asOfSec)
            : readNewestFilled(m_store->candles(), m_store->coverage(), m_key, count);
    if (!filled) {
        noteStoreProblem(QString::fromStdString(filled.error().message));
        return {};
    }
    if (!filled->candles.empty())
        m_lastPrice = filled->candles.back().close;
    return newestRun(*filled, m_key.intervalSec(), m_detector.recentCandles);
}

void Engine::tick()
{
    const NewestRun recent = readNewestRun();
    if (m_mode == DetectorMode::Off)
        return;
    const double nowSec = m_feed.exchangeNowSec();
    const auto shownBefore = track(m_source).opinion().shownRegime;
    const auto seen = m_hmm.tick(recent, nowSec);
    const auto second = m_jump.tick(recent, nowSec);
    if (seen.empty() && second.empty())
        return;
    keepSeen({{ModelFamily::Hmm, seen}, {ModelFamily::Jump, second}}, recent.series);
    logShownChanges(shownBefore, m_source == ModelFamily::Hmm ? seen : second);
    saveSnapshot();
}

/** Each detector's answers with what it was trusted, whether the other one answered or not. */
void Engine::keepSeen(const std::map<ModelFamily, std::vector<SeenAnswer>>& seen,
                      const CandleSeries& recent)
{
    const double nowSec = m_feed.exchangeNowSec();
    const RegimeSnapshot snapshot = currentSnapshot();
    const FeedHealth health = currentHealth();
    const int phase = m_advisor.inForce(usableAnswer(snapshot)).phase;
    std::vector<LedgerRow> rows;
    for (const auto& [family, answers] : seen) {
        const Trust trust = judgeTrust(asSaidBy(family, snapshot), health, nowSec);
        std::ranges::move(ledgerRows(answers, recent,
                                     {family, nowSec, m_key.intervalMin, trust,
                                      configHash(m_options.configuration), phase}),
                          std::back_inserter(rows));
    }
    for (LedgerRow& row : rows)
        row.bot = botAtClose(row.candleTimeSec, nowSec);
    if (const auto kept = m_store->ledger().append(rows); !kept)
        noteStoreProblem(QString::fromStdString(kept.error().message));
    for (const LedgerRow& row : rows)
        m_agreement.note(row.family, row.candleTimeSec, row.raw);
}

/** What the bot had said when the row of this candle was due, a minute after its close at the
 *  latest; of a candle that is caught up on, what it says now would tell nothing. */
BotReading Engine::botAtClose(std::int64_t candleTimeSec, double nowSec) const
{
    const auto closeSec = static_cast<double>(candleTimeSec + m_key.intervalSec());
    return m_bot.readingAgo(std::max(0.0, nowSec - closeSec - BotStatusFeed::intervalSec));
}

void Engine::heartbeat()
{
    if (m_shared)
        m_shared->pump();
    forgetOldCandles();
    m_bot.askIfDue();
    stepAdvice();
    logStaleness();
    describeStore();
    if (m_mode != DetectorMode::Off)
        m_trainer.trainIfDue(m_feed.exchangeNowSec(), m_data.samples);
    if (m_data.newestCandleSec)
        m_diagnosis.measureDriftIfDue(m_feed.exchangeNowSec(), *m_data.newestCandleSec);
    const Trust trust = judgeTrust(currentSnapshot(), currentHealth(), m_feed.exchangeNowSec());
    if (trust.verdict != m_publishedVerdict)
        publish();
}

void Engine::stepAdvice()
{
    const double nowSec = m_feed.exchangeNowSec();
    const std::int64_t botTick = m_advisor.tickOf(nowSec);
    if (!m_lastPrice || m_adviceTick == botTick)
        return;
    m_adviceTick = botTick;
    m_advisor.step(nowSec, *m_lastPrice, usableAnswer(currentSnapshot()));
    publish();
}

void Engine::compareStates()
{
    m_diagnosis.compareStates(m_feed.exchangeNowSec(), m_data.newestCandleSec.value_or(0));
}

void Engine::requestHistory(const HistoryRequest& request)
{
    const DrawnModels models =
        drawnModels(m_trainer.live(), m_trainer.liveJump(), m_detector, m_source);
    const auto history = m_history.answer(request, models);
    if (!history) {
        noteStoreProblem(QString::fromStdString(history.error().message));
        return;
    }
    // What was said at the time comes first, whatever is asked: alerts show it.
    emit historyReady(*history);
    if (request.asModelSaysNow && models.source)
        m_recasting.start(*history, models);
    else
        m_recasting.cancel();
}

void Engine::importFile(const ImportOrder& order)
{
    m_import.start(order, static_cast<std::int64_t>(m_feed.exchangeNowSec()));
}

void Engine::takeImport()
{
    log(QStringLiteral("import"), m_import.status().message);
    takeStored();
}

void Engine::requestCalendar(int days)
{
    const double nowSec = m_feed.exchangeNowSec();
    const std::int64_t fromSec = calendarStartSec(nowSec, days);
    const auto stored =
        readRangeFilled(m_store->candles(), m_store->coverage(), m_key, fromSec,
                        m_options.asOfSec.value_or(static_cast<std::int64_t>(nowSec)));
    if (stored)
        emit calendarReady(makeCalendar(*stored, fromSec, days, m_key.intervalMin));
    else
        noteStoreProblem(QString::fromStdString(stored.error().message));
}

void Engine::saveSnapshot()
{
    if (access() == Access::Read)
        return;
    SavedState state = savedState(currentSnapshot(), m_backfiller.status(), m_key.intervalSec());
    if (m_options.demo)
        state.demo =
            DemoClock{SystemClock().nowSec(), m_options.clock->nowSec(), m_options.clock->rate()};
    const auto saved = m_snapshotFile.save(state);
    noteStoreProblem(saved ? QString() : QString::fromStdString(saved.error().message));
}

} // namespace regime
