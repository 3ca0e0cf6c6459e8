// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/diagnosis.h"
#include "core/engine/diagnosticvalues.h"
#include "core/engine/enginestore.h"
#include "core/features/observations.h"
#include "tests/support/randommarket.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace regime;

namespace
{

const SeriesKey key{QStringLiteral("XDGUSD"), 5};
constexpr std::size_t candlesADay = 288;
constexpr double nowSec = 1.8e9;

DetectorConfig quickConfig()
{
    DetectorConfig config;
    config.trainingCandles = 300;
    config.minTrainSamples = 200;
    config.starts = 2;
    config.iterations = 30;
    return config;
}

LiveModel live(const QString& id, const CandleSeries& series)
{
    return {id, 1'700'000'000,
            std::make_shared<const TrainedModel>(*trainModel({&series, 1}, quickConfig()))};
}

template <typename Value> Value valueOf(const QSignalSpy& spy, int call)
{
    return spy[call][0].value<Value>();
}

} // namespace

/** The engine's diagnostics over a real store. */
class DiagnosisTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<EngineStore> m_store;
    CandleSeries m_series;

    std::int64_t newestSec() const { return m_series.openTimeSec.back(); }

private slots:
    void init()
    {
        m_store = *EngineStore::openInMemory(key);
        m_series = test::randomMarket(5 * candlesADay, key.intervalSec());
        std::vector<Candle> candles;
        for (std::size_t i = 0; i < m_series.size(); ++i) {
            Candle candle;
            candle.openTimeSec = m_series.openTimeSec[i];
            candle.open = candle.high = candle.low = candle.close = m_series.close[i];
            candle.volume = m_series.volume[i];
            candle.tradeCount = 1;
            candles.push_back(candle);
        }
        QVERIFY(m_store->candles().upsert(key, candles));
        QVERIFY(m_store->coverage().prove(
            key, {m_series.openTimeSec.front(), newestSec() + key.intervalSec()}));
    }

    void aModelIsDescribedInRawUnits()
    {
        Diagnosis diagnosis(*m_store, key, quickConfig());
        QSignalSpy described(&diagnosis, &Diagnosis::described);
        const LiveModel model = live(QStringLiteral("7"), m_series);
        diagnosis.setModel(model);
        QCOMPARE(described.size(), 1);
        const auto facts = valueOf<ModelDiagnostics>(described, 0);
        const TrainedModel& trained = *model.model;
        QCOMPARE(facts.modelId, QStringLiteral("7"));
        QCOMPARE(facts.observations, 286);
        QCOMPARE(facts.askedCandles, 300);
        QCOMPARE(facts.lastCandleSec, newestSec());
        QCOMPARE(facts.features.size(), featureCount);
        QCOMPARE(facts.states.size(), std::size_t(3));
        QCOMPARE(facts.separations.size(), std::size_t(2));
        const double toRaw = -286 * trained.scaler.std.array().log().sum();
        QVERIFY(std::abs(toRaw) > 286);
        QCOMPARE(facts.logLikelihoodHistory.size(), trained.logLikelihoodHistory.size());
        QCOMPARE(facts.logLikelihoodHistory.front(), trained.logLikelihoodHistory.front() + toRaw);
        QCOMPARE(facts.logLikelihood, trained.logLikelihood + toRaw);
        QCOMPARE(facts.startLogLikelihoods.back(), trained.startLogLikelihoods.back() + toRaw);
        QCOMPARE(facts.startLogLikelihoods.size(), std::size_t(2));
        double occupied = 0, rawMean = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const StateDiagnostics& state = facts.states[i];
            const auto at = static_cast<Eigen::Index>(i);
            QCOMPARE(static_cast<std::size_t>(state.regime), i);
            QCOMPARE(*state.dwellCandles, 1 / (1 - state.transitions[i]));
            occupied += state.occupancy;
            const FeatureLevel& spread = state.features[emaSpreadRow];
            const double std = trained.scaler.std[emaSpreadRow];
            QVERIFY(std::abs(spread.mean - (trained.scaler.mean[emaSpreadRow] +
                                            std * trained.parameters.means()(emaSpreadRow, at))) <
                    1e-15);
            QVERIFY(std::abs(spread.std - std * std::sqrt(trained.parameters.covariances()(
                                                    emaSpreadRow, at))) < 1e-15);
            rawMean += state.occupancy * spread.mean;
        }
        QVERIFY(std::abs(occupied - 1) < 1e-9);
        // The states share out the training rows, so their means average to the rows' mean.
        QVERIFY(std::abs(rawMean - trained.scaler.mean[emaSpreadRow]) <
                0.02 * trained.scaler.std[emaSpreadRow]);
    }

    void aStateThatIsNeverLeftHasNoExpectedStay()
    {
        LiveModel model = live(QStringLiteral("1"), m_series);
        TrainedModel changed = *model.model;
        hmm::ParameterValues values = changed.parameters.values();
        values.transitions.row(2) << 0, 0, 1;
        changed.parameters = *hmm::Parameters::create(values);
        model.model = std::make_shared<const TrainedModel>(changed);
        const ModelDiagnostics facts = describe(model, quickConfig());
        QVERIFY(!facts.states[2].dwellCandles);
        QVERIFY(facts.states[1].dwellCandles);
    }

    void measuresInAlarmAreNamed()
    {
        std::vector<DriftDay> days(40);
        for (std::size_t i = 0; i < days.size(); ++i) {
            days[i].day = {86'400 * std::int64_t(i), 86'400 * std::int64_t(i + 1)};
            days[i].psi = {0.1, 0.1, 0.1 + 0.001 * double(i % 5), 0.1};
            days[i].logLikelihood = -3 - 0.001 * double(i % 7);
        }
        const LiveModel model = live(QStringLiteral("7"), m_series);
        const auto alarms = [&] { return driftAlarms(driftReport(model, days, nowSec)); };
        QVERIFY(alarms().empty());
        for (std::size_t i = days.size() - 3; i < days.size(); ++i) {
            days[i].psi[2] = 0.5;
            days[i].logLikelihood = -4;
        }
        const DriftAlarm fit{QStringLiteral("log-likelihood per candle"), 3, false};
        QVERIFY(alarms() == (std::vector{DriftAlarm{QStringLiteral("rsi_zone"), 3, true}, fit}));
        days.back().psi[2] = 0.1;
        QVERIFY(alarms() == std::vector{fit});
    }

    void driftIsMeasuredBesideTheWorkOnceADay()
    {
        Diagnosis diagnosis(*m_store, key, quickConfig());
        QSignalSpy measured(&diagnosis, &Diagnosis::driftMeasured);
        diagnosis.measureDriftIfDue(nowSec, newestSec());
        diagnosis.setModel(live(QStringLiteral("7"), m_series));
        diagnosis.measureDriftIfDue(nowSec, newestSec());
        diagnosis.measureDriftIfDue(nowSec, newestSec());
        QCOMPARE(measured.size(), 0); // never within the caller's turn
        QVERIFY(measured.wait(20'000));
        const auto report = valueOf<DriftReport>(measured, 0);
        QCOMPARE(report.modelId, QStringLiteral("7"));
        QCOMPARE(report.asOfSec, nowSec);
        QCOMPARE(report.problem, QString());
        QCOMPARE(report.psi.size(), std::size_t(featureCount));
        const auto expected = measureDrift({&m_series, 1}, *live({}, m_series).model, quickConfig(),
                                           key.intervalSec(), 90);
        QCOMPARE(report.logLikelihood.points.size(), expected->size());
        for (std::size_t i = 0; i < expected->size(); ++i) {
            const DriftDay& day = (*expected)[i];
            QCOMPARE(report.logLikelihood.points[i].endSec, day.day.toSec);
            QCOMPARE(report.logLikelihood.points[i].value, day.logLikelihood);
            QCOMPARE(report.psi[2].points[i].value, day.psi[2]);
            QCOMPARE(report.outside.points[i].value, day.outsideShare);
        }
        QCOMPARE(measured.size(), 1);

        diagnosis.measureDriftIfDue(nowSec, newestSec() + key.intervalSec());
        QVERIFY(!measured.wait(60)); // within the same day
        diagnosis.setModel(live(QStringLiteral("8"), m_series));
        diagnosis.measureDriftIfDue(nowSec, newestSec());
        QVERIFY(measured.wait(20'000));
        QCOMPARE(valueOf<DriftReport>(measured, 1).modelId, QStringLiteral("8"));
    }

    void tooFewCandlesForDriftAreSaid()
    {
        auto empty = EngineStore::openInMemory(key);
        Diagnosis diagnosis(**empty, key, quickConfig());
        QSignalSpy measured(&diagnosis, &Diagnosis::driftMeasured);
        diagnosis.setModel(live(QStringLiteral("7"), m_series));
        diagnosis.measureDriftIfDue(nowSec, newestSec());
        QVERIFY(measured.wait(20'000));
        const auto report = valueOf<DriftReport>(measured, 0);
        QVERIFY2(report.problem.contains(QStringLiteral("300")), qPrintable(report.problem));
        QVERIFY(report.logLikelihood.points.empty());
        QVERIFY(!report.logLikelihood.limit);
    }

    void statesAreComparedOnDemand()
    {
        Diagnosis diagnosis(*m_store, key, quickConfig());
        QSignalSpy changed(&diagnosis, &Diagnosis::comparisonChanged);
        diagnosis.compareStates(nowSec, newestSec());
        QVERIFY(valueOf<StatesComparison>(changed, 0).running);
        const auto last = [&] { return valueOf<StatesComparison>(changed, changed.size() - 1); };
        QTRY_VERIFY_WITH_TIMEOUT(!last().running, 30'000);
        double progress = 0;
        for (int i = 0; i < changed.size(); ++i) {
            const auto state = valueOf<StatesComparison>(changed, i);
            QVERIFY(state.progress >= progress);
            progress = state.progress;
        }
        QVERIFY2(changed.size() > 5, "progress was not told");
        QCOMPARE(last().asOfSec, std::optional(nowSec));
        const auto expected = compareStates({&m_series, 1}, quickConfig(), key.intervalSec(), 10);
        QVERIFY(expected);
        QVERIFY(last().candidates == candidatesOf(*expected));
        QCOMPARE(last().candidates.size(), std::size_t(4));
    }

    void aCancelledComparisonIsSilent()
    {
        Diagnosis diagnosis(*m_store, key, quickConfig());
        QSignalSpy changed(&diagnosis, &Diagnosis::comparisonChanged);
        diagnosis.compareStates(nowSec, newestSec());
        QVERIFY(changed.wait(20'000)); // the first share is done
        diagnosis.cancelComparison();
        const auto last = valueOf<StatesComparison>(changed, changed.size() - 1);
        QVERIFY(!last.running);
        QVERIFY(last.candidates.empty());
        const auto told = changed.size();
        QVERIFY(!changed.wait(60));
        QCOMPARE(changed.size(), told);
        diagnosis.cancelComparison();
        QCOMPARE(changed.size(), told);
    }

    void ticksWaitForASliceAtMost()
    {
        HistoryJob job(*m_store, key);
        int turns = 0;
        QTimer tick;
        connect(&tick, &QTimer::timeout, [&] { ++turns; });
        tick.start(0);
        std::size_t read = 0;
        bool delivered = false;
        job.start(newestSec() - 20'000 * key.intervalSec(), newestSec() + key.intervalSec(),
                  [&](const std::vector<CandleSeries>& pieces, std::stop_token,
                      const HistoryJob::Progress&) -> HistoryJob::Delivery {
                      read = pieces.at(0).size();
                      return [&] { delivered = true; };
                  });
        QTRY_VERIFY(delivered);
        QVERIFY(!job.isRunning());
        QCOMPARE(read, m_series.size());
        QVERIFY2(turns >= 20, qPrintable(QString::number(turns)));
    }
};

QTEST_GUILESS_MAIN(DiagnosisTest)
#include "tst_diagnosis.moc"
