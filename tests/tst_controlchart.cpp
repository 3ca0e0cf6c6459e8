// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/controlchart.h"

#include <QtTest/QtTest>

using namespace regime;

namespace
{

/** `past` days of 1, 2, 3, ... and then `newest`. */
std::vector<ControlPoint> points(int past, const QList<double>& newest)
{
    std::vector<ControlPoint> result;
    for (int i = 0; i < past; ++i)
        result.push_back({86'400 * std::int64_t{i}, i + 1.0});
    for (const double value : newest)
        result.push_back({86'400 * std::int64_t(result.size()), value});
    return result;
}

} // namespace

class ControlChartTest : public QObject
{
    Q_OBJECT

private slots:
    void newestDaysAreJudged_data()
    {
        QTest::addColumn<int>("past");
        QTest::addColumn<QList<double>>("newest");
        QTest::addColumn<UnusualSide>("side");
        QTest::addColumn<std::optional<double>>("limit");
        QTest::addColumn<int>("beyond");
        QTest::addColumn<bool>("alarm");
        using Limit = std::optional<double>;
        const auto high = UnusualSide::High, low = UnusualSide::Low;
        QTest::newRow("nothing yet") << 0 << QList<double>{} << high << Limit() << 0 << false;
        QTest::newRow("too few past windows")
            << 19 << QList<double>{99, 99, 99} << high << Limit() << 0 << false;
        QTest::newRow("all as ever")
            << 101 << QList<double>{5, 5, 5} << high << Limit(100.0) << 0 << false;
        QTest::newRow("on the limit is not beyond it")
            << 101 << QList<double>{100, 100, 100} << high << Limit(100.0) << 0 << false;
        QTest::newRow("two days beyond")
            << 101 << QList<double>{5, 200, 200} << high << Limit(100.0) << 2 << false;
        QTest::newRow("three days beyond, and the last of the past ones")
            << 101 << QList<double>{200, 101, 200} << high << Limit(100.0) << 4 << true;
        QTest::newRow("back since yesterday")
            << 101 << QList<double>{200, 200, 5} << high << Limit(100.0) << 0 << false;
        QTest::newRow("low on a measure whose lows are news")
            << 101 << QList<double>{1, 1.5, 0} << low << Limit(2.0) << 3 << true;
        QTest::newRow("high on a measure whose lows are news")
            << 101 << QList<double>{900, 900, 900} << low << Limit(2.0) << 0 << false;
        QTest::newRow("between two past values")
            << 21 << QList<double>{0, 0, 20.9} << high << Limit(20.8) << 1 << false;
    }
    void newestDaysAreJudged()
    {
        QFETCH(int, past);
        QFETCH(QList<double>, newest);
        QFETCH(UnusualSide, side);
        QFETCH(std::optional<double>, limit);
        QFETCH(int, beyond);
        QFETCH(bool, alarm);
        const auto given = points(past, newest);
        const ControlChart chart = makeControlChart(QStringLiteral("x"), side, given);
        QCOMPARE(chart.name, QStringLiteral("x"));
        QVERIFY(chart.points == given);
        QCOMPARE(chart.pastWindows, past);
        QCOMPARE(chart.limit.has_value(), limit.has_value());
        if (limit)
            QVERIFY(std::abs(*chart.limit - *limit) < 1e-12);
        QCOMPARE(chart.daysBeyond, beyond);
        QCOMPARE(chart.alarm, alarm);
    }
};

QTEST_APPLESS_MAIN(ControlChartTest)
#include "tst_controlchart.moc"
