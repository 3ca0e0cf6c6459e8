// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/forwardbackward.h"
#include "core/regime/replay.h"
#include "core/review/baselines.h"
#include "core/review/calibration.h"
#include "core/review/gain.h"
#include "core/review/gridsettings.h"
#include "core/review/movingvolatility.h"
#include "core/review/outcomes.h"
#include "core/review/outcometable.h"
#include "core/review/quantile.h"
#include "core/review/significance.h"
#include "core/review/stability.h"
#include "core/review/whatif.h"
#include "tests/support/realseries.h"
#include "tests/support/referencefile.h"
#include "tests/support/simulatedhmm.h"
#include "tests/support/volatilemarket.h"

#include <QtTest/QtTest>

#include <map>

using namespace regime;
using namespace regime::review;

namespace
{

constexpr std::size_t dayCandles = 288;
constexpr std::size_t horizon = 15;
constexpr std::size_t fortnight = 14 * dayCandles;
constexpr int runs = 200;

/** Volatility of the next 15 candles. */
std::vector<double> nextVolatility(std::span<const double> close)
{
    const MovingVolatility moving(close);
    std::vector<double> result(close.size(), NAN);
    for (std::size_t i = 0; i + horizon < close.size(); ++i)
        result[i] = moving.between(i, i + horizon);
    return result;
}

/** Whether the test says at 0.05 that what came of the next `candles` differs between labels. */
bool rejects(std::span<const int> labels, std::span<const double> outcomes,
             std::span<const std::int64_t> openTimeSec, std::uint64_t seed,
             std::size_t candles = horizon)
{
    ShiftOptions options;
    options.shifts = 999;
    options.seed = seed;
    options.leastShift = static_cast<std::size_t>(std::max(
        static_cast<double>(candles), std::ceil(stabilityOf(labels, 300).longDwellCandles)));
    const auto test = shiftTest(labels, outcomes, openTimeSec, options);
    return test && test->p <= 0.05;
}

/** 0, 1, 2 by the thirds of all values; below 0 where there is none. */
std::vector<int> tercilesOf(std::span<const double> values)
{
    std::vector<double> known;
    std::ranges::copy_if(values, std::back_inserter(known),
                         [](double x) { return std::isfinite(x); });
    const double low = quantile(known, 1.0 / 3), high = quantile(known, 2.0 / 3);
    std::vector<int> labels;
    for (const double value : values)
        labels.push_back(std::isfinite(value) ? (value > low) + (value > high) : noLabel);
    return labels;
}

/** What comes of the next 15 candles, and the grid turns of the next 60: each measure once. */
std::vector<OutcomeColumn> measuresOf(std::span<const double> close)
{
    std::vector<OutcomeColumn> columns =
        outcomeColumns(close, GridSettings{}.reversal(), /*seed=*/1);
    std::erase_if(columns, [](const OutcomeColumn& column) {
        return column.outcome != Outcome::GridTurns &&
               column.horizonCandles != static_cast<int>(horizon);
    });
    return columns;
}

/** Real candles with the raw labels of a walk over them and what came behind; five minutes. */
struct RealWalk {
    CandleSeries series;
    std::vector<int> labels;
    std::vector<OutcomeColumn> measures;
};

QString realFile()
{
    return QStringLiteral(SHARED_DIR "/data/XDGUSD_5m_2024H2.csv");
}

const RealWalk& realWalk()
{
    static const RealWalk walk = [] {
        RealWalk result;
        result.series = test::realSeries(realFile(), 300);
        result.labels.assign(result.series.size(), noLabel);
        const auto replayed = replay(result.series, ReplayConfig{});
        for (const ReplayRow& row : replayed->rows)
            result.labels[row.candle] = static_cast<int>(row.estimate.regime);
        result.measures = measuresOf(result.series.close);
        return result;
    }();
    return walk;
}

/** The fortnight that begins with candle `first`. */
template <typename T>
std::span<const T> fortnightOf(const std::vector<T>& values, std::size_t first)
{
    return std::span<const T>(values).subspan(first, fortnight);
}

std::vector<OutcomeColumn> fortnightOf(const std::vector<OutcomeColumn>& measures,
                                       std::size_t first)
{
    std::vector<OutcomeColumn> result = measures;
    for (OutcomeColumn& column : result) {
        const std::span<const double> values = fortnightOf(column.values, first);
        column.values = {values.begin(), values.end()};
    }
    return result;
}

/** A simulated market and what came behind each candle; each is made once. */
struct SimulatedFortnight {
    test::VolatileMarket market;
    std::vector<OutcomeColumn> measures;
};

const SimulatedFortnight& simulatedFortnight(std::uint64_t seed)
{
    static std::map<std::uint64_t, SimulatedFortnight> made;
    const auto [found, isNew] = made.try_emplace(seed);
    if (isNew) {
        found->second.market = test::volatileMarket(fortnight, seed);
        found->second.measures = measuresOf(found->second.market.close);
    }
    return found->second;
}

/** Two fortnights of real days that have labels and do not overlap, from the same hour on. */
std::pair<std::size_t, std::size_t> twoFortnights(Dice& dice)
{
    const std::int64_t days = std::ssize(realWalk().labels) / static_cast<std::int64_t>(dayCandles);
    const auto draw = [&] { return 8 + dice.below(days - 22); };
    const std::int64_t first = draw();
    std::int64_t second = draw();
    while (std::abs(first - second) < 14)
        second = draw();
    return {static_cast<std::size_t>(first) * dayCandles,
            static_cast<std::size_t>(second) * dayCandles};
}

} // namespace

/** Statistics that hold: how often they are wrong where the truth is known. */
class ReviewStatisticsTest : public QObject
{
    Q_OBJECT

private slots:
    void labelsThatKnowNothingAreSeldomSignificant_data()
    {
        QTest::addColumn<bool>("real");
        QTest::addColumn<bool>("sameClock");
        QTest::newRow("semi-Markov, simulated market") << false << false;
        QTest::newRow("another market's volatility at the same clock") << false << true;
        QTest::newRow("semi-Markov, real candles") << true << false;
        QTest::newRow("another fortnight's labels at the same clock, real candles") << true << true;
    }
    void labelsThatKnowNothingAreSeldomSignificant()
    {
        QFETCH(bool, real);
        QFETCH(bool, sameClock);
        if (real)
            REGIME_SKIP_WITHOUT(realFile());
        Dice dice(7);
        std::map<Outcome, int> rejected;
        for (int run = 0; run < runs; ++run) {
            const auto seed = static_cast<std::uint64_t>(run) + 1;
            std::vector<OutcomeColumn> measures;
            std::vector<int> labels;
            std::vector<std::int64_t> times;
            if (real) {
                const auto [here, there] = twoFortnights(dice);
                const RealWalk& walk = realWalk();
                measures = fortnightOf(walk.measures, here);
                const auto hours = fortnightOf(walk.series.openTimeSec, here);
                times.assign(hours.begin(), hours.end());
                const auto other = fortnightOf(walk.labels, there);
                labels.assign(other.begin(), other.end());
            } else {
                measures = simulatedFortnight(seed).measures;
                times = simulatedFortnight(seed).market.openTimeSec;
                labels =
                    tercilesOf(nextVolatility(test::volatileMarket(fortnight, seed + 1000).close));
            }
            if (!sameClock)
                labels = test::semiMarkovLabels(fortnight, seed);
            for (const OutcomeColumn& of : measures)
                rejected[of.outcome] += rejects(labels, of.values, times, seed,
                                                static_cast<std::size_t>(of.horizonCandles));
        }
        QCOMPARE(rejected.size(), std::size_t{4});
        for (const auto& [outcome, count] : rejected) {
            const char* name = outcomeNames[static_cast<std::size_t>(outcome)].data();
            qInfo("%s: rejected %d of %d", name, count, runs);
            QVERIFY2(count >= runs * 0.02 && count <= runs * 0.09, name);
        }
    }

    /** Where every candle is of one hour, ranks within it are ranks among all. */
    void theShiftTestsHIsThatOfKruskalAndWallis()
    {
        constexpr std::size_t days = 600;
        Dice dice(5);
        std::vector<int> labels;
        std::vector<double> outcomes;
        std::vector<std::int64_t> times;
        for (std::size_t i = 0; i < days; ++i) {
            labels.push_back(static_cast<int>(i / 7 % 3));
            // Halves are ties, and the last ones are not known yet.
            outcomes.push_back(i + horizon < days
                                   ? std::round(2 * (labels.back() + 6 * dice.uniform())) / 2
                                   : NAN);
            times.push_back(1'699'920'000 + 86'400 * static_cast<std::int64_t>(i));
        }
        ShiftOptions options;
        options.shifts = 99;
        const auto test = shiftTest(labels, outcomes, times, options);
        QVERIFY(test);
        const double h = kruskalWallis(labels, outcomes);
        QVERIFY(h > 5);
        QVERIFY2(std::abs(test->h - h) < 1e-9 * h, qPrintable(QString::number(test->h - h)));
    }

    /** Two fortnights with a day of lost candles between: one of label 0 and calm, one of label 1
     *  and wild. Turned round by itself each stays what it is, so that every shift has the same H;
     *  a label that came over the hole would lower it. */
    void labelsAreNeverShiftedAcrossALostGap()
    {
        const auto tested = [](bool isLost) {
            ReviewInput input;
            input.intervalSec = 300;
            std::vector<double> outcomes;
            Dice dice(3);
            for (std::size_t i = 0; i < 2 * fortnight + dayCandles; ++i) {
                const std::int64_t timeSec = 1'699'920'000 + 300 * static_cast<std::int64_t>(i);
                const bool between = i >= fortnight && i < fortnight + dayCandles;
                ReviewTick tick;
                tick.candleTimeSec = timeSec;
                tick.hmm.emplace().raw = i < fortnight ? Regime::Bearish : Regime::Ranging;
                input.ticks.push_back(tick);
                if (!between || !isLost)
                    input.candles.push_back({timeSec, 100});
                outcomes.push_back((i < fortnight ? 1 : 2) + dice.uniform());
            }
            const Timeline timeline = timelineOf(input);
            ShiftOptions options;
            options.shifts = 999;
            options.leastShift = 60;
            return *shiftTest(labelsOf(timeline, input, Labelling::HmmRaw), outcomes,
                              timeline.openTimeSec, options);
        };
        QCOMPARE(tested(true).p, 1.0);
        QVERIFY(tested(false).p < 0.05); // the same with its candles: one stretch, which turns
    }

    void aPlantedEffectIsFound()
    {
        int found = 0;
        for (int run = 0; run < runs; ++run) {
            const auto seed = static_cast<std::uint64_t>(run) + 1;
            const test::VolatileMarket market = test::volatileMarket(fortnight, seed);
            const std::vector<double> outcomes = nextVolatility(market.close);
            std::vector<int> labels = tercilesOf(outcomes);
            Dice dice(seed);
            for (int& label : labels)
                if (label != noLabel && dice.uniform() < 0.3)
                    label = static_cast<int>(dice.below(3));
            found += rejects(labels, outcomes, market.openTimeSec, seed);
        }
        QVERIFY2(found > 0.95 * runs, qPrintable(QString::number(found)));
    }

    void terciledTrailingVolatilityGainsNothing_data()
    {
        QTest::addColumn<bool>("real");
        QTest::newRow("simulated") << false;
        QTest::newRow("real candles") << true;
    }
    void terciledTrailingVolatilityGainsNothing()
    {
        QFETCH(bool, real);
        if (real)
            REGIME_SKIP_WITHOUT(realFile());
        const test::VolatileMarket market = test::volatileMarket(90 * dayCandles, 3);
        Timeline timeline;
        timeline.intervalSec = 300;
        timeline.close = real ? realWalk().series.close : market.close;
        timeline.openTimeSec = real ? realWalk().series.openTimeSec : market.openTimeSec;
        timeline.tick.assign(timeline.size(), std::size_t{0});
        const std::vector<int> labels =
            baselineLabels(timeline, Labelling::VolatilityTercile, 2000);
        const auto gain = volatilityGain({timeline.openTimeSec, timeline.close, labels});
        QVERIFY(gain);
        qInfo("gain %.4f (%.4f to %.4f) over %.3f", gain->gain, gain->low, gain->high,
              gain->baseline);
        QVERIFY(gain->low <= 0 && gain->high >= 0);
        QVERIFY(gain->baseline > 0.2);
    }

    void dayBlockIntervalsCoverTheTruth()
    {
        // Values cling together within a day, days do not: the truth is 0.
        constexpr int days = 30, perDay = 50, simulations = 400;
        int covered = 0;
        for (int simulation = 0; simulation < simulations; ++simulation) {
            Dice dice(static_cast<std::uint64_t>(simulation) + 1);
            Eigen::ArrayXd sums = Eigen::ArrayXd::Zero(days), counts = sums;
            for (int day = 0; day < days; ++day) {
                double value = jump::simulated::normal(dice);
                for (int i = 0; i < perDay; ++i) {
                    value = 0.95 * value + jump::simulated::normal(dice);
                    if (dice.uniform() < 0.3)
                        continue;
                    sums[day] += value;
                    counts[day] += 1;
                }
            }
            const auto mean =
                DayBootstrap(days, 500, static_cast<std::uint64_t>(simulation)).ratio(sums, counts);
            QVERIFY(mean->interval);
            covered += mean->interval->low <= 0 && mean->interval->high >= 0;
        }
        qInfo("covered in %.3f", static_cast<double>(covered) / simulations);
        QVERIFY(covered >= 0.90 * simulations && covered <= 0.98 * simulations);
    }

    /** A label that stood on a few days alone has a mean, but nobody knows how sure it is. */
    void belowSevenDaysThereIsNoInterval()
    {
        constexpr int days = 30;
        const DayBootstrap bootstrap(days, 500, 1);
        for (int counting = 1; counting <= days; ++counting) {
            Eigen::ArrayXd sums = Eigen::ArrayXd::Zero(days), counts = sums;
            for (int day = 0; day < counting; ++day) {
                counts[day] = 5;
                sums[day] = 5 + day;
            }
            const auto ratio = bootstrap.ratio(sums, counts);
            QVERIFY(ratio);
            QCOMPARE(ratio->value, sums.sum() / counts.sum());
            QCOMPARE(ratio->interval.has_value(), counting >= 7);
            QCOMPARE(bootstrap.variance(sums, counts).has_value(), counting >= 7);
            if (ratio->interval)
                QVERIFY(ratio->interval->low < ratio->value &&
                        ratio->interval->high > ratio->value);
        }
        QVERIFY(!bootstrap.ratio(Eigen::ArrayXd::Zero(days), Eigen::ArrayXd::Zero(days)));
        QVERIFY(DayBootstrap(1, 500, 1)
                    .ratio(Eigen::ArrayXd::Constant(1, 3), Eigen::ArrayXd::Constant(1, 2))
                    .has_value());
    }

    void anOutcomeBehindADayHasNoInterval()
    {
        ReviewInput input;
        input.intervalSec = 300;
        Dice dice(5);
        for (std::size_t i = 0; i < 20 * dayCandles; ++i) {
            ReviewTick tick;
            tick.candleTimeSec = 1'699'920'000 + 300 * static_cast<std::int64_t>(i);
            tick.hmm.emplace().raw = i / dayCandles == 4 ? Regime::Bullish : Regime::Ranging;
            input.ticks.push_back(tick);
            input.candles.push_back({tick.candleTimeSec, 100 + dice.uniform()});
        }
        const Timeline timeline = timelineOf(input);
        const OutcomeColumn column = outcomeColumns(timeline.close, 0.01, 1).front();
        const OutcomeTable table =
            outcomeTable(timeline, Labelling::HmmRaw, labelsOf(timeline, input, Labelling::HmmRaw),
                         column, DayBootstrap(timeline.days, 200, 1));
        QCOMPARE(table.groups.size(), std::size_t{2});
        QVERIFY(table.groups[0].mean.interval && table.groups[0].effectiveCandles);
        QVERIFY(!table.groups[1].mean.interval && !table.groups[1].effectiveCandles);
    }

    void gainIntervalsCoverTheGain_data()
    {
        QTest::addColumn<double>("known");
        QTest::addColumn<int>("simulations");
        QTest::newRow("nothing known") << 0.0 << 400;
        QTest::newRow("a third known") << 0.33 << 400;
    }
    void gainIntervalsCoverTheGain()
    {
        // A label that is the tercile of the volatility to come at so many candles, else chance.
        // What is learnt of one that knows nothing costs, out of sample, a little: that is what it
        // gains on average, and the truth that an interval must hold.
        QFETCH(double, known);
        QFETCH(int, simulations);
        std::vector<Gain> gains;
        double truth = 0;
        for (int simulation = 0; simulation < simulations; ++simulation) {
            const auto seed = static_cast<std::uint64_t>(simulation) + 1;
            const test::VolatileMarket market = test::volatileMarket(45 * dayCandles, seed);
            std::vector<int> labels = test::semiMarkovLabels(market.close.size(), seed);
            const std::vector<int> next = tercilesOf(nextVolatility(market.close));
            Dice dice(seed);
            for (std::size_t i = 0; i < labels.size(); ++i)
                if (next[i] != noLabel && dice.uniform() < known)
                    labels[i] = next[i];
            const auto gain = volatilityGain({market.openTimeSec, market.close, labels});
            QVERIFY(gain);
            gains.push_back(*gain);
            truth += gain->gain / simulations;
        }
        const auto covered = std::ranges::count_if(
            gains, [&](const Gain& gain) { return gain.low <= truth && gain.high >= truth; });
        const auto above = std::ranges::count_if(gains, [](auto& gain) { return gain.low > 0; });
        qInfo("truth %.5f, covered in %.3f, above 0 in %.3f", truth,
              static_cast<double>(covered) / simulations, static_cast<double>(above) / simulations);
        QVERIFY(covered >= 0.90 * simulations && covered <= 0.98 * simulations);
        QVERIFY(known > 0 ? above > 0.9 * simulations : above <= 0.025 * simulations);
    }

    void kruskalWallisEqualsPublishedExamples_data()
    {
        using Values = std::vector<double>;
        QTest::addColumn<QList<std::vector<double>>>("groups");
        QTest::addColumn<double>("h");
        // M. Hollander, D. A. Wolfe, Nonparametric Statistical Methods (1973), 115-120.
        QTest::newRow("mucociliary efficiency") << QList<Values>{{2.9, 3.0, 2.5, 2.6, 3.2},
                                                                 {3.8, 2.7, 4.0, 2.4},
                                                                 {2.8, 3.4, 3.7, 2.2, 2.0}}
                                                << 0.7714285714285722;
        // The two examples of SciPy's scipy.stats.kruskal.
        QTest::newRow("two groups")
            << QList<Values>{{1, 3, 5, 7, 9}, {2, 4, 6, 8, 10}} << 0.27272727272727337;
        QTest::newRow("ties") << QList<Values>{{1, 1, 1}, {2, 2, 2}, {2, 2}} << 7.0;
    }
    void kruskalWallisEqualsPublishedExamples()
    {
        QFETCH(QList<std::vector<double>>, groups);
        QFETCH(double, h);
        std::vector<int> labels{-1};
        std::vector<double> values{100};
        for (int group = 0; group < groups.size(); ++group)
            for (const double value : groups[group]) {
                labels.push_back(group);
                values.push_back(value);
            }
        labels.push_back(0);
        values.push_back(NAN);
        QVERIFY(std::abs(kruskalWallis(labels, values) - h) < 1e-12);
        QCOMPARE(kruskalWallis(std::vector<int>(3, 1), std::vector<double>{1, 2, 3}), 0.0);
    }

    void holmCorrects()
    {
        // S. Holm's procedure by hand: 0.01 * 4, 0.02 * 3, 0.021 * 2 (but not below), 0.5 * 1.
        const std::vector<double> corrected = holm(std::vector<double>{0.02, 0.5, 0.01, 0.021});
        const std::vector<double> expected{0.06, 0.5, 0.04, 0.06};
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY(std::abs(corrected[i] - expected[i]) < 1e-15);
    }

    void aModelThatIsTrueForecastsItsOwnLabels()
    {
        // Three states well apart, so that the label is the state; transitions of every length.
        hmm::ParameterValues values;
        values.covarianceType = hmm::CovarianceType::Diag;
        values.startProbabilities = Eigen::Vector3d::Constant(1.0 / 3);
        values.transitions.resize(3, 3);
        values.transitions << 0.95, 0.04, 0.01, 0.02, 0.90, 0.08, 0.05, 0.10, 0.85;
        values.means.resize(2, 3);
        values.means << -4, 0, 4, 0, 4, 0;
        values.covariances = Eigen::MatrixXd::Ones(2, 3);
        const auto model = hmm::Parameters::create(values);
        QVERIFY(model);
        const Persistence truth = persistenceUnder(*model, values.transitions);
        qInfo("calibration error %.4f, Brier skill %.3f", truth.calibrationError,
              truth.brierSkill.value_or(NAN));
        QVERIFY(truth.calibrationError < 0.03);
        QCOMPARE(truth.candles, 19'985);
        for (const ReliabilityBin& bin : truth.bins)
            QVERIFY(bin.happened.interval &&
                    bin.happened.interval->low <= bin.happened.interval->high);
        // A wrong matrix is found out.
        Eigen::Matrix3d wrong;
        wrong << 0.99, 0.005, 0.005, 0.005, 0.99, 0.005, 0.005, 0.005, 0.99;
        QVERIFY(persistenceUnder(*model, wrong).calibrationError > 0.2);
    }

    void eachModelIsAskedHowSureItWas()
    {
        // The HMM is sure of a label that changes every candle. The jump model, silent on the first
        // ten of forty candles, is sure on the next ten alone, and keeps its label to the end.
        ReviewInput input;
        input.intervalSec = 300;
        for (int i = 0; i < 40; ++i) {
            ReviewTick tick;
            tick.candleTimeSec = 1'699'920'000 + 300 * i;
            tick.hmm.emplace().raw = i % 2 ? Regime::Bullish : Regime::Bearish;
            tick.hmm->probabilities = {1, 0, 0};
            tick.hmm->confidence = 1;
            if (i >= 10) {
                tick.jump.emplace();
                tick.jump->raw = i < 35 ? Regime::Bullish : Regime::Bearish;
                tick.jump->probabilities = {0.01, 0.02, 0.97};
                tick.jump->confidence = i < 20 ? 0.95 : i < 25 ? 0.1 : 0.5;
            }
            input.ticks.push_back(tick);
            input.candles.push_back({tick.candleTimeSec, 1});
        }
        const Timeline timeline = timelineOf(input);
        const DayBootstrap bootstrap(timeline.days, 200, 1);
        const Calibration both = calibrationOf(timeline, input, 0.15, bootstrap);
        QCOMPARE(both.hmmSureness->confidentShare, 1.0);
        QCOMPARE(both.hmmSureness->confidentStanding->value, 0.0); // 15 candles later the other one
        QCOMPARE(both.hmmSureness->nearCertainShare, 1.0);
        const Sureness& jump = *both.jumpSureness;
        QCOMPARE(jump.confidentShare, 10.0 / 30);
        QCOMPARE(jump.thresholdShare, 5.0 / 30);
        QCOMPARE(jump.nearCertainShare, 0.0);
        // From the tenth to the twenty-fourth: all but the last five stand 15 candles later, and
        // those ten are the sure ones.
        QCOMPARE(jump.standing->value, 10.0 / 15);
        QCOMPARE(jump.confidentStanding->value, 1.0);
        for (ReviewTick& tick : input.ticks)
            tick.jump.reset();
        QVERIFY(!calibrationOf(timeline, input, 0.15, bootstrap).jumpSureness);
    }

    void candlesOfOneModelCountForNothingOfTheOther()
    {
        // The HMM answers the even candles of the first half, the jump model all but a few.
        ReviewInput input;
        input.intervalSec = 300;
        for (int i = 0; i < 80; ++i) {
            ReviewTick tick;
            tick.candleTimeSec = 1'699'920'000 + 300 * i;
            if (i < 40 && i % 2 == 0)
                tick.hmm =
                    Said{.probabilities = {1, 0, 0}, .confidence = 1, .raw = Regime::Bearish};
            if (i >= 5)
                tick.jump = Said{.confidence = 1, .raw = Regime::Bullish};
            if (tick.hmm || tick.jump)
                input.ticks.push_back(tick);
            input.candles.push_back({tick.candleTimeSec, 1});
        }
        const Timeline timeline = timelineOf(input);
        const auto labelled = [&](Labelling by) {
            return std::ranges::count_if(labelsOf(timeline, input, by),
                                         [](int label) { return label != noLabel; });
        };
        QCOMPARE(labelled(Labelling::HmmRaw), 20);
        QCOMPARE(labelled(Labelling::HmmShown), 20);
        QCOMPARE(labelled(Labelling::JumpRaw), 75);
        const DayBootstrap bootstrap(timeline.days, 200, 1);
        const Calibration both = calibrationOf(timeline, input, 0.15, bootstrap);
        QCOMPARE(both.hmmSureness->confidentShare, 1.0); // of its own ticks
        QVERIFY(!both.hmmSureness->standing); // an odd number of candles later it is mute
        QCOMPARE(both.jumpSureness->standing->value, 1.0);
        // Its bias drove nothing where it said nothing, and no tick of it is made up.
        QCOMPARE(botTicks(timeline, input, AdviceConfig{}, ModelFamily::Hmm).size(), 20u);
        QCOMPARE(botTicks(timeline, input, AdviceConfig{}, ModelFamily::Jump).size(), 75u);
        for (ReviewTick& tick : input.ticks)
            tick.hmm.reset();
        const Calibration alone = calibrationOf(timeline, input, 0.15, bootstrap);
        QVERIFY(!alone.hmmSureness && !alone.hmm);
        QCOMPARE(alone.jumpSureness->standing->value, 1.0);
        QVERIFY(alone.jump.has_value());
    }

private:
    /** The bench's forecasts by `transitions` over 20,000 observations that `model` brings forth.
     */
    static Persistence persistenceUnder(const hmm::Parameters& model,
                                        const Eigen::Matrix3d& transitions)
    {
        const Eigen::MatrixXd filtered =
            hmm::filter(model, hmm::simulated::sequence(model, 20'000, 5))->probabilities;
        ReviewInput input;
        input.intervalSec = 300;
        input.transitions = {transitions};
        for (Eigen::Index t = 0; t < filtered.cols(); ++t) {
            ReviewTick tick;
            tick.candleTimeSec = 1'699'920'000 + 300 * t;
            Eigen::Index label = 0;
            filtered.col(t).maxCoeff(&label);
            tick.hmm.emplace().raw = static_cast<Regime>(label);
            tick.hmm->probabilities = {filtered(0, t), filtered(1, t), filtered(2, t)};
            tick.hmm->model = 0;
            input.ticks.push_back(tick);
            input.candles.push_back({tick.candleTimeSec, 1});
        }
        const Timeline timeline = timelineOf(input);
        return *calibrationOf(timeline, input, 0.15, DayBootstrap(timeline.days, 200, 1)).hmm;
    }
};

QTEST_APPLESS_MAIN(ReviewStatisticsTest)
#include "tst_reviewstatistics.moc"
