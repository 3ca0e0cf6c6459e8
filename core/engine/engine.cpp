// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include "core/engine/calendar.h"
#include "core/engine/configvalues.h"
#include "core/engine/datareport.h"
#include "core/engine/enginesentences.h"
#include "core/engine/enginestore.h"
#include "core/engine/ledgerrows.h"
#include "core/engine/restore.h"
#include "core/engine/values/wording.h"
#include "core/pipeline/series.h"
#include "core/store/writerlock.h"

#include <algorithm>
#include <limits>

namespace regime
{

namespace
{

constexpr int kHeartbeatMs = 1000;
constexpr std::int64_t kEventsShown = 1000;

} // namespace

Engine::Engine(EngineOptions options, const SeriesKey& key, const QString& displayPair,
               std::unique_ptr<EngineStore> store, const QString& storeProblem)
    : m_options(std::move(options)), m_openingProblem(storeProblem), m_key(key),
      m_displayPair(displayPair), m_detector(detectorConfig(m_options.configuration)),
      m_mode(detectorMode(m_options.configuration)), m_store(std::move(store)),
      m_snapshotFile(m_options.dataDir, key),
      m_pipeline(m_detector, confirmCandles(m_options.configuration), key.intervalSec()),
      m_advisor(adviceConfig(m_options.configuration), m_mode), m_labels(key.intervalSec()),
      m_week(key), m_history(*m_store, key, m_detector, confirmCandles(m_options.configuration)),
      m_diagnosis(*m_store, key, m_detector),
      m_trainer(ModelStore(modelDir(m_options.dataDir), key.pair, key.intervalMin), access(),
                *m_store, key, m_detector),
      m_feed(feedOptions(m_options.configuration, key), *m_options.clock, m_store->candles(),
             m_store->coverage()),
      m_backfiller(m_feed, *m_options.clock, key, m_store->backfillStores()), m_import(*m_store),
      m_flicker(key.intervalSec())
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
    connect(&m_trainer, &Trainer::logged, this, &Engine::log);
    connect(&m_trainer, &Trainer::changed, this, &Engine::publish);
    connect(&m_trainer, &Trainer::booked, this, &Engine::publishBook);
    connect(&m_trainer, &Trainer::wentLive, this, [this](const LiveModel& model) {
        setModel(model);
        tick();
        publish();
    });
    connect(&m_import, &ImportTask::changed, this, &Engine::importChanged);
    connect(&m_import, &ImportTask::imported, this, &Engine::takeImport);
    connect(&m_import, &ImportTask::rolledBack, this, [this] { m_feed.fetchWindow(); });
    connect(&m_diagnosis, &Diagnosis::logged, this, &Engine::log);
    connect(&m_diagnosis, &Diagnosis::described, this, &Engine::modelDescribed);
    connect(&m_diagnosis, &Diagnosis::driftMeasured, this, &Engine::driftMeasured);
    connect(&m_diagnosis, &Diagnosis::comparisonChanged, this, &Engine::comparisonChanged);
    connect(&m_heartbeat, &QTimer::timeout, this, &Engine::heartbeat);
}

void Engine::setModel(const LiveModel& model)
{
    m_pipeline.setModel(model);
    m_diagnosis.setModel(model);
}

void Engine::start()
{
    showStoredEvents();
    restore();
    refreshData();
    m_pipeline.look(readNewestRun());
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

void Engine::restore()
{
    if (const auto model = m_trainer.restore())
        setModel(*model);
    // Beside another writer, or in a folder that cannot be read, the files are not this one's.
    if (m_openingProblem.isEmpty())
        restoreAnswers();
    primeAdvice();
    primeFlicker();
}

void Engine::restoreAnswers()
{
    const auto restored = regime::restoreAnswers(
        *m_store, m_snapshotFile,
        {m_key, m_pipeline.model(), access(),
         m_options.asOfSec.value_or(std::numeric_limits<std::int64_t>::max())});
    if (!restored) {
        noteStoreProblem(QString::fromStdString(restored.error().message));
        return;
    }
    if (!restored->notice.isEmpty())
        log(QStringLiteral("store"), restored->notice);
    if (restored->saved && !m_options.asOfSec)
        m_backfiller.restore(backfillOf(*restored->saved));
    // A reader of the demo's folder does not know where it looks; the file does.
    if (restored->saved && isLooking())
        m_options.demo = restored->saved->demo.has_value();
    m_pipeline.restoreSeen(restored->seen);
    if (restored->shownRun)
        m_pipeline.dateShownRegime(restored->shownRun->sinceSec,
                                   static_cast<int>(restored->shownRun->rows));
    m_labels.add(restored->seen);
    measureStanding();
    // Beside a running program, and in a picture of the past, the answers are no leftovers: they
    // stand as long as they are fresh.
    const QString path = storePath(m_options.configuration, m_options.dataDir);
    const bool stands = m_options.after && m_options.after->answersStand;
    if (stands || m_options.asOfSec || (isLooking() && writerPid(path)))
        m_pipeline.adoptRestored();
}

void Engine::showStoredEvents()
{
    const auto stored = m_store->events().newest(kEventsShown);
    if (!stored) {
        noteStoreProblem(QString::fromStdString(stored.error().message));
        return;
    }
    std::vector<EventEntry> entries;
    for (const StoredEvent& event : *stored)
        if (!m_options.asOfSec || event.timeSec < static_cast<double>(*m_options.asOfSec))
            entries.push_back({event.id, event.timeSec, event.kind, event.text});
    emit eventsLogged(entries);
}

void Engine::takeSync(std::int64_t inserted)
{
    refreshData();
    logStaleness();
    const RegimeSnapshot snapshot = m_pipeline.snapshot();
    // A program that was killed may have kept a candle without its answer.
    const bool isBehind =
        !snapshot.answer || snapshot.answer->candleTimeSec < m_data.newestCandleSec;
    if (inserted > 0 || !m_pipeline.model() || snapshot.restored || isBehind)
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
    const auto shownBefore = m_pipeline.snapshot().shownRegime;
    const auto seen = m_pipeline.tick(recent, m_feed.exchangeNowSec());
    if (seen.empty())
        return;
    keepSeen(seen, recent.series);
    m_labels.add(seen);
    measureStanding();
    logShownChanges(shownBefore, seen);
    saveSnapshot();
}

void Engine::keepSeen(const std::vector<SeenAnswer>& seen, const CandleSeries& recent)
{
    const double nowSec = m_feed.exchangeNowSec();
    const RegimeSnapshot snapshot = currentSnapshot();
    const Trust trust = judgeTrust(snapshot, currentHealth(), nowSec);
    const auto rows =
        ledgerRows(seen, recent,
                   {nowSec, m_key.intervalMin, trust, configHash(m_options.configuration),
                    m_advisor.inForce(usableAnswer(snapshot, trust)).phase});
    if (const auto kept = m_store->ledger().append(rows); !kept)
        noteStoreProblem(QString::fromStdString(kept.error().message));
    for (const SeenAnswer& answer : seen)
        m_flicker.note(answer.answer.candleTimeSec, answer.answer.regime);
}

void Engine::primeAdvice()
{
    const double slowSec = m_options.configuration.number(QStringLiteral("TREND_SLOW_HALFLIFE"));
    const auto prices = restorePrices(*m_store, m_key, m_feed.exchangeNowSec(), 4 * slowSec);
    if (!prices) {
        noteStoreProblem(QString::fromStdString(prices.error().message));
        return;
    }
    m_adviceTick = m_advisor.prime(*prices);
}

void Engine::measureStanding()
{
    if (const auto& answer = m_pipeline.snapshot().answer)
        m_standing = m_labels.standing(answer->confidence);
}

void Engine::primeFlicker()
{
    const auto nowSec = static_cast<std::int64_t>(m_feed.exchangeNowSec());
    const auto labels = m_store->ledger().rawLabels(
        nowSec - (LabelFlicker::kHistoryDays + 1) * 86'400, m_options.asOfSec.value_or(nowSec));
    if (!labels) {
        noteStoreProblem(QString::fromStdString(labels.error().message));
        return;
    }
    for (const RawLabel& label : *labels)
        m_flicker.note(label.candleTimeSec, label.raw);
}

void Engine::heartbeat()
{
    if (m_shared)
        m_shared->pump();
    forgetOldCandles();
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
    const RegimeSnapshot snapshot = currentSnapshot();
    const Trust trust = judgeTrust(snapshot, currentHealth(), nowSec);
    m_advisor.step(nowSec, *m_lastPrice, usableAnswer(snapshot, trust));
    publish();
}

void Engine::compareStates()
{
    m_diagnosis.compareStates(m_feed.exchangeNowSec(), m_data.newestCandleSec.value_or(0));
}

void Engine::requestHistory(const HistoryRequest& request)
{
    const auto history = m_history.answer(request, m_pipeline.model());
    if (history)
        emit historyReady(*history);
    else
        noteStoreProblem(QString::fromStdString(history.error().message));
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
    SavedState state =
        savedState(m_pipeline.snapshot(), m_backfiller.status(), m_key.intervalSec());
    if (m_options.demo)
        state.demo =
            DemoClock{SystemClock().nowSec(), m_options.clock->nowSec(), m_options.clock->rate()};
    const auto saved = m_snapshotFile.save(state);
    noteStoreProblem(saved ? QString() : QString::fromStdString(saved.error().message));
}

} // namespace regime
