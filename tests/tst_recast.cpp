// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginestore.h"
#include "core/engine/historyservice.h"
#include "core/engine/recast.h"
#include "tests/support/enginestage.h"
#include "tests/support/randommarket.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <iterator>
#include <memory>

using namespace regime;
using namespace regime::test;

namespace
{

const SeriesKey key{QStringLiteral("XDGUSD"), 1};
constexpr std::size_t kCandles = 6000;
constexpr std::size_t kHoleAt = 3500; ///< and some more than are closed up
constexpr std::size_t kHole = 40;
constexpr std::size_t kLedgerFrom = 4200;

DetectorConfig quickConfig()
{
    DetectorConfig config;
    config.trainingCandles = 900;
    config.minTrainSamples = 300;
    config.starts = 2;
    config.iterations = 30;
    return config;
}

const WalkRules rules{5, 100 * 60};

CandleSeries part(const CandleSeries& series, std::size_t first, std::size_t count)
{
    const auto cut = [&](const auto& values) {
        const auto from = values.begin() + static_cast<std::ptrdiff_t>(first);
        return std::vector(from, from + static_cast<std::ptrdiff_t>(count));
    };
    return {cut(series.openTimeSec), cut(series.close), cut(series.volume)};
}

/** The market with its hole, as two unbroken runs. */
std::vector<CandleSeries> market()
{
    const CandleSeries whole = randomMarket(kCandles);
    return {part(whole, 0, kHoleAt), part(whole, kHoleAt + kHole, kCandles - kHoleAt - kHole)};
}

LiveModel liveHmm(const QString& id, const CandleSeries& series)
{
    return {id, 0, std::make_shared<const TrainedModel>(*trainModel({&series, 1}, quickConfig()))};
}

LiveJump liveJump(const QString& id, const CandleSeries& series)
{
    return {id, 0, std::make_shared<const TrainedJump>(*trainJump({&series, 1}, quickConfig()))};
}

std::vector<PastAnswer> walked(const AnsweringModel& model, std::span<const CandleSeries> pieces)
{
    std::vector<PastAnswer> answers;
    walk(model, pieces, rules, {}, [&](const PastAnswer& past) { answers.push_back(past); });
    return answers;
}

/** The answer for this candle, or null; `answers` are oldest first. */
const PastAnswer* answerAt(const std::vector<PastAnswer>& answers, std::int64_t timeSec)
{
    const auto found = std::ranges::lower_bound(answers, timeSec, {}, [](const PastAnswer& past) {
        return past.seen.answer.candleTimeSec;
    });
    return found != answers.end() && found->seen.answer.candleTimeSec == timeSec ? &*found
                                                                                 : nullptr;
}

std::vector<Candle> candlesOf(const CandleSeries& series)
{
    std::vector<Candle> candles;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const double close = series.close[i];
        candles.push_back({series.openTimeSec[i], close, close, close, close, series.volume[i], 5,
                           CandleSource::Ohlc, false});
    }
    return candles;
}

} // namespace

/** "As the model says now": what it draws and counts, over a real store. */
class TestRecast : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void aWalkIsWhatTicksAnswered_data();
    void aWalkIsWhatTicksAnswered();
    void aRangeIsAnsweredAsByAWalkFromTheFirstCandle_data();
    void aRangeIsAnsweredAsByAWalkFromTheFirstCandle();
    void theShownRegimeDoesNotBeginWithTheRange();
    void laterCandlesChangeNothing();
    void theShareIsAPlainCount_data();
    void theShareIsAPlainCount();
    void withoutALedgerNothingIsCompared();
    void aViewThatFollowsIsServedAndAnotherOneWins();
    void aViewThatFollowsIsRecastAsAnew();
    void ticksWaitForASliceAtMost();
    void theEngineFollowsItsModel();

private:
    ChartHistory ledgerOf(const HistoryRequest& request, const DrawnModels& models) const;
    ChartHistory recastOf(const HistoryRequest& request, const DrawnModels& models) const;
    DrawnModels models(ModelFamily source = ModelFamily::Hmm) const
    {
        return drawnModels(m_hmm, m_jump, quickConfig(), source);
    }
    HistoryRequest request(std::size_t from, std::size_t to, int maxColumns = 20'000) const
    {
        return {1, timeOf(from), timeOf(to), maxColumns, true};
    }
    static std::int64_t timeOf(std::size_t candle)
    {
        return randomMarket(1).openTimeSec[0] + 60 * static_cast<std::int64_t>(candle);
    }

    std::vector<LedgerRow> oldRows() const;

    std::vector<CandleSeries> m_pieces;
    std::vector<LedgerRow> m_rows;
    LiveModel m_hmm, m_before; ///< today's, and the one that filled the ledger
    LiveJump m_jump, m_jumpBefore;
    std::unique_ptr<EngineStore> m_store;
};

void TestRecast::initTestCase()
{
    m_pieces = market();
    m_hmm = liveHmm(QStringLiteral("2"), part(m_pieces[1], 1000, 900));
    m_before = liveHmm(QStringLiteral("1"), part(m_pieces[0], 500, 900));
    m_jump = liveJump(QStringLiteral("j2"), part(m_pieces[1], 1000, 900));
    m_jumpBefore = liveJump(QStringLiteral("j1"), part(m_pieces[0], 500, 900));
    m_rows = oldRows();
}

/** By the models before, from kLedgerFrom on, with every seventh row missing. */
std::vector<LedgerRow> TestRecast::oldRows() const
{
    const auto second = walked(answering(m_jumpBefore, quickConfig()), m_pieces);
    std::vector<LedgerRow> rows;
    for (const PastAnswer& past : walked(answering(m_before, quickConfig()), m_pieces)) {
        const ModelAnswer& answer = past.seen.answer;
        if (answer.candleTimeSec < timeOf(kLedgerFrom) || answer.candleTimeSec / 60 % 7 == 0)
            continue;
        LedgerRow row;
        row.candleTimeSec = answer.candleTimeSec;
        row.asOfSec = static_cast<double>(answer.candleTimeSec + 65);
        row.modelId = past.seen.modelId;
        row.raw = answer.regime;
        row.shown = past.seen.shown;
        row.probabilities = answer.probabilities;
        rows.push_back(row);
        if (const PastAnswer* other = answerAt(second, answer.candleTimeSec)) {
            row.family = ModelFamily::Jump;
            row.modelId = other->seen.modelId;
            row.raw = other->seen.answer.regime;
            row.shown = other->seen.shown;
            rows.push_back(row);
        }
    }
    return rows;
}

void TestRecast::init()
{
    m_store = *EngineStore::openInMemory(key);
    for (const CandleSeries& piece : m_pieces)
        QVERIFY(m_store->candles().upsert(key, candlesOf(piece)));
    QVERIFY(m_store->ledger().append(m_rows));
}

ChartHistory TestRecast::ledgerOf(const HistoryRequest& request, const DrawnModels& models) const
{
    return *HistoryService(*m_store, key, rules, ModelFamily::Hmm).answer(request, models);
}

ChartHistory TestRecast::recastOf(const HistoryRequest& request, const DrawnModels& models) const
{
    Recasting recasting(*m_store, key, rules, ModelFamily::Hmm);
    QSignalSpy ready(&recasting, &Recasting::ready);
    recasting.start(ledgerOf(request, models), models);
    return ready.wait(20'000) ? ready[0][0].value<ChartHistory>() : ChartHistory();
}

void TestRecast::aWalkIsWhatTicksAnswered_data()
{
    QTest::addColumn<ModelFamily>("family");
    QTest::newRow("hmm") << ModelFamily::Hmm;
    QTest::newRow("jump") << ModelFamily::Jump;
}
void TestRecast::aWalkIsWhatTicksAnswered()
{
    QFETCH(ModelFamily, family);
    // Across the hole, one candle at a time, each told of its own run alone.
    const std::vector<CandleSeries> pieces{part(m_pieces[0], m_pieces[0].size() - 700, 700),
                                           part(m_pieces[1], 0, 700)};
    RegimePipeline pipeline(quickConfig(), family, rules.confirmCandles, 60);
    pipeline.setModel(*models(family).source);
    std::vector<SeenAnswer> ticked;
    std::vector<std::optional<std::int64_t>> since;
    for (const CandleSeries& piece : pieces) {
        for (std::size_t end = 1; end <= piece.size(); ++end) {
            for (const SeenAnswer& seen : pipeline.tick({part(piece, 0, end), false}, 0)) {
                ticked.push_back(seen);
                since.push_back(pipeline.opinion().shownSinceSec);
            }
        }
    }
    const auto answers = walked(*models(family).source, pieces);
    QVERIFY(answers.size() > 500);
    QCOMPARE(answers.size(), ticked.size());
    int changes = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        QCOMPARE(answers[i].seen.answer, ticked[i].answer);
        QCOMPARE(answers[i].seen.shown, ticked[i].shown);
        QCOMPARE(answers[i].seen.logLikelihood, ticked[i].logLikelihood);
        QCOMPARE(answers[i].shownSinceSec, since[i]);
        QVERIFY(!answers[i].asSeen && !answers[i].usable);
        changes += i > 0 && ticked[i].shown != ticked[i - 1].shown;
    }
    QVERIFY(changes > 3);
}

void TestRecast::aRangeIsAnsweredAsByAWalkFromTheFirstCandle_data()
{
    QTest::addColumn<std::size_t>("from");
    QTest::addColumn<std::size_t>("to");
    QTest::newRow("within a run") << std::size_t(2000) << std::size_t(2400);
    QTest::newRow("over the hole") << std::size_t(3400) << std::size_t(3900);
    QTest::newRow("from the start") << std::size_t(0) << std::size_t(300);
    QTest::newRow("to the end") << std::size_t(5500) << kCandles;
}
void TestRecast::aRangeIsAnsweredAsByAWalkFromTheFirstCandle()
{
    QFETCH(std::size_t, from);
    QFETCH(std::size_t, to);
    const ChartHistory history = recastOf(request(from, to), models());
    QVERIFY(history.asModelSaysNow);
    QCOMPARE(history.modelId, m_hmm.id);
    QCOMPARE(history.otherModelId, m_jump.id);
    const auto expected = walked(answering(m_hmm, quickConfig()), m_pieces);
    const auto other = walked(answering(m_jump, quickConfig()), m_pieces);
    int answeredColumns = 0;
    for (const ChartColumn& column : history.columns) {
        const PastAnswer* past = answerAt(expected, column.openTimeSec);
        QCOMPARE(column.answered, past != nullptr);
        if (const PastAnswer* second = answerAt(other, column.openTimeSec))
            QCOMPARE(column.otherShown, std::optional(second->seen.shown));
        else
            QVERIFY(!column.otherShown);
        if (!past) {
            QVERIFY(column.kind == IntervalKind::WarmingUp || column.kind == IntervalKind::Lost);
            continue;
        }
        ++answeredColumns;
        QVERIFY(!column.asSeen && column.kind == IntervalKind::Present);
        QCOMPARE(column.probabilities, past->seen.answer.probabilities);
        QCOMPARE(column.confidence, past->seen.answer.confidence);
        QCOMPARE(column.biasSignal, past->seen.answer.biasSignal);
        QCOMPARE(column.pSwitch, past->seen.answer.pSwitch);
        QCOMPARE(column.stability, past->seen.answer.stability);
        QCOMPARE(column.raw, past->seen.answer.regime);
        QCOMPARE(column.shown, past->seen.shown);
        QCOMPARE(column.modelId, QStringLiteral("2"));
    }
    QVERIFY(answeredColumns > 150);
}

/** What is shown is not always what the newest candle alone would show. */
void TestRecast::theShownRegimeDoesNotBeginWithTheRange()
{
    const auto answers = walked(answering(m_hmm, quickConfig()), m_pieces);
    DrawnModels alone = models();
    alone.other.reset();
    int begun = 0;
    for (std::size_t i = 1500; i < answers.size() && begun < 3; ++i) {
        const SeenAnswer& seen = answers[i].seen;
        if (seen.shown == shown(seen.answer.regime))
            continue;
        const std::int64_t fromSec = seen.answer.candleTimeSec;
        const ChartHistory history = recastOf({1, fromSec, fromSec + 600, 1200, true}, alone);
        QCOMPARE(history.columns.front().openTimeSec, fromSec);
        QCOMPARE(history.columns.front().shown, seen.shown);
        QCOMPARE(history.columns.front().stability, seen.answer.stability);
        QCOMPARE(history.columns.front().shownSinceSec, answers[i].shownSinceSec);
        i += 100;
        ++begun;
    }
    QCOMPARE(begun, 3);
}

void TestRecast::laterCandlesChangeNothing()
{
    const ChartHistory all = recastOf(request(4300, 5000), models());
    const std::int64_t untilSec = timeOf(4800);
    m_store = *EngineStore::openInMemory(key);
    for (const CandleSeries& piece : m_pieces) {
        std::vector<Candle> candles = candlesOf(piece);
        std::erase_if(candles, [&](const Candle& c) { return c.openTimeSec >= untilSec; });
        QVERIFY(m_store->candles().upsert(key, candles));
    }
    const ChartHistory earlier = recastOf(request(4300, 5000), models());
    QCOMPARE(earlier.columns.size(), std::size_t(500));
    for (std::size_t i = 0; i < earlier.columns.size(); ++i) {
        QCOMPARE(earlier.columns[i].probabilities, all.columns[i].probabilities);
        QCOMPARE(earlier.columns[i].shown, all.columns[i].shown);
        QCOMPARE(earlier.columns[i].pSwitch, all.columns[i].pSwitch);
        QCOMPARE(earlier.columns[i].otherShown, all.columns[i].otherShown);
    }
}

void TestRecast::theShareIsAPlainCount_data()
{
    QTest::addColumn<int>("maxColumns");
    QTest::addColumn<ModelFamily>("source");
    QTest::newRow("a candle a column") << 20'000 << ModelFamily::Hmm;
    QTest::newRow("merged") << 90 << ModelFamily::Hmm;
    QTest::newRow("the second opinion as the source") << 90 << ModelFamily::Jump;
}
void TestRecast::theShareIsAPlainCount()
{
    QFETCH(int, maxColumns);
    QFETCH(ModelFamily, source);
    const std::vector<LedgerCandle> before = *m_store->ledger().candles(0, timeOf(kCandles));
    const HistoryRequest asked = request(4000, kCandles, maxColumns);
    HistoryService service(*m_store, key, rules, source);
    Recasting recasting(*m_store, key, rules, source);
    QSignalSpy ready(&recasting, &Recasting::ready);
    recasting.start(*service.answer(asked, models(source)), models(source));
    QVERIFY(ready.wait(20'000));
    const auto history = ready[0][0].value<ChartHistory>();

    Relabelling counted, expected;
    for (const ChartColumn& column : history.columns) {
        counted.answered += column.relabelling.answered;
        counted.compared += column.relabelling.compared;
        counted.changed += column.relabelling.changed;
    }
    std::map<std::int64_t, Regime> said;
    std::map<std::int64_t, ShownRegime> shownThen;
    for (const LedgerCandle& candle : before) {
        if (const auto& row = candle.of(source)) {
            said[row->candleTimeSec] = row->raw;
            shownThen[row->candleTimeSec] = row->shown;
        }
    }
    for (const PastAnswer& past : walked(*models(source).source, m_pieces)) {
        const ModelAnswer& answer = past.seen.answer;
        if (answer.candleTimeSec < asked.fromSec)
            continue;
        const auto found = said.find(answer.candleTimeSec);
        ++expected.answered;
        expected.compared += found != said.end();
        expected.changed += found != said.end() && found->second != answer.regime;
    }
    QCOMPARE(counted, expected);
    QVERIFY(expected.changed > 20 && expected.changed < expected.compared);
    QVERIFY(expected.compared < expected.answered);
    for (const ChartColumn& column : history.columns)
        if (column.candles == 1 && shownThen.contains(column.openTimeSec))
            QCOMPARE(column.seenLive, std::optional(shownThen[column.openTimeSec]));
    QCOMPARE(*m_store->ledger().candles(0, timeOf(kCandles)), before);
}

void TestRecast::withoutALedgerNothingIsCompared()
{
    const ChartHistory history = recastOf(request(2000, 2400), models());
    for (const ChartColumn& column : history.columns) {
        QCOMPARE(column.relabelling, (Relabelling{1, 0, 0}));
        QVERIFY(!column.seenLive);
    }
}

void TestRecast::aViewThatFollowsIsServedAndAnotherOneWins()
{
    Recasting recasting(*m_store, key, rules, ModelFamily::Hmm);
    QList<std::uint64_t> answeredIds;
    connect(&recasting, &Recasting::ready, this,
            [&](const ChartHistory& history) { answeredIds << history.request.id; });
    const auto ask = [&](std::uint64_t id, std::size_t from, std::size_t to) {
        HistoryRequest asked = request(from, to);
        asked.id = id;
        recasting.start(ledgerOf(asked, models()), models());
    };
    // However many candles come in while one walk is under way, it is delivered, and the newest.
    ask(1, 0, 5000);
    for (std::uint64_t id = 2; id <= 5; ++id)
        ask(id, id, 5000 + id);
    QTRY_COMPARE_WITH_TIMEOUT(answeredIds, (QList<std::uint64_t>{1, 5}), 20'000);
    ask(6, 0, 5000);
    ask(7, 4000, 4100);
    QTRY_COMPARE_WITH_TIMEOUT(answeredIds, (QList<std::uint64_t>{1, 5, 7}), 20'000);
    ask(8, 0, 5000);
    recasting.cancel();
    QVERIFY(!QTest::qWaitFor([&] { return answeredIds.size() > 3; }, 100));
}

/** All that is stored in view, as candles come in: the same answers as over everything, for little
 *  work. */
void TestRecast::aViewThatFollowsIsRecastAsAnew()
{
    m_store = *EngineStore::openInMemory(key);
    Recasting recasting(*m_store, key, rules, ModelFamily::Hmm);
    QSignalSpy ready(&recasting, &Recasting::ready);
    const auto asked = std::make_shared<std::atomic<int>>(0); // candles of the two models
    DrawnModels counted = models();
    for (std::optional<AnsweringModel>* model : {&counted.source, &counted.other})
        (*model)->answer = [asked, answer = (*model)->answer](const CandleSeries& run,
                                                              std::size_t end) {
            ++*asked;
            return answer(run, end);
        };
    const std::vector<Candle> first = candlesOf(m_pieces[0]), second = candlesOf(m_pieces[1]);
    std::size_t stored = 0;
    const auto storeUpTo = [&](std::size_t candle) {
        const auto isNew = [&](std::int64_t timeSec) {
            return timeSec >= timeOf(stored) && timeSec < timeOf(candle);
        };
        std::vector<Candle> candles;
        for (const std::vector<Candle>& piece : {first, second})
            std::ranges::copy_if(piece, std::back_inserter(candles), isNew, &Candle::openTimeSec);
        std::vector<LedgerRow> rows;
        std::ranges::copy_if(m_rows, std::back_inserter(rows), isNew, &LedgerRow::candleTimeSec);
        QVERIFY(m_store->candles().upsert(key, candles) && m_store->ledger().append(rows));
        stored = candle;
    };
    const auto isAsAnew = [&] { // 50 candles to a column
        const HistoryRequest all = request(0, stored, 100);
        *asked = 0;
        ready.clear();
        recasting.start(ledgerOf(all, counted), counted);
        if (!ready.wait(20'000))
            return false;
        const auto history = ready[0][0].value<ChartHistory>();
        return history.columns.back().answered && history == recastOf(all, models());
    };
    storeUpTo(4901);
    QVERIFY(isAsAnew());
    QVERIFY(*asked > 8000);
    for (const std::size_t candle : {4902, 4903, 4930, 4951, 4960}) {
        storeUpTo(candle);
        QVERIFY(isAsAnew());
        QVERIFY2(*asked < 2 * 800, qPrintable(QString::number(*asked)));
    }
    // What the exchange says otherwise afterwards.
    const Candle* revised = &*std::ranges::find(second, timeOf(4700), &Candle::openTimeSec);
    Candle other = *revised;
    other.close = other.high = 1.002 * revised->close;
    QVERIFY(m_store->candles().upsert(key, {&other, 1}));
    QVERIFY(isAsAnew());
    QVERIFY(*asked < 2 * 800);
    // Older candles that come in, some of them into a column that is settled already.
    std::vector<Candle> found = candlesOf(part(randomMarket(kCandles), kHoleAt, kHole));
    QVERIFY(m_store->candles().upsert(key, found));
    recasting.forget();
    QVERIFY(isAsAnew());
    QVERIFY(*asked > 8000);
    // Another model.
    storeUpTo(4980);
    QVERIFY(isAsAnew());
    QVERIFY(*asked < 2 * 800);
    counted.source->id = QStringLiteral("3");
    const HistoryRequest all = request(0, stored, 100);
    *asked = 0;
    recasting.start(ledgerOf(all, counted), counted);
    ready.clear();
    QVERIFY(ready.wait(20'000));
    QVERIFY(*asked > 8000);
    QCOMPARE(ready[0][0].value<ChartHistory>().columns[40].modelId, QStringLiteral("3"));
}

void TestRecast::ticksWaitForASliceAtMost()
{
    Recasting recasting(*m_store, key, rules, ModelFamily::Hmm);
    QSignalSpy ready(&recasting, &Recasting::ready);
    int turns = 0;
    QTimer tick;
    connect(&tick, &QTimer::timeout, [&] { ++turns; });
    tick.start(0);
    recasting.start(ledgerOf(request(0, kCandles), models()), models());
    QVERIFY(ready.wait(20'000));
    QVERIFY2(turns >= 6, qPrintable(QString::number(turns)));
}

/** From a request to the engine to its answers: another model is told as soon as it is live. */
void TestRecast::theEngineFollowsItsModel()
{
    QTemporaryDir folder;
    SimulatedWorld world;
    EngineStage engine(world, folder.filePath(QStringLiteral("store")));
    engine.configFile = folder.filePath(QStringLiteral("regimescope.ini"));
    engine.start();
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest() && !engine.snapshot.training, 20'000);
    world.clock.advance(3600);
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest(), 20'000);
    const std::vector<LedgerRow> before = engine.ledgerRows();
    const HistoryRequest asked{1, engine.newestClosedSec() - 7200, engine.newestClosedSec() + 60,
                               1200, true};
    engine.requestHistory(asked);
    QTRY_COMPARE_WITH_TIMEOUT(engine.histories.size(), std::size_t(2), 20'000);
    // What was said comes at once, and nothing of today's model is among it.
    QVERIFY(!engine.histories[0].asModelSaysNow && engine.histories[1].asModelSaysNow);
    Relabelling sum;
    for (std::size_t i = 0; i < engine.histories[0].columns.size(); ++i) {
        const ChartColumn& then = engine.histories[0].columns[i];
        const ChartColumn& now = engine.histories[1].columns[i];
        QCOMPARE(then.answered, then.asSeen);
        QVERIFY(now.answered && !now.asSeen && now.modelId == QStringLiteral("1"));
        sum.compared += now.relabelling.compared;
        sum.changed += now.relabelling.changed;
    }
    // One model has said all of it, and says it again.
    QCOMPARE(sum.compared, std::ssize(before));
    QCOMPARE(sum.changed, 0);

    engine.stop();
    ModelRegistry models = engine.models();
    StoredModel copy = models.live()->stored;
    copy.review.outcome = RetrainOutcome::Hold;
    models.add(copy, {copy.trainedAtSec, QStringLiteral("held back")});
    engine.start();
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest() && !engine.snapshot.training, 20'000);
    engine.promoteModel(QStringLiteral("2"));
    QTRY_COMPARE(engine.snapshot.modelId, QStringLiteral("2"));
    engine.requestHistory(asked);
    QTRY_COMPARE_WITH_TIMEOUT(engine.histories.size(), std::size_t(4), 20'000);
    QCOMPARE(engine.histories.back().columns.back().modelId, QStringLiteral("2"));
    QCOMPARE(engine.ledgerRows().size(), before.size());

    // And the one before it again, over the same view.
    engine.rollBackModel(QStringLiteral("1"));
    QTRY_COMPARE(engine.snapshot.modelId, QStringLiteral("1"));
    engine.requestHistory(asked);
    QTRY_COMPARE_WITH_TIMEOUT(engine.histories.size(), std::size_t(6), 20'000);
    QVERIFY(engine.histories.back().asModelSaysNow);
    QCOMPARE(engine.histories.back().columns, engine.histories[1].columns);

    // An engine that ends in the middle of it leaves the question to the next one.
    engine.requestHistory(asked);
    engine.changeSetting({QStringLiteral("HMM_CONFIDENCE_THRESHOLD"), QStringLiteral("0.3")});
    QTRY_VERIFY_WITH_TIMEOUT(engine.histories.size() > 6 && engine.histories.back().asModelSaysNow,
                             20'000);
    QTRY_COMPARE(engine.snapshot.confidenceThreshold, 0.3);
}

QTEST_MAIN(TestRecast)
#include "tst_recast.moc"
