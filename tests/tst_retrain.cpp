// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/retrain.h"

#include "core/hmm/baumwelch.h"
#include "core/regime/labels.h"
#include "core/regime/ticks.h"
#include "core/regime/trainingdata.h"
#include "tests/support/simulatedseries.h"

#include <QtTest/QtTest>

#include <cmath>
#include <random>

using namespace regime;

namespace
{

constexpr std::int64_t minuteSec = 60;

/** A market whose candles move `wildness` times as much from `changeAt` on, and calm down again
 *  for the last `calmEnd`. */
CandleSeries changingMarket(std::size_t candles, std::size_t changeAt, std::size_t calmEnd)
{
    std::mt19937 random(5);
    const auto noise = [&] { // the same on every machine
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += static_cast<double>(random()) / 4294967296.0;
        return sum;
    };
    CandleSeries series;
    double price = 100;
    for (std::size_t i = 0; i < candles; ++i) {
        const bool wild = i >= changeAt && i < candles - calmEnd;
        const double drift = (static_cast<double>((i / 40) % 3) - 1) * (wild ? 0.004 : 0.0004);
        price *= std::exp(drift + (wild ? 0.006 : 0.0006) * noise());
        series.openTimeSec.push_back(1'700'000'040 + minuteSec * static_cast<std::int64_t>(i));
        series.close.push_back(price);
        series.volume.push_back(1000 * std::exp((wild ? 1.0 : 0.2) * noise()));
    }
    return series;
}

/** An ordinary market with falls in between, rallies before candle 600 and slumps from 800 on. */
double withoutRalliesLater(std::size_t candle)
{
    const std::size_t phase = candle % 200;
    if (phase >= 60 && phase < 80)
        return -0.004;
    if (phase < 140 || phase >= 160)
        return 0;
    return candle < 600 ? 0.004 : candle < 800 ? 0 : -0.002;
}

DetectorConfig smallConfig()
{
    DetectorConfig config;
    config.trainingCandles = 800;
    config.starts = 4;
    return config;
}

TrainedModel modelOf(const CandleSeries& series, const DetectorConfig& config)
{
    return *trainModel({&series, 1}, config);
}

Retrain retrained(const CandleSeries& series, const DetectorConfig& config,
                  const TrainedModel& live)
{
    return *retrainModel({{&series, 1}, minuteSec, config, &live});
}

} // namespace

class RetrainTest : public QObject
{
    Q_OBJECT

private slots:
    void theErrorOfAMeanIsThatOfItsBlocks()
    {
        std::vector<double> differences(24, 1.0);
        differences.resize(48, 3.0);
        // Block means 1 and 3: mean 2, standard deviation sqrt(2), error sqrt(2) / sqrt(2).
        QCOMPARE(blockedMean(differences).mean, 2.0);
        QCOMPARE(blockedMean(differences).standardError, 1.0);
        // A third block of 12 candles: mean 22/5, sums' deviations -81.6, -33.6, 115.2.
        differences.resize(60, 14.0);
        QCOMPARE(blockedMean(differences).mean, 4.4);
        const double squares = 81.6 * 81.6 + 33.6 * 33.6 + 115.2 * 115.2;
        QVERIFY(std::abs(blockedMean(differences).standardError - std::sqrt(1.5 * squares) / 60) <
                1e-12);
    }

    void theFirstModelNeedsNoComparison()
    {
        const CandleSeries series = part(simulatedMarket(), 0, 800);
        const auto first = retrainModel({{&series, 1}, minuteSec, smallConfig(), nullptr});
        QVERIFY(first);
        QVERIFY(first->model == modelOf(series, smallConfig()));
        const RetrainReview& review = first->review;
        QCOMPARE(review.outcome, RetrainOutcome::First);
        QVERIFY(!review.score && !review.live && !review.relabelledShare && !review.refit);
        QCOMPARE(review.windowCandles, 800);
        QCOMPARE(review.startsKept, 4);
        QVERIFY(review.restartSpread >= 0);
        QCOMPARE(review.candidate.regimeOfState, first->model.regimeOfState);
        QVERIFY(review.candidate.flipsPerDay > 0);
    }

    void newCandlesDecideWhetherModelsAreComparable_data()
    {
        QTest::addColumn<int>("fresh");
        QTest::addColumn<int>("scored");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("one too few") << 59 << 0;
        QTest::newRow("just enough") << 60 << 60;
        QTest::newRow("as many as count") << 240 << 240;
        QTest::newRow("more") << 700 << 240;
    }
    void newCandlesDecideWhetherModelsAreComparable()
    {
        QFETCH(int, fresh);
        QFETCH(int, scored);
        const CandleSeries all = simulatedMarket();
        const DetectorConfig config = smallConfig();
        const TrainedModel live = modelOf(part(all, 0, 1000), config);
        const CandleSeries known = part(all, 0, 1000 + static_cast<std::size_t>(fresh));
        const Retrain retrain = retrained(known, config, live);
        const RetrainReview& review = retrain.review;
        QCOMPARE(review.newCandles, std::min(fresh, mostScoredCandles));
        QCOMPARE(review.score.has_value(), scored > 0);
        QCOMPARE(review.refitAgreement.has_value(), scored > 0);
        if (scored > 0) {
            QCOMPARE(review.score->candles, scored);
            return;
        }
        QVERIFY(retrain.model == *trainModel({&known, 1}, config, &live));
        QVERIFY(review.outcome != RetrainOutcome::First);
    }

    void bothModelsAreScoredOnCandlesNeitherKnew()
    {
        const CandleSeries all = part(simulatedMarket(), 0, 1400);
        const DetectorConfig config = smallConfig();
        const TrainedModel live = modelOf(part(all, 0, 1000), config);
        const Retrain retrain = retrained(all, config, live);

        const CandleSeries before = part(all, 0, 1400 - 240);
        const auto scored = trainModel({&before, 1}, config, &live);
        QVERIFY(scored);
        std::vector<double> differences;
        double ofLive = 0;
        for (std::size_t end = 1400 - 240 + 1; end <= 1400; ++end) {
            const CandleSeries recent = part(all, end - 100, end);
            const double liveLog = inferRegime(live, recent, config)->logLikelihood;
            differences.push_back(inferRegime(*scored, recent, config)->logLikelihood - liveLog);
            ofLive += liveLog / 240;
        }
        const HeldOutScore& score = *retrain.review.score;
        QCOMPARE(score.difference, blockedMean(differences).mean);
        QCOMPARE(score.standardError, blockedMean(differences).standardError);
        QVERIFY(std::abs(score.liveLogLikelihood - ofLive) < 1e-9);
        QVERIFY(std::abs(score.candidateLogLikelihood - ofLive - score.difference) < 1e-9);

        // The temper is one of the answers alone.
        DetectorConfig tempered = config;
        tempered.emissionTemper = 7;
        QVERIFY(*retrained(all, tempered, live).review.score == score);
    }

    void theRefitStandsWhereItAgreesElseTheScoredModel()
    {
        const CandleSeries all = simulatedMarket();
        const DetectorConfig config = smallConfig();
        const TrainedModel live = modelOf(part(all, 0, 900), config);
        int refits = 0, scoredOnes = 0;
        for (const CandleSeries& known :
             {part(all, 0, 1200), part(all, 0, 1500), changingMarket(1200, 900, 0),
              changingMarket(1100, 860, 0)}) {
            const std::size_t size = known.size();
            const TrainedModel before =
                known.close[0] == all.close[0] ? live : modelOf(part(known, 0, 800), config);
            const Retrain retrain = retrained(known, config, before);
            const CandleSeries window = part(known, 0, size - 240);
            const auto scored = trainModel({&window, 1}, config, &before);
            QVERIFY(scored);
            const auto refit = refitModel({&known, 1}, config, *scored, &before);
            const RetrainReview& review = retrain.review;
            if (!review.refitAgreement) {
                QVERIFY(!refit);
                continue;
            }
            const auto ofScored = ticksOf(*scored, {&known, 1}, 800, config);
            const auto ofRefit = ticksOf(*refit, {&known, 1}, 800, config);
            const double agreement =
                1 - *relabelledShare(sharedLabels(*ofScored, *ofRefit, refit->firstCandleSec,
                                                  scored->lastCandleSec));
            QCOMPARE(*review.refitAgreement, agreement);
            QCOMPARE(review.refit, agreement >= 0.9);
            QVERIFY(retrain.model == (review.refit ? *refit : *scored));
            if (review.refit) {
                ++refits;
                QCOMPARE(retrain.model.keptStart, std::string("refit"));
                QCOMPARE(retrain.model.lastCandleSec, known.openTimeSec.back());
            } else {
                ++scoredOnes;
                QCOMPARE(retrain.model.lastCandleSec, known.openTimeSec[size - 241]);
            }
        }
        QVERIFY2(refits > 0 && scoredOnes > 0, "both ways were to be seen");
    }

    void aWorseCandidateIsHeldAndABetterOneGoesLive_data()
    {
        QTest::addColumn<int>("changeAt");
        QTest::addColumn<int>("calmEnd");
        QTest::addColumn<RetrainOutcome>("outcome");
        // The live model knows the calm market of the first 1000 candles.
        QTest::newRow("the market is as the live model knows it")
            << 1000 << 240 << RetrainOutcome::Hold;
        QTest::newRow("the market is another by now") << 1000 << 0 << RetrainOutcome::Promote;
    }
    void aWorseCandidateIsHeldAndABetterOneGoesLive()
    {
        QFETCH(int, changeAt);
        QFETCH(int, calmEnd);
        QFETCH(RetrainOutcome, outcome);
        const CandleSeries series = changingMarket(2100, static_cast<std::size_t>(changeAt),
                                                   static_cast<std::size_t>(calmEnd));
        const TrainedModel live = modelOf(part(series, 0, 1000), smallConfig());
        const Retrain retrain = retrained(series, smallConfig(), live);
        const HeldOutScore& score = *retrain.review.score;
        QVERIFY2(
            retrain.review.outcome == outcome,
            qPrintable(QStringLiteral("%1 ± %2").arg(score.difference).arg(score.standardError)));
        QCOMPARE(scoredWorse(score, 1.65), outcome == RetrainOutcome::Hold);
    }

    void brokenNamesHoldWhenLabelsMove()
    {
        const CandleSeries all = part(simulatedMarket(), 0, 1400);
        const DetectorConfig config = smallConfig();
        TrainedModel live = modelOf(part(all, 0, 1100), config);
        const Retrain plain = retrained(all, config, live);
        QVERIFY2(plain.review.namesProblem.empty(), plain.review.namesProblem.c_str());
        QCOMPARE(plain.review.outcome, RetrainOutcome::Promote);
        std::swap(live.regimeOfState[0], live.regimeOfState[2]);
        const Retrain swapped = retrained(all, config, live);
        QVERIFY(!swapped.review.namesProblem.empty());
        QVERIFY(*swapped.review.relabelledShare > 0.25);
        QCOMPARE(swapped.review.outcome, RetrainOutcome::Hold);
    }

    void unreliableNamesAloneHoldNobody()
    {
        RetrainReview review;
        review.namesProblem = "names unreliable";
        QVERIFY(!namesBroken(review)); // no candle shared
        review.relabelledShare = 0.25;
        QVERIFY(!namesBroken(review));
        review.relabelledShare = 0.26;
        QVERIFY(namesBroken(review));
        review.namesProblem.clear();
        QVERIFY(!namesBroken(review));
    }

    void candlesBehindAHoleAreNotScoredBeforeTheyCanBeAnswered()
    {
        const CandleSeries all = simulatedMarket();
        const std::vector pieces{part(all, 0, 1000), part(all, 1100, 1300)};
        const DetectorConfig config = smallConfig();
        const TrainedModel live = modelOf(pieces[0], config);
        const auto retrain = retrainModel({pieces, minuteSec, config, &live});
        QVERIFY2(retrain, retrain ? "" : retrain.error().message.c_str());
        QCOMPARE(retrain->review.newCandles, 200);
        QCOMPARE(retrain->review.score->candles, 200 - 99);
        const std::vector few{part(all, 0, 1000), part(all, 1100, 1200)};
        QVERIFY(!retrainModel({few, minuteSec, config, &live})->review.score);
    }

    void theSameInputGivesTheSameBits()
    {
        const CandleSeries all = part(simulatedMarket(), 0, 1300);
        const TrainedModel live = modelOf(part(all, 0, 1000), smallConfig());
        const Retrain first = retrained(all, smallConfig(), live);
        const Retrain second = retrained(all, smallConfig(), live);
        QVERIFY(first.model == second.model);
        QVERIFY(first.review == second.review);
    }

    void aModelIsMadeAgainFromItsStart_data()
    {
        QTest::addColumn<hmm::CovarianceType>("type");
        QTest::newRow("diag") << hmm::CovarianceType::Diag;
        QTest::newRow("full") << hmm::CovarianceType::Full;
        QTest::newRow("spherical") << hmm::CovarianceType::Spherical;
        QTest::newRow("tied") << hmm::CovarianceType::Tied;
    }
    void aModelIsMadeAgainFromItsStart()
    {
        QFETCH(hmm::CovarianceType, type);
        const CandleSeries all = part(simulatedMarket(), 0, 1300);
        DetectorConfig config = smallConfig();
        config.covarianceType = type;
        const TrainedModel live = modelOf(part(all, 0, 1000), config);
        const TrainedModel refit =
            *refitModel({&all, 1}, config, modelOf(part(all, 0, 1060), config), &live);
        for (const auto& [model, known] :
             {std::pair(live, part(all, 0, 1000)), std::pair(refit, all)}) {
            const auto data = trainingData({&known, 1}, config);
            hmm::FitOptions options;
            options.iterations = config.iterations;
            const auto fit = hmm::fit(model.start, data->sequences, options);
            QVERIFY(fit);
            QVERIFY(reordered(fit->parameters, statesBySpread(fit->parameters.means())) ==
                    model.parameters);
            QCOMPARE(fit->logLikelihood, model.logLikelihood);
        }
    }

    void aRefusedTrainingRefusesTheRetrain()
    {
        const CandleSeries all = simulatedMarket();
        const TrainedModel live = modelOf(part(all, 0, 1000), smallConfig());
        CandleSeries broken = part(all, 0, 1300);
        broken.close[700] = qQNaN();
        const auto retrain = retrainModel({{&broken, 1}, minuteSec, smallConfig(), &live});
        QVERIFY(!retrain);
        QVERIFY(retrain.error().message.find("not finite") != std::string::npos);
    }

    void aRetrainStopsWhereverItIs()
    {
        const CandleSeries all = part(simulatedMarket(), 0, 1300);
        const TrainedModel live = modelOf(part(all, 0, 1000), smallConfig());
        for (const double at : {0.0, 0.4, 0.82}) { // the last is within the refit
            std::stop_source source;
            int reportsBehind = 0;
            const auto retrain = retrainModel({{&all, 1}, minuteSec, smallConfig(), &live},
                                              source.get_token(), [&](double share) {
                                                  reportsBehind += source.stop_requested();
                                                  if (share >= at)
                                                      source.request_stop();
                                              });
            QVERIFY(!retrain);
            QCOMPARE(retrain.error().message, std::string(hmm::stoppedMessage));
            QVERIFY2(reportsBehind <= 2, "it went on after the stop");
        }
    }

    void progressRisesToOne()
    {
        const CandleSeries all = part(simulatedMarket(), 0, 1300);
        const TrainedModel live = modelOf(part(all, 0, 1000), smallConfig());
        std::vector<double> shares;
        QVERIFY(retrainModel({{&all, 1}, minuteSec, smallConfig(), &live}, {},
                             [&](double share) { shares.push_back(share); }));
        QVERIFY(std::ranges::is_sorted(shares));
        QCOMPARE(shares.back(), 1.0);
    }

    void flipsAndRelabelledShareAreCounts()
    {
        std::vector<RegimeEstimate> ticks(10);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            ticks[i].candleTimeSec = minuteSec * static_cast<std::int64_t>(i);
            ticks[i].regime = i % 2 ? Regime::Bullish : Regime::Bearish;
        }
        QCOMPARE(flipsPerDay(ticks, minuteSec), 9.0 * 1440 / 10);
        std::vector<RegimeEstimate> others(ticks.begin() + 2, ticks.end());
        for (RegimeEstimate& other : others)
            other.regime = Regime::Bearish;
        // Of candles 4 to 9, three are bullish.
        const LabelCounts shared = sharedLabels(ticks, others, 240, 10'000);
        QVERIFY((shared == LabelCounts{{{3, 0, 0}, {}, {3, 0, 0}}}));
        QCOMPARE(*relabelledShare(shared), 0.5);
        QVERIFY(!relabelledShare(sharedLabels(ticks, others, 0, 60))); // not answered by both
    }

    void theSecondOpinionIsReviewedByWhatItsLabelsCost()
    {
        const DetectorConfig config = smallConfig();
        const CandleSeries market = simulatedMarket();
        const CandleSeries first = part(market, 0, 900), later = part(market, 0, 1100);
        const auto begun = retrainJump({{&first, 1}, minuteSec, config, nullptr});
        QVERIFY2(begun, begun ? "" : begun.error().message.c_str());
        QCOMPARE(begun->review.outcome, RetrainOutcome::First);
        QCOMPARE(begun->review.startsKept, static_cast<int>(begun->model.startObjectives.size()));

        const TrainedJump& live = begun->model;
        const auto next = retrainJump({{&later, 1}, minuteSec, config, &live});
        QVERIFY2(next, next ? "" : next.error().message.c_str());
        const RetrainReview& review = next->review;
        QCOMPARE(review.family, ModelFamily::Jump);
        QCOMPARE(review.newCandles, 200);
        QCOMPARE(review.score->candles, 200);
        const CandleSeries before = part(market, 0, 900);
        const TrainedJump scored = *trainJump({&before, 1}, config, &live);
        double costOfLive = 0, costOfScored = 0;
        JumpTracker ofLive(std::make_shared<TrainedJump>(live), config);
        JumpTracker ofScored(std::make_shared<TrainedJump>(inUnitsOf(scored, live.scaler)), config);
        for (std::size_t end = 901; end <= 1100; ++end) {
            costOfLive -= ofLive.answer(later, end)->logLikelihood / 200;
            costOfScored -= ofScored.answer(later, end)->logLikelihood / 200;
        }
        QVERIFY(std::abs(review.score->liveLogLikelihood + costOfLive) < 1e-9);
        QVERIFY(std::abs(review.score->candidateLogLikelihood + costOfScored) < 1e-9);
        QVERIFY(review.relabelledShare.has_value());
        QVERIFY(review.candidate.stay.size() == 3 && review.live->stay.size() == 3);
        QVERIFY(*retrainJump({{&later, 1}, minuteSec, config, &live}) == *next);
    }

    void aRoleIsSwappedWhenMostOfTwoNamesAreTheSameCandles_data()
    {
        QTest::addColumn<LabelCounts>("counts");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const LabelCounts& counts, const char* says) {
            QTest::newRow(name) << counts << QString::fromLatin1(says);
        };
        row("none shared", {}, "");
        row("the same names", {{{9, 0, 0}, {0, 9, 0}, {0, 0, 9}}}, "");
        row("bounds that moved", {{{9, 8, 0}, {0, 9, 8}, {0, 0, 9}}}, "");
        row("the ordinary market has another name", {{{3, 9, 0}, {0, 6, 80}, {0, 0, 5}}},
            "names unreliable: most of what is BULLISH now the model before called RANGING, and "
            "most of its RANGING is BULLISH now");
        row("a name for a part of another", {{{9, 0, 0}, {9, 10, 0}, {0, 0, 9}}}, "");
        row("a name that has taken in two others", {{{9, 0, 0}, {0, 0, 9}, {0, 0, 9}}}, "");
        row("half of it", {{{9, 0, 0}, {0, 8, 8}, {0, 0, 0}}}, "");
        row("more than half", {{{9, 0, 0}, {0, 8, 9}, {0, 0, 8}}},
            "names unreliable: most of what is BULLISH now the model before called RANGING, and "
            "most of its RANGING is BULLISH now");
    }
    void aRoleIsSwappedWhenMostOfTwoNamesAreTheSameCandles()
    {
        QFETCH(LabelCounts, counts);
        QFETCH(QString, says);
        QCOMPARE(QString::fromStdString(swappedRole(counts).value_or(std::string())), says);
    }

    void theOrdinaryMarketUnderAnotherNameIsHeld()
    {
        const CandleSeries market = driftingMarket(1400, withoutRalliesLater);
        const CandleSeries first = part(market, 0, 800);
        const TrainedJump live = *trainJump({&first, 1}, smallConfig());
        const RetrainReview review =
            retrainJump({{&market, 1}, minuteSec, smallConfig(), &live})->review;
        QVERIFY2(QString::fromStdString(review.namesProblem)
                     .contains(QLatin1String("BULLISH now the model before called RANGING")),
                 review.namesProblem.c_str());
        QVERIFY(*review.relabelledShare > mostRelabelled);
        QCOMPARE(review.outcome, RetrainOutcome::Hold);
        // Their centres lie in a row both times, and in the same order.
        const TrainedJump model =
            retrainJump({{&market, 1}, minuteSec, smallConfig(), &live})->model;
        QVERIFY(!swappedNames(inUnitsOf(model, live.scaler).model.centres, model.regimeOfState,
                              live.model.centres, live.regimeOfState));
    }

    void aSwappedRoleOfTheSecondOpinionIsHeld()
    {
        const DetectorConfig config = smallConfig();
        const CandleSeries market = part(simulatedMarket(), 0, 1100);
        const CandleSeries first = part(market, 0, 900);
        TrainedJump live = *trainJump({&first, 1}, config);
        QCOMPARE(retrainJump({{&market, 1}, minuteSec, config, &live})->review.namesProblem,
                 std::string());
        std::swap(live.regimeOfState[0], live.regimeOfState[2]);
        const RetrainReview review = retrainJump({{&market, 1}, minuteSec, config, &live})->review;
        QVERIFY2(QString::fromStdString(review.namesProblem)
                     .contains(QLatin1String("resembles what the model before called BULLISH")),
                 review.namesProblem.c_str());
        QVERIFY(*review.relabelledShare > mostRelabelled);
        QCOMPARE(review.outcome, RetrainOutcome::Hold);
    }
};

QTEST_APPLESS_MAIN(RetrainTest)
#include "tst_retrain.moc"
