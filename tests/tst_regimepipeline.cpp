// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/regimepipeline.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace regime;

namespace
{

constexpr std::int64_t minuteSec = 60;

/** A walk with calm and lively stretches, so that a model finds something to tell apart. */
CandleSeries walk(std::size_t candles)
{
    std::mt19937_64 random(7);
    std::normal_distribution<double> step;
    CandleSeries series;
    double price = 100;
    for (std::size_t i = 0; i < candles; ++i) {
        const double drift = 0.0004 * (static_cast<double>((i / 60) % 3) - 1);
        price *= std::exp(drift + 0.0005 * step(random));
        series.openTimeSec.push_back(1'700'000'040 + static_cast<std::int64_t>(i) * minuteSec);
        series.close.push_back(price);
        series.volume.push_back(1000 * std::exp(0.3 * step(random)));
    }
    return series;
}

DetectorConfig config()
{
    DetectorConfig config;
    config.minTrainSamples = 300;
    config.starts = 2;
    return config;
}

LiveModel modelOf(const CandleSeries& series)
{
    return {QStringLiteral("1"), 0,
            std::make_shared<const TrainedModel>(*trainModel({&series, 1}, config()))};
}

} // namespace

class RegimePipelineTest : public QObject
{
    Q_OBJECT

private slots:
    void aRestartWithinTheSameCandleAnswersWithoutWaitingForTheNext()
    {
        const LiveModel model = modelOf(walk(600));
        RegimePipeline before(config(), ModelFamily::Hmm, 5, minuteSec);
        before.setModel(answering(model, config()));
        before.tick({walk(600), false}, 0);
        const std::vector<SeenAnswer> seen = before.tick({walk(640), false}, 0);
        QCOMPARE(seen.size(), std::size_t{40});

        RegimePipeline after(config(), ModelFamily::Hmm, 5, minuteSec);
        after.setModel(answering(model, config()));
        std::vector<SeenAnswer> rows = seen;
        rows.back().answer.stability.reset(); // the ledger does not hold it
        after.restoreSeen(rows);
        QVERIFY(after.opinion().restored);
        QCOMPARE(after.opinion().answer->stability, before.opinion().answer->stability);

        QVERIFY(after.tick({walk(640), false}, 0).empty()); // the ledger has its row
        QVERIFY(!after.opinion().restored);
        QCOMPARE(*after.opinion().answer, *before.opinion().answer);
        QCOMPARE(after.opinion().shownRegime, before.opinion().shownRegime);
        QCOMPARE(after.opinion().shownCandles, before.opinion().shownCandles);

        const auto next = after.tick({walk(641), false}, 0);
        QCOMPARE(next.size(), std::size_t{1});
        QCOMPARE(next.front().answer, before.tick({walk(641), false}, 0).front().answer);
    }

    void aFailingDetectorKeepsItsAnswerAndRecoversWithTheCandles()
    {
        constexpr std::size_t broken = 620;
        const auto upTo = [](std::size_t candles) {
            CandleSeries series = walk(candles);
            if (candles > broken)
                series.volume[broken] = qQNaN();
            return NewestRun{series, false};
        };
        RegimePipeline pipeline(config(), ModelFamily::Hmm, 5, minuteSec);
        pipeline.setModel(answering(modelOf(walk(600)), config()));
        QCOMPARE(pipeline.tick(upTo(broken), 10).size(), std::size_t{1});
        const ModelAnswer last = *pipeline.opinion().answer;

        for (std::size_t candles = broken + 1; candles <= broken + 100; ++candles) {
            QVERIFY(pipeline.tick(upTo(candles), 10.0 + static_cast<double>(candles)).empty());
            QCOMPARE(*pipeline.opinion().answer, last);
            QVERIFY(pipeline.opinion().inferenceProblem.contains(QStringLiteral("not finite")));
            QCOMPARE(pipeline.opinion().inferenceFailingSinceSec, 10.0 + broken + 1);
        }
        // The newest hundred are sound again.
        const auto seen = pipeline.tick(upTo(broken + 101), 0);
        QCOMPARE(seen.size(), std::size_t{1});
        QCOMPARE(seen.front().answer.candleTimeSec, upTo(broken + 101).series.openTimeSec.back());
        QVERIFY(pipeline.opinion().inferenceProblem.isEmpty());
        QVERIFY(!pipeline.opinion().inferenceFailingSinceSec);
    }
};

QTEST_APPLESS_MAIN(RegimePipelineTest)
#include "tst_regimepipeline.moc"
