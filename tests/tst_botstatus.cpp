// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/botstatusfeed.h"
#include "core/engine/configkeys.h"
#include "core/engine/enginestore.h"
#include "core/engine/regimeworker.h"
#include "core/market/botreading.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/manualclock.h"
#include "tests/support/simulatedworld.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <limits>
#include <map>

using namespace regime;
using namespace regime::test;

namespace
{

const BotStatusPaths paths{QStringLiteral("phase"), QStringLiteral("rebalancer.idle_ratio"),
                           QStringLiteral("rebalancer.skew"), QStringLiteral("slots.0.recoveries"),
                           QStringLiteral("hmm_regime.blend_factor")};

const QByteArray status = R"({"phase": 2, "rebalancer": {"idle_ratio": 0.43, "skew": -0.1},
    "slots": [{"recoveries": 3}], "hmm_regime": {"blend_factor": 0.7}, "more": null})";

const BotReading whole{2, 0.43, -0.1, 3, 0.7};

LoopbackServer::Handler body(const QByteArray& text, int httpStatus = 200)
{
    return [text, httpStatus](HttpConnection& connection) {
        connection.send({httpStatus, text, "application/json", {}});
    };
}

QByteArray phase(int number)
{
    return QByteArray(status).replace("\"phase\": 2", "\"phase\": " + QByteArray::number(number));
}

/** A feed whose clock moves by hand, and what it said. */
class FeedStage
{
public:
    explicit FeedStage(const QUrl& url, qint64 bodyBytes = 4096)
        : feed({url, paths, {1'000, 2'000, bodyBytes}}, clock),
          received(&feed, &BotStatusFeed::received), logged(&feed, &BotStatusFeed::logged)
    {
    }

    void ask()
    {
        clock.advance(BotStatusFeed::intervalSec);
        feed.askIfDue();
    }

    BotReading newest() const { return feed.readingAgo(0); }

    QString said(int i) const { return logged.at(i).at(1).toString(); }

    ManualClock clock;
    BotStatusFeed feed;
    QSignalSpy received;
    QSignalSpy logged;
};

} // namespace

class BotStatusTest : public QObject
{
    Q_OBJECT

private slots:
    void valuesAreTakenByTheirPath_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<BotReading>("reading");
        QTest::addColumn<QString>("problem");
        const auto with = [](auto change) {
            BotReading reading = whole;
            change(reading);
            return reading;
        };
        const auto text = [](const char* from, const char* to) {
            return QByteArray(status).replace(from, to);
        };
        QTest::newRow("all") << status << whole << QString();
        QTest::newRow("not there") << text("\"skew\"", "\"other\"")
                                   << with([](BotReading& r) { r.skew.reset(); }) << QString();
        QTest::newRow("null") << text("0.43", "null")
                              << with([](BotReading& r) { r.idleRatio.reset(); }) << QString();
        QTest::newRow("text") << text("0.43", "\"0.43\"")
                              << with([](BotReading& r) { r.idleRatio.reset(); })
                              << QStringLiteral("rebalancer.idle_ratio is \"0.43\"; it must be a "
                                                "number from 0 to 1");
        QTest::newRow("percent") << text("0.43", "43")
                                 << with([](BotReading& r) { r.idleRatio.reset(); })
                                 << QStringLiteral("rebalancer.idle_ratio is 43;");
        QTest::newRow("half a phase") << text("\"phase\": 2", "\"phase\": 2.5")
                                      << with([](BotReading& r) { r.phase.reset(); })
                                      << QStringLiteral("phase is 2.5; it must be a whole number");
        QTest::newRow("phase 5") << text("\"phase\": 2", "\"phase\": 5")
                                 << with([](BotReading& r) { r.phase.reset(); })
                                 << QStringLiteral("from 1 to 4");
        QTest::newRow("a list of recoveries")
            << text("\"recoveries\": 3", "\"recoveries\": [{}, {}]")
            << with([](BotReading& r) { r.openRecoveries = 2; }) << QString();
        QTest::newRow("an empty status") << QByteArray("{}") << BotReading{} << QString();
    }
    void valuesAreTakenByTheirPath()
    {
        QFETCH(QByteArray, text);
        QFETCH(BotReading, reading);
        QFETCH(QString, problem);
        const auto read = readBotStatus(text, paths);
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QVERIFY(read->reading == reading);
        QCOMPARE(read->problems.size(), problem.isEmpty() ? 0 : 1);
        QVERIFY2(read->problems.join(u' ').contains(problem),
                 qPrintable(read->problems.join(u' ')));
    }

    void whatIsNoObjectIsRefused()
    {
        for (const char* text : {"", "<html>", "[1]", "{\"phase\": 2"})
            QVERIFY(!readBotStatus(text, paths));
        // Without paths nothing is read, whatever stands there.
        QVERIFY(readBotStatus(status, {})->reading == BotReading{});
    }

    void theAddressIsHttpsOrLoopback()
    {
        const ConfigKey& key = *findConfigKey(QStringLiteral("BOT_STATUS_URL"));
        QCOMPARE(key.defaultText, QString()); // off
        for (const char* good : {"", "https://bot.example.org/api/status",
                                 "http://127.0.0.1:8080/api/status", "http://localhost/status"})
            QVERIFY2(key.accept(QLatin1String(good)), good);
        for (const char* bad : {"http://bot.example.org/api/status", "http://10.0.0.7/status",
                                "ftp://localhost/x", "https://me:secret@bot.example.org/"})
            QVERIFY2(!key.accept(QLatin1String(bad)), bad);
        const ConfigKey& path = *findConfigKey(QStringLiteral("BOT_STATUS_SKEW"));
        for (const char* good : {"", "skew", "a.b.0.c"})
            QVERIFY2(path.accept(QLatin1String(good)), good);
        for (const char* bad : {".", "a..b", "a.", "a b"})
            QVERIFY2(!path.accept(QLatin1String(bad)), bad);
    }

    void theBotIsAskedOnceAMinuteByGet()
    {
        LoopbackServer bot(body(status));
        FeedStage stage(bot.url(QStringLiteral("/api/status?part=all")));
        stage.feed.askIfDue();
        stage.feed.askIfDue();
        QTRY_COMPARE(stage.received.count(), 1);
        QVERIFY(stage.newest() == whole);
        stage.clock.advance(59);
        stage.feed.askIfDue();
        stage.clock.advance(1);
        stage.feed.askIfDue();
        QTRY_COMPARE(stage.received.count(), 2);
        QCOMPARE(bot.requests.size(), std::size_t{2});
        for (const ServedRequest& request : bot.requests) {
            QCOMPARE(request.method, QByteArray("GET"));
            QCOMPARE(request.path, QStringLiteral("/api/status"));
        }
        QCOMPARE(stage.logged.count(), 0);
    }

    void withoutAnAddressNobodyIsAsked()
    {
        FeedStage stage{QUrl()};
        stage.ask();
        QVERIFY(stage.newest() == BotReading{});
        QCOMPARE(stage.logged.count(), 0);
    }

    void anOldReadingSaysNothing()
    {
        LoopbackServer bot(body(status));
        FeedStage stage(bot.url(QStringLiteral("/")));
        stage.ask();
        QTRY_COMPARE(stage.received.count(), 1);
        stage.clock.advance(BotStatusFeed::freshSec);
        QVERIFY(stage.newest() == whole);
        stage.clock.advance(1);
        QVERIFY(stage.newest() == BotReading{});
    }

    void aReadingStandsFromWhenItWasTakenOn()
    {
        LoopbackServer bot(body(phase(2)));
        FeedStage stage(bot.url(QStringLiteral("/")));
        stage.ask();
        QTRY_COMPARE(stage.received.count(), 1);
        bot.answerWith(body(phase(3)));
        stage.ask();
        QTRY_COMPARE(stage.received.count(), 2);
        stage.clock.advance(10);
        const auto ago = [&](double sec) { return stage.feed.readingAgo(sec).phase; };
        QCOMPARE(ago(10), std::optional(3));
        QCOMPARE(ago(11), std::optional(2));
        QCOMPARE(ago(70), std::optional(2));
        QCOMPARE(ago(71), std::optional<int>());
        // Nothing for a while, and then again: nobody knows of the time between.
        stage.clock.advance(1200);
        bot.answerWith(body(phase(4)));
        stage.feed.askIfDue();
        QTRY_COMPARE(stage.received.count(), 3);
        QCOMPARE(ago(0), std::optional(4));
        QCOMPARE(ago(1), std::optional<int>());
        QCOMPARE(ago(1210 - BotStatusFeed::freshSec - 1), std::optional<int>());
        QCOMPARE(ago(1210 - BotStatusFeed::freshSec), std::optional(3));
    }

    void aReadingOfBeforeASleepIsOld_data()
    {
        QTest::addColumn<double>("jumpSec");
        QTest::addColumn<std::optional<int>>("known");
        QTest::newRow("a night asleep") << 28'800.0 << std::optional<int>();
        QTest::newRow("the clock set back") << -900.0 << std::optional(2);
    }
    void aReadingOfBeforeASleepIsOld()
    {
        QFETCH(double, jumpSec);
        QFETCH(std::optional<int>, known);
        LoopbackServer bot(body(phase(2)));
        FeedStage stage(bot.url(QStringLiteral("/")));
        stage.ask();
        QTRY_COMPARE(stage.received.count(), 1);
        stage.clock.jump(jumpSec);
        stage.clock.advance(5);
        QCOMPARE(stage.newest().phase, known);
        QCOMPARE(stage.feed.readingAgo(28'805).phase,
                 jumpSec > 0 ? std::optional(2) : std::nullopt);
    }

    void whatFailsIsSaidOnceAndCalmly_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("words");
        QTest::newRow("server error") << QStringLiteral("500") << QStringLiteral("HTTP status 500");
        QTest::newRow("redirect") << QStringLiteral("302") << QStringLiteral("it redirects");
        QTest::newRow("web page") << QStringLiteral("page") << QStringLiteral("no JSON");
        QTest::newRow("silence") << QStringLiteral("silence") << QStringLiteral("nothing came");
        QTest::newRow("flood") << QStringLiteral("flood") << QStringLiteral("larger than the 4096");
        QTest::newRow("half") << QStringLiteral("half") << QStringLiteral("cannot be read");
    }
    void whatFailsIsSaidOnceAndCalmly()
    {
        QFETCH(QString, fault);
        QFETCH(QString, words);
        LoopbackServer bot([&](HttpConnection& connection) {
            if (fault == u"302")
                connection.send({302, {}, "text/html", {{"Location", "http://127.0.0.1:1/"}}});
            else if (fault == u"page")
                connection.send({200, "<html></html>", "text/html", {}});
            else if (fault == u"flood")
                connection.flood(1'000'000);
            else if (fault == u"half")
                connection.sendHalf({200, status, "application/json", {}});
            else if (fault != u"silence")
                connection.send({500, status, "application/json", {}});
        });
        FeedStage stage(bot.url(QStringLiteral("/")));
        stage.ask();
        QTRY_COMPARE_WITH_TIMEOUT(stage.logged.count(), 1, 5'000);
        QVERIFY2(stage.said(0).contains(words), qPrintable(stage.said(0)));
        QVERIFY(stage.said(0).endsWith(QStringLiteral("The ledger goes on without it.")));
        QVERIFY(stage.newest() == BotReading{});
        // Again, and then an answer: said when it is over.
        stage.ask();
        QTRY_COMPARE_WITH_TIMEOUT(bot.requests.size(), std::size_t{2}, 5'000);
        bot.answerWith(body(status));
        fault.clear();
        QTRY_VERIFY_WITH_TIMEOUT((stage.ask(), stage.received.count() > 0), 8'000);
        QCOMPARE(stage.logged.count(), 2);
        QCOMPARE(stage.said(1), QStringLiteral("The bot's status is read again."));
        QVERIFY(stage.newest() == whole);
    }

    void valuesThatCannotBeTakenAreSaidAndTheRestStands()
    {
        LoopbackServer bot(body(QByteArray(status).replace("0.43", "43")));
        FeedStage stage(bot.url(QStringLiteral("/")));
        stage.ask();
        QTRY_COMPARE(stage.received.count(), 1);
        QCOMPARE(stage.logged.count(), 1);
        QVERIFY2(stage.said(0).contains(QStringLiteral("rebalancer.idle_ratio is 43")),
                 qPrintable(stage.said(0)));
        QVERIFY(!stage.newest().idleRatio);
        QCOMPARE(stage.newest().openRecoveries, std::optional(3));
    }

    void whatTheBotSaysStandsInTheLedger()
    {
        QTemporaryDir folder;
        LoopbackServer bot(body(status));
        SimulatedWorld world;
        const EngineOptions options = optionsFor(world, bot, folder.path());
        RegimeWorker worker(options);
        QStringList events;
        connect(&worker, &RegimeWorker::eventsLogged, this,
                [&](const std::vector<EventEntry>& entries) {
                    for (const EventEntry& entry : entries)
                        events << entry.text;
                });
        worker.start();
        const auto newest = [&] { return newestRow(options); };
        const auto hasAnswered = [&] {
            const std::int64_t minute = static_cast<std::int64_t>(world.clock.nowSec()) / 60;
            return newest().candleTimeSec == (minute - 1) * 60;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasAnswered(), 60'000);
        const auto passMinutes = [&](int minutes) {
            for (int i = 0; i < minutes; ++i) {
                const std::size_t asked = bot.requests.size();
                world.clock.advance(60);
                QTRY_VERIFY_WITH_TIMEOUT(bot.requests.size() > asked, 10'000);
                QTRY_VERIFY_WITH_TIMEOUT(hasAnswered(), 10'000);
            }
        };
        passMinutes(2);
        QVERIFY(newest().bot == whole);
        QVERIFY(!events.join(u' ').contains(QStringLiteral("The bot's status")));
        // The bot ends: so does, after three minutes, what is known of it, with one sentence.
        bot.answerWith([](HttpConnection& connection) { connection.breakOff(); });
        passMinutes(5);
        QVERIFY(newest().bot == BotReading{});
        QCOMPARE(events.filter(QStringLiteral("The ledger goes on without it")).size(), 1);
        worker.stop();
    }

    void rowsCaughtUpOnTellWhatTheBotSaidThen()
    {
        QTemporaryDir folder;
        LoopbackServer bot(body(phase(2)));
        SimulatedWorld world;
        const EngineOptions options = optionsFor(world, bot, folder.path());
        RegimeWorker worker(options);
        worker.start();
        const auto thisMinute = [&] {
            return static_cast<std::int64_t>(world.clock.nowSec()) / 60 * 60;
        };
        const auto hasAnswered = [&] {
            return newestRow(options).candleTimeSec == thisMinute() - 60;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasAnswered(), 60'000);
        const auto pass = [&](int minutes) {
            const std::size_t asked = bot.requests.size();
            world.clock.advance(60 * minutes);
            QTRY_VERIFY_WITH_TIMEOUT(bot.requests.size() > asked, 10'000);
        };
        for (int i = 0; i < 2; ++i) {
            pass(1);
            QTRY_VERIFY_WITH_TIMEOUT(hasAnswered(), 10'000);
        }
        // The exchange is away for a quarter of an hour. Meanwhile the bot goes to phase 3, is away
        // for ten minutes, and comes back in phase 4.
        world.exchange.setFaultRule(
            [](const ServedRequest&) { return ExchangeFault::unavailable(); });
        const std::int64_t awaySec = thisMinute();
        bot.answerWith(body(phase(3)));
        for (int i = 0; i < 3; ++i)
            pass(1);
        bot.answerWith([](HttpConnection& connection) { connection.breakOff(); });
        pass(1);
        pass(9);
        bot.answerWith(body(phase(4)));
        for (int i = 0; i < 2; ++i)
            pass(1);
        world.exchange.setFaultRule({});
        worker.retry();
        QTRY_VERIFY_WITH_TIMEOUT(hasAnswered(), 20'000);
        worker.stop();

        std::map<std::int64_t, std::optional<int>> phaseAtClose;
        for (const LedgerRow& row : rowsSince(options, awaySec - 60))
            phaseAtClose[row.candleTimeSec + 60] = row.bot.phase;
        QCOMPARE(phaseAtClose.size(), 16u);
        const auto at = [&](int minute) { return phaseAtClose.at(awaySec + 60 * minute); };
        // An answer is taken before the next is asked for, which may be a minute after its request:
        // of the minute behind each change both are true.
        QCOMPARE(at(0), std::optional(2));
        for (const int minute : {2, 3})
            QCOMPARE(at(minute), std::optional(3));
        for (const int minute : {7, 8, 9, 10, 11, 12, 13})
            QCOMPARE(at(minute), std::optional<int>());
        QCOMPARE(at(15), std::optional(4));
    }

private:
    static EngineOptions optionsFor(const SimulatedWorld& world, const LoopbackServer& bot,
                                    const QString& dataDir)
    {
        Configuration configuration;
        const std::pair<const char*, QString> values[] = {
            {"KRAKEN_API_URL", world.url.toString()},
            {"REQUEST_SPACING_MS", QStringLiteral("0")},
            {"HMM_N_STARTS", QStringLiteral("2")},
            {"HMM_OHLCV_BACKFILL_ON_STARTUP", QStringLiteral("false")},
            {"BOT_STATUS_URL", bot.url(QStringLiteral("/api/status")).toString()},
            {"BOT_STATUS_PHASE", paths.phase},
            {"BOT_STATUS_IDLE_RATIO", paths.idleRatio},
            {"BOT_STATUS_SKEW", paths.skew},
            {"BOT_STATUS_OPEN_RECOVERIES", paths.openRecoveries}};
        for (const auto& [key, value] : values)
            configuration.set(QLatin1String(key), value, ConfigOrigin::CommandLine);
        // The clock is the world's, which outlives the engine.
        const std::shared_ptr<const Clock> clock(std::shared_ptr<const Clock>(), &world.clock);
        return {configuration, dataDir, clock, EngineUse::Serve, false, {}};
    }

    /** What is kept on disk; read beside the engine. Oldest first. */
    static std::vector<LedgerRow> rowsSince(const EngineOptions& options, std::int64_t fromSec)
    {
        const SeriesKey key{QStringLiteral("XDGUSD"), 1};
        const QString path = storePath(options.configuration, options.dataDir);
        if (!QFile::exists(path))
            return {};
        const auto store = EngineStore::open(path, key, Access::Read);
        if (!store)
            return {};
        const auto rows =
            (*store)->ledger().range(fromSec, std::numeric_limits<std::int64_t>::max());
        return rows ? *rows : std::vector<LedgerRow>{};
    }

    static LedgerRow newestRow(const EngineOptions& options)
    {
        const auto rows = rowsSince(options, 0);
        return rows.empty() ? LedgerRow{} : rows.back();
    }
};

QTEST_GUILESS_MAIN(BotStatusTest)
#include "tst_botstatus.moc"
