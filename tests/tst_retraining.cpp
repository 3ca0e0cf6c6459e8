// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginestore.h"
#include "core/engine/reviewmaterial.h"
#include "tests/support/enginestage.h"
#include "tests/support/reviewedpast.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace regime;
using namespace regime::test;

namespace
{

QString id(int number)
{
    return QString::number(number);
}

} // namespace

/** Retrains of a running engine, their reviews and what the operator decides, over restarts. */
class TestRetraining : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aRetrainIsReviewedAndSaysWhy();
    void tooFewNewCandlesAreSaid();
    void aHeldCandidateWaitsForTheOperator();
    void aRejectedCandidateNeverAnswers();
    void aRollBackSurvivesARestart();
    void whatCannotBeDecidedIsSaid();
    void aModelOfPartOfTheWindowIsTrainedAnew();
    void aTrainingIsReviewedAgainstTheModelThatIsLive();
    void laterCandlesChangeNoStoredAnswerThroughRetrains();

private:
    QString dataDir() const { return m_folder->filePath(QStringLiteral("store")); }
    void waitForModel(const EngineStage& engine, int number);
    void runOnce(EngineStage& engine);
    void holdACopy(const EngineStage& engine);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SimulatedWorld> m_world;
};

void TestRetraining::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<SimulatedWorld>();
}

void TestRetraining::waitForModel(const EngineStage& engine, int number)
{
    QTRY_VERIFY_WITH_TIMEOUT(!engine.snapshot.training && !engine.book.models.empty() &&
                                 engine.book.models.front().id == id(number),
                             20'000);
}

/** To the first model, and ended. */
void TestRetraining::runOnce(EngineStage& engine)
{
    engine.start();
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest(), 20'000);
    engine.stop();
}

/** Puts a copy of the live model beside it as a candidate that was held back. */
void TestRetraining::holdACopy(const EngineStage& engine)
{
    ModelRegistry models = engine.models();
    StoredModel copy = models.live()->stored;
    copy.review.outcome = RetrainOutcome::Hold;
    QCOMPARE(models.add(copy, {copy.trainedAtSec, QStringLiteral("held back")}).problem, QString());
}

void TestRetraining::aRetrainIsReviewedAndSaysWhy()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForModel(engine, 1);
    QCOMPARE(engine.book.models.front().review.outcome, RetrainOutcome::First);
    QVERIFY(engine.hasEvent(QStringLiteral("Model 1 live: the first model")));
    m_world->clock.advance(3 * 3600);
    QTRY_COMPARE(engine.health.samples, 720 + 180);
    engine.train();
    waitForModel(engine, 2);
    const ModelEntry& entry = engine.book.models.front();
    QCOMPARE(entry.review.liveId, std::string("1"));
    QCOMPARE(entry.review.newCandles, 180);
    QCOMPARE(entry.review.score->candles, 180);
    const bool held = entry.review.outcome == RetrainOutcome::Hold;
    QCOMPARE(entry.standing, held ? ModelStanding::Held : ModelStanding::Live);
    QTRY_COMPARE(engine.snapshot.modelId, held ? id(1) : id(2));
    QVERIFY(
        engine.hasEvent(QStringLiteral("Model 2 %1: ")
                            .arg(held ? QStringLiteral("held back") : QStringLiteral("promoted"))));
    QVERIFY(
        engine.hasEvent(QStringLiteral("nats per candle against the live model, on 180 candles")));
}

void TestRetraining::tooFewNewCandlesAreSaid()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForModel(engine, 1);
    engine.train();
    waitForModel(engine, 2);
    QVERIFY(!engine.book.models.front().review.score);
    QTRY_COMPARE(engine.snapshot.modelId, id(2));
    QVERIFY(engine.hasEvent(QStringLiteral("Model 2 promoted: not comparable: 0 candles new")));
    QCOMPARE(modelWith(engine.book, ModelStanding::Retired)->id, id(1));
}

void TestRetraining::aHeldCandidateWaitsForTheOperator()
{
    EngineStage engine(*m_world, dataDir());
    runOnce(engine);
    holdACopy(engine);
    engine.start();
    QTRY_VERIFY(engine.hasAnsweredNewest());
    QCOMPARE(engine.snapshot.modelId, id(1));
    QCOMPARE(engine.snapshot.heldModelId, id(2));
    QCOMPARE(engine.book.heldInARow, 1);
    QVERIFY(reasonCodes(engine.status()).contains(QStringLiteral("candidate_held")));
    QVERIFY(engine.status()[QLatin1String("regimescope")][QLatin1String("usable")].toBool());

    engine.promoteModel(id(2));
    QTRY_COMPARE(engine.snapshot.modelId, id(2));
    QTRY_COMPARE(engine.snapshot.heldModelId, QString());
    QVERIFY(engine.hasEvent(QStringLiteral("Model 2 promoted by the operator")));
    QVERIFY(!reasonCodes(engine.status()).contains(QStringLiteral("candidate_held")));
    QCOMPARE(engine.book.heldInARow, 0);
    engine.stop();
    engine.start();
    QTRY_VERIFY(engine.hasAnsweredNewest());
    QCOMPARE(engine.snapshot.modelId, id(2));
    QCOMPARE(engine.snapshot.heldModelId, QString());
}

void TestRetraining::aRejectedCandidateNeverAnswers()
{
    EngineStage engine(*m_world, dataDir());
    runOnce(engine);
    holdACopy(engine);
    engine.start();
    QTRY_COMPARE(engine.snapshot.heldModelId, id(2));
    engine.rejectModel(id(2));
    QTRY_COMPARE(engine.snapshot.heldModelId, QString());
    QVERIFY(engine.hasEvent(QStringLiteral("Model 2 rejected by the operator")));
    engine.stop();
    engine.start();
    QTRY_VERIFY(engine.hasAnsweredNewest());
    QCOMPARE(engine.snapshot.modelId, id(1));
    QCOMPARE(engine.snapshot.heldModelId, QString());
    QCOMPARE(engine.book.models.front().standing, ModelStanding::Rejected);
}

void TestRetraining::aRollBackSurvivesARestart()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForModel(engine, 1);
    engine.train();
    waitForModel(engine, 2);
    QVERIFY(modelWith(engine.book, ModelStanding::Retired)->canRollBack);
    QVERIFY(!modelWith(engine.book, ModelStanding::Live)->canRollBack);
    engine.rollBackModel(id(1));
    QTRY_COMPARE(engine.snapshot.modelId, id(1));
    QVERIFY(engine.hasEvent(QStringLiteral("Model 1 rolled back to by the operator, from 2")));
    engine.stop();
    m_world->clock.advance(60);
    engine.start();
    QTRY_VERIFY(engine.hasAnsweredNewest());
    QCOMPARE(engine.snapshot.modelId, id(1));
    QCOMPARE(engine.ledgerRows().back().modelId, id(1));
    QVERIFY(!engine.snapshot.training); // the last training is young, whichever model is live
    QCOMPARE(engine.modelIds().size(), 2);
}

void TestRetraining::whatCannotBeDecidedIsSaid()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForModel(engine, 1);
    engine.promoteModel(id(1));
    QTRY_VERIFY(engine.hasEvent(QStringLiteral("Model 1 cannot be promoted")));
    engine.rejectModel(id(9));
    QTRY_VERIFY(engine.hasEvent(QStringLiteral("Model 9 cannot be rejected")));
    engine.rollBackModel(id(9));
    QTRY_VERIFY(engine.hasEvent(QStringLiteral("No roll back to model 9: it is no longer there")));
    engine.rollBackModel(id(1));
    QTRY_VERIFY(engine.hasEvent(QStringLiteral("No roll back to model 1: it is live")));
    QCOMPARE(engine.snapshot.modelId, id(1));
    engine.stop();

    engine.set("HMM_N_STATES", QStringLiteral("2"));
    engine.start();
    waitForModel(engine, 2);
    engine.rollBackModel(id(1));
    QTRY_VERIFY(engine.hasEvent(QStringLiteral("model 1: it was trained with other settings")));
    QCOMPARE(engine.snapshot.modelId, id(2));
}

void TestRetraining::aModelOfPartOfTheWindowIsTrainedAnew()
{
    EngineStage engine(*m_world, dataDir());
    runOnce(engine);
    QCOMPARE(engine.models().live()->stored.review.windowCandles, 720);
    {
        const auto store = EngineStore::open(dataDir() + QStringLiteral("/regimescope.sqlite"),
                                             engine.key, Access::Write);
        QVERIFY(store);
        std::vector<Candle> older;
        for (int i = 0; i < 1280; ++i) {
            const double close = 0.1 * std::exp(0.02 * std::sin(0.01 * i));
            older.push_back({engine.newestClosedSec() - (1999 - i) * std::int64_t{60}, close, close,
                             close, close, 1000.0 + i % 7, 5, CandleSource::Trades, false});
        }
        QVERIFY((*store)->candles().upsert(engine.key, older));
    }
    engine.start();
    waitForModel(engine, 2);
    QCOMPARE(engine.book.models.front().review.windowCandles, 2000);
    QCOMPARE(engine.book.models.front().review.newCandles, 0);
    engine.stop();
    m_world->clock.advance(60);
    engine.start();
    QTRY_VERIFY(engine.hasAnsweredNewest());
    QVERIFY(!engine.snapshot.training);
    QCOMPARE(engine.modelIds().size(), 2);
}

void TestRetraining::aTrainingIsReviewedAgainstTheModelThatIsLive()
{
    EngineStage engine(*m_world, dataDir());
    engine.set("HMM_N_STARTS", QStringLiteral("1000"));
    engine.set("HMM_N_ITER", QStringLiteral("3"));
    runOnce(engine);
    holdACopy(engine);
    m_world->clock.advance(60);
    engine.start();
    QTRY_VERIFY(engine.hasAnsweredNewest());
    engine.train();
    QTRY_VERIFY(engine.snapshot.training);
    engine.promoteModel(id(2));
    QTRY_COMPARE(engine.snapshot.modelId, id(2));
    waitForModel(engine, 3);
    QCOMPARE(engine.book.models.front().review.liveId, std::string("2"));
}

void TestRetraining::laterCandlesChangeNoStoredAnswerThroughRetrains()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForModel(engine, 1);
    ReviewRequest live;
    live.ledger = ReviewLedger::Live;
    const Configuration values;
    for (int hour = 0; hour < 3; ++hour) {
        m_world->clock.advance(90 * 60);
        QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest(), 10'000);
        const std::vector<LedgerRow> before = engine.ledgerRows();
        const auto reviewedBefore =
            reviewInput(*readReviewMaterial(live, values, engine.key, dataDir()));
        engine.train();
        waitForModel(engine, hour + 2);
        m_world->clock.advance(60);
        QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest(), 10'000);
        const std::vector<LedgerRow> after = engine.ledgerRows();
        QVERIFY(after.size() > before.size());
        QVERIFY(std::equal(before.begin(), before.end(), after.begin()));
        // Nor anything that a review takes as known then.
        const auto reviewed = reviewInput(*readReviewMaterial(live, values, engine.key, dataDir()));
        QVERIFY(reviewed.ticks.size() > reviewedBefore.ticks.size());
        QVERIFY(knowTheSame(reviewedBefore, reviewed, before.back().candleTimeSec, 600));
    }
}

QTEST_GUILESS_MAIN(TestRetraining)
#include "tst_retraining.moc"
