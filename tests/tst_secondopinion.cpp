// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reviewmaterial.h"
#include "core/store/snapshotfile.h"
#include "tests/support/enginestage.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <iterator>

using namespace regime;
using namespace regime::test;

namespace
{

/** Puts an HMM in force that is trained and fails: no candle has a density in it. For a stopped
 *  engine with one model. */
void failTheHmm(const EngineStage& engine)
{
    ModelRegistry models = engine.models();
    StoredModel far = models.live()->stored;
    hmm::ParameterValues values = far.model.parameters.values();
    values.means.setConstant(1e160);
    far.model.parameters = *hmm::Parameters::create(std::move(values));
    far.review.outcome = RetrainOutcome::Promote;
    QCOMPARE(models.add(far, {far.trainedAtSec, QStringLiteral("of another world")}).id,
             QStringLiteral("2"));
}

} // namespace

/** The jump model beside the HMM in a running engine, over a simulated exchange. */
class TestSecondOpinion : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void itAnswersBesideTheFirst();
    void itGoesOnOverARestart();
    void itsRefusalLeavesTheFirstAlone();
    void itsAnswersAreKeptWhereTheHmmHasNone_data();
    void itsAnswersAreKeptWhereTheHmmHasNone();
    void anotherPenaltyTrainsItAlone();
    void aHeldCandidateOfItsOwnWaitsForTheOperator();
    void theSourceDrivesWhatIsShown();
    void itsBiasEntersAdviceOnlyWhenAllowed_data();
    void itsBiasEntersAdviceOnlyWhenAllowed();

private:
    QString dataDir() const { return m_folder->filePath(QStringLiteral("store")); }
    static void waitForBoth(const EngineStage& engine);
    static void waitForJumpAlone(const EngineStage& engine);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SimulatedWorld> m_world;
};

void TestSecondOpinion::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<SimulatedWorld>();
}

/** Both detectors have answered the newest candle. */
void TestSecondOpinion::waitForBoth(const EngineStage& engine)
{
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest() && !engine.snapshot.training &&
                                 engine.snapshot.other.answer && !engine.snapshot.other.restored &&
                                 engine.snapshot.other.answer->candleTimeSec ==
                                     engine.newestClosedSec(),
                             20'000);
}

/** The jump model has answered the newest candle, the HMM has failed at it. */
void TestSecondOpinion::waitForJumpAlone(const EngineStage& engine)
{
    const auto jump = [&] { return opinionOf(engine.snapshot, ModelFamily::Jump); };
    QTRY_VERIFY_WITH_TIMEOUT(!engine.snapshot.training && jump().answer && !jump().restored &&
                                 jump().answer->candleTimeSec == engine.newestClosedSec(),
                             20'000);
    const Opinion& hmm = opinionOf(engine.snapshot, ModelFamily::Hmm);
    QVERIFY(hmm.trained && hmm.inferenceProblem.contains(QLatin1String("to have a density")));
}

void TestSecondOpinion::itAnswersBesideTheFirst()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForBoth(engine);
    const Opinion& jump = engine.snapshot.other;
    QCOMPARE(jump.modelId, QStringLiteral("j1"));
    QCOMPARE(jump.answer->observationCount, static_cast<int>(JumpTracker::rebuiltRows));
    QCOMPARE(jump.trainedAtSec, engine.snapshot.trainedAtSec);
    QVERIFY(engine.hasEvent(QStringLiteral("Model j1 live: the first model")));
    const RegimeProbabilities& scores = jump.answer->probabilities;
    QVERIFY(std::abs(scores[0] + scores[1] + scores[2] - 1) < 1e-9);

    for (int i = 0; i < 4; ++i) {
        m_world->clock.advance(60);
        waitForBoth(engine);
    }
    QCOMPARE(engine.snapshot.other.answer->observationCount,
             static_cast<int>(JumpTracker::rebuiltRows) + 4); // carried on, not rebuilt
    const QJsonObject own = engine.status()[QLatin1String("regimescope")].toObject();
    QVERIFY(own[QLatin1String("jump")][QLatin1String("trained")].toBool());
    const Opinion last = engine.snapshot.other;
    const std::vector<LedgerRow> rows = engine.ledgerRows(ModelFamily::Jump);
    QCOMPARE(rows.size(), engine.ledgerRows().size());
    for (const LedgerRow& row : rows)
        QCOMPARE(row.modelId, QStringLiteral("j1"));
    QCOMPARE(rows.back().probabilities, last.answer->probabilities);
    QCOMPARE(static_cast<int>(rows.back().shown), static_cast<int>(*last.shownRegime));

    // The next training is one of both, each with its own review.
    m_world->clock.advance(3 * 3600);
    QTRY_COMPARE(engine.health.samples, 720 + 4 + 180);
    engine.train();
    QTRY_VERIFY_WITH_TIMEOUT(!engine.snapshot.training && engine.book.jump.models.size() == 2,
                             20'000);
    QCOMPARE(engine.book.models.size(), std::size_t(2));
    const ModelEntry& entry = engine.book.jump.models.front();
    QCOMPARE(entry.id, QStringLiteral("j2"));
    QCOMPARE(entry.review.liveId, std::string("j1"));
    QCOMPARE(entry.review.score->candles, engine.book.models.front().review.score->candles);
    QVERIFY(engine.hasEvent(QStringLiteral("of cost per candle saved against the live model")));

    // How far they agree is said of the candles that both answered, up to the newest.
    QVERIFY(engine.snapshot.agreement.has_value());
    QCOMPARE(engine.snapshot.agreement->candles, static_cast<int>(engine.ledgerRows().size()));
    QCOMPARE(engine.snapshot.agreement->missing, 0);
}

void TestSecondOpinion::itGoesOnOverARestart()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForBoth(engine);
    for (int i = 0; i < 16; ++i) {
        m_world->clock.advance(60);
        waitForBoth(engine);
    }
    const Opinion before = engine.snapshot.other;
    QVERIFY(before.answer->stability.has_value());
    engine.stop();

    engine.start();
    waitForBoth(engine);
    const Opinion& after = engine.snapshot.other;
    QCOMPARE(after.modelId, before.modelId);
    QCOMPARE(static_cast<int>(*after.shownRegime), static_cast<int>(*before.shownRegime));
    QCOMPARE(after.shownSinceSec, before.shownSinceSec);
    QCOMPARE(after.shownCandles, before.shownCandles);
    QCOMPARE(after.answer->stability, before.answer->stability);
    QCOMPARE(static_cast<int>(after.answer->regime), static_cast<int>(before.answer->regime));
    engine.stop();

    // Without a ledger the snapshot file alone knows the last answer.
    const auto saved = SnapshotFile(dataDir(), engine.key).load(Access::Read).state;
    QVERIFY(saved && saved->jump);
    QCOMPARE(saved->jumpModelId, QStringLiteral("j1"));
    QCOMPARE(saved->jump->probabilities, after.answer->probabilities);
}

void TestSecondOpinion::itsRefusalLeavesTheFirstAlone()
{
    EngineStage engine(*m_world, dataDir());
    engine.set("JUMP_PENALTY", QStringLiteral("1000000"));
    engine.start();
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest() && !engine.snapshot.training, 20'000);
    QVERIFY(!engine.snapshot.other.trained);
    QVERIFY2(
        engine.snapshot.other.trainingProblem.startsWith(QStringLiteral("every start was refused")),
        qPrintable(engine.snapshot.other.trainingProblem));
    QVERIFY(engine.hasEvent(QStringLiteral("No new jump model: every start was refused")));
    QCOMPARE(engine.snapshot.trainingProblem, QString());
    const QJsonObject status = engine.status();
    QVERIFY(status[QLatin1String("regimescope")][QLatin1String("usable")].toBool());
    QVERIFY(!reasonCodes(status).contains(QStringLiteral("training_refused")));
    QVERIFY(status[QLatin1String("regimescope")][QLatin1String("jump")].isNull());
    m_world->clock.advance(60);
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest(), 10'000);
    QVERIFY(!engine.ledgerRows().empty());
    QVERIFY(engine.ledgerRows(ModelFamily::Jump).empty());
}

void TestSecondOpinion::itsAnswersAreKeptWhereTheHmmHasNone_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("it drives the window") << "jump";
    QTest::newRow("it stands beside") << "hmm";
}
void TestSecondOpinion::itsAnswersAreKeptWhereTheHmmHasNone()
{
    QFETCH(QString, source);
    EngineStage engine(*m_world, dataDir());
    engine.set("REGIME_SOURCE", source);
    engine.start();
    waitForBoth(engine);
    engine.stop();
    const std::vector<LedgerRow> hmm = engine.ledgerRows();
    QCOMPARE(hmm.size(), std::size_t{1});
    failTheHmm(engine);
    engine.start();
    for (int i = 0; i < 16; ++i) {
        m_world->clock.advance(60);
        waitForJumpAlone(engine);
    }
    // Every answer once, judged by itself: nothing of it is the HMM's, which may not be used.
    QVERIFY(reasonCodes(engine.status()).contains(QStringLiteral("inference_failing")) ==
            (source == QLatin1String("hmm")));
    QVERIFY(engine.ledgerRows() == hmm);
    const std::vector<LedgerRow> rows = engine.ledgerRows(ModelFamily::Jump);
    QCOMPARE(rows.size(), std::size_t{17});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].candleTimeSec, hmm[0].candleTimeSec + 60 * std::int64_t(i));
        QCOMPARE(rows[i].modelId, QStringLiteral("j1"));
        QCOMPARE(rows[i].reasons, QStringList());
        QVERIFY(rows[i].usable);
    }
    const Opinion before = opinionOf(engine.snapshot, ModelFamily::Jump);
    QCOMPARE(rows.back().probabilities, before.answer->probabilities);
    QVERIFY(!engine.snapshot.agreement);

    // Who looks back sees it, as the source or as the second band.
    engine.requestHistory({7, rows[1].candleTimeSec, rows.back().candleTimeSec + 60, 100});
    QTRY_VERIFY(!engine.histories.empty());
    const ChartHistory& history = engine.histories.back();
    QCOMPARE(history.columns.size(), rows.size() - 1);
    for (std::size_t i = 0; i < history.columns.size(); ++i) {
        const ChartColumn& column = history.columns[i];
        const bool isSource = source == QLatin1String("jump");
        QCOMPARE(column.answered, isSource);
        if (!isSource) {
            QCOMPARE(column.otherShown, std::optional(rows[i + 1].shown));
            continue;
        }
        QVERIFY(column.asSeen && column.usable && !column.otherShown);
        QCOMPARE(column.probabilities, rows[i + 1].probabilities);
        QCOMPARE(column.modelId, QStringLiteral("j1"));
    }

    engine.stop();
    engine.start();
    waitForJumpAlone(engine);
    const Opinion after = opinionOf(engine.snapshot, ModelFamily::Jump);
    QCOMPARE(after.shownSinceSec, before.shownSinceSec);
    QCOMPARE(after.shownCandles, before.shownCandles);
    QCOMPARE(after.answer->stability, before.answer->stability);
    QVERIFY(engine.ledgerRows(ModelFamily::Jump) == rows);

    ReviewRequest live;
    live.ledger = ReviewLedger::Live;
    const auto reviewed =
        reviewInput(*readReviewMaterial(live, Configuration(), engine.key, dataDir()));
    QCOMPARE(reviewed.ticks.size(), rows.size());
    QVERIFY(reviewed.ticks.front().hmm && reviewed.ticks.front().jump);
    QVERIFY(!reviewed.ticks.back().hmm && reviewed.ticks.back().jump);
}

void TestSecondOpinion::anotherPenaltyTrainsItAlone()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForBoth(engine);
    engine.stop();
    engine.set("JUMP_PENALTY", QStringLiteral("12"));
    m_world->clock.advance(60);
    engine.start();
    QTRY_COMPARE_WITH_TIMEOUT(engine.snapshot.other.modelId, QStringLiteral("j2"), 20'000);
    waitForBoth(engine);
    QCOMPARE(engine.snapshot.modelId, QStringLiteral("1"));
    QCOMPARE(engine.modelIds(), QStringList{QStringLiteral("1")});
    engine.stop();
    QCOMPARE(engine.jumpModels().live()->stored.model.model.penalty, 12.0);
}

void TestSecondOpinion::aHeldCandidateOfItsOwnWaitsForTheOperator()
{
    EngineStage engine(*m_world, dataDir());
    engine.start();
    waitForBoth(engine);
    engine.stop();
    JumpRegistry models = engine.jumpModels();
    StoredJump copy = models.live()->stored;
    copy.review.outcome = RetrainOutcome::Hold;
    QCOMPARE(models.add(copy, {copy.trainedAtSec, QStringLiteral("held back")}).id,
             QStringLiteral("j2"));
    engine.start();
    waitForBoth(engine);
    QCOMPARE(engine.snapshot.other.heldModelId, QStringLiteral("j2"));
    QCOMPARE(engine.snapshot.heldModelId, QString());
    QVERIFY(!reasonCodes(engine.status()).contains(QStringLiteral("candidate_held")));
    engine.promoteModel(QStringLiteral("j2"));
    QTRY_COMPARE(engine.snapshot.other.modelId, QStringLiteral("j2"));
    QCOMPARE(engine.snapshot.other.heldModelId, QString());
    engine.rollBackModel(QStringLiteral("j1"));
    QTRY_COMPARE(engine.snapshot.other.modelId, QStringLiteral("j1"));
    QVERIFY(engine.hasEvent(QStringLiteral("Model j1 rolled back to by the operator, from j2")));
    QCOMPARE(engine.snapshot.modelId, QStringLiteral("1"));
}

void TestSecondOpinion::theSourceDrivesWhatIsShown()
{
    EngineStage engine(*m_world, dataDir());
    engine.set("REGIME_SOURCE", QStringLiteral("jump"));
    engine.start();
    waitForBoth(engine);
    QCOMPARE(engine.snapshot.source, ModelFamily::Jump);
    QCOMPARE(engine.snapshot.modelId, QStringLiteral("j1"));
    QCOMPARE(engine.snapshot.other.modelId, QStringLiteral("1"));
    QCOMPARE(engine.snapshot.warmingUpNeed, 399);
    const QJsonObject status = engine.status();
    const QJsonObject own = status[QLatin1String("regimescope")].toObject();
    QCOMPARE(own[QLatin1String("source")].toString(), QStringLiteral("jump"));
    QCOMPARE(own[QLatin1String("model_id")].toString(), QStringLiteral("j1"));
    const RegimeProbabilities& p = engine.snapshot.other.answer->probabilities;
    QCOMPARE(status[QLatin1String("hmm_regime")][QLatin1String("probabilities")]
                   [QLatin1String("bullish")]
                       .toDouble(),
             p[2]);
    QVERIFY(engine.hasEvent(QStringLiteral("First shown regime")));
}

void TestSecondOpinion::itsBiasEntersAdviceOnlyWhenAllowed_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("allowed");
    QTest::addColumn<bool>("enters");
    QTest::newRow("not the source") << "hmm"
                                    << "true" << false;
    QTest::newRow("not allowed") << "jump"
                                 << "false" << false;
    QTest::newRow("source and allowed") << "jump"
                                        << "true" << true;
}
void TestSecondOpinion::itsBiasEntersAdviceOnlyWhenAllowed()
{
    QFETCH(QString, source);
    QFETCH(QString, allowed);
    QFETCH(bool, enters);
    EngineStage engine(*m_world, dataDir());
    engine.set("REGIME_SOURCE", source);
    engine.set("JUMP_IN_ADVICE", allowed);
    engine.set("HMM_ENABLED", QStringLiteral("true"));
    engine.set("HMM_CONFIDENCE_THRESHOLD", QStringLiteral("0"));
    engine.start();
    waitForBoth(engine);
    // Past one of the bot's ticks, with every candle answered.
    for (int i = 0; i < 6; ++i) {
        m_world->clock.advance(60);
        waitForBoth(engine);
    }
    const auto family = enters ? ModelFamily::Jump : ModelFamily::Hmm;
    QCOMPARE(engine.snapshot.adviceSource, family);
    std::vector<LedgerRow> all = engine.ledgerRows();
    std::ranges::move(engine.ledgerRows(ModelFamily::Jump), std::back_inserter(all));
    const std::vector<LedgerCandle> rows = byCandle(std::move(all));
    const auto biasOf = [](const LedgerCandle& row, ModelFamily of) {
        return row.of(of)->biasSignal;
    };
    const auto taken = [&] {
        const Advice& advice = engine.snapshot.advice;
        if (!advice.signal || !advice.trendScore)
            return rows.end();
        const double bias = (*advice.signal - 0.5 * *advice.trendScore) / 0.5;
        return std::ranges::find_if(rows, [&](const LedgerCandle& row) {
            return std::abs(biasOf(row, family) - bias) < 1e-9;
        });
    };
    QTRY_VERIFY(taken() != rows.end());
    QVERIFY(std::abs(biasOf(*taken(), ModelFamily::Hmm) - biasOf(*taken(), ModelFamily::Jump)) >
            1e-6);
}

QTEST_GUILESS_MAIN(TestSecondOpinion)
#include "tst_secondopinion.moc"
