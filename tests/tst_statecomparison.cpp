// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/observations.h"
#include "core/regime/statecomparison.h"
#include "tests/support/randommarket.h"

#include <QtTest/QtTest>

using namespace regime;

namespace
{

constexpr std::int64_t intervalSec = 300;

DetectorConfig quickConfig()
{
    DetectorConfig config;
    config.trainingCandles = 300;
    config.minTrainSamples = 200;
    config.starts = 2;
    config.iterations = 40;
    return config;
}

std::vector<CandleSeries> market(std::size_t candles)
{
    return {test::randomMarket(candles, intervalSec)};
}

} // namespace

class StateComparisonTest : public QObject
{
    Q_OBJECT

private slots:
    void parametersAreCounted_data()
    {
        QTest::addColumn<hmm::CovarianceType>("type");
        QTest::addColumn<int>("count");
        // Three states, four features: 2 of pi, 6 of A, 12 means, and covariances.
        QTest::newRow("diag") << hmm::CovarianceType::Diag << 20 + 12;
        QTest::newRow("full") << hmm::CovarianceType::Full << 20 + 30;
        QTest::newRow("spherical") << hmm::CovarianceType::Spherical << 20 + 3;
        QTest::newRow("tied") << hmm::CovarianceType::Tied << 20 + 10;
    }
    void parametersAreCounted()
    {
        QFETCH(hmm::CovarianceType, type);
        QFETCH(int, count);
        QCOMPARE(freeParameters(3, 4, type), count);
    }

    void scoresAreThoseOfTheWalk()
    {
        const auto pieces = market(5 * 288);
        const DetectorConfig config = quickConfig();
        std::vector<double> shares;
        const auto scores = compareStates(pieces, config, intervalSec, 2, {},
                                          [&](double share) { shares.push_back(share); });
        QVERIFY2(scores, scores ? "" : scores.error().message.c_str());
        QCOMPARE(scores->size(), std::size_t(4));
        for (int i = 0; i < 4; ++i)
            QCOMPARE((*scores)[static_cast<std::size_t>(i)].states, i + 2);
        QVERIFY(std::ranges::is_sorted(shares));
        QCOMPARE(shares.back(), 1.0);

        const auto days = walkForwardDays(pieces, config, intervalSec, 2);
        QCOMPARE(days.size(), std::size_t(2));
        double sum = 0;
        int flips = 0, candles = 0;
        std::optional<Regime> last;
        TrainedModel model;
        for (const TimeRange day : days) {
            model = *modelBefore(pieces, config, day, {});
            const auto answers = answersOf(model, pieces, config, day);
            QVERIFY(answers);
            for (const RegimeEstimate& answer : *answers) {
                sum += answer.logLikelihood;
                flips += last && *last != answer.regime ? 1 : 0;
                last = answer.regime;
                ++candles;
            }
        }
        const StatesScore& three = (*scores)[1];
        QCOMPARE(three.scoredCandles, candles);
        QCOMPARE(candles, 2 * 288);
        QVERIFY(std::abs(three.logLikelihood - sum / candles) < 1e-9);
        QVERIFY(std::abs(three.flipsPer1000 - 1000.0 * flips / (candles - 1)) < 1e-9);
        QVERIFY(flips > 0);
        const double raw =
            model.logLikelihood - model.observationCount * model.scaler.std.array().log().sum();
        QCOMPARE(three.aic, 2 * 32 - 2 * raw);
        QCOMPARE(three.bic, 32 * std::log(model.observationCount) - 2 * raw);
    }

    void aHoleIsNoFlip()
    {
        auto pieces = market(5 * 288);
        const auto whole = compareStates(pieces, quickConfig(), intervalSec, 1);
        // The newest day alone is scored; behind a hole its first 99 candles have no answer.
        CandleSeries& first = pieces[0];
        const auto cut = [](auto& column) {
            std::decay_t<decltype(column)> tail(column.end() - 288, column.end());
            column.resize(column.size() - 288);
            return tail;
        };
        CandleSeries last{cut(first.openTimeSec), cut(first.close), cut(first.volume)};
        pieces.push_back(last);
        const auto parted = compareStates(pieces, quickConfig(), intervalSec, 1);
        QVERIFY(whole && parted);
        QCOMPARE((*whole)[1].scoredCandles, 288);
        QCOMPARE((*parted)[1].scoredCandles, 288 - 99);
    }

    void allAreScoredOnTheSameDays_data()
    {
        QTest::addColumn<int>("window");
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("scored");
        QTest::addColumn<QList<bool>>("counts"); // 2, 3, 4, 5 states
        QTest::newRow("each is refused on some days")
            << 300 << 13 << 3 << QList<bool>{true, true, true, true};
        QTest::newRow("two are refused on most days")
            << 700 << 11 << 2 << QList<bool>{true, false, true, false};
    }
    void allAreScoredOnTheSameDays()
    {
        QFETCH(int, window);
        QFETCH(int, seed);
        QFETCH(int, scored);
        QFETCH(QList<bool>, counts);
        // Two candles out of all proportion: one start alone often gives them a state of their own.
        auto pieces = market(7 * 288);
        pieces[0].close[3 * 288 - 100] *= 3;
        pieces[0].close[4 * 288 - 150] *= 1.5;
        DetectorConfig config = quickConfig();
        config.trainingCandles = window;
        config.starts = 1;
        config.iterations = 100;
        config.seed = static_cast<std::uint64_t>(seed);
        const auto days = walkForwardDays(pieces, config, intervalSec, 10);
        const auto trained = [&](int states, TimeRange day) {
            DetectorConfig its = config;
            its.states = states;
            return modelBefore(pieces, its, day, {});
        };
        std::vector<TimeRange> common;
        for (const TimeRange day : days) {
            bool all = true;
            for (int states = 2; states <= 5; ++states)
                all &= !counts[states - 2] || trained(states, day).ok();
            if (all)
                common.push_back(day);
        }
        QCOMPARE(static_cast<int>(common.size()), scored);

        const auto scores = compareStates(pieces, config, intervalSec, 10);
        QVERIFY2(scores, scores ? "" : scores.error().message.c_str());
        for (const StatesScore& score : *scores) {
            QCOMPARE(score.walkedDays, static_cast<int>(days.size()));
            QCOMPARE(score.problem.empty(), static_cast<bool>(counts[score.states - 2]));
            if (!score.problem.empty()) {
                QCOMPARE(score.scoredCandles, 0);
                QVERIFY2(score.problem.starts_with("refused on 3 of 4 days: ") &&
                             score.problem.find("is occupied") != std::string::npos,
                         score.problem.c_str());
                continue;
            }
            double sum = 0;
            for (const TimeRange day : common) {
                const auto answers = answersOf(*trained(score.states, day), pieces, config, day);
                for (const RegimeEstimate& answer : *answers)
                    sum += answer.logLikelihood;
            }
            QCOMPARE(score.scoredDays, scored);
            QCOMPARE(score.scoredCandles, scored * 288);
            QVERIFY(std::abs(score.logLikelihood - sum / (scored * 288)) < 1e-9);
            const int parameters = freeParameters(score.states, 4, config.covarianceType);
            const TrainedModel newest = *trained(score.states, common.back());
            QCOMPARE(score.aic, 2 * parameters - 2 * inRawUnits(newest, newest.logLikelihood));
        }
    }

    void aNumberOfStatesThatCannotBeTrainedSaysWhy()
    {
        auto pieces = market(5 * 288);
        DetectorConfig config = quickConfig();
        config.minTrainSamples = 301; // more than a window has
        const auto scores = compareStates(pieces, config, intervalSec, 1);
        QVERIFY(scores);
        for (const StatesScore& score : *scores) {
            QCOMPARE(score.scoredCandles, 0);
            QVERIFY2(score.problem.find("too few observations") != std::string::npos,
                     score.problem.c_str());
        }
    }

    void tooFewCandlesAreRefused()
    {
        const auto scores = compareStates(market(500), quickConfig(), intervalSec, 10);
        QVERIFY(!scores);
        QVERIFY(scores.error().message.find("300") != std::string::npos);
        QVERIFY(!compareStates({}, quickConfig(), intervalSec, 10));
    }

    void itCanBeStopped()
    {
        std::stop_source source;
        int reports = 0;
        const auto stopped = compareStates(market(5 * 288), quickConfig(), intervalSec, 10,
                                           source.get_token(), [&](double) {
                                               ++reports;
                                               source.request_stop();
                                           });
        QVERIFY(!stopped);
        QCOMPARE(reports, 1);
    }
};

QTEST_APPLESS_MAIN(StateComparisonTest)
#include "tst_statecomparison.moc"
