// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/candlefile.h"
#include "core/regime/phasetravel.h"
#include "core/regime/replay.h"
#include "tests/support/referencefile.h"

#include <QtTest/QtTest>

using namespace regime;

namespace
{

/** Ticks at a price that does not move, with these biases. */
std::vector<BotTick> still(const QList<std::optional<double>>& biases)
{
    std::vector<BotTick> ticks;
    for (qsizetype i = 0; i < biases.size(); ++i)
        ticks.push_back({1e9 + 300.0 * static_cast<double>(i), 0.1, biases[i]});
    return ticks;
}

} // namespace

class PhaseTravelTest : public QObject
{
    Q_OBJECT

private slots:
    void aSureModelThrowsTheRawTargetToALimitInEveryPhaseButTheFirst()
    {
        const auto phases = travelByPhase(still(QList<std::optional<double>>(288, 1.0)), {});
        for (std::size_t i = 0; i < phases.size(); ++i) {
            QCOMPARE(phases[i].phase, static_cast<int>(i) + 1);
            QCOMPARE(phases[i].blend, phaseBlends[i]);
            QCOMPARE(phases[i].ticks, std::size_t(288));
            QCOMPARE(phases[i].rawShareAtLimit, i == 0 ? 0.0 : 1.0);
            QCOMPARE(phases[i].signChanges, 0);
        }
        QCOMPARE(phases[0].travelPerDay, 0.0);
        QCOMPARE(phases[0].outShareAtLimit, 0.0);
        // One way from the base to the floor; a day has 288 ticks.
        QVERIFY(std::abs(phases[1].travelPerDay - 0.25) < 0.001);
        QVERIFY(phases[1].outShareAtLimit > 0.8);
    }

    void withTheBiasScaledNoLimitIsReached()
    {
        AdviceConfig config;
        config.biasToTrend = 0.05;
        const auto phases = travelByPhase(still(QList<std::optional<double>>(288, -1.0)), config);
        QCOMPARE(phases[1].rawShareAtLimit, 0.0); // 0.40 + 5 * 0.3 * 0.05
        QCOMPARE(phases[3].rawShareAtLimit, 0.0);
        QVERIFY(std::abs(phases[1].travelPerDay - 5 * 0.3 * 0.05) < 0.001);
    }

    void signChangesAreCounted_data()
    {
        QTest::addColumn<QList<std::optional<double>>>("biases");
        QTest::addColumn<int>("changes");
        using Biases = QList<std::optional<double>>;
        QTest::newRow("none") << Biases{} << 0;
        QTest::newRow("one sign") << Biases{0.5, 0.1, 0.7} << 0;
        QTest::newRow("there and back") << Biases{0.5, -0.1, 0.7} << 2;
        QTest::newRow("zero is no sign") << Biases{0.5, 0.0, 0.7, 0.0, -0.2} << 1;
        QTest::newRow("unusable is trend only") << Biases{0.5, std::nullopt, -0.7} << 1;
    }
    void signChangesAreCounted()
    {
        QFETCH(QList<std::optional<double>>, biases);
        QFETCH(int, changes);
        const auto phases = travelByPhase(still(biases), {});
        QCOMPARE(phases[0].signChanges, 0);
        QCOMPARE(phases[2].signChanges, changes);
        QVERIFY(std::isfinite(phases[2].travelPerDay));
    }

    void trendAgainstBiasIsAShareOfTicks()
    {
        auto ticks = still({1.0, 1.0, -1.0, std::nullopt});
        for (std::size_t i = 0; i < ticks.size(); ++i)
            ticks[i].price = 0.1 + 0.001 * static_cast<double>(i); // rising from the second on
        for (const PhaseTravel& phase : travelByPhase(ticks, {}))
            QCOMPARE(phase.opposedShare, 0.25);
    }

    void limitsAreCountedByTheDay()
    {
        // A sure model holds phase 4 at a limit; on the second day half of its answers are missing.
        std::vector<BotTick> ticks;
        for (int i = 0; i < 2 * 288; ++i)
            ticks.push_back({1'700'006'400 + 300.0 * i, 0.1,
                             i < 288 + 144 ? std::optional(1.0) : std::nullopt});
        const PhaseTravel phase = travelByPhase(ticks, {})[3];
        constexpr std::int64_t day = 1'700'006'400 / 86'400;
        QVERIFY(phase.rawShareAtLimitByDay == (std::vector<DayShare>{{day, 1.0}, {day + 1, 0.5}}));
        QCOMPARE(phase.rawShareAtLimit, 0.75);
        QVERIFY(travelByPhase({}, {})[3].rawShareAtLimitByDay.empty());
    }

    void phasesAreNoRampOnRealCandles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("intervalSec");
        QTest::newRow("BTC/USD 1 min") << QStringLiteral("XBTUSD_1m_202303.csv") << 60;
        QTest::newRow("DOGE/USD 5 min") << QStringLiteral("XDGUSD_5m_2024H2.csv") << 300;
    }
    void phasesAreNoRampOnRealCandles()
    {
        QFETCH(QString, file);
        QFETCH(int, intervalSec);
        const QString path = QStringLiteral(SHARED_DIR "/data/") + file;
        REGIME_SKIP_WITHOUT(path);
        const auto candles = readCandleFile(path);
        QVERIFY(candles);
        CandleSeries series;
        for (const Candle& candle : candles->candles) {
            series.openTimeSec.push_back(candle.openTimeSec);
            series.close.push_back(candle.close);
            series.volume.push_back(candle.volume);
        }
        const auto walked = replay(series, ReplayConfig{});
        QVERIFY(walked);
        std::vector<BotTick> ticks;
        for (const ReplayRow& row : walked->rows) {
            const auto closedSec = series.openTimeSec[row.candle] + intervalSec;
            if (closedSec % 300 == 0)
                ticks.push_back({static_cast<double>(closedSec), series.close[row.candle],
                                 row.estimate.biasSignal});
        }
        const auto phases = travelByPhase(ticks, {});
        for (const PhaseTravel& phase : phases)
            qInfo("phase %d: raw at a limit %.3f, output %.3f, travel %.2f a day, %d sign changes, "
                  "trend against bias %.2f",
                  phase.phase, phase.rawShareAtLimit, phase.outShareAtLimit, phase.travelPerDay,
                  phase.signChanges, phase.opposedShare);
        // The measured shares of the three phases with a bias lie within eight hundredths.
        for (std::size_t i = 1; i < phases.size(); ++i)
            QVERIFY(phases[i].rawShareAtLimit > 0.58 && phases[i].rawShareAtLimit < 0.72);
        QVERIFY(phases[0].rawShareAtLimit < 0.05);
        QVERIFY(phases[1].travelPerDay > 5 * phases[0].travelPerDay);
    }
};

QTEST_APPLESS_MAIN(PhaseTravelTest)
#include "tst_phasetravel.moc"
