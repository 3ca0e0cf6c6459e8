// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/calendar.h"

#include <QTest>

#include <numeric>

using namespace regime;

namespace
{

constexpr std::int64_t daySec = 86'400;
constexpr std::int64_t dawnSec = 20'000 * daySec;

FilledSeries seriesOf(int candles, std::int64_t intervalSec)
{
    FilledSeries series;
    for (int i = 0; i < candles; ++i)
        series.candles.push_back(
            {dawnSec + i * intervalSec, 1, 1, 1, 1, 5, 3, CandleSource::Ohlc, false});
    return series;
}

} // namespace

/** What is known of each hour. */
class TestCalendar : public QObject
{
    Q_OBJECT

private slots:
    void startsAtMidnight()
    {
        QCOMPARE(calendarStartSec(dawnSec + 3 * daySec + 1, 4), dawnSec);
        QCOMPARE(calendarStartSec(dawnSec + 4 * daySec - 1, 4), dawnSec);
    }

    void tellsQuietFromLost()
    {
        FilledSeries series = seriesOf(2 * 1440, 60);
        series.candles[61].quiet = true;
        // Lost from 23:58 on the first day to 00:02 on the second.
        series.candles.erase(series.candles.begin() + 1438, series.candles.begin() + 1443);
        series.coverage.lost = {{dawnSec + 1438 * 60, dawnSec + 1442 * 60, 5}};
        const CoverageCalendar calendar = makeCalendar(series, dawnSec, 2, 1);
        QCOMPARE(calendar.cells.size(), std::size_t{48});
        QCOMPARE(calendar.candlesPerCell, 60);
        QCOMPARE(calendar.cells[0], (CalendarCell{60, 0, 0}));
        QCOMPARE(calendar.cells[1], (CalendarCell{59, 1, 0}));
        QCOMPARE(calendar.cells[23], (CalendarCell{58, 0, 2}));
        QCOMPARE(calendar.cells[24], (CalendarCell{57, 0, 3}));
        QCOMPARE(calendar.lost,
                 (std::vector<LostInterval>{{dawnSec + 1438 * 60, dawnSec + 1442 * 60, 5}}));
        QCOMPARE(calendar.cellStartSec(24), dawnSec + daySec);
    }

    void leavesOutWhatLiesElsewhere()
    {
        const CoverageCalendar calendar =
            makeCalendar(seriesOf(3 * 1440, 60), dawnSec + daySec, 1, 1);
        const int present =
            std::accumulate(calendar.cells.begin(), calendar.cells.end(), 0,
                            [](int sum, const CalendarCell& cell) { return sum + cell.present; });
        QCOMPARE(present, 1440);
    }

    void fitsItsCellsToTheCandles_data()
    {
        QTest::addColumn<int>("intervalMin");
        QTest::addColumn<int>("cells"); // a day
        QTest::addColumn<int>("candlesPerCell");
        QTest::newRow("a minute") << 1 << 24 << 60;
        QTest::newRow("half an hour") << 30 << 24 << 2;
        QTest::newRow("four hours") << 240 << 6 << 1;
        QTest::newRow("a day") << 1440 << 1 << 1;
        QTest::newRow("a week has none") << 10080 << 0 << 60;
    }

    void fitsItsCellsToTheCandles()
    {
        QFETCH(int, intervalMin);
        const CoverageCalendar calendar =
            makeCalendar(seriesOf(10, intervalMin * 60), dawnSec, 7, intervalMin);
        QTEST(static_cast<int>(calendar.cells.size()) / 7, "cells");
        QTEST(calendar.candlesPerCell, "candlesPerCell");
    }
};

QTEST_APPLESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
