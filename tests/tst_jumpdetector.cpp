// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jump/stay.h"
#include "core/regime/replay.h"
#include "core/review/forecast.h"
#include "tests/support/realseries.h"
#include "tests/support/referencefile.h"
#include "tests/support/shortwalk.h"
#include "tests/support/simulatedseries.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace regime;
using regime::test::realSeries;

namespace
{

/** The first training window of a market simulated in three regimes. */
constexpr std::size_t windowCandles = 1200;

TrainedJump trained(const CandleSeries& window, const TrainedJump* live = nullptr)
{
    const auto model = trainJump({&window, 1}, DetectorConfig{}, live);
    if (!model)
        qFatal("%s", model.error().message.c_str());
    return *model;
}

CandleSeries window()
{
    return part(simulatedMarket(), 0, windowCandles);
}

JumpTracker trackerOf(const TrainedJump& model)
{
    return JumpTracker(std::make_shared<TrainedJump>(model), DetectorConfig{});
}

std::vector<RegimeEstimate> answers(JumpTracker& tracker, const CandleSeries& run, std::size_t from,
                                    std::size_t to)
{
    std::vector<RegimeEstimate> result;
    for (std::size_t end = from; end <= to; ++end) {
        const auto answer = tracker.answer(run, end);
        if (!answer)
            qFatal("%s", answer.error().message.c_str());
        result.push_back(*answer);
    }
    return result;
}

bool says(const std::vector<std::string>& remarks, const std::string& text)
{
    return std::ranges::any_of(
        remarks, [&](const std::string& remark) { return remark.find(text) != std::string::npos; });
}

/** The label's score at each candle against whether the label stood `jump::stayCandles` later. */
std::vector<review::Forecast> stayForecasts(const JumpReplay& walked)
{
    std::vector<review::Forecast> forecasts;
    for (std::size_t i = 0; i + jump::stayCandles < walked.rows.size(); ++i) {
        const RegimeEstimate& now = walked.rows[i].estimate;
        const RegimeEstimate& later = walked.rows[i + jump::stayCandles].estimate;
        forecasts.push_back({1 - now.pSwitch, now.regime == later.regime});
    }
    return forecasts;
}

} // namespace

class JumpDetectorTest : public QObject
{
    Q_OBJECT

private slots:
    void aTrainingNamesItsStatesByTheirSpread()
    {
        const CandleSeries candles = window();
        const TrainedJump model = trained(candles);
        QCOMPARE(model.model.states(), Eigen::Index(3));
        QCOMPARE(model.model.penalty, 20.0);
        const auto spread = model.model.centres.row(1);
        QVERIFY(spread[0] < spread[1] && spread[1] < spread[2]);
        QVERIFY((model.regimeOfState ==
                 std::vector{Regime::Bearish, Regime::Ranging, Regime::Bullish}));
        QCOMPARE(model.firstCandleSec, candles.openTimeSec.front());
        QCOMPARE(model.lastCandleSec, candles.openTimeSec.back());
        QCOMPARE(model.observationCount, static_cast<int>(windowCandles) - 14);
        QVERIFY(std::abs(model.occupancy[0] + model.occupancy[1] + model.occupancy[2] - 1) < 1e-12);
        const auto hmm = trainModel({&candles, 1}, DetectorConfig{});
        QVERIFY(hmm);
        QVERIFY(model.scaler == hmm->scaler);
        QCOMPARE(model.dataHash, hmm->dataHash);
    }

    void theSameCandlesGiveTheSameBits()
    {
        const CandleSeries candles = window();
        const TrainedJump live = trained(candles);
        QVERIFY(live == trained(candles));
        QVERIFY(trained(candles, &live) == trained(candles, &live));
    }

    void whatCannotBeTrainedIsRefused_data()
    {
        QTest::addColumn<int>("candles");
        QTest::addColumn<double>("penalty");
        QTest::addColumn<QString>("says");
        QTest::newRow("too few candles") << 400 << 20.0 << "too few observations to train: 386 of";
        QTest::newRow("one state for all") << 1200 << 1e6 << "every start was refused: k-means++ 1";
    }
    void whatCannotBeTrainedIsRefused()
    {
        QFETCH(int, candles);
        QFETCH(double, penalty);
        QFETCH(QString, says);
        const CandleSeries few = part(simulatedMarket(), 0, static_cast<std::size_t>(candles));
        DetectorConfig config;
        config.jumpPenalty = penalty;
        const auto model = trainJump({&few, 1}, config);
        QVERIFY(!model);
        QVERIFY2(QString::fromStdString(model.error().message).startsWith(says),
                 model.error().message.c_str());
    }

    void aRareStateIsARemark()
    {
        // Falls now and then, and one rally.
        const TrainedJump model = trained(driftingMarket(1200, [](std::size_t i) {
            return i >= 500 && i < 515 ? 0.006 : i % 200 >= 60 && i % 200 < 100 ? -0.003 : 0;
        }));
        QVERIFY(model.occupancy[2] >= 0.005 && model.occupancy[2] < 0.03);
        QVERIFY(says(model.remarks, "short-lived state: state 2 (BULLISH) fills "));
        QVERIFY(!says(model.remarks, "short-lived state: state 0"));
    }

    void aLabelThatSwapsItsRoleIsSaid()
    {
        const CandleSeries candles = window();
        TrainedJump live = trained(candles);
        QVERIFY(!says(trained(candles, &live).remarks, "resembles"));
        std::swap(live.regimeOfState[0], live.regimeOfState[2]);
        QVERIFY(says(trained(candles, &live).remarks,
                     "names unreliable: state 0, now BEARISH, resembles what the model before "
                     "called BULLISH"));
    }

    void aTickKnowsOnlyThePast()
    {
        const CandleSeries market = simulatedMarket();
        CandleSeries changed = market;
        for (std::size_t i = 1500; i < changed.size(); ++i)
            changed.close[i] *= 1.2;
        JumpTracker one = trackerOf(trained(window())), two = one, cut = one;
        const auto before = answers(one, market, windowCandles, 1500);
        QVERIFY(before == answers(two, changed, windowCandles, 1500));
        QVERIFY(before == answers(cut, part(market, 0, 1500), windowCandles, 1500));
        QVERIFY(*one.answer(market, 1501) != *two.answer(changed, 1501));
    }

    void anAnswerIsThreeScoresOfStaying()
    {
        JumpTracker tracker = trackerOf(trained(window()));
        const CandleSeries market = simulatedMarket();
        for (const RegimeEstimate& answer :
             answers(tracker, market, windowCandles, market.size())) {
            const RegimeProbabilities& p = answer.probabilities;
            QVERIFY(std::abs(p[0] + p[1] + p[2] - 1) < 1e-12);
            QCOMPARE(1 - answer.pSwitch, p[static_cast<std::size_t>(answer.regime)]);
            QVERIFY(answer.confidence >= 0 && answer.confidence <= 1);
            QVERIFY(answer.entropy >= 0 && answer.entropy <= 1);
            QVERIFY(answer.logLikelihood <= 0);
        }
    }

    void theRecursionIsCarriedOnAndRebuiltWhereItCannotBe()
    {
        const CandleSeries market = simulatedMarket();
        JumpTracker carried = trackerOf(trained(window())), rebuilt = carried;
        const auto one = answers(carried, market, windowCandles, market.size());
        QCOMPARE(one.front().observationCount, 300);
        QCOMPARE(one.back().observationCount, 300 + static_cast<int>(one.size()) - 1);
        // The values differ by what the first rows cost alone, which every change wipes out.
        for (std::size_t i = 0; i < one.size(); i += 50) {
            const auto fresh = rebuilt.answer(market, windowCandles + i);
            QVERIFY(fresh);
            QCOMPARE(fresh->observationCount, 300);
            QCOMPARE(static_cast<int>(fresh->regime), static_cast<int>(one[i].regime));
            QVERIFY(std::abs(fresh->pSwitch - one[i].pSwitch) < 1e-6);
        }
    }

    void tooFewCandlesAreAWarmUp()
    {
        JumpTracker tracker = trackerOf(trained(window()));
        QCOMPARE(tracker.neededCandles(), std::size_t(399));
        const CandleSeries market = simulatedMarket();
        QCOMPARE(tracker.answer(market, 398).error().message, std::string("warming up 398/399"));
        QVERIFY(tracker.answer(market, 399));
    }

    void aNumberThatIsNoneIsAFailureThatPasses()
    {
        JumpTracker tracker = trackerOf(trained(window()));
        const CandleSeries market = simulatedMarket();
        CandleSeries broken = market;
        broken.volume[599] = std::nan("");
        QVERIFY(tracker.answer(market, 599));
        QCOMPARE(tracker.answer(broken, 600).error().message,
                 "the candle of " + std::to_string(broken.openTimeSec[599]) +
                     " gives an observation that is not finite");
        const auto after = tracker.answer(market, 601);
        QVERIFY(after);
        QCOMPARE(after->observationCount, 300);
    }

    void otherUnitsKeepTheCentres()
    {
        const TrainedJump model = trained(window());
        const TrainedJump other = trained(part(simulatedMarket(), 600, 1800));
        const TrainedJump moved = inUnitsOf(model, other.scaler);
        QVERIFY(moved.scaler == other.scaler);
        QVERIFY(moved.scaler.restore(moved.model.centres)
                    .isApprox(model.scaler.restore(model.model.centres), 1e-12));
    }

    void aWalkIsWhatALiveTrackerAnswers()
    {
        const CandleSeries market = simulatedMarket();
        const ReplayConfig config = test::shortWalk(800, 300);
        const auto walked = replayJump(market, config);
        QVERIFY2(walked, walked ? "" : walked.error().message.c_str());
        QCOMPARE(walked->rows.size(), market.size() - 800);
        QVERIFY(walked->messages.empty());
        ShownRegimeFilter shown(config.confirmCandles);
        std::optional<JumpTracker> tracker;
        for (const ReplayRow& row : walked->rows) {
            if ((row.candle - 800) % 300 == 0)
                tracker.emplace(
                    std::make_shared<TrainedJump>(
                        walked->trainings[static_cast<std::size_t>(row.modelId - 1)].model),
                    config.detector);
            QVERIFY(*tracker->answer(market, row.candle + 1) == row.estimate);
            shown.step(row.estimate.candleTimeSec, row.estimate.regime, row.estimate.probabilities);
            QCOMPARE(static_cast<int>(row.shown), static_cast<int>(*shown.current()));
        }
        const CandleSeries first = part(market, 0, 800);
        QVERIFY(walked->trainings[0].model == *trainJump({&first, 1}, config.detector));
    }

    void withGatesAHeldCandidateNeverAnswers()
    {
        const CandleSeries market = simulatedMarket();
        ReplayConfig config = test::shortWalk(800, 120);
        config.gates = true;
        config.detector.retrainHoldStandardErrors = 0; // half of all differences are below 0
        const auto walked = replayJump(market, config);
        QVERIFY2(walked, walked ? "" : walked.error().message.c_str());
        int live = 0, held = 0;
        auto row = walked->rows.begin();
        for (std::size_t i = 0; i < walked->trainings.size(); ++i) {
            const JumpReplayTraining& training = walked->trainings[i];
            if (training.review.outcome == RetrainOutcome::Hold)
                ++held;
            else
                live = static_cast<int>(i) + 1;
            const std::size_t end = training.candle + config.retrainEvery;
            for (; row != walked->rows.end() && row->candle < end; ++row)
                QCOMPARE(row->modelId, live);
        }
        QVERIFY(held > 0 && held < static_cast<int>(walked->trainings.size()) - 1);
    }

    void candlesTooEarlyForTheRecursionHaveNoRow()
    {
        ReplayConfig config;
        config.detector.trainingCandles = 200;
        config.detector.minTrainSamples = 100;
        config.start = 200;
        const auto walked = replayJump(part(simulatedMarket(), 0, 700), config);
        QVERIFY2(walked, walked ? "" : walked.error().message.c_str());
        QCOMPARE(walked->rows.front().candle, std::size_t(398));
        QCOMPARE(walked->rows.size(), std::size_t(302));
    }

    void aRefusedTrainingLeavesCandlesWithoutARow()
    {
        ReplayConfig config = test::shortWalk(800, 1440);
        config.detector.jumpPenalty = 1e6;
        const auto walked = replayJump(simulatedMarket(), config);
        QVERIFY(walked);
        QVERIFY(walked->rows.empty() && walked->trainings.empty());
        QVERIFY(says(walked->messages, "the training of the jump model before candle 800"));
    }

    void onRealCandlesItKnowsHowLongALabelStands_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("intervalSec");
        QTest::newRow("XDGUSD 5m") << "XDGUSD_5m_2024H2.csv" << 300;
        QTest::newRow("XBTUSD 1m") << "XBTUSD_1m_202303.csv" << 60;
    }
    void onRealCandlesItKnowsHowLongALabelStands()
    {
        QFETCH(QString, file);
        QFETCH(int, intervalSec);
        const QString path = QStringLiteral(SHARED_DIR "/data/") + file;
        REGIME_SKIP_WITHOUT(path);
        const auto walked = replayJump(realSeries(path, intervalSec), ReplayConfig{});
        QVERIFY2(walked, walked ? "" : walked.error().message.c_str());
        QVERIFY(walked->messages.empty());
        const auto forecasts = stayForecasts(*walked);
        const double skill = review::brierSkill(forecasts).value();
        const double area = review::areaUnderCurve(forecasts).value();
        QVERIFY2(skill >= 0.10, qPrintable(QString::number(skill)));
        QVERIFY2(area >= 0.80, qPrintable(QString::number(area)));
        double flips = 0;
        for (std::size_t i = 1; i < walked->rows.size(); ++i)
            flips += walked->rows[i].estimate.regime != walked->rows[i - 1].estimate.regime;
        const double perThousand = 1000 * flips / static_cast<double>(walked->rows.size());
        QVERIFY2(perThousand > 12 && perThousand < 25, qPrintable(QString::number(perThousand)));
    }

    void theOrdinaryMarketOfDogeUnderAnotherNameIsHeld()
    {
        const QString path = QStringLiteral(SHARED_DIR "/data/XDGUSD_5m_2024H2.csv");
        REGIME_SKIP_WITHOUT(path);
        ReplayConfig config;
        config.start = 2000;
        config.retrainEvery = 288;
        config.gates = true;
        config.detector.jumpPenalty = 30;
        const auto walked = replayJump(part(realSeries(path, 300), 0, 10'000), config);
        QVERIFY2(walked, walked ? "" : walked.error().message.c_str());
        int swapped = 0, held = 0;
        for (const JumpReplayTraining& training : walked->trainings) {
            const RetrainReview& review = training.review;
            if (!review.namesProblem.starts_with("names unreliable: most of what is"))
                continue;
            ++swapped;
            held += namesBroken(review);
            QVERIFY(says(training.model.remarks, review.namesProblem));
        }
        QVERIFY2(swapped > 0, "it was to be seen");
        QCOMPARE(held, swapped); // whatever their scores
    }

    void aRoleSwappedOnRealCandlesIsSaid()
    {
        const QString path = QStringLiteral(SHARED_DIR "/data/XBTUSD_1m_202303.csv");
        REGIME_SKIP_WITHOUT(path);
        const CandleSeries series = realSeries(path, 60);
        std::ptrdiff_t swapped = 0;
        for (const double price : {20.0, 30.0, 40.0}) {
            ReplayConfig config;
            config.start = 2480;
            config.detector.jumpPenalty = price;
            const auto walked = replayJump(series, config);
            QVERIFY(walked);
            swapped +=
                std::ranges::count_if(walked->trainings, [](const JumpReplayTraining& training) {
                    return says(training.model.remarks, "resembles what the model before called");
                });
        }
        QVERIFY(swapped > 0);
    }
};

QTEST_APPLESS_MAIN(JumpDetectorTest)
#include "tst_jumpdetector.moc"
