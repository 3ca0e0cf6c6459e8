// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reviewstore.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace regime;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 5};

Database open(const QString& path)
{
    auto opening = Database::open(path, storeSchema(), Access::Write);
    if (!opening)
        qFatal("%s", opening.error().message.c_str());
    return std::move(opening->database);
}

} // namespace

class ReviewStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void verdictsAreKeptOverARestart()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("store.sqlite"));
        const StoredVerdict first{6'000, 1'000.5, Regime::Bearish, Regime::Bullish};
        const StoredVerdict second{3'000, 2'000, Regime::Ranging, Regime::Ranging};
        {
            Database database = open(path);
            ReviewStore store(database, series);
            QVERIFY(*store.judge(first));
            QVERIFY(*store.judge(second));
        }
        Database database = open(path);
        const ReviewStore store(database, series);
        QVERIFY(*store.verdicts() == (std::vector<StoredVerdict>{first, second}));
    }

    void theFirstVerdictStands()
    {
        Database database = *Database::openInMemory(storeSchema());
        ReviewStore store(database, series);
        const StoredVerdict first{6'000, 1'000, Regime::Bearish, Regime::Bullish};
        QVERIFY(*store.judge(first));
        QVERIFY(!*store.judge({6'000, 1'100, Regime::Bullish, Regime::Bullish}));
        QVERIFY(*store.verdicts() == std::vector{first});
    }

    void seriesAndRunsAreApart()
    {
        Database database = *Database::openInMemory(storeSchema());
        ReviewStore store(database, series);
        ReviewStore other(database, {QStringLiteral("XBTUSD"), 5});
        const StoredVerdict verdict{6'000, 1'000, Regime::Bearish, Regime::Bullish};
        QVERIFY(*store.judge(verdict));
        QVERIFY(*store.judge(verdict, {7, 1'000}));
        QVERIFY(*other.judge(verdict));
        QCOMPARE(store.verdicts()->size(), std::size_t{1});
        QCOMPARE(store.verdicts({7, 1'000})->size(), std::size_t{1});
        QVERIFY(store.verdicts({8, 1'000})->empty());
        QVERIFY(store.write({0, 1, 0, 100, QStringLiteral("mine")}).ok());
        QVERIFY(other.notes(0, 1'000)->empty());
        QVERIFY(other.removeNote(1));
        QCOMPARE(store.notes(0, 1'000)->size(), std::size_t{1});
    }

    /** A new replay.sqlite begins with run 1 again. */
    void anotherReplayOfTheSameNumberIsAnother()
    {
        Database database = *Database::openInMemory(storeSchema());
        ReviewStore store(database, series);
        const StoredVerdict verdict{6'000, 1'000, Regime::Bearish, Regime::Bullish};
        QVERIFY(*store.judge(verdict, {1, 1'700'000'000.25}));
        QVERIFY(store.verdicts({1, 1'700'000'000.5})->empty());
        QVERIFY(*store.judge(verdict, {1, 1'700'000'000.5})); // blind there
        QVERIFY(!*store.judge(verdict, {1, 1'700'000'000.25}));
        QVERIFY(*store.verdicts({1, 1'700'000'000.25}) == std::vector{verdict});
        QCOMPARE(*store.verdictsOfUnknownReplays(), std::int64_t{0});
    }

    /** Verdicts of a store that kept the replay's number alone. */
    void oldVerdictsOnReplaysAreNobodys()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("store.sqlite"));
        Schema old = storeSchema();
        old.steps.resize(6); // the seventh brought the replay's time
        {
            auto opening = Database::open(path, old, Access::Write);
            QVERIFY(opening);
            for (const int run : {0, 1})
                QVERIFY(opening->database.query(
                    QStringLiteral(
                        "INSERT INTO verdicts (run, pair, interval_min, episode_from,"
                        " judged, said, label) VALUES (?, 'XDGUSD', 5, 6000, 1000, 0, 2)"),
                    {run}));
        }
        Database database = open(path);
        const ReviewStore store(database, series);
        const StoredVerdict live{6'000, 1'000, Regime::Bearish, Regime::Bullish};
        QVERIFY(*store.verdicts() == std::vector{live});
        QVERIFY(store.verdicts({1, 1'700'000'000})->empty());
        QCOMPARE(*store.verdictsOfUnknownReplays(), std::int64_t{1});
        QCOMPARE(*ReviewStore(database, {QStringLiteral("XBTUSD"), 5}).verdictsOfUnknownReplays(),
                 std::int64_t{0});
    }

    void notesAreFoundByTheTimeTheyTouch()
    {
        Database database = *Database::openInMemory(storeSchema());
        ReviewStore store(database, series);
        const auto late = store.write({0, 50, 600, 900, QStringLiteral("news: a listing")});
        const auto early = store.write({99, 60, 300, 600, QStringLiteral("Überraschung\nzweite")});
        QVERIFY(late && early);
        QCOMPARE(late->id, std::int64_t{1});
        QCOMPARE(early->id, std::int64_t{2});
        QVERIFY(*store.notes(0, 10'000) == (std::vector{*early, *late}));
        QVERIFY(*store.notes(0, 301) == std::vector{*early});
        QVERIFY(store.notes(0, 300)->empty());
        QVERIFY(*store.notes(600, 700) == std::vector{*late});
        QVERIFY(store.removeNote(early->id));
        QVERIFY(*store.notes(0, 10'000) == std::vector{*late});
    }

    void notesWithoutWordsOrTimeAreRefused()
    {
        Database database = *Database::openInMemory(storeSchema());
        ReviewStore store(database, series);
        QVERIFY(!store.write({0, 1, 0, 100, QStringLiteral("  \n")}));
        QVERIFY(!store.write({0, 1, 100, 100, QStringLiteral("when?")}));
        QVERIFY(store.notes(0, 1'000)->empty());
    }
};

QTEST_GUILESS_MAIN(ReviewStoreTest)
#include "tst_reviewstore.moc"
