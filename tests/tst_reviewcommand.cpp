// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/dice.h"
#include "core/engine/papermaterial.h"
#include "core/engine/reviewmaterial.h"
#include "tests/support/program.h"
#include "tests/support/randommarket.h"
#include "tests/support/reviewedpast.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <ranges>

using namespace regime;
using namespace regime::test;

namespace
{

/** A market's candles, five minutes apart, quoted in millionths. */
std::vector<Candle> candlesOf(const CandleSeries& series)
{
    constexpr double perUnit = 1e6;
    std::vector<Candle> candles;
    double open = series.close.front();
    for (std::size_t i = 0; i < series.size(); ++i) {
        Candle candle{series.openTimeSec[i], open, 0, 0, series.close[i], series.volume[i], 1,
                      CandleSource::Csv,     false};
        candle.high = 1.001 * std::max(open, candle.close);
        candle.low = 0.999 * std::min(open, candle.close);
        for (double Candle::*price : {&Candle::open, &Candle::high, &Candle::low, &Candle::close})
            candle.*price = std::round(candle.*price * perUnit) / perUnit;
        open = candle.close;
        candles.push_back(candle);
    }
    return candles;
}

QByteArray candleFile(const std::vector<Candle>& candles)
{
    QByteArray text("time,open,high,low,close,volume,trades\n");
    for (const Candle& candle : candles) {
        text += QByteArray::number(qint64{candle.openTimeSec});
        for (const double value :
             {candle.open, candle.high, candle.low, candle.close, candle.volume})
            text += ',' + QByteArray::number(value, 'g', 17);
        text += ",1\n";
    }
    return text;
}

/** Every price and volume behind candle `cut` another one, and no longer in millionths. */
std::vector<Candle> withAnotherFuture(std::vector<Candle> candles, std::size_t cut, Dice& dice)
{
    for (Candle& candle : candles | std::views::drop(cut + 1)) {
        candle.open *= 0.5 + dice.uniform();
        candle.close *= 0.5 + dice.uniform();
        candle.high = std::max(candle.open, candle.close) * (1 + 0.1 * dice.uniform());
        candle.low = std::min(candle.open, candle.close) * (1 - 0.1 * dice.uniform());
        candle.volume *= 3 * dice.uniform();
    }
    return candles;
}

/** What the simulated grids of all phases did in candles up to `lastSec`, led by either model. */
std::vector<review::PaperFill> fillsUntil(const ReviewMaterial& material, std::int64_t lastSec)
{
    std::vector<review::PaperFill> fills;
    for (const ModelFamily family : {ModelFamily::Hmm, ModelFamily::Jump})
        for (int phase = 1; phase <= 4; ++phase) {
            const auto run = runPaperGrid(gridCandles(material, family), phase,
                                          paperGridConfig(material, Configuration()));
            std::ranges::copy_if(run->fills, std::back_inserter(fills),
                                 [&](const auto& fill) { return fill.candleTimeSec <= lastSec; });
        }
    return fills;
}

constexpr qint64 beginSec = 1'699'920'000;

} // namespace

/** `review` as a shell meets it, behind a `replay`. */
class TestReviewCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_program.emplace(QStringLiteral(REGIMESCOPE), m_home.path());
        const QString file = m_home.filePath(QStringLiteral("XDGUSD_5m.csv"));
        QVERIFY(writeContent(file, candleFile(candlesOf(randomMarket(3600, 300)))));
        const Ended replayed = m_program->run(
            {QStringLiteral("replay"), QStringLiteral("--csv"), file, QStringLiteral("--out"),
             m_home.filePath(QStringLiteral("out.csv")), QStringLiteral("--train"),
             QStringLiteral("600"), QStringLiteral("--retrain-every"), QStringLiteral("1000")});
        QVERIFY2(replayed.code == 0, replayed.err.constData());
        QVERIFY2(replayed.err.contains("replay: 50 %\n"), replayed.err.constData());
    }

    void theNewestReplayIsReviewed()
    {
        const Ended ended = review({});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QVERIFY2(ended.err.contains("review: 100 %\n"), ended.err.constData());
        const QJsonObject tables = objectOf(ended);
        QCOMPARE(tables[QLatin1String("ledger")].toString(), QStringLiteral("replay"));
        QCOMPARE(tables[QLatin1String("pair")].toString(), QStringLiteral("XDGUSD"));
        QCOMPARE(tables[QLatin1String("interval_min")].toInt(), 5);
        QCOMPARE(tables[QLatin1String("ticks")].toInt(), 3000);
        QCOMPARE(tables[QLatin1String("first")].toInteger(), beginSec + 300 * 600);
        QCOMPARE(tables[QLatin1String("tests")].toInt(), 40);
        QCOMPARE(tables[QLatin1String("outcomes")].toArray().size(), 80);
        QCOMPARE(tables[QLatin1String("stability")].toArray().size(), 4);
        QCOMPARE(tables[QLatin1String("confirm")].toArray().size(), 30);
        const QJsonObject calibration = tables[QLatin1String("calibration")].toObject();
        QVERIFY(calibration[QLatin1String("sentence")].toString().contains(
            QLatin1String("the label still stood 15 candles later in")));
        // The transition matrices are kept with the run.
        QCOMPARE(calibration[QLatin1String("without_model")].toInt(), 0);
        // Ten days of a replay, or a thousand, are no day in shadow.
        const QJsonObject gate = tables[QLatin1String("phase_gate")].toObject();
        QCOMPARE(gate[QLatin1String("supported")].toInt(), 1);
        for (int line = 0; line < 3; ++line) {
            const QJsonObject of = gate[QLatin1String("lines")].toArray()[line].toObject();
            QCOMPARE(of[QLatin1String("standing")].toString(), QStringLiteral("not enough data"));
            QVERIFY(of[QLatin1String("evidence")].toString().endsWith(
                QLatin1String("of a replay, which is no time in shadow")));
        }
        QCOMPARE(calibration[QLatin1String("hmm")].toObject()[QLatin1String("candles")].toInt(),
                 2985);
        QVERIFY(review({}).out == ended.out);
        // The second opinion in the same form beside each.
        const QJsonArray confirm = tables[QLatin1String("confirm_jump")].toArray();
        QCOMPARE(confirm.size(), 30);
        QCOMPARE(confirm.at(4).toObject()[QLatin1String("changes_per_day")],
                 tables[QLatin1String("stability")].toArray().at(3).toObject()[QLatin1String(
                     "changes_per_day")]);
        const QJsonArray whatIf = tables[QLatin1String("what_if")].toArray();
        const QJsonArray jumpWhatIf = tables[QLatin1String("what_if_jump")].toArray();
        QCOMPARE(jumpWhatIf.size(), whatIf.size());
        QCOMPARE(jumpWhatIf.first().toObject().keys(), whatIf.first().toObject().keys());
        QVERIFY(jumpWhatIf.first() != whatIf.first());
        const QJsonObject scores = calibration[QLatin1String("jump_scores")].toObject();
        for (const char* key : {"confident_share", "confident_standing", "standing",
                                "near_certain_share", "threshold_share"})
            QVERIFY2(scores.contains(QLatin1String(key)) &&
                         calibration.contains(QLatin1String(key)),
                     key);
        QVERIFY(scores[QLatin1String("sentence")].toString().contains(
            QLatin1String("jump model's largest score")));
        QCOMPARE(tables[QLatin1String("blind_verdicts_jump")].toObject().keys(),
                 tables[QLatin1String("blind_verdicts")].toObject().keys());
        const QJsonObject paper = tables[QLatin1String("paper")].toObject();
        const QJsonArray phases = paper[QLatin1String("phases")].toArray();
        const QJsonArray jumpPhases = paper[QLatin1String("phases_jump")].toArray();
        QCOMPARE(jumpPhases.size(), 4);
        QVERIFY(jumpPhases.first() == phases.first() && jumpPhases.last() != phases.last());
    }

    /** From the candle file over detector, ledger and store to what a review works with: whatever
     *  comes behind a candle, what is known at it stays. */
    void nothingOfTheFutureIsInWhatIsReviewed()
    {
        const std::vector<Candle> market = candlesOf(randomMarket(2400, 300));
        const ReviewMaterial before = reviewedReplay(market);
        QCOMPARE(before.rows.size(), std::size_t{1800});
        QVERIFY(before.rows.back().jump && reviewInput(before).ticks.back().hmm->model);
        Dice dice(11);
        for (const std::size_t cut : {601, 1299, 1300, 1777, 2398}) {
            const ReviewMaterial after = reviewedReplay(withAnotherFuture(market, cut, dice));
            const std::int64_t lastSec = market[cut].openTimeSec;
            QVERIFY(knowTheSame(reviewInput(before), reviewInput(after), lastSec, 600));
            QVERIFY(!knowTheSame(reviewInput(before), reviewInput(after), market.back().openTimeSec,
                                 600));
            // Nor did the simulated grids know of it, where nobody told them the price's tick.
            const auto fills = fillsUntil(before, lastSec);
            QVERIFY(fills == fillsUntil(after, lastSec));
            QVERIFY(cut < 1000 || fills.size() > 20);
        }
    }

    /** The newest of all, unless somebody asks for a pair or an interval. */
    void theReplayOfTheWantedSeriesIsReviewed_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("pair");
        QTest::addColumn<QByteArray>("refusal");
        const QByteArray kept(" is kept, but of XBTUSD 5 min, XDGUSD 5 min");
        QTest::newRow("any") << QStringList() << QStringLiteral("XDGUSD") << QByteArray();
        QTest::newRow("the older pair") << QStringList{QStringLiteral("--pair"), //
                                                       QStringLiteral("BTC/USD")}
                                        << QStringLiteral("XBTUSD") << QByteArray();
        QTest::newRow("the newer pair") << QStringList{QStringLiteral("--pair"), //
                                                       QStringLiteral("XDGUSD")}
                                        << QStringLiteral("XDGUSD") << QByteArray();
        QTest::newRow("an interval") << QStringList{QStringLiteral("--interval"), //
                                                    QStringLiteral("5")}
                                     << QStringLiteral("XDGUSD") << QByteArray();
        QTest::newRow("both") << QStringList{QStringLiteral("--pair"), QStringLiteral("XBTUSD"),
                                             QStringLiteral("--interval"), QStringLiteral("5")}
                              << QStringLiteral("XBTUSD") << QByteArray();
        QTest::newRow("another pair")
            << QStringList{QStringLiteral("--pair"), QStringLiteral("ETHUSD")} << QString()
            << "no replay of ETHUSD" + kept;
        QTest::newRow("another interval")
            << QStringList{QStringLiteral("--pair"), QStringLiteral("XBTUSD"),
                           QStringLiteral("--set"), QStringLiteral("HMM_OHLCV_INTERVAL_MIN=60")}
            << QString() << "no replay of XBTUSD 60 min" + kept;
    }
    void theReplayOfTheWantedSeriesIsReviewed()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, pair);
        QFETCH(QByteArray, refusal);
        if (!m_twoPairs) {
            m_twoPairs.emplace(QStringLiteral(REGIMESCOPE), m_home.filePath(QStringLiteral("two")));
            const std::vector<Candle> market = candlesOf(randomMarket(700, 300));
            replayed(*m_twoPairs, QStringLiteral("XBTUSD_5m.csv"), market);
            replayed(*m_twoPairs, QStringLiteral("XDGUSD_5m.csv"), market);
        }
        const Ended ended = m_twoPairs->run(
            options + QStringList{QStringLiteral("review"), QStringLiteral("--json")});
        QCOMPARE(objectOf(ended)[QLatin1String("pair")].toString(), pair);
        QVERIFY2(ended.err.contains(refusal), ended.err.constData());
        QCOMPARE(ended.code, refusal.isEmpty() ? 0 : 1);
    }

    void aRangeIsFromInclusiveToExclusive()
    {
        const QString from = QString::number(beginSec + 300 * 1000);
        const QString to = QString::number(beginSec + 300 * 3200);
        const Ended ended = review({QStringLiteral("--ledger"), QStringLiteral("replay"),
                                    QStringLiteral("--from"), from, QStringLiteral("--to"), to});
        QVERIFY2(ended.code == 0, ended.err.constData());
        const QJsonObject tables = objectOf(ended);
        QCOMPARE(tables[QLatin1String("ticks")].toInt(), 2200);
        QCOMPARE(tables[QLatin1String("first")].toInteger(), from.toLongLong());
        QCOMPARE(tables[QLatin1String("last")].toInteger(), to.toLongLong() - 300);
    }

    void theBotsCyclesStandBesideSimulatedOnes()
    {
        const QString file = m_home.filePath(QStringLiteral("outcomes.csv"));
        const auto time = [](qint64 candle) { return QByteArray::number(beginSec + 300 * candle); };
        QVERIFY(writeContent(file, "time,pair,trade,entry_time,net_profit_usd,regime_at_entry\n" +
                                       time(900) + ",XDGUSD,A," + time(800) + ",0.5,BULLISH\n" +
                                       time(900) + ",XDGUSD,B," + time(850) + ",-0.25,2\n" +
                                       time(900) + ",XDGUSD,B,,0.1,sideways\n" +       // no entry
                                       time(100) + ",XDGUSD,B," + time(90) + ",9,\n" + // too early
                                       time(900) + ",XBTUSD,B," + time(800) + ",9,\n" +
                                       "soon,,,,,\n"));
        const Ended ended = review({QStringLiteral("--outcomes"), file});
        QVERIFY2(ended.code == 0, ended.err.constData());
        const QJsonObject tables = objectOf(ended);
        const QJsonObject bot = tables[QLatin1String("bot")].toObject();
        for (const auto& [key, count] : {std::pair("refused_rows", 1), std::pair("other_pairs", 1),
                                         std::pair("other_times", 1), std::pair("unread_cells", 1)})
            QCOMPARE(bot[QLatin1String(key)].toInt(-1), count);
        // What was not taken has a line and a reason.
        const QJsonObject refused = bot[QLatin1String("refused")].toArray().first().toObject();
        QCOMPARE(refused[QLatin1String("line")].toInt(), 7);
        QVERIFY2(refused[QLatin1String("reason")].toString().contains(QLatin1String("time")),
                 qPrintable(refused[QLatin1String("reason")].toString()));
        const QJsonObject unread = bot[QLatin1String("unread")].toArray().first().toObject();
        QCOMPARE(unread[QLatin1String("column")].toString(), QStringLiteral("regime_at_entry"));
        QCOMPARE(unread[QLatin1String("first_line")].toInt(), 4);
        const QJsonObject all = bot[QLatin1String("all")].toObject();
        QCOMPARE(countIn(all, "all"), 3);
        QCOMPARE(countIn(all, "a"), 1);
        QCOMPARE(countIn(bot[QLatin1String("without_entry_time")].toObject(), "b"), 1);
        QCOMPARE(countIn(bot[QLatin1String("without_ledger")].toObject(), "all"), 0);
        QCOMPARE(
            countIn(
                bot[QLatin1String("as_recorded")].toObject()[QLatin1String("BULLISH")].toObject(),
                "b"),
            1);
        int atEntry = 0;
        for (const QJsonValue& sides : bot[QLatin1String("by_regime_at_entry")].toObject())
            atEntry += countIn(sides.toObject(), "all");
        QCOMPARE(atEntry, 2);
        int atJumpEntry = 0;
        for (const QJsonValue& sides : bot[QLatin1String("by_jump_regime_at_entry")].toObject())
            atJumpEntry += countIn(sides.toObject(), "all");
        QCOMPARE(atJumpEntry, 2);
        QCOMPARE(countIn(bot[QLatin1String("without_second_opinion")].toObject(), "all"), 0);
        QCOMPARE(bot[QLatin1String("jump_time_to_exit")].toObject().size(), 3);
        const QJsonObject paper = tables[QLatin1String("paper")].toObject();
        QVERIFY(paper[QLatin1String("simulated")].toBool());
        int entries = 0;
        for (const QJsonValue& sides : paper[QLatin1String("closed_by_regime_at_entry")].toObject())
            entries += countIn(sides.toObject(), "all");
        for (const QJsonValue& open : paper[QLatin1String("open_by_regime_at_entry")].toObject())
            entries += open.toInt();
        const QJsonObject first = paper[QLatin1String("phases")].toArray().first().toObject();
        QVERIFY(entries > 0);
        QCOMPARE(entries, first[QLatin1String("entries")].toInt());
        int jumpEntries = 0;
        for (const QJsonValue& sides :
             paper[QLatin1String("closed_by_jump_regime_at_entry")].toObject())
            jumpEntries += countIn(sides.toObject(), "all");
        for (const QJsonValue& open :
             paper[QLatin1String("open_by_jump_regime_at_entry")].toObject())
            jumpEntries += open.toInt();
        QCOMPARE(jumpEntries, entries);
        QCOMPARE(paper[QLatin1String("jump_time_to_exit")].toObject().size(), 3);
        QCOMPARE(
            tables[QLatin1String("phase_gate")].toObject()[QLatin1String("lines")].toArray().size(),
            7);
    }

    void whatIsNotThereIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("no live ledger")
            << QStringList{QStringLiteral("--ledger"), QStringLiteral("live")} << 1
            << QByteArray("the live ledger has no row in this range");
        QTest::newRow("no row of the replay")
            << QStringList{QStringLiteral("--ledger"), QStringLiteral("replay"),
                           QStringLiteral("--to"), QStringLiteral("1000")}
            << 1 << QByteArray("no replay has a row in this range");
        QTest::newRow("neither") << QStringList{QStringLiteral("--to"), QStringLiteral("1000")} << 1
                                 << QByteArray("neither the live ledger nor the newest replay");
        QTest::newRow("another ledger")
            << QStringList{QStringLiteral("--ledger"), QStringLiteral("both")} << 2
            << QByteArray("it must be live or replay");
        QTest::newRow("no time") << QStringList{QStringLiteral("--from"), QStringLiteral("noon")}
                                 << 2 << QByteArray("--from");
    }
    void whatIsNotThereIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, sentence);
        const Ended ended = review(arguments);
        QCOMPARE(ended.code, code);
        QVERIFY2(ended.err.contains(sentence), ended.err.constData());
        QVERIFY(ended.out.isEmpty());
    }

    void aHangingStoreHoldsNoEndUp_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("PostgreSQL") << QStringLiteral("postgresql://bot@127.0.0.1:%1/market");
        QTest::newRow("Supabase") << QStringLiteral("http://127.0.0.1:%1");
    }
    void aHangingStoreHoldsNoEndUp()
    {
        QFETCH(QString, address);
        QTcpServer dead; // takes a connection and never says a word
        QVERIFY(dead.listen(QHostAddress::LocalHost));
        m_program->setVariable("SUPABASE_KEY", QStringLiteral("a-key"));
        const auto process = m_program->start(
            {QStringLiteral("--set"), QStringLiteral("STORE_URL=") + address.arg(dead.serverPort()),
             QStringLiteral("review"), QStringLiteral("--json")});
        QTRY_VERIFY_WITH_TIMEOUT(dead.hasPendingConnections(), 20'000);
        const Ended ended = Program::signalled(*process, SIGINT);
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains("stopped"), ended.err.constData());
        QVERIFY2(ended.tookMs < 2000, qPrintable(QString::number(ended.tookMs)));
    }

    void itPrintsJsonAlone()
    {
        const Ended ended = m_program->run({QStringLiteral("review")});
        QCOMPARE(ended.code, 2);
        QVERIFY(ended.err.contains("--json"));
    }

private:
    /** A replay of these candles, as a file of that name, by `program`. */
    void replayed(const Program& program, const QString& name, const std::vector<Candle>& candles)
    {
        const QString file = m_home.filePath(name);
        QVERIFY(writeContent(file, candleFile(candles)));
        const Ended ended = program.run(
            {QStringLiteral("--set"), QStringLiteral("HMM_N_STARTS=2"), QStringLiteral("replay"),
             QStringLiteral("--csv"), file, QStringLiteral("--out"),
             m_home.filePath(QStringLiteral("replayed.csv")), QStringLiteral("--train"),
             QStringLiteral("600"), QStringLiteral("--retrain-every"), QStringLiteral("700")});
        QVERIFY2(ended.code == 0, ended.err.constData());
    }

    /** What a review of the program's replay of this market is made from. */
    ReviewMaterial reviewedReplay(const std::vector<Candle>& market)
    {
        const QTemporaryDir folder;
        const Program program(QStringLiteral(REGIMESCOPE), folder.path());
        replayed(program, QStringLiteral("XDGUSD_5m_again.csv"), market);
        ReviewRequest request;
        request.ledger = ReviewLedger::Replay;
        const auto material = readReviewMaterial(request, Configuration(),
                                                 {QStringLiteral("XDGUSD"), 5}, program.dataDir());
        return material ? *material : ReviewMaterial();
    }

    Ended review(const QStringList& arguments) const
    {
        return m_program->run(QStringList{QStringLiteral("review"), QStringLiteral("--json")} +
                              arguments);
    }

    static QJsonObject objectOf(const Ended& ended)
    {
        return QJsonDocument::fromJson(ended.out).object();
    }

    /** Cycles of a side. */
    static int countIn(const QJsonObject& sides, const char* side)
    {
        return sides[QLatin1String(side)].toObject()[QLatin1String("cycles")].toInt(-1);
    }

    QTemporaryDir m_home;
    std::optional<Program> m_program;
    std::optional<Program> m_twoPairs; ///< with a replay of each
};

QTEST_GUILESS_MAIN(TestReviewCommand)
#include "tst_reviewcommand.moc"
