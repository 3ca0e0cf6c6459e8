// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/observations.h"
#include "tests/support/referencefile.h"

#include <QtTest/QtTest>

using namespace regime;

class FeaturesTest : public QObject
{
    Q_OBJECT

private slots:
    void agreeWithTheReference_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("simulated market") << QStringLiteral("synthetic/features.json");
        QTest::newRow("flat prices") << QStringLiteral("synthetic/features_flat.json");
        QTest::newRow("only rising prices") << QStringLiteral("synthetic/features_only_up.json");
        QTest::newRow("real candles") << QStringLiteral("kraken/features.json");
    }
    void agreeWithTheReference()
    {
        QFETCH(QString, file);
        const QString path = reference::path(file);
        REGIME_SKIP_WITHOUT(path);
        const QJsonObject expected = reference::object(path);
        const auto close = reference::numbers(expected[QLatin1String("close")]);
        const auto volume = reference::numbers(expected[QLatin1String("volume")]);
        QCOMPARE(expected[QLatin1String("first_row")].toInt(), firstObservedCandle);
        QVERIFY(reference::agrees(observationMatrix(close, volume),
                                  reference::columns(expected[QLatin1String("features")])));
    }

    void columnsStandInTheOrderOfTheirNames()
    {
        const QJsonObject expected =
            reference::object(reference::path(QStringLiteral("synthetic/features.json")));
        const QJsonArray names = expected[QLatin1String("columns")].toArray();
        QCOMPARE(names.size(), featureCount);
        for (int i = 0; i < featureCount; ++i)
            QCOMPARE(names[i].toString().toStdString(), std::string(featureNames[i]));
        QCOMPARE(featureNames[emaSpreadRow], std::string_view("ema_spread_pct"));
    }

    void tooFewCandlesGiveNoColumn_data()
    {
        QTest::addColumn<int>("candles");
        QTest::addColumn<int>("columns");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("one") << 1 << 0;
        QTest::newRow("fourteen") << 14 << 0;
        QTest::newRow("fifteen, the first with an RSI") << 15 << 1;
    }
    void tooFewCandlesGiveNoColumn()
    {
        QFETCH(int, candles);
        QFETCH(int, columns);
        const std::vector<double> ones(candles, 1.0);
        const Eigen::MatrixXd rows = observationMatrix(ones, ones);
        QCOMPARE(rows.cols(), columns);
        QCOMPARE(rows.rows(), featureCount);
    }

    void laterCandlesChangeNoEarlierColumn()
    {
        const QJsonObject file =
            reference::object(reference::path(QStringLiteral("synthetic/features.json")));
        auto close = reference::numbers(file[QLatin1String("close")]);
        auto volume = reference::numbers(file[QLatin1String("volume")]);
        const Eigen::MatrixXd before = observationMatrix(close, volume);
        close[300] *= 2;
        volume[300] = 0;
        const Eigen::MatrixXd after = observationMatrix(close, volume);
        const int untouched = 300 - firstObservedCandle;
        QVERIFY(before.leftCols(untouched) == after.leftCols(untouched));
        QVERIFY(before.col(untouched) != after.col(untouched));
    }
};

QTEST_APPLESS_MAIN(FeaturesTest)
#include "tst_features.moc"
