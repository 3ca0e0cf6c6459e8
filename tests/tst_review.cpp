// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/dice.h"
#include "core/review/forecast.h"
#include "core/review/gain.h"
#include "core/review/outcomes.h"
#include "core/review/stability.h"
#include "tests/support/simulatedjumps.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace regime;
using namespace regime::review;

namespace
{

/** Five-minute candles whose volatility is one of two, and which of them it is next. */
struct World {
    std::vector<std::int64_t> openTimeSec;
    std::vector<double> close;
    std::vector<int> truth;
    std::vector<int> guess;

    LabelledCandles with(const std::vector<int>& label) const
    {
        return {openTimeSec, close, label};
    }
};

World world(std::size_t candles)
{
    World result;
    Dice dice(3);
    double price = 100;
    int state = 0;
    for (std::size_t i = 0; i < candles; ++i) {
        result.openTimeSec.push_back(1'700'006'400 + 300 * static_cast<std::int64_t>(i));
        result.close.push_back(price);
        if (dice.uniform() < 1.0 / 25)
            state = 1 - state;
        result.truth.push_back(state);
        result.guess.push_back(static_cast<int>(dice.below(3)));
        price *= std::exp((state == 0 ? 5e-4 : 3e-3) * jump::simulated::normal(dice));
    }
    return result;
}

} // namespace

class ReviewTest : public QObject
{
    Q_OBJECT

private slots:
    void forecastsAreWorthWhatTheyAddToTheBaseRate()
    {
        const std::vector<Forecast> constant{
            {0.75, true}, {0.75, true}, {0.75, false}, {0.75, true}};
        QCOMPARE(*brierSkill(constant), 0.0);
        QCOMPARE(*areaUnderCurve(constant), 0.5);
        const std::vector<Forecast> perfect{{1, true}, {0, false}, {1, true}};
        QCOMPARE(*brierSkill(perfect), 1.0);
        QCOMPARE(*areaUnderCurve(perfect), 1.0);
        // Of the four pairs the first is right in two and level in one.
        const std::vector<Forecast> some{{0.9, true}, {0.5, true}, {0.5, false}, {0.6, false}};
        QCOMPARE(*areaUnderCurve(some), 2.5 / 4);
        QCOMPARE(*brierSkill(some), 1 - (0.01 + 0.25 + 0.25 + 0.36) / 1.0);
        const std::vector<Forecast> sure{{0.9, true}, {0.5, true}};
        QVERIFY(!brierSkill(sure) && !areaUnderCurve(sure));
        QVERIFY(!brierSkill({}) && !areaUnderCurve({}));
    }

    void stabilityCountsEpisodes()
    {
        const std::vector<int> labels{0, 0, 0, 1, 1, 0, 2, 2, 2, 2};
        const Stability stability = stabilityOf(labels, 300);
        QCOMPARE(stability.flipsPerThousand, 300.0);
        QCOMPARE(stability.medianDwellCandles, 2.5); // of 3, 2, 1, 4
        QCOMPARE(stability.longDwellCandles, 3.85);
        QCOMPARE(stabilityOf({}, 300).flipsPerThousand, 0.0);
    }

    void aGridTurnsWhereThePriceComesBack_data()
    {
        QTest::addColumn<std::vector<double>>("closes");
        QTest::addColumn<int>("turns");
        using Closes = std::vector<double>;
        QTest::newRow("still") << Closes{100, 100, 100} << 0;
        QTest::newRow("one way") << Closes{100, 102, 104, 108} << 0;
        QTest::newRow("up and back") << Closes{100, 102, 100} << 1;
        QTest::newRow("down and back, twice") << Closes{100, 98, 100, 98, 100} << 3;
        QTest::newRow("too little") << Closes{100, 100.5, 100, 100.5, 100} << 0;
        QTest::newRow("in small steps") << Closes{100, 101, 102, 101.5, 101, 100.5, 100} << 1;
        QTest::newRow("from the extreme, not from the start") << Closes{100, 104, 102.9} << 1;
    }
    void aGridTurnsWhereThePriceComesBack()
    {
        QFETCH(std::vector<double>, closes);
        QFETCH(int, turns);
        QCOMPARE(gridTurns(closes, 0.01), turns);
    }

    void outcomesByHand()
    {
        const std::vector<double> closes{100, 110, 99};
        QCOMPARE(logReturn(closes), std::log(0.99));
        const double up = std::log(1.1), down = std::log(0.9);
        QVERIFY(std::abs(realisedVolatility(closes) - std::sqrt((up * up + down * down) / 2)) <
                1e-15);
        const std::vector<int> labels{0, 0, 1, 1};
        QCOMPARE(explainedShare(labels, std::vector<double>{1, 1, 3, 3}), 1.0);
        QCOMPARE(explainedShare(labels, std::vector<double>{1, 3, 1, 3}), 0.0);
        QCOMPARE(explainedShare(labels, std::vector<double>{1, 3, 3, 5}), 0.5);
        QCOMPARE(explainedShare(labels, std::vector<double>{2, 2, 2, 2}), 0.0);
    }

    void whatKnowsTheVolatilityGainsAndWhatGuessesDoesNot()
    {
        const World candles = world(288 * 25);
        const auto knows = volatilityGain(candles.with(candles.truth));
        const auto guesses = volatilityGain(candles.with(candles.guess));
        QVERIFY(knows);
        QVERIFY(guesses);
        QVERIFY(knows->low > 0.02 && knows->gain < knows->high && knows->gain > knows->low);
        QVERIFY(guesses->gain < 0.005 && guesses->low < 0);
        QCOMPARE(knows->baseline, guesses->baseline);
        QVERIFY(knows->baseline > 0.1 && knows->baseline < 1);
        QCOMPARE(knows->days, 16);
        QCOMPARE(knows->candles, 16 * 288 - 15);
        QCOMPARE(knows->leftOut, 0);
    }

    void aDayIsForecastFromTheDaysBeforeAlone()
    {
        // What knows the outcome only on the last days cannot have learnt what it means.
        const World candles = world(288 * 25);
        std::vector<int> late = candles.truth;
        std::fill(late.begin(), late.end() - 288, 0);
        const auto gain = volatilityGain(candles.with(late));
        QVERIFY(gain);
        QVERIFY(std::abs(gain->gain) < 1e-6);
    }

    void stillPricesAreLeftOutAndCounted()
    {
        World candles = world(288 * 25);
        for (std::size_t i = 1000; i < 1100; ++i)
            candles.close[i] = candles.close[999];
        const auto gain = volatilityGain(candles.with(candles.truth));
        QVERIFY(gain);
        QVERIFY(gain->leftOut >= 85 && gain->leftOut <= 115);
    }

    void whatKnowsTheTurnsToComeGains()
    {
        const World candles = world(288 * 25);
        constexpr std::size_t horizon = 60;
        std::vector<double> turns(candles.close.size(), std::nan(""));
        std::vector<int> knows(turns.size(), 0);
        for (std::size_t i = 0; i + horizon < turns.size(); ++i) {
            turns[i] = gridTurns(std::span(candles.close).subspan(i, horizon + 1), 0.004);
            knows[i] = turns[i] > 2 ? 2 : turns[i] > 0 ? 1 : 0;
        }
        GainOptions options;
        options.horizonCandles = horizon;
        const auto gain = gainOverBaseline(candles.with(knows), turns, options);
        QVERIFY(gain);
        QVERIFY(gain->low > 0.02);
        const auto guess = gainOverBaseline(candles.with(candles.guess), turns, options);
        QVERIFY(guess && guess->low < 0);
        // No price comes back by half.
        std::ranges::fill(turns, 0.0);
        const auto none = gainOverBaseline(candles.with(knows), turns, options);
        QVERIFY(!none);
        QVERIFY(none.error() == NoGain{NoGainReason::NeverVaries});
    }

    void tooFewDaysAreRefused()
    {
        const World candles = world(500);
        const auto gain = volatilityGain(candles.with(candles.truth));
        QVERIFY(!gain);
        QVERIFY(gain.error() == (NoGain{NoGainReason::TooFewToForecast, 2}));
        const auto unlabelled = volatilityGain(candles.with(std::vector<int>(500, -1)));
        QVERIFY(!unlabelled);
        QVERIFY(unlabelled.error() == NoGain{NoGainReason::NothingCompared});
    }
};

QTEST_APPLESS_MAIN(ReviewTest)
#include "tst_review.moc"
