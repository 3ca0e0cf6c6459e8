// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reviewdesk.h"
#include "core/engine/reviewmarksjson.h"

#include <QJsonArray>
#include <QtTest/QtTest>

#include <algorithm>

using namespace regime;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 5};
constexpr std::int64_t startSec = 1'700'006'400;
constexpr int candles = 2'300; // of eight days
constexpr int dwell = 20;

/** Rows whose shown regime stands for twenty candles; candles from 500 before the first row on. */
ReviewMaterial material(std::int64_t run = 3)
{
    ReviewMaterial material;
    material.run = run;
    material.runCreatedSec = 1'700'000'000;
    material.series = series;
    for (int i = -500; i < candles; ++i) {
        const double price = 100 + 0.01 * i;
        material.candles.push_back({startSec + 300 * i, price, price + 1, price - 1, price + 0.5, 7,
                                    9, CandleSource::Ohlc, false});
    }
    for (int i = 0; i < candles; ++i) {
        LedgerRow row;
        row.candleTimeSec = startSec + 300 * i;
        row.shown = static_cast<ShownRegime>(i / dwell % 3);
        material.rows.push_back({row, {}});
    }
    return material;
}

/** A jump model's row of the same candle. */
LedgerRow& secondOf(LedgerCandle& candle)
{
    candle.jump = candle.hmm;
    candle.jump->family = ModelFamily::Jump;
    return *candle.jump;
}

Database store()
{
    auto database = Database::openInMemory(storeSchema());
    if (!database)
        qFatal("%s", database.error().message.c_str());
    return *std::move(database);
}

} // namespace

/** What is put before the operator, judged and written about a review. */
class TestReviewDesk : public QObject
{
    Q_OBJECT

private slots:
    void aChartEndsBeforeTheEpisodeTellsMore()
    {
        Database database = store();
        const ReviewMaterial whole = material();
        const auto blind = blindEpisodes(whole, database);
        QVERIFY(blind);
        QCOMPARE(blind->size(), std::size_t{20});
        for (const BlindEpisode& episode : *blind) {
            const std::int64_t place = (episode.fromSec - startSec) / 300;
            QCOMPARE(static_cast<int>(episode.label), static_cast<int>(place / dwell % 3));
            QCOMPARE(episode.toSec - episode.fromSec, std::int64_t{dwell * 300});
            QCOMPARE(episode.bars.size() - episode.firstBar, std::size_t{15});
            QCOMPARE(episode.firstBar, std::size_t{120});
            const PriceBar first = *episode.bars[episode.firstBar];
            QCOMPARE(first.open, 100 + 0.01 * static_cast<double>(place));
        }
        // Later candles and later rows change nothing of what is put first.
        ReviewMaterial changed = whole;
        for (Candle& candle : changed.candles)
            if (candle.openTimeSec >= blind->front().fromSec + 15 * 300)
                candle.close = candle.high = 500;
        const auto again = blindEpisodes(changed, database);
        QVERIFY(again && again->front() == blind->front());
    }

    void lostCandlesLeaveTheirPlace()
    {
        Database database = store();
        ReviewMaterial holed = material();
        const auto whole = blindEpisodes(holed, database, 1);
        const std::int64_t lostSec = whole->front().fromSec - 300 * 10;
        std::erase_if(holed.candles, [&](const Candle& c) { return c.openTimeSec == lostSec; });
        const auto blind = blindEpisodes(holed, database, 1);
        QVERIFY(blind);
        const auto& bars = blind->front().bars;
        QCOMPARE(std::ranges::count(bars, false, [](const auto& bar) { return bar.has_value(); }),
                 std::ptrdiff_t{1});
        QVERIFY(!bars[110]);
    }

    void theFirstVerdictStandsAndIsNotAskedAgain()
    {
        Database database = store();
        const ReviewMaterial of = material();
        const ReviewScope scope = of.scope();
        const auto blind = blindEpisodes(of, database);
        QVERIFY(blind);
        for (std::size_t i = 0; i < 5; ++i) {
            const BlindEpisode& episode = (*blind)[i];
            const Regime said =
                i < 4 ? episode.label
                      : static_cast<Regime>((static_cast<int>(episode.label) + 1) % 3);
            QVERIFY(keepVerdict(database, {scope, episode.fromSec, said, episode.label}, 1e9));
        }
        QVERIFY(keepVerdict(
            database, {scope, (*blind)[4].fromSec, (*blind)[4].label, (*blind)[4].label}, 2e9));
        const auto marks = reviewMarks(database, scope);
        QVERIFY(marks);
        QCOMPARE(marks->agreement.count, std::size_t{5});
        QCOMPARE(marks->agreement.agreed, std::size_t{4});
        const auto left = blindEpisodes(of, database);
        QVERIFY(left && std::equal(left->begin(), left->begin() + 15, blind->begin() + 5));
        // Verdicts on another run or outside the range are none of this scope's.
        QCOMPARE(reviewMarks(database, material(4).scope())->agreement.count, std::size_t{0});
        ReviewMaterial later = material(); // the same number in a new replay.sqlite
        later.runCreatedSec += 60;
        QCOMPARE(reviewMarks(database, later.scope())->agreement.count, std::size_t{0});
        QVERIFY(*blindEpisodes(later, database) == *blind);
        ReviewScope early = scope;
        early.toSec = early.fromSec + 300;
        QVERIFY(reviewMarks(database, early)->agreement.count <= 1);
    }

    void theSecondOpinionIsJudgedByTheSameVerdicts()
    {
        Database database = store();
        ReviewMaterial of = material();
        QVERIFY(!blindEpisodes(of, database)->front().jump);
        // Undecided but for the fifteenth candle of each episode, which ends its chart: there it
        // shows the next regime.
        const auto next = [](int label) { return (label + 1) % 3; };
        for (int i = 0; i < candles; ++i)
            secondOf(of.rows[static_cast<std::size_t>(i)]).shown =
                i % dwell == 14 ? static_cast<ShownRegime>(next(i / dwell % 3))
                                : ShownRegime::Undecided;
        QCOMPARE(*jumpAgreement(of, database), review::Agreement{});
        const ReviewScope scope = of.scope();
        const auto blind = *blindEpisodes(of, database);
        for (std::size_t i = 0; i < 5; ++i) {
            const BlindEpisode& episode = blind[i];
            const int label = static_cast<int>(episode.label);
            QCOMPARE(static_cast<int>(*episode.jump), next(label));
            const auto said = static_cast<Regime>(i < 3 ? next(label) : label);
            QVERIFY(keepVerdict(database, {scope, episode.fromSec, said, episode.label}, 1e9));
        }
        QCOMPARE(reviewMarks(database, scope)->agreement.agreed, std::size_t{2});
        review::Agreement jump = *jumpAgreement(of, database);
        QCOMPARE(jump.count, std::size_t{5});
        QCOMPARE(jump.agreed, std::size_t{3});
        QVERIFY(jump.kappa && !jump.kappaInterval); // episodes of one day
        // Where it had no answer there is nothing to agree with.
        of.rows[static_cast<std::size_t>((blind[0].fromSec - startSec) / 300 + 14)].jump.reset();
        jump = *jumpAgreement(of, database);
        QCOMPARE(jump.count, std::size_t{4});
        QCOMPARE(jump.agreed, std::size_t{2});
        // Of all days, some right and some wrong.
        for (std::size_t i = 5; i < blind.size(); ++i) {
            const auto said = static_cast<Regime>(i % 2);
            QVERIFY(keepVerdict(database, {scope, blind[i].fromSec, said, blind[i].label}, 1e9));
        }
        QVERIFY(jumpAgreement(of, database)->kappaInterval);
    }

    void verdictsOnReplaysOfNoNameAreCountedApart()
    {
        Database database = store();
        const ReviewScope scope = material().scope();
        QVERIFY(database.query(QStringLiteral(
            "INSERT INTO verdicts (run, run_created, pair, interval_min, episode_from, judged,"
            " said, label) VALUES (3, 0, 'XDGUSD', 5, 1700006400, 1000, 0, 2)")));
        const auto marks = reviewMarks(database, scope);
        QVERIFY(marks);
        QCOMPARE(marks->agreement.count, std::size_t{0});
        QCOMPARE(marks->unknownVerdicts, std::int64_t{1});
        const auto live = reviewMarks(database, ReviewScope::whole(series.pair, 5));
        QCOMPARE(live->unknownVerdicts, std::int64_t{0});
    }

    void notesAreKeptAndRemoved()
    {
        Database database = store();
        const ReviewScope scope = material().scope();
        QVERIFY(
            keepNote(database, scope, {0, 0, startSec, startSec + 600, QStringLiteral("news")}, 5));
        QVERIFY(!keepNote(database, scope, {0, 0, startSec, startSec, QStringLiteral("when?")}, 6));
        const auto marks = reviewMarks(database, scope);
        QVERIFY(marks);
        QVERIFY(marks->notes == (std::vector<ReviewNote>{
                                    {1, 5, startSec, startSec + 600, QStringLiteral("news")}}));
        QVERIFY(removeNote(database, scope, 1));
        QVERIFY(reviewMarks(database, scope)->notes.empty());
    }

    void itIsInTheJsonToo()
    {
        Database database = store();
        const ReviewScope scope = material().scope();
        QVERIFY(keepVerdict(database, {scope, startSec, Regime::Ranging, Regime::Bearish}, 1e9));
        QVERIFY(
            keepNote(database, scope, {0, 0, startSec, startSec + 600, QStringLiteral("news")}, 5));
        const QJsonObject json = marksJson(*reviewMarks(database, scope));
        const QJsonObject verdicts = json[QLatin1String("blind_verdicts")].toObject();
        QCOMPARE(verdicts[QLatin1String("count")].toInt(), 1);
        QCOMPARE(verdicts[QLatin1String("agreed")].toInt(), 0);
        QCOMPARE(verdicts[QLatin1String("said_by_label")].toArray().at(1).toArray().at(0).toInt(),
                 1);
        const QJsonObject note = json[QLatin1String("notes")].toArray().first().toObject();
        QCOMPARE(note[QLatin1String("text")].toString(), QStringLiteral("news"));
        QCOMPARE(note[QLatin1String("to")].toInteger(), startSec + 600);
    }
};

QTEST_GUILESS_MAIN(TestReviewDesk)
#include "tst_reviewdesk.moc"
