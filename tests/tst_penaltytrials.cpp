// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginestore.h"
#include "core/engine/penaltytrials.h"
#include "core/jump/path.h"
#include "core/regime/jumplag.h"
#include "core/regime/ticks.h"
#include "core/regime/trainingdata.h"
#include "tests/support/shortwalk.h"
#include "tests/support/simulatedseries.h"

#include <QSignalSpy>
#include <QTest>

using namespace regime;

namespace
{

/** A market in three regimes, again and again; candles of five minutes. */
CandleSeries longMarket(std::size_t times)
{
    const CandleSeries once = simulatedMarket();
    CandleSeries series;
    double level = 1;
    for (std::size_t i = 0; i < times; ++i) {
        for (std::size_t j = 0; j < once.size(); ++j) {
            series.openTimeSec.push_back(1'700'000'100 +
                                         300 * static_cast<std::int64_t>(series.size()));
            series.close.push_back(once.close[j] * level);
            series.volume.push_back(once.volume[j]);
        }
        level = series.close.back() / once.close.front();
    }
    return series;
}

} // namespace

/** Another penalty on trial, before it is used. */
class PenaltyTrialsTest : public QObject
{
    Q_OBJECT

private slots:
    void aTrialIsAWalk()
    {
        const CandleSeries series = longMarket(2);
        const PenaltyTrial trial = tryPenalty(series, test::shortWalk(800, 288), 20, {});
        QCOMPARE(trial.problem, QString());
        QCOMPARE(trial.penalty, 20.0);
        const auto walk = replayJump(series, test::shortWalk(800, 288));
        std::vector<RegimeEstimate> answers;
        for (const ReplayRow& row : walk->rows)
            answers.push_back(row.estimate);
        QCOMPARE(trial.changesPerDay, flipsPerDay(answers, 300));
        QVERIFY(trial.gain.has_value());
        QVERIFY(trial.gainLow <= *trial.gain && *trial.gain <= trial.gainHigh);
    }

    void aHigherPenaltyChangesLessAndComesLater()
    {
        const CandleSeries series = longMarket(2);
        const PenaltyTrial low = tryPenalty(series, test::shortWalk(800, 288), 2, {});
        const PenaltyTrial high = tryPenalty(series, test::shortWalk(800, 288), 40, {});
        QVERIFY(high.changesPerDay < low.changesPerDay);
        QVERIFY2(low.lagCandles && high.lagCandles && *high.lagCandles > *low.lagCandles,
                 qPrintable(QStringLiteral("%1, %2")
                                .arg(low.lagCandles.value_or(-1))
                                .arg(high.lagCandles.value_or(-1))));
        QCOMPARE(*tryPenalty(series, test::shortWalk(800, 288), 0, {}).lagCandles,
                 0.0); // nothing to wait for
    }

    void aPenaltyWithoutAModelSaysWhy()
    {
        const PenaltyTrial trial = tryPenalty(longMarket(1), test::shortWalk(800, 288), 1e6, {});
        QVERIFY2(trial.problem.contains(QLatin1String("every start was refused")),
                 qPrintable(trial.problem));
    }

    void theLagIsThatBehindTheBestLabelling()
    {
        const CandleSeries series = simulatedMarket();
        DetectorConfig config;
        config.trainingCandles = static_cast<int>(series.size());
        const TrainedJump model = *trainJump({&series, 1}, config);
        // By hand, from the same observations.
        const auto data = trainingData({&series, 1}, config);
        const Eigen::MatrixXd x = jump::clipped(data->sequences.front());
        const std::vector<int> best =
            jump::bestPath(jump::halfSquaredDistances(model.model, x), model.model.penalty).labels;
        jump::Recursion recursion(model.model);
        std::vector<double> delays;
        int before = -1;
        for (Eigen::Index t = 0; t < x.cols(); ++t) {
            recursion.step(x.col(t));
            if (before >= 0 && recursion.label() != before &&
                recursion.label() == best[static_cast<std::size_t>(t)]) {
                Eigen::Index began = t;
                while (began > 0 && best[static_cast<std::size_t>(began - 1)] ==
                                        best[static_cast<std::size_t>(t)])
                    --began;
                delays.push_back(static_cast<double>(t - began));
            }
            before = recursion.label();
        }
        QVERIFY(delays.size() > 4);
        std::ranges::sort(delays);
        const double median = 0.5 * (delays[(delays.size() - 1) / 2] + delays[delays.size() / 2]);
        QCOMPARE(**jumpLag(model, {&series, 1}, config), median);
        QVERIFY(median > 0);
    }

    void theJobSetsItBesideTheOneInForce()
    {
        const SeriesKey key{QStringLiteral("XDGUSD"), 5};
        const auto store = EngineStore::openInMemory(key);
        QVERIFY(store);
        const CandleSeries series = longMarket(1);
        std::vector<Candle> candles;
        for (std::size_t i = 0; i < series.size(); ++i) {
            const double close = series.close[i];
            candles.push_back({series.openTimeSec[i], close, close, close, close, series.volume[i],
                               1, CandleSource::Csv, false});
        }
        QVERIFY((*store)->candles().upsert(key, candles));
        DetectorConfig config;
        config.trainingCandles = 800;
        PenaltyTrialJob job(**store, key, config);
        PenaltyTrials last;
        connect(&job, &PenaltyTrialJob::changed, &job,
                [&](const PenaltyTrials& trials) { last = trials; });
        job.start(5, candles.back().openTimeSec);
        QVERIFY(last.running);
        job.start(40, candles.back().openTimeSec); // the later one wins
        QTRY_VERIFY_WITH_TIMEOUT(!last.running, 30'000);
        QVERIFY2(last.problem.isEmpty(), qPrintable(last.problem));
        QCOMPARE(last.trials.size(), std::size_t(2));
        QCOMPARE(last.trials[0].penalty, 20.0);
        QCOMPARE(last.trials[1].penalty, 40.0);
        QVERIFY(last.trials[0].changesPerDay > last.trials[1].changesPerDay);

        config.trainingCandles = 5000;
        PenaltyTrialJob early(**store, key, config);
        connect(&early, &PenaltyTrialJob::changed, &early,
                [&](const PenaltyTrials& trials) { last = trials; });
        early.start(40, candles.back().openTimeSec);
        QTRY_VERIFY_WITH_TIMEOUT(!last.running, 30'000);
        QVERIFY2(last.problem.contains(QStringLiteral("needs 5576 candles without a hole")),
                 qPrintable(last.problem));
    }
};

QTEST_GUILESS_MAIN(PenaltyTrialsTest)
#include "tst_penaltytrials.moc"
