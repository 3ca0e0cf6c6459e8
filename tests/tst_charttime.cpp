// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/wording.h"
#include "ui/axisticks.h"
#include "ui/chartmodel.h"
#include "ui/crosshairtext.h"

#include <QTest>

using namespace regime;

namespace
{

const QTimeZone berlin("Europe/Berlin");
const QTimeZone kathmandu("Asia/Kathmandu");

double utcSec(int year, int month, int day, int hour, int minute = 0)
{
    return static_cast<double>(
        QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::UTC).toSecsSinceEpoch());
}

QStringList words(std::initializer_list<const char*> list)
{
    QStringList words;
    for (const char* word : list)
        words << QString::fromLatin1(word);
    return words;
}

/** Where the marks are, in hours after `fromSec`. */
QList<qreal> hoursOf(const AxisTicks& ticks, double spanHours)
{
    QList<qreal> hours;
    for (const qreal position : ticks.positions)
        hours << std::round(position * spanHours * 100) / 100;
    return hours;
}

ChartHistory oneMinute(double openSec)
{
    ChartHistory history;
    ChartColumn column;
    column.openTimeSec = static_cast<std::int64_t>(openSec);
    column.endSec = column.openTimeSec + 60;
    history.columns = {column};
    return history;
}

} // namespace

/** Times in zones whose clocks are changed. */
class TestChartTime : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(berlin.isValid() && kathmandu.isValid()); }

    void springHasNoHourTwo()
    {
        const double from = utcSec(2025, 3, 29, 23); // midnight in Berlin
        const AxisTicks hourly = timeTicks(from, from + 5 * 3600, 6, berlin);
        QCOMPARE(hourly.labels,
                 words({"30 Mar", "01:00", "03:00 CEST", "04:00", "05:00", "06:00"}));
        QCOMPARE(hoursOf(hourly, 5), (QList<qreal>{0, 1, 2, 3, 4, 5}));
        const AxisTicks twoHourly = timeTicks(from, from + 8 * 3600, 4, berlin);
        QCOMPARE(twoHourly.labels, words({"30 Mar", "04:00 CEST", "06:00", "08:00"}));
        QCOMPARE(hoursOf(twoHourly, 8), (QList<qreal>{0, 3, 5, 7}));
    }

    void autumnHasHourTwoTwice()
    {
        const double from = utcSec(2025, 10, 25, 22); // midnight in Berlin
        const AxisTicks hourly = timeTicks(from, from + 5 * 3600, 6, berlin);
        QCOMPARE(hourly.labels, words({"26 Oct", "01:00", "02:00", "02:00 CET", "03:00", "04:00"}));
        QCOMPARE(hoursOf(hourly, 5), (QList<qreal>{0, 1, 2, 3, 4, 5}));
        const AxisTicks sixHourly = timeTicks(from, from + 26 * 3600, 5, berlin);
        QCOMPARE(sixHourly.labels, words({"26 Oct", "06:00 CET", "12:00", "18:00", "27 Oct"}));
        QCOMPARE(hoursOf(sixHourly, 26), (QList<qreal>{0, 7, 13, 19, 25}));
    }

    void daysBeginAtMidnightOfTheZone()
    {
        const double from = utcSec(2025, 10, 24, 12);
        const AxisTicks days = timeTicks(from, from + 5 * 86400, 5, berlin);
        QCOMPARE(days.labels, words({"25 Oct", "26 Oct", "27 Oct CET", "28 Oct", "29 Oct"}));
        QCOMPARE(hoursOf(days, 120), (QList<qreal>{10, 34, 59, 83, 107}));
    }

    void quarterHoursOfOffsetAreNoTrouble()
    {
        const double from = utcSec(2025, 1, 1, 0); // 05:45 in Kathmandu
        const AxisTicks ticks = timeTicks(from, from + 4 * 3600, 4, kathmandu);
        QCOMPARE(ticks.labels, words({"06:00", "07:00", "08:00", "09:00"}));
        QCOMPARE(hoursOf(ticks, 4), (QList<qreal>{0.25, 1.25, 2.25, 3.25}));
    }

    void theDoubledHourIsTold_data()
    {
        QTest::addColumn<double>("openSec");
        QTest::addColumn<QString>("when");
        QTest::newRow("first 02:30") << utcSec(2025, 10, 26, 0, 30) << QStringLiteral("02:30 CEST");
        QTest::newRow("second 02:30") << utcSec(2025, 10, 26, 1, 30) << QStringLiteral("02:30 CET");
        QTest::newRow("before the lost hour")
            << utcSec(2025, 3, 30, 0, 59) << QStringLiteral("01:59 CET");
        QTest::newRow("after the lost hour")
            << utcSec(2025, 3, 30, 1, 0) << QStringLiteral("03:00 CEST");
    }
    void theDoubledHourIsTold()
    {
        QFETCH(double, openSec);
        const ChartHistory history = oneMinute(openSec);
        QTEST(crosshairText(history, history.columns[0], openSec + 3600, berlin).when, "when");
    }

    void aMergedColumnSaysWhatItLacks()
    {
        ChartHistory history = oneMinute(utcSec(2025, 3, 1, 0));
        ChartColumn& column = history.columns[0];
        const auto text = [&] {
            return crosshairText(history, column, utcSec(2025, 3, 1, 12), QTimeZone::utc());
        };
        QVERIFY(!text().prices.contains(QLatin1String("lost")));
        column.candles = 10;
        column.endSec = column.openTimeSec + 13 * 60;
        column.lostCandles = 3;
        QVERIFY2(text().prices.endsWith(QLatin1String("3 lost of 13 candles")),
                 qPrintable(text().prices));
        column.quietCandles = 2;
        QVERIFY(text().prices.endsWith(QLatin1String("3 lost, 2 quiet of 13 candles")));
        column.candles = 1;
        column.quietCandles = 0;
        QVERIFY(text().when.startsWith(QLatin1String("00:00 to 00:12 UTC")));
        column.candles = 0;
        column.lostCandles = 13;
        column.kind = IntervalKind::Lost;
        QVERIFY(text().prices.startsWith(QLatin1String("13 lost: not one candle")));
        QVERIFY(text().when.startsWith(QLatin1String("00:00 to 00:12 UTC")));
    }

    void aViewAcrossTheChangeNamesBothZones()
    {
        const double from = utcSec(2025, 10, 25, 12), to = utcSec(2025, 10, 26, 12);
        QCOMPARE(viewSpanText(from, to, to, berlin),
                 QStringLiteral("25 Oct 14:00 CEST to 26 Oct 13:00 CET"));
        QCOMPARE(viewSpanText(from, to, to, QTimeZone::utc()),
                 QStringLiteral("25 Oct 12:00 to 26 Oct 12:00 UTC"));
        ChartModel chart;
        FeedHealth health;
        health.newestCandleSec = static_cast<std::int64_t>(to) - 60;
        chart.setNow(to);
        chart.apply(health);
        QCOMPARE(chart.zoneText(), QStringLiteral("all times UTC"));
        chart.setZone(berlin);
        QCOMPARE(chart.zoneText(), QStringLiteral("times CEST, then CET"));
        chart.setRange(ChartModel::OneHour);
        QCOMPARE(chart.zoneText(), QStringLiteral("all times CET"));
    }

    void datesAreThoseOfTheZone()
    {
        // Half past midnight in Berlin is still yesterday in UTC.
        const double now = utcSec(2025, 6, 1, 22, 30);
        QCOMPARE(timeText(now - 1800, now, berlin), QStringLiteral("00:00"));
        QCOMPARE(timeText(now - 1860, now, berlin), QStringLiteral("1 Jun 23:59"));
        QCOMPARE(timeText(now - 1860, now), QStringLiteral("21:59"));
        QCOMPARE(clockText(now, berlin), QStringLiteral("00:30:00 CEST"));
        QCOMPARE(clockText(now), QStringLiteral("22:30:00 UTC"));
    }
};

QTEST_MAIN(TestChartTime)
#include "tst_charttime.moc"
