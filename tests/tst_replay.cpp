// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/candlefile.h"
#include "tests/support/shortwalk.h"
#include "tests/support/simulatedseries.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace regime;

class ReplayTest : public QObject
{
    Q_OBJECT

private slots:
    void everyRowIsWhatALiveTickAnswers()
    {
        const CandleSeries series = simulatedMarket();
        const ReplayConfig config = test::shortWalk(800, 300);
        const auto walked = replay(series, config);
        QVERIFY2(walked, walked ? "" : walked.error().message.c_str());
        QCOMPARE(walked->rows.size(), series.size() - config.start);
        QCOMPARE(walked->trainings.size(), std::size_t(4));
        ShownRegimeFilter shown(config.confirmCandles);
        for (std::size_t i = 0; i < walked->rows.size(); ++i) {
            const ReplayRow& row = walked->rows[i];
            QCOMPARE(row.candle, config.start + i);
            QCOMPARE(row.modelId, static_cast<int>(i / config.retrainEvery) + 1);
            const auto live =
                inferRegime(walked->trainings[static_cast<std::size_t>(row.modelId) - 1].model,
                            part(series, row.candle - 99, row.candle + 1), config.detector);
            QVERIFY(live);
            QVERIFY(*live == row.estimate);
            shown.step(live->candleTimeSec, live->regime, live->probabilities);
            QCOMPARE(static_cast<int>(row.shown), static_cast<int>(*shown.current()));
        }
    }

    void aTrainingKnowsOnlyWhatCameBefore()
    {
        const CandleSeries series = simulatedMarket();
        const ReplayConfig config = test::shortWalk(800, 300);
        const auto walked = replay(series, config);
        QVERIFY(walked);
        const CandleSeries window = part(series, 0, config.start);
        QVERIFY(walked->trainings[0].model == *trainModel({&window, 1}, config.detector));
        QCOMPARE(walked->trainings[1].model.lastCandleSec, series.openTimeSec[1099]);
        QCOMPARE(walked->trainings[1].model.firstCandleSec, series.openTimeSec[300]);
    }

    void laterCandlesChangeNoEarlierRow_data()
    {
        QTest::addColumn<bool>("gates");
        QTest::newRow("every candidate promoted") << false;
        QTest::newRow("with reviews") << true;
    }
    void laterCandlesChangeNoEarlierRow()
    {
        QFETCH(bool, gates);
        CandleSeries series = simulatedMarket();
        ReplayConfig config = test::shortWalk(800, 300);
        config.gates = gates;
        const auto before = replay(series, config);
        for (std::size_t i = 1300; i < series.size(); ++i)
            series.close[i] *= 1.5;
        const auto after = replay(series, config);
        const auto cut = replay(part(series, 0, 1300), config);
        QVERIFY(before && after && cut);
        for (std::size_t i = 0; i < cut->rows.size(); ++i) {
            QVERIFY(before->rows[i] == after->rows[i]);
            QVERIFY(before->rows[i] == cut->rows[i]);
        }
        QVERIFY(before->rows.back() != after->rows.back());
    }

    void gatesDecideOnWhatWasKnownThen()
    {
        const CandleSeries series = simulatedMarket();
        ReplayConfig config = test::shortWalk(800, 300);
        config.gates = true;
        config.detector.retrainHoldStandardErrors = 0; // a coin's throw: some are held
        const auto walked = replay(series, config);
        QVERIFY(walked);
        QCOMPARE(walked->trainings.size(), std::size_t(4));
        const TrainedModel* live = nullptr;
        int liveId = 0, held = 0;
        for (std::size_t i = 0; i < walked->trainings.size(); ++i) {
            const ReplayTraining& training = walked->trainings[i];
            QCOMPARE(training.candle, config.start + i * config.retrainEvery);
            const CandleSeries known =
                part(series, training.candle - std::min<std::size_t>(training.candle, 1040),
                     training.candle);
            const auto retrain = retrainModel({{&known, 1}, 60, config.detector, live});
            QVERIFY(retrain);
            QVERIFY(retrain->model == training.model);
            QVERIFY(retrain->review == training.review);
            if (training.review.outcome == RetrainOutcome::Hold) {
                ++held;
            } else {
                live = &training.model;
                liveId = static_cast<int>(i) + 1;
            }
            QCOMPARE(walked->rows[training.candle - config.start].modelId, liveId);
        }
        QVERIFY2(held > 0, "nothing was held: choose another walk");
    }

    void aWalkThatCannotBeIsRefused_data()
    {
        QTest::addColumn<int>("candles");
        QTest::addColumn<int>("start");
        QTest::addColumn<QString>("says");
        QTest::newRow("before the first window is full") << 1900 << 799 << "cannot start before";
        QTest::newRow("behind the last candle") << 900 << 900 << "has none to answer";
    }
    void aWalkThatCannotBeIsRefused()
    {
        QFETCH(int, candles);
        QFETCH(int, start);
        QFETCH(QString, says);
        ReplayConfig config = test::shortWalk(800, 300);
        config.start = static_cast<std::size_t>(start);
        const auto walked =
            replay(part(simulatedMarket(), 0, static_cast<std::size_t>(candles)), config);
        QVERIFY(!walked);
        QVERIFY2(QString::fromStdString(walked.error().message).contains(says),
                 walked.error().message.c_str());
    }

    void aStoppedWalkSaysSo()
    {
        std::stop_source source;
        const auto walked = replay(simulatedMarket(), test::shortWalk(800, 300), source.get_token(),
                                   [&](double) { source.request_stop(); });
        QVERIFY(!walked);
        QCOMPARE(walked.error().message, std::string("the replay was stopped"));
    }

    void realCandlesGiveARowEach()
    {
        const QString path = QStringLiteral(SHARED_DIR "/data/XDGUSD_5m_2024H2.csv");
        REGIME_SKIP_WITHOUT(path);
        const auto file = readCandleFile(path);
        QVERIFY(file);
        CandleSeries series;
        for (const Candle& candle : file->candles) {
            series.openTimeSec.push_back(candle.openTimeSec);
            series.close.push_back(candle.close);
            series.volume.push_back(candle.volume);
        }
        const auto walked = replay(series, ReplayConfig{});
        QVERIFY2(walked, walked ? "" : walked.error().message.c_str());
        QCOMPARE(walked->rows.size(), series.size() - 2000);
        QVERIFY(walked->messages.empty());
        for (const ReplayRow& row : walked->rows) {
            const RegimeProbabilities& p = row.estimate.probabilities;
            QVERIFY(std::abs(p[0] + p[1] + p[2] - 1) < 1e-9);
            QVERIFY(row.estimate.confidence >= 0 && row.estimate.confidence <= 1);
        }
    }
};

QTEST_APPLESS_MAIN(ReplayTest)
#include "tst_replay.moc"
