// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/fileseries.h"
#include "core/engine/diagnosis.h"
#include "core/engine/diagnosticvalues.h"
#include "core/engine/enginesentences.h"
#include "core/engine/labelflicker.h"
#include "core/engine/regimepipeline.h"
#include "core/engine/values/trust.h"
#include "core/regime/drift.h"
#include "core/regime/replay.h"
#include "tests/support/referencefile.h"
#include "tests/support/servedmarket.h"

#include <QHash>
#include <QTest>

#include <algorithm>

using namespace regime;
using namespace regime::test;

namespace
{

constexpr std::int64_t daySec = 86'400;

/** A healthy pipeline at the close of a candle; what the market does is all that can trouble it. */
FeedHealth healthyAt(std::int64_t candleSec, int intervalMin)
{
    FeedHealth health;
    health.sequence = 1;
    health.intervalMin = intervalMin;
    health.freshnessLimitSec = freshnessLimitSec(intervalMin);
    health.samples = health.targetSamples;
    health.coveragePct = 100;
    health.readyForMinTrain = health.readyForTargetWindow = true;
    health.newestCandleSec = candleSec;
    health.exchange = ExchangeState::Answering;
    return health;
}

/** What the engine would have measured whenever a day of the file had ended: each day is judged by
 * a model trained just before it, since a live one of every day is never older than that. */
class DriftWatch
{
public:
    DriftWatch(const FileSeries& file, const TrainedModel& any)
    {
        TrainedModel live = any;
        live.lastCandleSec = file.series.openTimeSec.back();
        const auto days = measureDrift({&file.series, 1}, live, DetectorConfig{},
                                       60 * file.intervalMin, file.series.size());
        if (days)
            m_days = *days;
    }

    std::size_t days() const { return m_days.size(); }

    const std::vector<DriftAlarm>& alarmsAt(std::int64_t closeSec)
    {
        std::size_t ended = m_ended;
        while (ended < m_days.size() && m_days[ended].day.toSec <= closeSec)
            ++ended;
        if (ended != m_ended) {
            m_ended = ended;
            const auto known = std::span(m_days).first(ended).last(
                std::min(ended, std::size_t{Diagnosis::driftDays}));
            m_alarms = driftAlarms(driftReport({}, known, static_cast<double>(closeSec)));
        }
        return m_alarms;
    }

private:
    std::vector<DriftDay> m_days;
    std::size_t m_ended = 0;
    std::vector<DriftAlarm> m_alarms;
};

/** Judges each candle as it closed, as the engine would have. */
class Judge
{
public:
    Judge(const FileSeries& file, const HmmReplay& run)
        : m_file(file), m_run(run), m_flicker(60 * file.intervalMin),
          m_drift(file, run.trainings.front().model)
    {
        for (std::size_t i = 0; i < run.trainings.size(); ++i)
            m_remarks << answering(LiveModel{QString::number(i + 1), 0,
                                             std::make_shared<const TrainedModel>(
                                                 run.trainings[i].model)},
                                   DetectorConfig{})
                             .cautions;
    }

    std::size_t driftDays() const { return m_drift.days(); }

    Trust at(const ReplayRow& row)
    {
        const std::int64_t candleSec = row.estimate.candleTimeSec;
        const double nowSec = static_cast<double>(candleSec + 60 * m_file.intervalMin + 3);
        if (row.modelId != m_modelId) {
            m_modelId = row.modelId;
            m_trainedAtSec = nowSec;
        }
        m_flicker.note(candleSec, row.estimate.regime);
        RegimeSnapshot snapshot;
        snapshot.sequence = 1;
        snapshot.trained = true;
        snapshot.trainedAtSec = m_trainedAtSec;
        snapshot.modelRemarks = m_remarks[row.modelId - 1];
        snapshot.answer = toAnswer(row.estimate);
        snapshot.warmingUpHave = snapshot.warmingUpNeed;
        snapshot.rawChangesPerDay = m_flicker.newestDay();
        snapshot.rawChangesNormally = m_flicker.normalDay();
        snapshot.drift = m_drift.alarmsAt(candleSec + 60 * m_file.intervalMin);
        return judgeTrust(snapshot, healthyAt(candleSec, m_file.intervalMin), nowSec);
    }

private:
    const FileSeries& m_file;
    const HmmReplay& m_run;
    LabelFlicker m_flicker;
    DriftWatch m_drift;
    QList<QStringList> m_remarks;
    int m_modelId = 0;
    double m_trainedAtSec = 0;
};

} // namespace

/** The strip on days that have happened. */
class TestTrustReplay : public QObject
{
    Q_OBJECT

private slots:
    void countsChangesByTheDay();
    void knowsWhatIsNormal();
    void isCalmOnOrdinaryDays_data();
    void isCalmOnOrdinaryDays();
};

void TestTrustReplay::countsChangesByTheDay()
{
    LabelFlicker flicker(60);
    for (int i = 0; i < 1295; ++i)
        flicker.note(60 * i, i / 10 % 2 ? Regime::Bullish : Regime::Bearish);
    QVERIFY(!flicker.newestDay());
    flicker.note(60 * 1295, Regime::Bullish);
    QVERIFY(flicker.newestDay() == 129);
    flicker.note(60 * 1295, Regime::Bearish); // the first answer for a candle stands
    QVERIFY(flicker.newestDay() == 129);
    for (int i = 1296; i < 4000; ++i)
        flicker.note(60 * i, Regime::Ranging);
    QVERIFY(flicker.newestDay() == 0);
}

void TestTrustReplay::knowsWhatIsNormal()
{
    LabelFlicker flicker(300);
    std::int64_t timeSec = 0;
    // Eleven days, each with one change an hour more than the day before.
    const auto pass = [&](int day) {
        for (int i = 0; i < 288; ++i, timeSec += 300)
            flicker.note(timeSec, i % 12 <= day && i % 2 ? Regime::Bullish : Regime::Bearish);
    };
    for (int day = 0; day < 7; ++day) {
        QVERIFY(!flicker.normalDay());
        pass(day);
    }
    pass(7);
    QVERIFY(flicker.normalDay());
    const int normal = *flicker.normalDay();
    // The newest day is not its own measure, however wild it is.
    for (int i = 0; i < 200; ++i, timeSec += 300)
        flicker.note(timeSec, i % 2 ? Regime::Bullish : Regime::Bearish);
    QVERIFY(*flicker.newestDay() > *flicker.normalDay());
    QVERIFY(*flicker.normalDay() >= normal);
    QVERIFY(*flicker.normalDay() <= 24 * 8);
}

void TestTrustReplay::isCalmOnOrdinaryDays_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<std::int64_t>("wildFromSec");
    QTest::addColumn<std::int64_t>("wildToSec");
    QTest::addColumn<int>("driftDays");                // that are judged; an alarm needs 23
    constexpr std::int64_t march10Sec = 1'678'406'400; // 2023-03-10: a bank run, then a rescue
    QTest::newRow("Bitcoin, minutes of March 2023, 10 to 13 left out")
        << realFile("XBTUSD_1m_202303.csv") << march10Sec << march10Sec + 4 * daySec << 19;
    QTest::newRow("Dogecoin, 5 minutes, second half of 2024")
        << realFile("XDGUSD_5m_2024H2.csv") << std::int64_t{0} << std::int64_t{0} << 177;
}

void TestTrustReplay::isCalmOnOrdinaryDays()
{
    QFETCH(QString, file);
    QFETCH(std::int64_t, wildFromSec);
    QFETCH(std::int64_t, wildToSec);
    QFETCH(int, driftDays);
    REGIME_SKIP_WITHOUT(file);
    const auto series = readFileSeries(file, std::nullopt);
    QVERIFY2(series, series ? "" : qPrintable(series.error().sentence));
    ReplayConfig config;
    config.retrainEvery = static_cast<std::size_t>(daySec / (60 * series->intervalMin));
    const auto run = replay(series->series, config);
    QVERIFY2(run, run ? "" : run.error().message.c_str());

    Judge judge(*series, *run);
    QCOMPARE(judge.driftDays(), static_cast<std::size_t>(driftDays));
    int judged = 0, calm = 0, usable = 0;
    QHash<QString, int> cautions;
    for (const ReplayRow& row : run->rows) {
        const Trust trust = judge.at(row);
        const std::int64_t candleSec = row.estimate.candleTimeSec;
        if (candleSec >= wildFromSec && candleSec < wildToSec)
            continue;
        ++judged;
        const auto grave = std::ranges::count_if(trust.reasons, [](const TrustReason& reason) {
            return reason.weight != Verdict::Usable;
        });
        usable += grave == 0;
        calm += grave == 0 || (grave == 1 && trust.verdict == Verdict::Caution);
        for (const TrustReason& reason : trust.reasons)
            ++cautions[reason.code];
    }
    for (auto caution = cautions.cbegin(); caution != cautions.cend(); ++caution)
        qInfo("%s on %.1f %% of the candles", qPrintable(caution.key()), 100.0 * *caution / judged);
    qInfo("USABLE on %.1f %%, USABLE or one CAUTION on %.1f %% of %d candles",
          100.0 * usable / judged, 100.0 * calm / judged, judged);
    QVERIFY(calm >= 0.9 * judged);
}

QTEST_GUILESS_MAIN(TestTrustReplay)
#include "tst_trustreplay.moc"
