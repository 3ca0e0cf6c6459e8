// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/dice.h"
#include "core/review/baselines.h"
#include "core/review/bench.h"
#include "core/review/confirmsweep.h"
#include "core/review/movingvolatility.h"
#include "core/review/outcomes.h"
#include "core/review/significance.h"
#include "core/review/stability.h"
#include "core/review/whatif.h"
#include "tests/support/randommarket.h"
#include "tests/support/reviewedpast.h"
#include "tests/support/shortwalk.h"

#include <QtTest/QtTest>

#include <functional>
#include <numeric>

using namespace regime;
using namespace regime::review;

namespace
{

constexpr std::int64_t beginSec = 1'699'920'000;

/** What a model says when it is sure. */
Said sure(Regime raw, double bias = 0)
{
    Said said;
    said.raw = raw;
    said.shown = shown(raw);
    said.probabilities = {0, 0, 0};
    said.probabilities[static_cast<std::size_t>(raw)] = 1;
    said.confidence = 1;
    said.bias = bias;
    return said;
}

/** Ticks of these raw labels, sure of themselves, five minutes apart from the first second of a
 *  day, over closes 100, 101, ... */
ReviewInput inputOf(const std::vector<int>& raw)
{
    ReviewInput input;
    input.intervalSec = 300;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const std::int64_t timeSec = beginSec + 300 * static_cast<std::int64_t>(i);
        input.candles.push_back({timeSec, 100.0 + static_cast<double>(i)});
        if (raw[i] < 0)
            continue;
        ReviewTick tick;
        tick.candleTimeSec = timeSec;
        tick.hmm = sure(static_cast<Regime>(raw[i]));
        input.ticks.push_back(tick);
    }
    return input;
}

Said saidIn(const ReplayRow& row)
{
    const RegimeEstimate& estimate = row.estimate;
    return {estimate.probabilities, estimate.confidence, estimate.biasSignal,
            estimate.regime,        row.shown,           estimate.pSwitch};
}

/** A market walked forward by both models: what a replay would keep. */
ReviewInput walked(const CandleSeries& series, const ReplayConfig& config)
{
    ReviewInput input;
    input.intervalSec = series.openTimeSec[1] - series.openTimeSec[0];
    const HmmReplay first = *replay(series, config);
    const JumpReplay second = *replayJump(series, config);
    for (const ReplayTraining& training : first.trainings)
        input.transitions.push_back(training.model.parameters.transitions());
    auto jump = second.rows.begin();
    for (const ReplayRow& row : first.rows) {
        ReviewTick tick;
        tick.candleTimeSec = row.estimate.candleTimeSec;
        tick.hmm = saidIn(row);
        tick.hmm->model = static_cast<std::size_t>(row.modelId - 1);
        if (jump != second.rows.end() && jump->candle == row.candle)
            tick.jump = saidIn(*jump++);
        input.ticks.push_back(tick);
    }
    for (std::size_t i = 0; i < series.size(); ++i)
        input.candles.push_back({series.openTimeSec[i], series.close[i]});
    return input;
}

ReplayConfig shortWalk()
{
    ReplayConfig config = test::shortWalk(600, 700);
    config.detector.starts = 2;
    return config;
}

} // namespace

class BenchTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingOfTheFutureIsInWhatIsReviewed()
    {
        const CandleSeries series = test::randomMarket(2400, 300);
        const ReviewInput before = walked(series, shortWalk());
        Dice dice(11);
        for (const std::size_t cut : {601, 1299, 1300, 1777, 2398}) {
            CandleSeries other = series;
            for (std::size_t i = cut + 1; i < other.size(); ++i) {
                other.close[i] *= 0.5 + dice.uniform();
                other.volume[i] *= 3 * dice.uniform();
            }
            const ReviewInput after = walked(other, shortWalk());
            QVERIFY(test::knowTheSame(before, after, series.openTimeSec[cut], 600));
            QVERIFY(before.ticks.back().hmm->probabilities !=
                    after.ticks.back().hmm->probabilities);
        }
    }

    /** Nothing that a tick says could change unseen. */
    void everyPartOfATickIsCompared()
    {
        const ReviewInput before = walked(test::randomMarket(700, 300), shortWalk());
        const std::int64_t lastSec = before.ticks.back().candleTimeSec;
        QVERIFY(test::knowTheSame(before, before, lastSec, 600));
        const std::vector<std::function<void(ReviewTick&)>> changes{
            [](ReviewTick& tick) { tick.idleRatio = 0.5; },
            [](ReviewTick& tick) { tick.hmm.reset(); },
            [](ReviewTick& tick) { tick.hmm->model.reset(); },
            [](ReviewTick& tick) { tick.jump.reset(); }};
        const std::vector<std::function<void(Said&)>> otherWords{
            [](Said& said) { said.probabilities[0] += 0.01; },
            [](Said& said) { said.confidence += 0.01; },
            [](Said& said) { said.bias += 0.01; },
            [](Said& said) { said.pSwitch += 0.01; },
            [](Said& said) { said.usable = !said.usable; }};
        const auto isNoticed = [&](const std::function<void(ReviewTick&)>& change) {
            ReviewInput after = before;
            change(after.ticks[after.ticks.size() / 2]);
            return !test::knowTheSame(before, after, lastSec, 600);
        };
        for (const auto& change : changes)
            QVERIFY(isNoticed(change));
        for (const auto& change : otherWords) {
            QVERIFY(isNoticed([&](ReviewTick& tick) { change(*tick.hmm); }));
            QVERIFY(isNoticed([&](ReviewTick& tick) { change(*tick.jump); }));
        }
    }

    /** A few days can say anything of a gain. */
    void belowSevenDaysNoGainIsSaid_data()
    {
        QTest::addColumn<int>("answers");
        QTest::addColumn<bool>("isKnown");
        QTest::addColumn<NoGainReason>("reason");
        QTest::newRow("an answer short of seven days")
            << 7 * 288 - 1 << false << NoGainReason::TooShort;
        // A third of the days teaches, and what is left has no interval either.
        QTest::newRow("seven days, of which five can be forecast")
            << 7 * 288 << false << NoGainReason::TooFewToForecast;
        QTest::newRow("seven days that can be forecast") << 11 * 288 << true << NoGainReason();
    }
    void belowSevenDaysNoGainIsSaid()
    {
        QFETCH(int, answers);
        QFETCH(bool, isKnown);
        QFETCH(NoGainReason, reason);
        const CandleSeries series = test::randomMarket(600 + answers, 300);
        BenchConfig config;
        config.shifts = 99;
        config.resamples = 100;
        config.trainingCandles = 600;
        config.outcomes = false;
        const auto tables = reviewOf(walked(series, shortWalk()), config);
        QVERIFY2(tables, tables ? "" : tables.error().message.c_str());
        QCOMPARE(tables->ticks, answers);
        QVERIFY(!tables->gains.empty());
        for (const GainRow& row : tables->gains) {
            QCOMPARE(row.gain.has_value(), isKnown);
            QVERIFY(isKnown || row.noGain.reason == reason);
        }
    }

    void aWalkGivesEveryTableTwiceTheSame()
    {
        const CandleSeries series = test::randomMarket(4800, 300);
        const ReviewInput input = walked(series, shortWalk());
        BenchConfig config;
        config.shifts = 99;
        config.resamples = 100;
        config.trainingCandles = 600;
        std::vector<double> progress;
        const auto first = reviewOf(input, config, {}, [&](double p) { progress.push_back(p); });
        const auto second = reviewOf(input, config);
        QVERIFY2(first, first ? "" : first.error().message.c_str());
        QVERIFY(second);
        QCOMPARE(first->ticks, 4200);
        QVERIFY(std::abs(first->days - 4200.0 / 288) < 1e-9);
        QVERIFY(first->enoughDays);
        QCOMPARE(first->lostCandles, 0);
        QCOMPARE(first->firstSec, series.openTimeSec[600]);
        QCOMPARE(first->lastSec, series.openTimeSec.back());
        QCOMPARE(first->stability.size(), 4u);
        QCOMPARE(first->gains.size(), 2 * 6u); // of volatility and of grid turns
        QCOMPARE(first->outcomes.size(), 80u);
        QCOMPARE(first->tests, 40);
        QCOMPARE(first->confirm.size(), 30u);
        QCOMPARE(first->whatIf.size(), 2u);
        // The second opinion's sweep has the row that was walked, and its bias drives its own.
        QVERIFY(first->hasSecondOpinion());
        QCOMPARE(first->jumpConfirm.size(), 30u);
        const Stability& shown = first->stability[3].stability;
        const auto walkedRow = std::ranges::find(first->jumpConfirm, config.confirmCandles,
                                                 &ConfirmRow::confirmCandles);
        QCOMPARE(walkedRow->changesPerDay, shown.changesPerDay);
        QCOMPARE(walkedRow->differingShare, *shown.differingShare);
        QCOMPARE(walkedRow->standingShare, shown.standingShare);
        QVERIFY(walkedRow->changesPerDay < first->confirm[4].changesPerDay);
        QCOMPARE(first->jumpWhatIf.size(), 2u);
        QVERIFY(first->jumpWhatIf[0].phases[3] != first->whatIf[0].phases[3]);
        QVERIFY(first->calibration.jumpSureness);
        QCOMPARE(*first->assumedIdleRatio, 0.40);
        QVERIFY(first->calibration.hmm && first->calibration.jump);
        QCOMPARE(first->calibration.withoutModel, 0);
        config.outcomes = false;
        const auto shorter = reviewOf(input, config);
        QVERIFY(shorter && shorter->outcomes.empty());
        QCOMPARE(shorter->tests, 0);
        QCOMPARE(shorter->confirm, first->confirm);
        QCOMPARE(shorter->gains.size(), first->gains.size());
        for (std::size_t i = 0; i < first->gains.size(); ++i)
            QCOMPARE(shorter->gains[i].gain->gain, first->gains[i].gain->gain);
        for (std::size_t i = 0; i < first->outcomes.size(); ++i) {
            const OutcomeTable &a = first->outcomes[i], &b = second->outcomes[i];
            QCOMPARE(a.groups.size(), b.groups.size());
            for (std::size_t k = 0; k < a.groups.size(); ++k)
                QVERIFY(a.groups[k].mean == b.groups[k].mean);
            QCOMPARE(a.test.has_value(), b.test.has_value());
            if (a.test) {
                QCOMPARE(a.test->p, b.test->p);
                QVERIFY(a.test->pCorrected >= a.test->p && a.test->pCorrected <= 1);
            }
        }
        QVERIFY(std::ranges::is_sorted(progress));
        QCOMPARE(progress.back(), 1.0);
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = reviewOf(input, config, stop.get_token());
        QVERIFY(!stopped && stopped.error().message == reviewStopped);
    }

    void withoutCandlesThereIsNoReview()
    {
        ReviewInput input = inputOf({0, 1, 2});
        input.candles.clear();
        QVERIFY(!reviewOf(input, {}));
        QVERIFY(!reviewOf(ReviewInput{300, {}, {}, {}}, {}));
    }

    void aTimelineKnowsWhatIsLost()
    {
        ReviewInput input = inputOf({0, -1, 1, 2, 0});
        input.candles.erase(input.candles.begin() + 2);
        const Timeline timeline = timelineOf(input);
        QCOMPARE(timeline.size(), 5u);
        QVERIFY(std::isnan(timeline.close[2]));
        const std::vector<int> expected{0, noLabel, noLabel, 2, 0};
        QCOMPARE(labelsOf(timeline, input, Labelling::HmmRaw), expected);
        const auto stretches = stretchesOf(expected);
        QCOMPARE(stretches.size(), 2u);
        QCOMPARE(stretches[1].first, 3u);
        QCOMPARE(stretches[1].end, 5u);
        QCOMPARE(timeline.days, 1);
        QCOMPARE(timeline.day[1], -1);
    }

    void stabilityByHand()
    {
        // Sixteen of one label, then back and forth, a hole, and an UNDECIDED.
        std::vector<int> labels(16, 0);
        for (const int label : {1, 0, 1, noLabel, 3, 3})
            labels.push_back(label);
        std::vector<int> raw(labels.size(), 0);
        const Stability stability = stabilityOf(labels, 300, raw);
        QCOMPARE(stability.candles, 21);
        QCOMPARE(stability.episodes, 5);
        QCOMPARE(stability.occupancy[0], 17.0 / 21);
        QCOMPARE(stability.occupancy[3], 2.0 / 21);
        QCOMPARE(stability.flipsPerThousand, 3000.0 / 21);
        QCOMPARE(stability.changesPerDay, 3.0 / 21 * 288);
        // 0 to 1 and 1 to 0 were taken back; the last 1 stands until the hole.
        QCOMPARE(stability.falseTransitionShare, 2.0 / 3);
        // Of the first six, whose label 15 candles later is 0, 1, 0, 1, none, 3.
        QCOMPARE(*stability.standingShare, 2.0 / 6);
        QCOMPARE(*stability.differingShare, 4.0 / 21);
        QVERIFY(!stabilityOf(labels, 300).differingShare);
        QVERIFY(!stabilityOf(std::vector<int>(15, 1), 300).standingShare);
    }

    void confirmingLongerChangesLessAndLater()
    {
        std::vector<int> raw(40, 0);
        std::fill(raw.begin() + 10, raw.begin() + 12, 2); // two candles, then back
        std::fill(raw.begin() + 20, raw.end(), 2);
        const ReviewInput input = inputOf(raw);
        const auto rows = confirmSweep(timelineOf(input), input, 4);
        QCOMPARE(rows.size(), 4u);
        QCOMPARE(rows[0].changesPerDay, 3.0 / 40 * 288);
        QCOMPARE(*rows[0].lagCandles, 0.0);
        QCOMPARE(rows[0].differingShare, 0.0);
        QCOMPARE(rows[1].changesPerDay, 3.0 / 40 * 288);
        QCOMPARE(*rows[1].lagCandles, 1.0);
        QCOMPARE(rows[2].changesPerDay, 1.0 / 40 * 288);
        // First raw at 10, shown at 22.
        QCOMPARE(*rows[2].lagCandles, 12.0);
        QCOMPARE(rows[2].differingShare, 4.0 / 40);
        QCOMPARE(*rows[0].standingShare, 12.0 / 25);
        QCOMPARE(*rows[3].standingShare, 10.0 / 25);
    }

    void theSecondOpinionIsConfirmedByItsOwnLabels()
    {
        // The HMM never changes; the jump model does as the HMM above, silent on five candles.
        std::vector<int> raw(45, 0);
        ReviewInput input = inputOf(raw);
        std::fill(raw.begin() + 10, raw.begin() + 12, 2);
        std::fill(raw.begin() + 20, raw.end(), 2);
        for (std::size_t i = 0; i < 40; ++i)
            input.ticks[i].jump = sure(static_cast<Regime>(raw[i]));
        const Timeline timeline = timelineOf(input);
        const auto rows = confirmSweep(timeline, input, 4, ModelFamily::Jump);
        QCOMPARE(rows.size(), 4u);
        QCOMPARE(rows[0].changesPerDay, 3.0 / 40 * 288);
        QCOMPARE(rows[2].changesPerDay, 1.0 / 40 * 288);
        QCOMPARE(*rows[2].lagCandles, 12.0);
        QCOMPARE(rows[2].differingShare, 4.0 / 40);
        QCOMPARE(*rows[3].standingShare, 10.0 / 25);
        QCOMPARE(confirmSweep(timeline, input, 1).front().changesPerDay, 0.0);
        // A score that stays below 0.2 makes it UNDECIDED, whatever the HMM's probabilities are.
        for (std::size_t i = 3; i < 6; ++i) {
            input.ticks[i].jump->raw = static_cast<Regime>(1 + i % 2);
            input.ticks[i].jump->probabilities = {0.1, 0.45, 0.45};
        }
        QCOMPARE(confirmSweep(timeline, input, 3, ModelFamily::Jump)[2].changesPerDay,
                 3.0 / 40 * 288); // to UNDECIDED, back, and the one at 22
        QVERIFY(confirmSweep(timeline, inputOf(raw), 4, ModelFamily::Jump).empty());
    }

    void theSecondOpinionsBiasDrivesItsOwnWhatIf()
    {
        // A price that stands still has no trend: what moves the target is the bias alone.
        ReviewInput input = inputOf(std::vector<int>(288, 1));
        for (std::size_t i = 0; i < input.ticks.size(); ++i) {
            input.candles[i].close = 100;
            input.ticks[i].jump = sure(Regime::Bullish, 0.8);
        }
        input.ticks[287].jump->usable = false;
        input.ticks[286].jump.reset();
        const AdviceConfig advice;
        const auto ticks = botTicks(timelineOf(input), input, advice, ModelFamily::Jump);
        QCOMPARE(ticks.size(), 287u); // where it was silent it has no tick
        QCOMPARE(*ticks[285].bias, 0.8);
        QVERIFY(!ticks[286].bias);
        BenchConfig config;
        config.outcomes = false;
        config.resamples = 10;
        const auto tables = reviewOf(input, config);
        QVERIFY(tables);
        for (std::size_t i = 0; i < 4; ++i) {
            const PhaseTravel &hmm = tables->whatIf[0].phases[i],
                              &jump = tables->jumpWhatIf[0].phases[i];
            QCOMPARE(hmm.rawShareAtLimit, 0.0);
            // In phase 1 the bias has no say; later 0.40 - 5 * (1 - blend) * 0.8 is below 0.15.
            QCOMPARE(jump.rawShareAtLimit, i == 0 ? 0.0 : 286.0 / 287);
            QCOMPARE(jump.blend, hmm.blend);
        }
        // 0.05 of it is too little to throw the target to a limit.
        QCOMPARE(tables->jumpWhatIf[1].phases[1].rawShareAtLimit, 0.0);
    }

    void withoutASecondOpinionItsTablesAreEmpty()
    {
        BenchConfig config;
        config.outcomes = false;
        config.resamples = 10;
        const auto tables = reviewOf(inputOf(std::vector<int>(288, 1)), config);
        QVERIFY(tables && !tables->hasSecondOpinion());
        QVERIFY(tables->jumpWhatIf.empty() && !tables->calibration.jumpSureness);
        QCOMPARE(tables->confirm.size(), 30u);
    }

    void movingVolatilityIsThePlainOne()
    {
        std::vector<double> close = test::randomMarket(300).close;
        std::fill(close.begin() + 100, close.begin() + 120, close[99]);
        close[200] = NAN;
        const MovingVolatility moving(close);
        for (std::size_t i = 0; i + 10 < close.size(); ++i) {
            const double plain = realisedVolatility(std::span(close).subspan(i, 11));
            const double running = moving.between(i, i + 10);
            QVERIFY(std::isnan(plain) ? std::isnan(running)
                                      : std::abs(running - plain) <= 1e-9 * plain);
        }
        QCOMPARE(moving.between(99, 119), 0.0);
    }

    void efficiencyIsOneForARandomPathAndMoreForATrend()
    {
        std::vector<double> trend, zigzag, random;
        double price = 100;
        Dice dice(5);
        for (int i = 0; i < 4000; ++i) {
            trend.push_back(100 * std::exp(1e-4 * i));
            zigzag.push_back(i % 2 == 0 ? 100 : 100.1);
            random.push_back(price);
            price *= std::exp(1e-3 * (dice.uniform() - 0.5));
        }
        const auto meanOf = [](const std::vector<double>& close, int horizon) {
            for (const OutcomeColumn& column : outcomeColumns(close, 0.004, 1)) {
                if (column.outcome != Outcome::Efficiency || column.horizonCandles != horizon)
                    continue;
                const auto known = static_cast<std::ptrdiff_t>(close.size()) - horizon;
                return std::accumulate(column.values.begin(), column.values.begin() + known, 0.0) /
                       static_cast<double>(known);
            }
            return NAN + 0.0;
        };
        for (const int horizon : {5, 15, 60})
            QVERIFY2(std::abs(meanOf(random, horizon) - 1) < 0.08,
                     qPrintable(QString::number(meanOf(random, horizon))));
        // Five equal steps with random signs end 1.875 steps away on average.
        QVERIFY(std::abs(meanOf(trend, 5) / (5 / 1.875) - 1) < 0.08);
        QVERIFY(meanOf(trend, 60) > 9);
        QVERIFY(meanOf(zigzag, 60) < 0.01);
    }

    void outcomesStopAtALostCandle()
    {
        std::vector<double> close(200, 100);
        for (std::size_t i = 0; i < close.size(); i += 2)
            close[i] = 101;
        close[100] = NAN;
        for (const OutcomeColumn& column : outcomeColumns(close, 0.004, 1)) {
            const auto horizon = static_cast<std::size_t>(column.horizonCandles);
            for (std::size_t i = 0; i < close.size(); ++i) {
                const bool known = i + horizon < close.size() && (i > 100 || i + horizon < 100);
                QCOMPARE(std::isnan(column.values[i]), !known);
            }
        }
    }

    void baselinesOfASimpleMarket()
    {
        ReviewInput input = inputOf(std::vector<int>(600, 1)); // rising by 1 each candle
        for (std::size_t i = 300; i < 600; ++i)
            input.candles[i].close = 400.0 - static_cast<double>(i - 299); // and falling
        const Timeline timeline = timelineOf(input);
        const auto signs = baselineLabels(timeline, Labelling::EmaSign, 600);
        QCOMPARE(signs[19], noLabel);
        QCOMPARE(signs[20], 2);
        QCOMPARE(signs[299], 2);
        QCOMPARE(signs[599], 0);
        QCOMPARE(baselineLabels(timeline, Labelling::HourOfDay, 600)[12], 1);
        QCOMPARE(baselineLabels(timeline, Labelling::AlwaysRanging, 600)[0], 1);
        // The first day leaves 228 volatilities, and 240 give a third.
        const auto terciles = baselineLabels(timeline, Labelling::VolatilityTercile, 600);
        QCOMPARE(terciles[575], noLabel);
        QVERIFY(terciles[576] >= 0);
    }

    void botTicksStandOnTheBotsClock_data()
    {
        QTest::addColumn<int>("intervalSec");
        QTest::addColumn<double>("botSec");
        QTest::addColumn<int>("ticks");
        QTest::newRow("minutes, every fifth") << 60 << 300.0 << 4;
        QTest::newRow("five minutes, each") << 300 << 300.0 << 20;
        QTest::newRow("quarters of an hour, three times") << 900 << 300.0 << 60;
    }
    void botTicksStandOnTheBotsClock()
    {
        QFETCH(int, intervalSec);
        QFETCH(double, botSec);
        QFETCH(int, ticks);
        ReviewInput input = inputOf(std::vector<int>(20, 2));
        input.intervalSec = intervalSec;
        for (std::size_t i = 0; i < 20; ++i) {
            input.ticks[i].candleTimeSec = beginSec + intervalSec * static_cast<std::int64_t>(i);
            input.ticks[i].hmm->bias = 0.5;
            input.candles[i].openTimeSec = input.ticks[i].candleTimeSec;
        }
        input.ticks[19].hmm->usable = false;
        AdviceConfig advice;
        advice.intervalSec = botSec;
        const auto bot = botTicks(timelineOf(input), input, advice);
        QCOMPARE(bot.size(), static_cast<std::size_t>(ticks));
        for (const BotTick& tick : bot)
            QCOMPARE(std::fmod(tick.timeSec, botSec), 0.0);
        QVERIFY(!bot.back().bias);
        QCOMPARE(*bot.front().bias, 0.5);
        QCOMPARE(bot.front().idleRatio, advice.baseIdle);
    }

    void aShiftNeedsRoom()
    {
        const ReviewInput input = inputOf(std::vector<int>(40, 0));
        const Timeline timeline = timelineOf(input);
        std::vector<int> labels(40, 0);
        ShiftOptions options;
        QVERIFY(!shiftTest(labels, timeline.close, timeline.openTimeSec, options)); // one label
        std::fill(labels.begin() + 20, labels.end(), 1);
        QVERIFY(shiftTest(labels, timeline.close, timeline.openTimeSec, options));
        options.leastShift = 20;
        QVERIFY(!shiftTest(labels, timeline.close, timeline.openTimeSec, options));
    }
};

QTEST_APPLESS_MAIN(BenchTest)
#include "tst_bench.moc"
