// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/observations.h"
#include "core/regime/detector.h"
#include "core/regime/labels.h"
#include "core/regime/parameterjson.h"
#include "tests/support/referencefile.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace regime;

namespace
{

/** The market of a reference file as candles a minute apart. */
CandleSeries candlesOf(const QJsonObject& file)
{
    CandleSeries series;
    series.close = reference::numbers(file[QLatin1String("close")]);
    series.volume = reference::numbers(file[QLatin1String("volume")]);
    for (std::size_t i = 0; i < series.close.size(); ++i)
        series.openTimeSec.push_back(1'700'000'000 + 60 * static_cast<std::int64_t>(i));
    return series;
}

CandleSeries part(const CandleSeries& series, std::size_t first, std::size_t count)
{
    const auto cut = [&](const auto& column) {
        const auto from = column.begin() + static_cast<std::ptrdiff_t>(first);
        return std::decay_t<decltype(column)>(from, from + static_cast<std::ptrdiff_t>(count));
    };
    return {cut(series.openTimeSec), cut(series.close), cut(series.volume)};
}

/** The `count` candles that end with candle `last`. */
CandleSeries endingAt(const CandleSeries& series, std::size_t last, std::size_t count = 100)
{
    return part(series, last + 1 - count, count);
}

TrainedModel modelOf(const QJsonObject& file)
{
    TrainedModel model;
    const auto parameters =
        parametersFromJson(file[QLatin1String("model")].toObject(), hmm::CovarianceType::Diag);
    model.parameters = *parameters;
    model.scaler = {reference::vector(file[QLatin1String("standardise_mean")]),
                    reference::vector(file[QLatin1String("standardise_std")])};
    const QJsonObject names = file[QLatin1String("state_to_regime")].toObject();
    for (int state = 0; state < names.size(); ++state)
        model.regimeOfState.push_back(static_cast<Regime>(names[QString::number(state)].toInt()));
    model.occupancy.assign(3, 1.0 / 3);
    return model;
}

/** State 0 stays with a chance of `stay` and else goes to state 1. */
TrainedModel staying(TrainedModel model, double stay)
{
    hmm::ParameterValues values = model.parameters.values();
    values.transitions.row(0) << stay, 1 - stay, 0;
    model.parameters = *hmm::Parameters::create(values);
    return model;
}

QJsonObject simulatedMarket()
{
    return reference::object(reference::path(QStringLiteral("synthetic/detector.json")));
}

/** Trains on the whole series. */
DetectorConfig onAllOf(const CandleSeries& series)
{
    DetectorConfig config;
    config.trainingCandles = static_cast<int>(series.size());
    return config;
}

} // namespace

class DetectorTest : public QObject
{
    Q_OBJECT

private slots:
    void ticksAgreeWithTheReference_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("simulated market") << QStringLiteral("synthetic/detector.json");
        QTest::newRow("real candles") << QStringLiteral("kraken/detector.json");
    }
    void ticksAgreeWithTheReference()
    {
        QFETCH(QString, file);
        const QString path = reference::path(file);
        REGIME_SKIP_WITHOUT(path);
        const QJsonObject expected = reference::object(path);
        const CandleSeries candles = candlesOf(expected);
        const TrainedModel model = modelOf(expected);
        DetectorConfig config;
        config.confidenceThreshold = expected[QLatin1String("confidence_threshold")].toDouble();
        config.biasGain = expected[QLatin1String("bias_gain")].toDouble();
        const QJsonArray ticks = expected[QLatin1String("ticks")].toArray();
        QVERIFY(!ticks.isEmpty());
        for (const QJsonValue& tick : ticks) {
            const auto last = static_cast<std::size_t>(tick[QLatin1String("last_candle")].toInt());
            const auto estimate = inferRegime(model, endingAt(candles, last), config);
            QVERIFY(estimate);
            const Eigen::Map<const Eigen::Vector3d> found(estimate->probabilities.data());
            QVERIFY(reference::agrees(Eigen::VectorXd(found),
                                      reference::vector(tick[QLatin1String("probabilities")])));
            QCOMPARE(static_cast<int>(estimate->regime), tick[QLatin1String("regime")].toInt());
            QCOMPARE(estimate->confidence, tick[QLatin1String("confidence")].toDouble());
            QCOMPARE(estimate->biasSignal, tick[QLatin1String("bias_signal")].toDouble());
            QCOMPARE(estimate->observationCount, tick[QLatin1String("observation_count")].toInt());
            QCOMPARE(estimate->candleTimeSec, candles.openTimeSec[last]);
        }
    }

    void trainingKeepsTheBestStart()
    {
        const QJsonObject file = simulatedMarket();
        DetectorConfig config;
        config.trainingCandles = 1500;
        const CandleSeries window = part(candlesOf(file), 0, 1500);
        const auto model = trainModel({&window, 1}, config);
        QVERIFY2(model, model ? "" : model.error().message.c_str());
        QCOMPARE(model->observationCount, 1486);
        QVERIFY(reference::agrees(model->scaler.mean,
                                  reference::vector(file[QLatin1String("standardise_mean")])));
        QVERIFY(reference::agrees(model->scaler.std,
                                  reference::vector(file[QLatin1String("standardise_std")])));
        QCOMPARE(model->logLikelihood, std::ranges::max(model->startLogLikelihoods));
        QVERIFY(model->logLikelihood > model->logLikelihoodHistory.front());
        QCOMPARE(model->regimeOfState,
                 (std::vector{Regime::Bearish, Regime::Ranging, Regime::Bullish}));
        QCOMPARE(model->startLogLikelihoods.size(), std::size_t(config.starts));
        QCOMPARE(model->firstCandleSec, window.openTimeSec.front());
        QCOMPARE(model->lastCandleSec, window.openTimeSec.back());
        QVERIFY(model->remarks.empty());
    }

    void theSameTrainingGivesTheSameBits()
    {
        const CandleSeries candles = candlesOf(simulatedMarket());
        const auto first = trainModel({&candles, 1}, DetectorConfig{});
        const auto second = trainModel({&candles, 1}, DetectorConfig{});
        QVERIFY(first && second);
        QVERIFY(*first == *second);
        DetectorConfig otherSeed;
        otherSeed.seed = 2;
        const auto third = trainModel({&candles, 1}, otherSeed);
        QVERIFY(third);
        QVERIFY(third->startLogLikelihoods != first->startLogLikelihoods);
    }

    void candlesBehindAHoleTakeNoPart()
    {
        const CandleSeries candles = candlesOf(simulatedMarket());
        const std::vector pieces{part(candles, 0, 900), part(candles, 950, 150),
                                 part(candles, 1200, 60), part(candles, 1300, 600)};
        DetectorConfig config;
        const auto model = trainModel(pieces, config);
        QVERIFY(model);
        QCOMPARE(model->observationCount, (900 - 14) + (150 - 100) + 0 + (600 - 100));
    }

    void onlyTheNewestCandlesAreTrainedOn()
    {
        const CandleSeries candles = candlesOf(simulatedMarket());
        const std::vector pieces{part(candles, 0, 1000), part(candles, 1100, 700)};
        DetectorConfig config;
        config.trainingCandles = 1000;
        const auto model = trainModel(pieces, config);
        QVERIFY(model);
        QCOMPARE(model->firstCandleSec, candles.openTimeSec[700]);
        QCOMPARE(model->observationCount, (300 - 14) + (700 - 100));
    }

    void theLiveModelIsOneStart()
    {
        const CandleSeries candles = candlesOf(simulatedMarket());
        DetectorConfig config;
        config.trainingCandles = 1500;
        const CandleSeries earlier = part(candles, 0, 1500);
        const auto live = trainModel({&earlier, 1}, config);
        QVERIFY(live);
        config.starts = 2;
        const auto model = trainModel({&candles, 1}, config, &*live);
        QVERIFY(model);
        QCOMPARE(model->startLogLikelihoods.size(), std::size_t(2));
        config.starts = 8;
        config.states = 4;
        QVERIFY2(trainModel({&candles, 1}, config, &*live), "another shape is no warm start");
    }

    void aTrainingThatCannotBeIsRefused_data()
    {
        QTest::addColumn<int>("candles");
        QTest::addColumn<double>("lastClose");
        QTest::addColumn<QString>("says");
        QTest::newRow("no candle") << 0 << 1.0 << "0 of at least 500";
        QTest::newRow("one observation too few") << 513 << 1.0 << "499 of at least 500";
        QTest::newRow("a close that is no number") << 600 << qQNaN() << "not finite";
        QTest::newRow("an infinite close") << 600 << qInf() << "not finite";
    }
    void aTrainingThatCannotBeIsRefused()
    {
        QFETCH(int, candles);
        QFETCH(double, lastClose);
        QFETCH(QString, says);
        CandleSeries series =
            part(candlesOf(simulatedMarket()), 0, static_cast<std::size_t>(candles));
        if (candles > 0)
            series.close.back() = lastClose;
        const auto model = trainModel({&series, 1}, DetectorConfig{});
        QVERIFY(!model);
        QVERIFY2(QString::fromStdString(model.error().message).contains(says),
                 model.error().message.c_str());
    }

    void flatPricesGiveAModelOrAReasonButNoNonsense()
    {
        CandleSeries series;
        for (int i = 0; i < 1000; ++i) {
            series.openTimeSec.push_back(60 * i);
            series.close.push_back(1.5);
            series.volume.push_back(i % 7 == 0 ? 3.0 : 0.0);
        }
        const auto model = trainModel({&series, 1}, DetectorConfig{});
        if (!model) {
            QVERIFY(!model.error().message.empty());
            return;
        }
        QVERIFY(std::isfinite(model->logLikelihood));
        const auto estimate = inferRegime(*model, series, DetectorConfig{});
        QVERIFY(estimate);
        for (const double p : estimate->probabilities)
            QVERIFY(p >= 0 && p <= 1);
    }

    void pricesThatStoodStillAreRemarked_data()
    {
        QTest::addColumn<int>("candles");
        QTest::addColumn<bool>("remarked");
        QTest::newRow("long enough for an RSI") << 15 << true;
        QTest::newRow("a candle less") << 14 << false;
    }
    void pricesThatStoodStillAreRemarked()
    {
        QFETCH(int, candles);
        QFETCH(bool, remarked);
        CandleSeries series = candlesOf(simulatedMarket());
        std::fill_n(series.close.begin(), candles, series.close.front());
        const auto model = trainModel({&series, 1}, onAllOf(series));
        QVERIFY2(model, model ? "" : model.error().message.c_str());
        QCOMPARE(std::ranges::any_of(model->remarks,
                                     [](const auto& r) { return r.starts_with("flat_rsi: "); }),
                 remarked);
    }

    void aStoppedTrainingSaysSo()
    {
        std::stop_source source;
        source.request_stop();
        const CandleSeries candles = candlesOf(simulatedMarket());
        const auto model = trainModel({&candles, 1}, DetectorConfig{}, nullptr, source.get_token());
        QVERIFY(!model);
        QCOMPARE(model.error().message, std::string("the fit was stopped"));
    }

    void aTrainingCanBeStoppedWhileItRuns()
    {
        std::stop_source source;
        int reports = 0;
        const CandleSeries candles = candlesOf(simulatedMarket());
        const auto model =
            trainModel({&candles, 1}, DetectorConfig{}, nullptr, source.get_token(), [&](double) {
                ++reports;
                source.request_stop();
            });
        QVERIFY(!model);
        QVERIFY2(reports <= 2, "it went on after the stop");
    }

    void progressRisesToOne()
    {
        std::vector<double> shares;
        const CandleSeries candles = candlesOf(simulatedMarket());
        QVERIFY(trainModel({&candles, 1}, DetectorConfig{}, nullptr, {},
                           [&](double share) { shares.push_back(share); }));
        QVERIFY(std::ranges::is_sorted(shares));
        QCOMPARE(shares.back(), 1.0);
    }

    void laterCandlesChangeNoEarlierAnswer()
    {
        const QJsonObject file = simulatedMarket();
        CandleSeries candles = candlesOf(file);
        const TrainedModel model = modelOf(file);
        const DetectorConfig config;
        std::vector<RegimeEstimate> before;
        for (std::size_t last = 1500; last < 1560; ++last)
            before.push_back(*inferRegime(model, endingAt(candles, last), config));
        for (std::size_t i = 1560; i < candles.size(); ++i) {
            candles.close[i] *= 3;
            candles.volume[i] = 1e9;
        }
        for (std::size_t last = 1500; last < 1560; ++last) {
            const CandleSeries known = part(candles, 0, last + 1);
            QVERIFY(*inferRegime(model, known, config) == before[last - 1500]);
        }
        QVERIFY(*inferRegime(model, endingAt(candles, 1600), config) !=
                *inferRegime(model, endingAt(candlesOf(file), 1600), config));
    }

    void tooFewCandlesAreAWarmUp()
    {
        const QJsonObject file = simulatedMarket();
        const auto estimate =
            inferRegime(modelOf(file), part(candlesOf(file), 0, 37), DetectorConfig{});
        QVERIFY(!estimate);
        QCOMPARE(estimate.error().message, std::string("warming up 37/100"));
    }

    void aNumberThatIsNotFiniteIsAnErrorNotAnAnswer()
    {
        const QJsonObject file = simulatedMarket();
        CandleSeries recent = part(candlesOf(file), 0, 100);
        recent.volume[60] = qQNaN();
        QVERIFY(!inferRegime(modelOf(file), recent, DetectorConfig{}));
    }

    void temperFlattensTheAnswer()
    {
        const QJsonObject file = simulatedMarket();
        const CandleSeries recent = endingAt(candlesOf(file), 1499);
        DetectorConfig config;
        const double sure = inferRegime(modelOf(file), recent, config)->entropy;
        config.emissionTemper = 10;
        QVERIFY(inferRegime(modelOf(file), recent, config)->entropy > sure);
    }

    void temperDividesTheLogEmission()
    {
        // Two rows: alpha_0(i) = pi_i b_i(x_0)^(1 / temper),
        // alpha_1(j) = (sum_i alpha_0(i) a_ij) b_j(x_1)^(1 / temper), worked out term by term.
        const QJsonObject file = simulatedMarket();
        const CandleSeries recent = endingAt(candlesOf(file), 1499);
        const TrainedModel model = modelOf(file);
        DetectorConfig config;
        config.inferenceWindow = 2;
        config.emissionTemper = 4;
        const Eigen::MatrixXd x =
            model.scaler.apply(observationMatrix(recent.close, recent.volume).rightCols<2>());
        const auto weight = [&](Eigen::Index state, Eigen::Index t) {
            double log = 0;
            for (Eigen::Index d = 0; d < featureCount; ++d) {
                const double variance = model.parameters.covariance(state)(d, d);
                const double off = x(d, t) - model.parameters.means()(d, state);
                log -= 0.5 * (std::log(2 * M_PI * variance) + off * off / variance);
            }
            return std::exp(log / 4);
        };
        Eigen::Vector3d newest;
        for (Eigen::Index j = 0; j < 3; ++j) {
            double before = 0;
            for (Eigen::Index i = 0; i < 3; ++i)
                before += model.parameters.startProbabilities()[i] * weight(i, 0) *
                          model.parameters.transitions()(i, j);
            newest[j] = before * weight(j, 1);
        }
        newest /= newest.sum();
        const auto estimate = inferRegime(model, recent, config);
        QVERIFY(estimate);
        for (int i = 0; i < 3; ++i)
            QVERIFY(std::abs(estimate->probabilities[static_cast<std::size_t>(i)] - newest[i]) <
                    1e-12);
        QVERIFY(newest.maxCoeff() < 0.9999);
    }

    void stickinessLengthensTheStay()
    {
        const CandleSeries candles = candlesOf(simulatedMarket());
        DetectorConfig config;
        const auto plain = trainModel({&candles, 1}, config);
        config.transitionStickiness = 1000;
        const auto sticky = trainModel({&candles, 1}, config);
        QVERIFY(plain && sticky);
        QVERIFY(sticky->parameters.transitions().diagonal().minCoeff() >
                plain->parameters.transitions().diagonal().minCoeff());
    }

    void namesGoByTheSpread_data()
    {
        QTest::addColumn<int>("states");
        QTest::addColumn<QList<int>>("names");
        QTest::newRow("two") << 2 << QList{0, 2};
        QTest::newRow("three") << 3 << QList{0, 1, 2};
        QTest::newRow("four") << 4 << QList{0, 1, 1, 2};
    }
    void namesGoByTheSpread()
    {
        QFETCH(int, states);
        QFETCH(QList<int>, names);
        const CandleSeries candles = candlesOf(simulatedMarket());
        DetectorConfig config;
        config.states = states;
        const auto model = trainModel({&candles, 1}, config);
        QVERIFY(model);
        for (int i = 0; i < states; ++i) {
            QCOMPARE(static_cast<int>(model->regimeOfState[i]), names[i]);
            QVERIFY(i == 0 || model->parameters.means()(emaSpreadRow, i - 1) <=
                                  model->parameters.means()(emaSpreadRow, i));
        }
        const auto estimate = inferRegime(*model, candles, config);
        QVERIFY(estimate);
        const auto& p = estimate->probabilities;
        QVERIFY(std::abs(p[0] + p[1] + p[2] - 1) < 1e-12);
        QVERIFY(states != 2 || p[1] == 0);
        QVERIFY(estimate->entropy >= 0 && estimate->entropy <= 1);
        QVERIFY(estimate->pSwitch >= 0 && estimate->pSwitch <= 1);
    }

    void rareOrBriefStatesAreRemarked()
    {
        TrainedModel model = modelOf(simulatedMarket());
        QVERIFY(shortLivedStates(model).empty());
        model.occupancy = {0.029, 0.5, 0.471};
        QCOMPARE(shortLivedStates(model).size(), std::size_t(1));
        QVERIFY(shortLivedStates(model)[0].starts_with("short-lived state: state 0 (BEARISH)"));
        model.occupancy = {0.3, 0.3, 0.4};
        model = staying(model, 1 - 1 / 3.01);
        QVERIFY(shortLivedStates(model).empty());
        model = staying(model, 0.6);
        QCOMPARE(
            shortLivedStates(model),
            (std::vector<std::string>{"short-lived state: state 0 (BEARISH) fills 30.0 % of "
                                      "the training window and lasts 2.5 candles on average"}));
        model = staying(model, 1);
        QVERIFY(shortLivedStates(model).empty());
        model.occupancy = {0.01, 0.5, 0.49};
        QCOMPARE(shortLivedStates(model),
                 (std::vector<std::string>{"short-lived state: state 0 (BEARISH) fills 1.0 % of "
                                           "the training window and is never left once entered"}));
    }

    void namesAreUnreliableWhen_data()
    {
        QTest::addColumn<double>("shift");
        QTest::addColumn<bool>("swapped");
        QTest::addColumn<bool>("unreliable");
        QTest::newRow("means far apart, as before") << 0.0 << false << false;
        QTest::newRow("two means nearly equal") << 0.85 << false << true;
        QTest::newRow("names swapped since the model before") << 0.0 << true << true;
    }
    void namesAreUnreliableWhen()
    {
        QFETCH(double, shift);
        QFETCH(bool, swapped);
        QFETCH(bool, unreliable);
        TrainedModel model = modelOf(simulatedMarket());
        TrainedModel previous = model;
        if (swapped)
            std::swap(previous.regimeOfState[0], previous.regimeOfState[2]);
        hmm::ParameterValues values = model.parameters.values();
        values.means(emaSpreadRow, 1) += shift;
        model.parameters = *hmm::Parameters::create(values);
        QCOMPARE(unreliableNames(model, &previous).has_value(), unreliable);
    }

    void retrainIsDue_data()
    {
        QTest::addColumn<std::optional<double>>("lastTrainSec");
        QTest::addColumn<bool>("due");
        QTest::newRow("never trained") << std::optional<double>() << true;
        QTest::newRow("a second early") << std::optional(1'000'001.0) << false;
        QTest::newRow("a day ago") << std::optional(1'000'000.0) << true;
    }
    void retrainIsDue()
    {
        QFETCH(std::optional<double>, lastTrainSec);
        QFETCH(bool, due);
        QCOMPARE(needsRetrain(lastTrainSec, 1'086'400.0, DetectorConfig{}), due);
    }
};

QTEST_APPLESS_MAIN(DetectorTest)
#include "tst_detector.moc"
