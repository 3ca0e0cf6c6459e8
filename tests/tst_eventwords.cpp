// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "ui/appmodel.h"
#include "ui/chartmarks.h"
#include "ui/lookback.h"

#include <QSignalSpy>
#include <QTest>

using namespace regime;

namespace
{

constexpr double midnight = 1'732'320'000; // 2024-11-23 00:00 UTC
const QTimeZone utc = QTimeZone::utc();

EventEntry entry(std::int64_t id, double timeSec, const char* kind, const char* text = "")
{
    return {id, timeSec, QString::fromLatin1(kind), QString::fromUtf8(text)};
}

/** Half an hour before midnight the operator looked away. */
std::vector<EventEntry> aNight()
{
    std::vector<EventEntry> events{entry(1, midnight - 9000, "regime"),
                                   entry(2, midnight - 3000, lookedAwayKind)};
    for (int i = 0; i < 9; ++i)
        events.push_back(entry(3 + i, midnight + 600 * i, "regime"));
    events.push_back(entry(12, midnight + 7000, staleKind, "Stale"));
    events.push_back(entry(13, midnight + 7240, freshKind, "Fresh again after 4 min"));
    events.push_back(entry(14, midnight + 8000, "training", "Model 15 promoted: better"));
    return events;
}

std::deque<EventEntry> newestFirst(const std::vector<EventEntry>& events)
{
    return {events.rbegin(), events.rend()};
}

} // namespace

/** What the window says of events: flags over the charts, and what is news. */
class TestEventWords : public QObject
{
    Q_OBJECT

private slots:
    void theNightInOneSentence()
    {
        QCOMPARE(lookbackText(newestFirst(aNight()), midnight + 9000, utc),
                 QStringLiteral("Since you last looked (22 Nov 23:10): 9 changes, "
                                "stale once for 4 min, model 15 promoted"));
    }

    void whatGoesOnCountsUntilNow()
    {
        auto events = aNight();
        events.push_back(entry(15, midnight + 8100, staleKind));
        events.push_back(entry(16, midnight + 8200, "training", "Model 16 trained"));
        const QString text = lookbackText(newestFirst(events), midnight + 9000, utc);
        QVERIFY2(text.contains(QStringLiteral("stale 2 times, 19 min in all")), qPrintable(text));
        QVERIFY2(text.endsWith(QStringLiteral("2 trainings, last: model 16 trained")),
                 qPrintable(text));
    }

    void whatCameAfterTheReturnIsNoNews()
    {
        auto events = aNight();
        events.push_back(entry(15, midnight + 9001, "regime"));
        QVERIFY(lookbackText(newestFirst(events), midnight + 9000, utc)
                    .contains(QStringLiteral("9 changes")));
    }

    void whoNeverLookedAwayIsToldNothing()
    {
        QCOMPARE(lookbackText({entry(1, midnight, "regime")}, midnight + 60, utc), QString());
    }

    void aGlanceAwayIsNoAbsence()
    {
        ManualClock clock(midnight);
        AppModel app(clock);
        QSignalSpy away(&app, &AppModel::lookedAway);
        app.apply(aNight());
        QVERIFY(!app.events()->lookback().contains(QStringLiteral("9 changes")));
        app.setLooking(true); // was there all the time
        app.setLooking(false);
        QCOMPARE(away.count(), 1);
        clock.advance(30);
        app.refresh();
        app.setLooking(true);
        QVERIFY(!app.events()->lookback().contains(QStringLiteral("9 changes")));
        app.setLooking(false);
        clock.advance(9000);
        app.refresh();
        app.setLooking(true);
        QVERIFY2(app.events()->lookback().contains(QStringLiteral("9 changes")),
                 qPrintable(app.events()->lookback()));
        QCOMPARE(away.count(), 2);
    }

    void theLogShowsOneGroup()
    {
        EventLogModel log;
        log.apply(aNight());
        QCOMPARE(log.count(), 13); // the look away is no event of the log
        log.setGroup(static_cast<int>(EventGroup::Data));
        QCOMPARE(log.count(), 2);
        log.setGroup(static_cast<int>(EventGroup::Regime));
        QCOMPARE(log.count(), 10);
        log.setGroup(static_cast<int>(EventGroup::All));
        QCOMPARE(log.count(), 13);
    }

    void flagsStandWhereItHappened()
    {
        const std::vector<EventEntry> events{entry(1, midnight - 10, "start", "before"),
                                             entry(2, midnight + 25, "start", "Started"),
                                             entry(3, midnight + 75, "training", "Model 2 trained"),
                                             entry(4, midnight + 100, "backfill", "after")};
        const ChartMarks marks = chartMarks(events, midnight, midnight + 100, 0.05, midnight, utc);
        QCOMPARE(marks.positions, (QList<qreal>{0.25, 0.75}));
        QCOMPARE(marks.letters.join(u' '), QStringLiteral("S M"));
        QCOMPARE(marks.texts.last(), QStringLiteral("00:01 UTC  Model 2 trained"));
    }

    void flagsThatWouldOverlapStandAsOne()
    {
        std::vector<EventEntry> events;
        for (int i = 0; i < 12; ++i)
            events.push_back(entry(i + 1, midnight + i, "training", "Model"));
        ChartMarks marks = chartMarks(events, midnight, midnight + 1000, 0.05, midnight, utc);
        QCOMPARE(marks.letters.join(u' '), QStringLiteral("M"));
        QCOMPARE(marks.texts[0].count(u'\n'), 7);
        QVERIFY(marks.texts[0].startsWith(QStringLiteral("… 5 more")));
        events.resize(2);
        events.push_back(entry(3, midnight + 2, "config", "Changed"));
        marks = chartMarks(events, midnight, midnight + 1000, 0.05, midnight, utc);
        QCOMPARE(marks.letters.join(u' '), QStringLiteral("3"));
    }
};

QTEST_MAIN(TestEventWords)
#include "tst_eventwords.moc"
