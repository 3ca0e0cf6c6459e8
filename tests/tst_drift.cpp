// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/drift.h"
#include "tests/support/randommarket.h"

#include <QtTest/QtTest>

#include <numeric>

using namespace regime;

namespace
{

constexpr std::int64_t intervalSec = 300;
constexpr std::int64_t daySec = 86'400;
constexpr std::size_t candlesADay = daySec / intervalSec;

DetectorConfig quickConfig()
{
    DetectorConfig config;
    config.trainingCandles = 300;
    config.minTrainSamples = 150;
    config.starts = 2;
    config.iterations = 40;
    return config;
}

/** Eight days of 5-minute candles. */
std::vector<CandleSeries> market()
{
    return {test::randomMarket(8 * candlesADay, intervalSec)};
}

CandleSeries part(const CandleSeries& series, std::size_t first, std::size_t count)
{
    const auto cut = [&](const auto& column) {
        const auto from = column.begin() + static_cast<std::ptrdiff_t>(first);
        return std::decay_t<decltype(column)>(from, from + static_cast<std::ptrdiff_t>(count));
    };
    return {cut(series.openTimeSec), cut(series.close), cut(series.volume)};
}

/** Trained on candles that end with the series, so that it judges no day of it. */
TrainedModel newestModel(const std::vector<CandleSeries>& pieces)
{
    return *trainModel(pieces, quickConfig());
}

std::vector<DriftDay> measured(const std::vector<CandleSeries>& pieces, const TrainedModel& live)
{
    const auto days = measureDrift(pieces, live, quickConfig(), intervalSec, 90);
    return days ? *days : std::vector<DriftDay>();
}

/** One state at 0 with unit variances, in raw units as they are. */
TrainedModel standardNormal()
{
    hmm::ParameterValues values;
    values.startProbabilities = Eigen::VectorXd::Ones(1);
    values.transitions = Eigen::MatrixXd::Ones(1, 1);
    values.means = Eigen::MatrixXd::Zero(featureCount, 1);
    values.covariances = Eigen::MatrixXd::Ones(featureCount, 1);
    TrainedModel model;
    model.parameters = *hmm::Parameters::create(values);
    model.scaler = {Eigen::VectorXd::Zero(featureCount), Eigen::VectorXd::Ones(featureCount)};
    return model;
}

} // namespace

class DriftTest : public QObject
{
    Q_OBJECT

private slots:
    void theIndexIsTheSumOverDeciles()
    {
        std::vector<double> training(100);
        std::iota(training.begin(), training.end(), 0.0);
        // A tenth of training in each part; recently all in the last: with half a value added,
        // 9 (0.5/55 - 0.1) ln(0.5/55 / 0.1) + (50.5/55 - 0.1) ln(50.5/55 / 0.1).
        const std::vector<double> high(50, 95.0);
        QVERIFY(std::abs(populationStability(training, high) - 3.776007696) < 1e-8);
        QVERIFY(std::abs(populationStability(training, training)) < 1e-15);
        std::vector<double> every(50);
        std::iota(every.begin(), every.end(), 0.0);
        for (double& value : every)
            value *= 2;
        QVERIFY(populationStability(training, every) < 0.01);
    }

    void equalDecilesMakeFewerParts()
    {
        const auto mostlyZero = [](std::ptrdiff_t count) {
            std::vector<double> values(static_cast<std::size_t>(count), 0.0);
            std::fill(values.begin(), values.begin() + count / 5, 3.0);
            return values;
        };
        QVERIFY(populationStability(mostlyZero(100), mostlyZero(50)) < 0.01);
        QVERIFY(populationStability(mostlyZero(100), std::vector<double>(50, 0.0)) > 0.5);
        QVERIFY(populationStability(mostlyZero(100), std::vector<double>(50, 3.0)) > 2);
        QVERIFY(std::isfinite(populationStability(std::vector<double>(10, 1.0), {{2.0}})));
    }

    void oneInAHundredIsFarFromItsState()
    {
        std::mt19937_64 engine(3);
        std::normal_distribution<double> normal;
        const Eigen::MatrixXd rows =
            Eigen::MatrixXd::NullaryExpr(featureCount, 200'000, [&] { return normal(engine); });
        QVERIFY(std::abs(outsideShare(standardNormal(), rows) - 0.01) < 0.001);
        QCOMPARE(outsideShare(standardNormal(), Eigen::MatrixXd::Zero(featureCount, 5)), 0.0);
        QCOMPARE(outsideShare(standardNormal(), Eigen::MatrixXd::Constant(featureCount, 5, 4.0)),
                 1.0);
    }

    void daysAreWholeAndHaveATrainingBeforeThem_data()
    {
        QTest::addColumn<int>("candles");
        QTest::addColumn<int>("intervalSec");
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("lengthSec");
        QTest::newRow("a candle short of the first day") << 575 << 300 << 0 << 0;
        QTest::newRow("training is longer than a day") << 576 << 300 << 0 << 0;
        QTest::newRow("the first day") << 864 << 300 << 1 << 86'400;
        QTest::newRow("the next one is not over") << 1151 << 300 << 1 << 86'400;
        QTest::newRow("two days") << 1152 << 300 << 2 << 86'400;
        QTest::newRow("hours, 100 candles a window") << 432 << 3600 << 2 << 360'000;
    }
    void daysAreWholeAndHaveATrainingBeforeThem()
    {
        QFETCH(int, candles);
        QFETCH(int, intervalSec);
        QFETCH(int, days);
        QFETCH(int, lengthSec);
        const std::vector pieces{
            test::randomMarket(static_cast<std::size_t>(candles), intervalSec)};
        const auto found = walkForwardDays(pieces, quickConfig(), intervalSec, 90);
        QCOMPARE(static_cast<int>(found.size()), days);
        for (const TimeRange day : found) {
            QCOMPARE(day.toSec - day.fromSec, lengthSec);
            QCOMPARE(day.toSec % daySec, 0);
            QVERIFY(day.toSec <= pieces[0].openTimeSec.back() + intervalSec);
            QVERIFY(day.fromSec >= pieces[0].openTimeSec[300]);
        }
        QCOMPARE(walkForwardDays(pieces, quickConfig(), intervalSec, 1).size(),
                 static_cast<std::size_t>(std::min(days, 1)));
    }

    void eachDayIsJudgedByAModelThatHadNotSeenIt()
    {
        const auto pieces = market();
        const auto days = measured(pieces, newestModel(pieces));
        QCOMPARE(days.size(), std::size_t(6));
        for (const DriftDay& day : days) {
            const auto model = modelBefore(pieces, quickConfig(), day.day, {});
            QVERIFY(model);
            QCOMPARE(model->lastCandleSec, day.day.fromSec - intervalSec);
            const auto answers = answersOf(*model, pieces, quickConfig(), day.day);
            QVERIFY(answers);
            QCOMPARE(answers->size(), candlesADay);
            QCOMPARE(day.candles, static_cast<int>(candlesADay));
            double sum = 0;
            for (const RegimeEstimate& answer : *answers)
                sum += answer.logLikelihood;
            QVERIFY(std::abs(day.logLikelihood - sum / candlesADay) < 1e-9);
            for (const double psi : day.psi)
                QVERIFY(psi > 0 && std::isfinite(psi));
        }
    }

    void laterCandlesChangeNoEarlierDay()
    {
        auto pieces = market();
        const TrainedModel live = newestModel(pieces);
        const auto before = measured(pieces, live);
        for (std::size_t i = 5 * candlesADay; i < pieces[0].size(); ++i)
            pieces[0].close[i] *= 1 + 0.01 * static_cast<double>(i % 7);
        const auto after = measured(pieces, live);
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i)
            QCOMPARE(after[i] == before[i], before[i].day.toSec <= pieces[0].openTimeSec[1440]);
    }

    void theLiveModelJudgesWhatCameAfterItsTraining()
    {
        const auto pieces = market();
        const CandleSeries early = part(pieces[0], 0, 4 * candlesADay);
        const TrainedModel live = *trainModel({&early, 1}, quickConfig());
        const auto days = measured(pieces, live);
        const auto others = measured(pieces, newestModel(pieces));
        QCOMPARE(days.size(), others.size());
        for (std::size_t i = 0; i < days.size(); ++i)
            QCOMPARE(days[i] == others[i],
                     days[i].day.fromSec <= live.lastCandleSec ||
                         days[i].day.fromSec == live.lastCandleSec + intervalSec);
    }

    void anotherMarketIsSeenAtOnce()
    {
        auto pieces = market();
        const std::size_t begin = 7 * candlesADay;
        for (std::size_t i = begin; i < pieces[0].size(); ++i) // five times as nervous
            pieces[0].close[i] =
                pieces[0].close[begin] * std::pow(pieces[0].close[i] / pieces[0].close[begin], 5);
        const auto days = measured(pieces, newestModel(pieces));
        QCOMPARE(days.size(), std::size_t(6));
        for (std::size_t i = 0; i + 1 < days.size(); ++i) {
            QVERIFY(days.back().psi[emaSpreadRow] > days[i].psi[emaSpreadRow]);
            QVERIFY(days.back().logLikelihood < days[i].logLikelihood);
            QVERIFY(days.back().outsideShare > days[i].outsideShare);
        }
    }

    void aDayInAHoleIsLeftOut()
    {
        const CandleSeries whole = market()[0];
        const std::vector pieces{part(whole, 0, 4 * candlesADay),
                                 part(whole, 6 * candlesADay, 2 * candlesADay)};
        const auto days = measured(pieces, newestModel(pieces));
        QCOMPARE(days.size(), std::size_t(4));
        QCOMPARE(days[2].candles, static_cast<int>(candlesADay) - 99);
        QCOMPARE(days[3].candles, static_cast<int>(candlesADay));
    }

    void theIndexIsAgainstTheRowsTrainedOn()
    {
        // The last day's window begins with 12 candles before the hole, too few for a row; behind
        // it training leaves out the first hundred.
        const CandleSeries whole = market()[0];
        const std::vector pieces{part(whole, 0, 4 * candlesADay),
                                 part(whole, 6 * candlesADay, 2 * candlesADay)};
        const auto days = measured(pieces, newestModel(pieces));
        const auto model = modelBefore(pieces, quickConfig(), days.back().day, {});
        QVERIFY(model);
        QCOMPARE(model->observationCount, static_cast<int>(candlesADay) - 100);
        const Eigen::MatrixXd rows = observationMatrix(pieces[1].close, pieces[1].volume);
        const auto values = [&](int feature, Eigen::Index first, Eigen::Index count) {
            const Eigen::VectorXd column = rows.row(feature).segment(first, count);
            return std::vector<double>(column.begin(), column.end());
        };
        for (int i = 0; i < featureCount; ++i) {
            const double expected =
                populationStability(values(i, 100 - firstObservedCandle, candlesADay - 100),
                                    values(i, candlesADay - firstObservedCandle, candlesADay));
            QVERIFY(std::abs(days.back().psi[static_cast<std::size_t>(i)] - expected) < 1e-12);
        }
        // In the first piece of a window only the candles without a row are left out.
        const auto before = modelBefore(pieces, quickConfig(), days.front().day, {});
        QVERIFY(before);
        QCOMPARE(before->observationCount, 300 - firstObservedCandle);
        const Eigen::MatrixXd early = observationMatrix(pieces[0].close, pieces[0].volume);
        const Eigen::VectorXd trained =
            early.row(0).segment(2 * candlesADay - 300, 300 - firstObservedCandle);
        const Eigen::VectorXd judged =
            early.row(0).segment(2 * candlesADay - firstObservedCandle, candlesADay);
        const double expected = populationStability(std::span(trained.data(), trained.size()),
                                                    std::span(judged.data(), judged.size()));
        QVERIFY(std::abs(days.front().psi[0] - expected) < 1e-12);
    }

    void itCanBeStoppedAndSaysHowFarItIs()
    {
        const auto pieces = market();
        const TrainedModel live = newestModel(pieces);
        std::vector<double> shares;
        std::stop_source source;
        const auto all = measureDrift(pieces, live, quickConfig(), intervalSec, 90, {},
                                      [&](double share) { shares.push_back(share); });
        QVERIFY(all);
        QVERIFY(std::ranges::is_sorted(shares));
        QCOMPARE(shares.back(), 1.0);
        shares.clear();
        const auto stopped = measureDrift(pieces, live, quickConfig(), intervalSec, 90,
                                          source.get_token(), [&](double share) {
                                              shares.push_back(share);
                                              source.request_stop();
                                          });
        QVERIFY(!stopped);
        QCOMPARE(shares.size(), std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(DriftTest)
#include "tst_drift.moc"
