// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/rebalancer.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace regime;

namespace
{

constexpr double tickSec = 300;

/** A config whose average follows at once, so that each tick stands for itself. */
RebalancerConfig atOnce()
{
    RebalancerConfig config;
    config.smoothingSec = 1e-3;
    config.velocityGain = 0;
    return config;
}

/** The state after these errors, one a tick. */
RebalancerState after(const RebalancerConfig& config, const QList<double>& errors)
{
    RebalancerPreview preview(config);
    RebalancerState state;
    for (qsizetype i = 0; i < errors.size(); ++i)
        state = preview.step(1e9 + tickSec * static_cast<double>(i), 0.4 + errors[i], 0.4);
    return state;
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

} // namespace

class RebalancerTest : public QObject
{
    Q_OBJECT

private slots:
    void handWorkedTicks()
    {
        RebalancerPreview preview{RebalancerConfig{}};
        const double weight = 1 - std::exp(-300.0 / 1800);
        const RebalancerState first = preview.step(0, 0.60, 0.40);
        QVERIFY(near(first.error, 0.20));
        QCOMPARE(first.velocityPerSec, 0.0);
        QVERIFY(near(first.skew, 0.05)); // of 0.30, one step
        QVERIFY(near(first.sizeMultB, 1.05));
        QCOMPARE(first.sizeMultA, 1.0);
        const RebalancerState second = preview.step(300, 0.70, 0.40);
        const double error = 0.20 + weight * 0.10;
        QVERIFY(near(second.error, error));
        QVERIFY(near(second.velocityPerSec, weight * (error - 0.20) / 300));
        QVERIFY(near(second.skew, 0.10));
    }

    void velocityAddsLittle()
    {
        RebalancerConfig config;
        config.maxSkew = config.maxSkewStep = 1;
        RebalancerPreview with(config), without{[&] {
            RebalancerConfig still = config;
            still.velocityGain = 0;
            return still;
        }()};
        for (int tick = 0; tick < 20; ++tick) {
            const double idle = 0.45 + 0.02 * tick;
            const double difference = with.step(300.0 * tick, idle, 0.4).skew -
                                      without.step(300.0 * tick, idle, 0.4).skew;
            QVERIFY(difference >= 0 && difference < 0.0002);
        }
    }

    void skewFollowsTheError_data()
    {
        QTest::addColumn<QList<double>>("errors");
        QTest::addColumn<double>("skew");
        QTest::newRow("inside the neutral band") << QList<double>(9, 0.049) << 0.0;
        QTest::newRow("proportional") << QList<double>(9, 0.1) << 0.2;
        QTest::newRow("at the limit") << QList<double>(9, 0.5) << 0.3;
        QTest::newRow("too little idle") << QList<double>(9, -0.5) << -0.3;
        QTest::newRow("a step a tick") << QList<double>(3, 0.5) << 0.15;
        QTest::newRow("back in steps too") << (QList<double>(6, 0.5) + QList<double>{0, 0}) << 0.2;
    }
    void skewFollowsTheError()
    {
        QFETCH(QList<double>, errors);
        QFETCH(double, skew);
        const RebalancerState state = after(atOnce(), errors);
        QVERIFY2(near(state.skew, skew), qPrintable(QString::number(state.skew)));
        QVERIFY(near(skew < 0 ? state.sizeMultA : state.sizeMultB, 1 + std::abs(skew)));
        QCOMPARE(skew < 0 ? state.sizeMultB : state.sizeMultA, 1.0);
        QVERIFY(!state.damped);
    }

    void orderSizesAreCapped()
    {
        RebalancerConfig config = atOnce();
        config.sizeSensitivity = 10;
        QCOMPARE(after(config, QList<double>(9, 0.5)).sizeMultB, 1.5);
    }

    void threeFlipsInAnHourHalveTheLimitForAnHour()
    {
        RebalancerConfig config = atOnce();
        config.maxSkewStep = 1;
        RebalancerPreview preview(config);
        auto step = [&, tick = 0](double error) mutable {
            return preview.step(1e9 + tickSec * tick++, 0.4 + error, 0.4);
        };
        for (const double error : {0.5, -0.5, 0.5}) // two flips
            QVERIFY(near(std::abs(step(error).skew), 0.3));
        QVERIFY(near(step(-0.5).skew, -0.3)); // the third
        for (int tick = 0; tick < 11; ++tick) {
            const RebalancerState state = step(-0.5);
            QVERIFY(state.damped);
            QVERIFY(near(state.skew, -0.15));
        }
        const RebalancerState free = step(-0.5); // an hour later
        QVERIFY(!free.damped);
        QVERIFY(near(free.skew, -0.3));
    }

    void flipsApartDoNotCount()
    {
        RebalancerConfig config = atOnce();
        config.maxSkewStep = 1;
        RebalancerPreview preview(config);
        for (int flip = 0; flip < 9; ++flip)
            QVERIFY(!preview.step(1e9 + 1800.0 * flip, flip % 2 ? 0.9 : 0.0, 0.4).damped);
    }
};

QTEST_APPLESS_MAIN(RebalancerTest)
#include "tst_rebalancer.moc"
