// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/configvalues.h"
#include "core/engine/enginestore.h"
#include "core/regime/modelstore.h"
#include "tests/support/enginestage.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace regime;
using namespace regime::test;

/** An engine on its thread, from the first start to the restart, over a simulated exchange. */
class TestEngine : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aFirstStartEndsInAnAnswer();
    void everyNewCandleIsPolledAndAnswered();
    void aRestartGoesOnWhereItStood();
    void theLastCallKeepsTheSnapshot();
    void ticksAndPollsGoOnDuringALongTraining();
    void candlesAreKeptDuringTheFirstTraining();
    void withoutADetectorCandlesAreKeptAlone();
    void anotherNumberOfStatesIsTrainedAnew();
    void theModelIsDescribedAndItsDriftMeasured();
    void notesAreThereFromTheStart();

private:
    QString dataDir() const { return m_folder->filePath(QStringLiteral("store")); }
    void waitForAnswer(const EngineStage& engine);
    void passMinutes(EngineStage& engine, int minutes);
    void fillStore(const EngineStage& engine) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SimulatedWorld> m_world;
};

namespace
{

constexpr int fillCandles = 40'000;
constexpr std::int64_t daySec = 86'400;

/** Candles of the four weeks before those an exchange serves, so that each start takes its time. */
std::vector<Candle> longHistory(std::int64_t newestClosedSec)
{
    std::vector<Candle> candles;
    const std::int64_t endSec = newestClosedSec - 719 * 60;
    for (int i = 0; i < fillCandles; ++i) {
        const double close = 0.1 * std::exp(0.02 * std::sin(0.01 * i) + 0.004 * std::sin(1.7 * i));
        const std::int64_t timeSec = endSec - (fillCandles - i) * std::int64_t{60};
        // Of the last three whole days a model trained on the evening before knows no morning.
        const bool isWild =
            timeSec / daySec >= newestClosedSec / daySec - 3 && timeSec % daySec < 18 * 3600;
        const double volume = isWild ? (i % 2 ? 100 : 1900) : 1000 + 900 * std::sin(0.37 * i);
        candles.push_back(
            {timeSec, close, close, close, close, volume, 5, CandleSource::Csv, false});
    }
    return candles;
}

/** With a long history a training that no machine ends within a test. */
void makeTrainingEndless(EngineStage& engine)
{
    engine.set("HMM_TRAINING_CANDLES", QStringLiteral("60000"));
    engine.set("HMM_N_STARTS", QStringLiteral("1000"));
    engine.set("HMM_N_ITER", QStringLiteral("10000"));
}

std::vector<std::int64_t> timesOf(const std::vector<LedgerRow>& rows)
{
    std::vector<std::int64_t> times;
    for (const LedgerRow& row : rows)
        times.push_back(row.candleTimeSec);
    return times;
}

/** One after the other, a minute apart. */
bool isUnbroken(const std::vector<std::int64_t>& times)
{
    return std::ranges::adjacent_find(
               times, [](std::int64_t a, std::int64_t b) { return b - a != 60; }) == times.end();
}

} // namespace

void TestEngine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<SimulatedWorld>();
}

void TestEngine::waitForAnswer(const EngineStage& engine)
{
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest() && !engine.snapshot.training, 20'000);
}

/** One after the other, so that each candle is polled for itself. */
void TestEngine::passMinutes(EngineStage& engine, int minutes)
{
    for (int i = 0; i < minutes; ++i) {
        m_world->clock.advance(60);
        QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest(), 10'000);
    }
}

void TestEngine::fillStore(const EngineStage& engine) const
{
    const auto store =
        EngineStore::open(storePath(Configuration(), dataDir()), engine.key, Access::Write);
    QVERIFY(store);
    QVERIFY((*store)->candles().upsert(engine.key, longHistory(engine.newestClosedSec())));
}

/** Without any review: what is written is read again at the next start. */
void TestEngine::notesAreThereFromTheStart()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    QTRY_VERIFY(engine.marks);
    const ReviewScope scope = engine.marks->scope;
    QVERIFY(scope == ReviewScope::whole(engine.key.pair, engine.key.intervalMin));
    QVERIFY(engine.marks->notes.empty());
    engine.writeNote(scope, {0, 0, 1'699'920'000, 1'699'920'600, QStringLiteral("a listing")});
    QTRY_COMPARE(engine.marks->notes.size(), std::size_t{1});
    QVERIFY(engine.marks->answers != 0);
    engine.stop();
    engine.marks.reset();
    engine.start();
    QTRY_VERIFY(engine.marks);
    QVERIFY(engine.marks->answers == 0); // nobody asked
    QCOMPARE(engine.marks->notes.size(), std::size_t{1});
    QCOMPARE(engine.marks->notes.front().text, QStringLiteral("a listing"));
}

void TestEngine::aFirstStartEndsInAnAnswer()
{
    EngineStage engine(*m_world, dataDir());
    m_world->exchange.setFaultRule([](const ServedRequest&) { return ExchangeFault::html520(); });
    engine.start();
    QTRY_COMPARE(engine.health.exchange, ExchangeState::Unreachable);
    QVERIFY(!engine.snapshot.trained);
    QVERIFY(isNeutral(engine.status()));
    m_world->exchange.setFaultRule({});
    m_world->clock.advance(60);
    waitForAnswer(engine);

    QCOMPARE(engine.health.samples, 720);
    QCOMPARE(engine.health.exchange, ExchangeState::Answering);
    QCOMPARE(engine.health.storeProblem, QString());
    QCOMPARE(engine.snapshot.modelId, QStringLiteral("1"));
    const RegimeProbabilities p = engine.snapshot.answer->probabilities;
    QVERIFY(std::abs(p[0] + p[1] + p[2] - 1) < 1e-9);
    QVERIFY(engine.status()[QLatin1String("regimescope")][QLatin1String("usable")].toBool());

    QCOMPARE(engine.storedCandles().size(), std::size_t{720});
    QCOMPARE(engine.storedCandles().back().openTimeSec, engine.newestClosedSec());
    QCOMPARE(engine.modelIds(), QStringList{QStringLiteral("1")});
    const std::vector<LedgerRow> rows = engine.ledgerRows();
    QCOMPARE(timesOf(rows), std::vector{engine.newestClosedSec()});
    QCOMPARE(rows.front().probabilities, p);
    QTRY_VERIFY(QFile::exists(engine.snapshotPath()));
}

void TestEngine::everyNewCandleIsPolledAndAnswered()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForAnswer(engine);
    passMinutes(engine, 5);
    QCOMPARE(engine.health.samples, 725);
    const std::vector<std::int64_t> times = timesOf(engine.ledgerRows());
    QCOMPARE(times.size(), std::size_t{6});
    QCOMPARE(times.back(), engine.newestClosedSec());
    QVERIFY(isUnbroken(times));
    QCOMPARE(engine.modelIds(), QStringList{QStringLiteral("1")});
}

void TestEngine::aRestartGoesOnWhereItStood()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForAnswer(engine);
    passMinutes(engine, 2);
    const ModelAnswer last = *engine.snapshot.answer;
    engine.stop();
    m_world->clock.advance(180);

    // Nobody answers at first: what there is comes from the disk.
    m_world->exchange.setFaultRule([](const ServedRequest&) { return ExchangeFault::html520(); });
    engine.start();
    QTRY_COMPARE(engine.health.exchange, ExchangeState::Unreachable);
    QVERIFY(engine.snapshot.trained && engine.snapshot.restored);
    QCOMPARE(engine.snapshot.modelId, QStringLiteral("1"));
    QCOMPARE(engine.snapshot.answer->candleTimeSec, last.candleTimeSec);
    QCOMPARE(engine.snapshot.answer->probabilities, last.probabilities);
    QVERIFY(isNeutral(engine.status()));
    QVERIFY(reasonCodes(engine.status()).contains(QStringLiteral("restored")));
    QVERIFY(engine.hasEvent(QStringLiteral("Model 1 trained")));
    QCOMPARE(engine.health.samples, 722);

    m_world->exchange.setFaultRule({});
    m_world->clock.advance(120);
    QTRY_VERIFY(engine.hasAnsweredNewest());
    QVERIFY(!engine.snapshot.training);
    QCOMPARE(engine.snapshot.modelId, QStringLiteral("1"));
    QCOMPARE(engine.modelIds(), QStringList{QStringLiteral("1")});
    // The candles it slept through were answered in order, each once.
    const std::vector<std::int64_t> times = timesOf(engine.ledgerRows());
    QCOMPARE(times.size(), std::size_t{3 + 5});
    QVERIFY(isUnbroken(times));
}

void TestEngine::theLastCallKeepsTheSnapshot()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForAnswer(engine);
    QTRY_VERIFY(QFile::exists(engine.snapshotPath()));
    QVERIFY(QFile::remove(engine.snapshotPath()));
    engine.stop();
    QVERIFY(QFile::exists(engine.snapshotPath()));
}

void TestEngine::ticksAndPollsGoOnDuringALongTraining()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForAnswer(engine);
    engine.stop();
    // The model is passed off as one of the long training, so that it stays while that runs.
    makeTrainingEndless(engine);
    fillStore(engine);
    const ModelStore models(modelDir(dataDir()), engine.key.pair, engine.key.intervalMin);
    Result<StoredModel> model = models.load(QStringLiteral("1"));
    QVERIFY(model);
    model->config.trainingCandles = 60'000;
    model->config.starts = 1000;
    model->config.iterations = 10'000;
    model->review.windowCandles = 60'000;
    QVERIFY(models.save(*model));

    engine.start();
    QTRY_COMPARE(engine.snapshot.modelId, QStringLiteral("2"));
    engine.train();
    QTRY_VERIFY(engine.snapshot.training);
    const std::size_t rowsBefore = engine.ledgerRows().size();
    const std::int64_t samplesBefore = engine.health.samples;
    passMinutes(engine, 8);
    QVERIFY(engine.snapshot.training);
    QCOMPARE(engine.health.samples, samplesBefore + 8);
    QVERIFY(engine.ledgerRows().size() >= rowsBefore + 8);
    const qint64 stopMs = engine.stop();
    QVERIFY2(stopMs < 2000, qPrintable(QString::number(stopMs)));
    QCOMPARE(engine.modelIds().size(), 2);
}

void TestEngine::candlesAreKeptDuringTheFirstTraining()
{
    EngineStage engine(*m_world, dataDir());
    fillStore(engine);
    makeTrainingEndless(engine);
    engine.start();
    QTRY_VERIFY(engine.snapshot.training);
    for (int i = 1; i <= 5; ++i) {
        m_world->clock.advance(60);
        QTRY_COMPARE(engine.health.samples, fillCandles + 720 + i);
    }
    QVERIFY(engine.snapshot.training);
    QVERIFY(isNeutral(engine.status()));
    QVERIFY(reasonCodes(engine.status()).contains(QStringLiteral("training")));
    const qint64 stopMs = engine.stop();
    QVERIFY2(stopMs < 2000, qPrintable(QString::number(stopMs)));
    QVERIFY(engine.modelIds().isEmpty());
    QCOMPARE(std::ssize(engine.storedCandles()), fillCandles + 725);
}

void TestEngine::withoutADetectorCandlesAreKeptAlone()
{
    EngineStage engine(*m_world, dataDir());
    engine.set("HMM_ENABLED", QStringLiteral("false"));
    engine.start();
    QTRY_COMPARE(engine.health.samples, 720);
    m_world->clock.advance(60);
    QTRY_COMPARE(engine.health.samples, 721);
    QVERIFY(!engine.snapshot.trained && !engine.snapshot.training && !engine.snapshot.answer);
    QVERIFY(isNeutral(engine.status()));
    QVERIFY(reasonCodes(engine.status()).contains(QStringLiteral("off")));
    engine.stop();
    QVERIFY(engine.modelIds().isEmpty());
    QVERIFY(engine.ledgerRows().empty());
}

void TestEngine::anotherNumberOfStatesIsTrainedAnew()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForAnswer(engine);
    engine.stop();
    engine.set("HMM_N_STATES", QStringLiteral("2"));
    engine.start();
    QTRY_COMPARE_WITH_TIMEOUT(engine.snapshot.modelId, QStringLiteral("2"), 20'000);
    QVERIFY(engine.hasEvent(QStringLiteral("Model 1 was trained with other settings")));
    m_world->clock.advance(60);
    QTRY_VERIFY(engine.hasAnsweredNewest());
    QCOMPARE(engine.modelIds(), (QStringList{QStringLiteral("2"), QStringLiteral("1")}));
}

void TestEngine::theModelIsDescribedAndItsDriftMeasured()
{
    EngineStage engine(*m_world, dataDir());
    fillStore(engine);
    engine.set("HMM_TRAINING_CANDLES", QStringLiteral("300"));
    engine.set("HMM_MIN_TRAIN_SAMPLES", QStringLiteral("200"));
    engine.start();
    waitForAnswer(engine);
    QCOMPARE(engine.diagnostics.modelId, QStringLiteral("1"));
    QCOMPARE(engine.diagnostics.lastCandleSec, engine.newestClosedSec());
    QCOMPARE(engine.diagnostics.states.size(), std::size_t(3));
    QTRY_COMPARE_WITH_TIMEOUT(engine.drift.modelId, QStringLiteral("1"), 60'000);
    const ControlChart& chart = engine.drift.logLikelihood;
    QVERIFY2(chart.points.size() >= 23, qPrintable(QString::number(chart.points.size())));
    QVERIFY(chart.limit);
    QTRY_VERIFY(!engine.snapshot.drift.empty());
    QVERIFY(engine.snapshot.drift == driftAlarms(engine.drift));
    const Trust trust = judgeTrust(engine.snapshot, engine.health, engine.snapshot.asOfSec);
    QVERIFY(std::ranges::count(trust.reasons, QStringLiteral("drift"), &TrustReason::code) == 1);
    engine.compareStates();
    QTRY_VERIFY_WITH_TIMEOUT(engine.comparison.asOfSec && !engine.comparison.running, 60'000);
    QCOMPARE(engine.comparison.candidates.size(), std::size_t(4));

    engine.stop();
    engine.start(EngineUse::Look);
    QTRY_COMPARE(engine.diagnostics.modelId, QStringLiteral("1"));
    engine.stop();
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
