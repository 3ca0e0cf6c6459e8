// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/advice.h"
#include "tests/support/referencefile.h"

#include <QtTest/QtTest>

using namespace regime;

class AdviceTest : public QObject
{
    Q_OBJECT

private slots:
    void rawTargetsAgreeWithTheReference()
    {
        const QJsonObject file =
            reference::object(reference::path(QStringLiteral("synthetic/advisory.json")));
        const QJsonObject table = file[QLatin1String("blended_idle_target")].toObject();
        const QJsonArray rows = table[QLatin1String("rows")].toArray();
        QCOMPARE(rows.size(), 150);
        for (const QJsonValue& value : rows) {
            const Eigen::VectorXd row = reference::vector(value);
            AdviceConfig config;
            config.baseIdle = row[3];
            config.idleSensitivity = row[4];
            config.idleFloor = row[5];
            config.idleCeiling = row[6];
            const double signal = adviceSignal(row[0], row[1], row[2], config);
            QVERIFY(reference::agrees(rawIdleTarget(signal, config), row[7]));
        }
    }

    void gridBiasAgreesWithTheReference()
    {
        const QJsonObject file =
            reference::object(reference::path(QStringLiteral("synthetic/advisory.json")));
        const QJsonArray rows = file[QLatin1String("grid_bias")].toArray();
        QCOMPARE(rows.size(), 42);
        for (const QJsonValue& row : rows) {
            const GridBias bias = gridBias(row[QLatin1String("confidence")].toDouble(),
                                           row[QLatin1String("bias_signal")].toDouble(), {});
            QCOMPARE(QString::fromStdString(bias.mode), row[QLatin1String("mode")].toString());
            QVERIFY(reference::agrees(bias.entrySpacingMultA,
                                      row[QLatin1String("entry_spacing_mult_a")].toDouble()));
            QVERIFY(reference::agrees(bias.entrySpacingMultB,
                                      row[QLatin1String("entry_spacing_mult_b")].toDouble()));
            const QJsonValue skew = row[QLatin1String("size_skew_override")];
            QCOMPARE(bias.sizeSkewOverride.has_value(), !skew.isNull());
            if (bias.sizeSkewOverride)
                QVERIFY(reference::agrees(*bias.sizeSkewOverride, skew.toDouble()));
        }
    }

    void theTraceAgreesWithTheReference()
    {
        const QJsonObject file =
            reference::object(reference::path(QStringLiteral("synthetic/idle_target_trace.json")));
        const QJsonArray rows = file[QLatin1String("rows")].toArray();
        QCOMPARE(rows.size(), 240);
        const AdviceConfig config;
        TrendScore trend(config);
        IdleTarget target(config);
        for (const QJsonValue& row : rows) {
            const double timeSec = row[0].toDouble();
            const double score = trend.step(timeSec, row[1].toDouble());
            const double blend = row[4].toBool() ? row[3].toDouble() : 1.0;
            const double signal = adviceSignal(score, row[2].toDouble(), blend, config);
            const double idle = target.step(timeSec, signal);
            QVERIFY(reference::agrees(score, row[5].toDouble()));
            QVERIFY(reference::agrees(signal, row[6].toDouble()));
            QVERIFY(reference::agrees(idle, row[7].toDouble()));
        }
    }

    void biasIsScaledInsideTheSignalOnly()
    {
        AdviceConfig config;
        config.biasToTrend = 0.05;
        QCOMPARE(adviceSignal(0.01, 1.0, 0.5, config), 0.5 * 0.01 + 0.5 * 0.05);
        QCOMPARE(adviceSignal(0.01, 1.0, 7.0, config), 0.01);
    }

    void phases_data()
    {
        QTest::addColumn<bool>("shadow");
        QTest::addColumn<double>("blend");
        QTest::addColumn<bool>("grid");
        QTest::addColumn<int>("phase");
        QTest::newRow("shadow whatever else") << true << 0.3 << true << 1;
        QTest::newRow("gentle") << false << 0.6 << true << 2;
        QTest::newRow("equal") << false << 0.5 << true << 3;
        QTest::newRow("equal blend without grid bias") << false << 0.5 << false << 4;
        QTest::newRow("HMM first") << false << 0.39 << true << 4;
    }
    void phases()
    {
        QFETCH(bool, shadow);
        QFETCH(double, blend);
        QFETCH(bool, grid);
        QFETCH(int, phase);
        QCOMPARE(phaseInForce(shadow, blend, grid), phase);
    }
};

QTEST_APPLESS_MAIN(AdviceTest)
#include "tst_advice.moc"
