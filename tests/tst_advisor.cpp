// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/advisor.h"

#include <QTest>

using namespace regime;

namespace
{

ModelAnswer bullish()
{
    ModelAnswer answer;
    answer.regime = Regime::Bullish;
    answer.probabilities = {0, 0.1, 0.9};
    answer.confidence = 0.8;
    answer.biasSignal = 0.9;
    return answer;
}

} // namespace

class TestAdvisor : public QObject
{
    Q_OBJECT

private slots:
    void inShadowTheModelHasNoInfluence()
    {
        AdviceConfig config;
        config.gridBiasEnabled = true;
        Advisor advisor(config, DetectorMode::Shadow);
        const ModelAnswer answer = bullish();
        advisor.step(1000, 100, answer);
        advisor.step(1300, 101, answer);
        const Advice advice = advisor.inForce(answer);
        QCOMPARE(advice.blendFactor, 1.0);
        QCOMPARE(*advice.signal, *advice.trendScore);
        QCOMPARE(advice.gridBiasMode, QStringLiteral("symmetric"));
        QCOMPARE(advice.phase, 1);
        // Phase 2 is only asked, and would be moved by the bias.
        QVERIFY(*advisor.phase2().signal > *advice.signal);
        QCOMPARE(advisor.phase2().blendFactor, 0.7);
    }

    void switchedOnTheConfiguredBlendCounts()
    {
        AdviceConfig config;
        config.gridBiasEnabled = true;
        Advisor advisor(config, DetectorMode::On);
        const ModelAnswer answer = bullish();
        advisor.step(1000, 100, answer);
        const Advice advice = advisor.inForce(answer);
        QCOMPARE(advice.blendFactor, 0.5);
        QCOMPARE(*advice.signal, 0.5 * *advice.trendScore + 0.5 * 0.9);
        QCOMPARE(advice.gridBiasMode, QStringLiteral("long_bias"));
        QCOMPARE(advice.phase, 3);
    }

    void withoutAUsableAnswerItIsTrendOnly()
    {
        AdviceConfig config;
        config.gridBiasEnabled = true;
        Advisor advisor(config, DetectorMode::On);
        advisor.step(1000, 100, std::nullopt);
        advisor.step(1300, 102, std::nullopt);
        const Advice advice = advisor.inForce(std::nullopt);
        QCOMPARE(advice.blendFactor, 1.0);
        QCOMPARE(*advice.signal, *advice.trendScore);
        QCOMPARE(advice.gridBiasMode, QStringLiteral("symmetric"));
    }

    void anAnswerThatStopsBeingUsableTakesItsTargetsAlong()
    {
        Advisor advisor({}, DetectorMode::On);
        Advisor trendOnly({}, DetectorMode::Shadow);
        const ModelAnswer answer = bullish();
        for (const double timeSec : {1000.0, 1300.0, 1600.0}) {
            advisor.step(timeSec, timeSec / 10, answer);
            trendOnly.step(timeSec, timeSec / 10, std::nullopt);
        }
        const Advice before = advisor.inForce(answer);
        const Advice stale = advisor.inForce(std::nullopt); // no bot tick came in between
        QVERIFY(*before.signal > *before.trendScore);
        QCOMPARE(stale.blendFactor, 1.0);
        QCOMPARE(*stale.signal, *stale.trendScore);
        QCOMPARE(*stale.idleTargetRaw, *trendOnly.inForce(std::nullopt).idleTargetRaw);
        QCOMPARE(*stale.idleTarget, *trendOnly.inForce(std::nullopt).idleTarget);
    }

    void aRestartPrimesTheSameAveragesAsRunningOn()
    {
        Advisor running({}, DetectorMode::Shadow);
        std::vector<PastPrice> past;
        for (int minute = 0; minute < 600; ++minute) {
            const double timeSec = 60.0 * minute;
            const double price = 100 + 0.01 * minute;
            past.push_back({timeSec, price, std::nullopt});
            if (minute % 5 == 0)
                running.step(timeSec, price, std::nullopt);
        }
        Advisor restarted({}, DetectorMode::Shadow);
        QCOMPARE(*restarted.prime(past), restarted.tickOf(60.0 * 599));
        QCOMPARE(restarted.inForce(std::nullopt), running.inForce(std::nullopt));
        QVERIFY(*running.inForce(std::nullopt).trendScore > 0);
    }
};

QTEST_APPLESS_MAIN(TestAdvisor)
#include "tst_advisor.moc"
