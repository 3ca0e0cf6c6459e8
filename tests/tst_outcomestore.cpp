// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/dice.h"
#include "core/review/botresults.h"
#include "core/store/outcomestore.h"
#include "core/store/restoutcomes.h"
#include "core/store/sharedoutcomes.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/postgrestserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest/QtTest>

#include <cmath>
#include <thread>

using namespace regime;
using namespace regime::review;
using namespace regime::test;

namespace
{

constexpr std::int64_t startSec = 1'700'006'400;
constexpr std::int64_t intervalSec = 300;
constexpr double timeoutSec = 14'400;
constexpr int candles = 8'000;
const QString connectionName = QStringLiteral("test");

/** Rows as bots of several versions write them: regimes as numbers and names, times missing, other
 *  pairs beside. One row a line, as SQL values. */
QStringList rowsOfTheBot(int count)
{
    Dice dice(31);
    QStringList rows;
    for (int i = 0; i < count; ++i) {
        const double entered = static_cast<double>(startSec) +
                               dice.uniform() * candles * static_cast<double>(intervalSec);
        const double age = -9'000 * std::log(1 - dice.uniform());
        const double net = std::round((dice.uniform() - 0.4) * 1e6) / 1e6;
        const char* const names[] = {"'BEARISH'", "'1'",   "'Bullish'",
                                     "NULL",      "'2.0'", "'sideways'"};
        const QString entry =
            dice.uniform() < 0.1 ? QStringLiteral("NULL") : QString::number(entered, 'f', 3);
        const QString ended =
            dice.uniform() < 0.1 ? QStringLiteral("NULL") : QString::number(entered + age, 'f', 3);
        rows << QStringLiteral("(%1, '%2', '%3', '%4', %5, %6, %7, NULL, 0.1, 0.101, 100, %8, %9,"
                               " %10, %11, 0.8, -0.5, %12)")
                    .arg(entered + age, 0, 'f', 3)
                    .arg(dice.uniform() < 0.8 ? QStringLiteral("XDGUSD") : QStringLiteral("XBTUSD"),
                         dice.uniform() < 0.5 ? QStringLiteral("A") : QStringLiteral("B"),
                         QStringLiteral("exit"),
                         dice.uniform() < 0.2 ? QStringLiteral("true") : QStringLiteral("false"),
                         entry, ended)
                    .arg(net + 0.01, 0, 'f', 6)
                    .arg(dice.uniform() < 0.1 ? QStringLiteral("NULL") : QStringLiteral("0.01"))
                    .arg(net, 0, 'f', 6)
                    .arg(QLatin1String(names[dice.below(6)]),
                         dice.uniform() < 0.5 ? QStringLiteral("true") : QStringLiteral("NULL"));
    }
    return rows;
}

std::vector<LedgerLabel> ledgerWithHoles()
{
    Dice dice(32);
    std::vector<LedgerLabel> rows;
    for (int i = 0; i < candles; ++i) {
        const auto openSec = startSec + i * intervalSec;
        if (i / 100 % 7 == 3)
            continue; // the program was off for eight hours
        rows.push_back({openSec, static_cast<double>(openSec + intervalSec) + 2.5,
                        static_cast<Regime>(dice.below(3)), 0.5, 0,
                        static_cast<int>(1 + dice.below(3))});
    }
    return rows;
}

/** The plain way: every entry with the last row that had been made by then. */
const QString joinedSql =
    QStringLiteral("CREATE TABLE joined AS SELECT o.*, l.regime, l.phase FROM exit_outcomes o"
                   " LEFT JOIN LATERAL (SELECT * FROM labels l WHERE l.known <= o.entry_time"
                   " ORDER BY l.known DESC LIMIT 1) l ON o.entry_time - (l.candle + 300) <= 600"
                   " WHERE o.pair = 'XDGUSD'");

} // namespace

class OutcomeStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_cluster = PostgresCluster::start();
        QVERIFY2(m_cluster,
                 "pg_virtualenv (Debian: postgresql-common, postgresql) cannot make a server here");
        const QUrl url = m_cluster->url();
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), connectionName);
        database.setHostName(url.host());
        database.setPort(url.port());
        database.setUserName(url.userName());
        database.setPassword(url.password());
        database.setDatabaseName(url.path().mid(1));
        QVERIFY2(database.open(), qPrintable(database.lastError().text()));
    }
    void cleanupTestCase()
    {
        QSqlDatabase::removeDatabase(connectionName);
        m_cluster.reset();
    }

    void countsSumsAndRatesEqualPlainSql()
    {
        fillTables();
        const auto table = readOutcomes(connection(), QStringLiteral("DOGE/USD"));
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QVERIFY(table->refused.empty());
        QCOMPARE(table->otherPairs,
                 std::int64_t(number("SELECT count(*) FROM exit_outcomes WHERE pair <> 'XDGUSD'")));
        QCOMPARE(table->remarks.size(), std::size_t{1}); // "sideways"
        QCOMPARE(table->remarks[0].cells,
                 std::int64_t(number("SELECT count(*) FROM exit_outcomes WHERE pair = 'XDGUSD' AND"
                                     " regime_at_entry = 'sideways'")));
        const LedgerLabels ledger{ledgerWithHoles(), {}};
        BotCycles cycles;
        cycles.finished = attribute(table->outcomes, ledger, intervalSec);
        cycles.nowSec = static_cast<double>(startSec) + 7'500 * 300.0;
        cycles.orphanTimeoutSec = timeoutSec;
        const BotResults results = botResults(cycles);
        sidesEqual(results.all, QStringLiteral("true"));
        QVERIFY(results.all.all.cycles > 3'000);
        for (int i = 0; i < 3; ++i) {
            const auto at = static_cast<std::size_t>(i);
            sidesEqual(results.hmm.byRegime[at], QStringLiteral("o.regime = %1").arg(i));
            sidesEqual(results.byPhase[at], QStringLiteral("o.phase = %1").arg(i + 1));
            QVERIFY(results.hmm.byRegime[at].all.cycles > 500);
        }
        sidesEqual(results.withoutEntryTime, QStringLiteral("o.entry_time IS NULL"));
        sidesEqual(results.withoutLedger,
                   QStringLiteral("o.entry_time IS NOT NULL AND o.regime IS NULL"));
        QVERIFY(results.withoutLedger.all.cycles > 100);
        sidesEqual(results.asRecorded[0], QStringLiteral("upper(o.regime_at_entry) = 'BEARISH'"));
        sidesEqual(results.asRecorded[1], QStringLiteral("o.regime_at_entry = '1'"));
        sidesEqual(results.asRecorded[2],
                   QStringLiteral("upper(o.regime_at_entry) IN ('BULLISH', '2.0')"));
    }

    void aRestServiceGivesTheSameTable()
    {
        const auto table = readOutcomes(connection(), QStringLiteral("DOGE/USD"));
        QVERIFY(table && table->outcomes.size() > 3'000); // of the test before
        PostgrestServer service;
        QSqlQuery rows(connection());
        QVERIFY(rows.exec(QStringLiteral("SELECT to_jsonb(o)::text FROM exit_outcomes o")));
        while (rows.next())
            service.putOutcome(QJsonDocument::fromJson(rows.value(0).toByteArray()).object());
        PostgrestRules rules;
        rules.maxRows = 700; // below what is asked for, so that pages are cut without a word
        service.set(rules);
        const auto overRest = readSharedOutcomes(addressOf(service), QStringLiteral("DOGE/USD"));
        QVERIFY2(overRest, overRest ? "" : overRest.error().message.c_str());
        QVERIFY(*overRest == *table);
        const auto address = readSharedAddress(m_cluster->url().toString(), {});
        QVERIFY(address && *address);
        const auto connected = readSharedOutcomes(**address, QStringLiteral("DOGE/USD"));
        QVERIFY2(connected, connected ? "" : connected.error().message.c_str());
        QVERIFY(*connected == *table);
        QCOMPARE(service.writes(), 0);
    }

    /** Nobody waits for a reading that hangs but the next one. */
    void anAbandonedReadingEndsBeforeTheNext()
    {
        QTcpServer dead; // takes a connection and never says a word
        QVERIFY(dead.listen(QHostAddress::LocalHost));
        const auto address =
            readSharedAddress(QStringLiteral("postgresql://bot@127.0.0.1:%1/market?sslmode=disable")
                                  .arg(dead.serverPort()),
                              {});
        QVERIFY(address && *address);
        const auto reading = [&] {
            return std::jthread([address = **address](const std::stop_token& stop) {
                const auto table = readSharedOutcomes(address, QStringLiteral("XDGUSD"), stop);
                QVERIFY(!table);
                QCOMPARE(table.error().message, std::string(outcomesStopped));
            });
        };
        std::jthread first = reading();
        QTRY_VERIFY(dead.hasPendingConnections());
        QTcpSocket* caller = dead.nextPendingConnection();
        first.request_stop();
        first.join();
        QCOMPARE(caller->state(), QAbstractSocket::ConnectedState);
        const std::jthread second = reading();
        QVERIFY(!QTest::qWaitFor([&] { return dead.hasPendingConnections(); }, 300));
        caller->abort();
        QTRY_VERIFY(dead.hasPendingConnections());
    }

    void whatARestServiceRefusesIsSaid_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("words");
        for (const auto& [fault, words] :
             {std::pair("no table", "the table exit_outcomes is missing"),
              std::pair("wrong key", "check SUPABASE_KEY"), std::pair("no total", "Content-Range"),
              std::pair("a column too few", "net_profit_usd is missing"),
              std::pair("offline", "Supabase at 127.0.0.1")})
            QTest::newRow(fault) << QString::fromLatin1(fault) << QString::fromLatin1(words);
    }
    void whatARestServiceRefusesIsSaid()
    {
        QFETCH(QString, fault);
        QFETCH(QString, words);
        PostgrestServer service;
        QJsonObject row{{QStringLiteral("time"), 1'700'006'400},
                        {QStringLiteral("trade"), QStringLiteral("A")},
                        {QStringLiteral("net_profit_usd"), 0.5}};
        if (fault == u"a column too few")
            row.remove(QStringLiteral("net_profit_usd"));
        service.putOutcome(row);
        SharedAddress address = addressOf(service);
        if (fault == u"wrong key")
            address.key = QStringLiteral("another-key-987");
        PostgrestRules rules;
        rules.hasOutcomes = fault != u"no table";
        rules.hidesTotal = fault == u"no total";
        rules.offline = fault == u"offline";
        service.set(rules);
        const auto table = readRestOutcomes(address, QStringLiteral("XDGUSD"));
        QVERIFY(!table);
        const QString said = QString::fromStdString(table.error().message);
        QVERIFY2(said.contains(words), qPrintable(said));
        QVERIFY2(!said.contains(address.key), qPrintable(said));
    }

    void aTableWithoutARowIsNoError()
    {
        PostgrestServer service;
        const auto table = readRestOutcomes(addressOf(service), QStringLiteral("XDGUSD"));
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QVERIFY(table->outcomes.empty());
        std::stop_source stop;
        stop.request_stop();
        service.putOutcome({{QStringLiteral("time"), 1'700'006'400},
                            {QStringLiteral("trade"), QStringLiteral("A")},
                            {QStringLiteral("net_profit_usd"), 0.5}});
        QVERIFY(!readRestOutcomes(addressOf(service), QStringLiteral("XDGUSD"), stop.get_token()));
        QCOMPARE(readRestOutcomes(addressOf(service), QStringLiteral("XDGUSD"))->outcomes.size(),
                 std::size_t{1});
    }

    void everyTypeThatReadsAsTextIsTaken()
    {
        QVERIFY(run("DROP TABLE IF EXISTS exit_outcomes"));
        // Whole numbers, exact decimals, a character, and columns nobody asked for.
        QVERIFY(run("CREATE TABLE exit_outcomes (id bigserial, \"time\" bigint, trade char(1),"
                    " net_profit_usd numeric(12, 6), entry_time numeric, regime_at_entry smallint,"
                    " notes jsonb)"));
        QVERIFY(run("INSERT INTO exit_outcomes (\"time\", trade, net_profit_usd, entry_time,"
                    " regime_at_entry) VALUES (1700006400, 'B', 0.123456, 1700000000.25, 2),"
                    " (1700006300, 'A', -1, NULL, NULL), (NULL, 'A', 1, NULL, NULL)"));
        const auto table = readOutcomes(connection(), QStringLiteral("XDGUSD"));
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QCOMPARE(table->outcomes.size(), std::size_t{2});
        QCOMPARE(table->outcomes[0].leg, Leg::A); // oldest first
        QCOMPARE(table->outcomes[1].netProfitUsd, 0.123456);
        QCOMPARE(table->outcomes[1].entryTimeSec, std::optional(1'700'000'000.25));
        QCOMPARE(table->outcomes[1].recordedRegime, std::optional(Regime::Bullish));
        QCOMPARE(table->refused.size(), std::size_t{1});
        QCOMPARE(table->refused[0].line, std::int64_t{3});
    }

    void whatIsMissingIsSaid()
    {
        QVERIFY(run("DROP TABLE IF EXISTS exit_outcomes"));
        auto table = readOutcomes(connection(), QStringLiteral("XDGUSD"));
        QVERIFY(!table);
        QVERIFY2(QString::fromStdString(table.error().message)
                     .contains(QStringLiteral("does not exist")),
                 table.error().message.c_str());
        QVERIFY(run("CREATE TABLE exit_outcomes (\"time\" float8, trade text)"));
        table = readOutcomes(connection(), QStringLiteral("XDGUSD"));
        QVERIFY(!table);
        QVERIFY2(QString::fromStdString(table.error().message)
                     .contains(QStringLiteral("net_profit_usd is missing")),
                 table.error().message.c_str());
    }

private:
    static SharedAddress addressOf(const PostgrestServer& service)
    {
        return {SharedAddress::Kind::Rest, service.url(), QString::fromUtf8(service.rules().key)};
    }

    static QSqlDatabase connection() { return QSqlDatabase::database(connectionName); }

    static bool run(const QString& sql)
    {
        QSqlQuery query(connection());
        const bool done = query.exec(sql);
        if (!done)
            qInfo("%s", qPrintable(query.lastError().text()));
        return done;
    }
    static bool run(const char* sql) { return run(QString::fromUtf8(sql)); }

    static double number(const QString& sql)
    {
        QSqlQuery query(connection());
        if (!query.exec(sql) || !query.next())
            qFatal("%s", qPrintable(query.lastError().text()));
        return query.value(0).toDouble();
    }
    static double number(const char* sql) { return number(QString::fromUtf8(sql)); }

    void fillTables()
    {
        QVERIFY(run("DROP TABLE IF EXISTS exit_outcomes"));
        QVERIFY(run("CREATE TABLE exit_outcomes (\"time\" double precision NOT NULL, pair text,"
                    " trade text, resolution text, from_recovery boolean,"
                    " entry_time double precision, exit_time double precision,"
                    " total_age_sec double precision, entry_price double precision,"
                    " exit_price double precision, volume double precision,"
                    " gross_profit_usd double precision, fees_usd double precision,"
                    " net_profit_usd double precision, regime_at_entry text,"
                    " regime_confidence double precision, regime_bias_signal double precision,"
                    " against_trend boolean)"));
        QVERIFY(run(QStringLiteral("INSERT INTO exit_outcomes VALUES ") +
                    rowsOfTheBot(5'000).join(QStringLiteral(", "))));
        QVERIFY(run("CREATE TABLE labels (candle float8, known float8, regime int, phase int)"));
        QStringList labels;
        for (const LedgerLabel& row : ledgerWithHoles())
            labels << QStringLiteral("(%1, %2, %3, %4)")
                          .arg(row.candleTimeSec)
                          .arg(row.knownSec, 0, 'f', 3)
                          .arg(static_cast<int>(row.regime))
                          .arg(row.phase);
        QVERIFY(
            run(QStringLiteral("INSERT INTO labels VALUES ") + labels.join(QStringLiteral(", "))));
        QVERIFY(run("CREATE INDEX ON labels (known)"));
        QVERIFY(run("ANALYZE"));
        QVERIFY(run(joinedSql));
    }

    static void sidesEqual(const OutcomeSides& sides, const QString& where)
    {
        summaryEquals(sides.all, where);
        summaryEquals(sides.a, where + QStringLiteral(" AND o.trade = 'A'"));
        summaryEquals(sides.b, where + QStringLiteral(" AND o.trade = 'B'"));
    }

    static void summaryEquals(const OutcomeSummary& summary, const QString& where)
    {
        const double nowSec = static_cast<double>(startSec) + 7'500 * 300.0;
        QSqlQuery query(connection());
        const QString known = QStringLiteral("o.entry_time + %1 <= %2 AND (o.exit_time IS NOT NULL"
                                             " OR o.from_recovery IS NOT NULL)")
                                  .arg(timeoutSec, 0, 'f', 3)
                                  .arg(nowSec, 0, 'f', 3);
        const bool done = query.exec(
            QStringLiteral(
                "SELECT count(*), count(*) FILTER (WHERE o.net_profit_usd > 0),"
                " coalesce(sum(o.net_profit_usd), 0), coalesce(sum(o.fees_usd), 0),"
                " count(*) FILTER (WHERE o.fees_usd IS NULL),"
                " percentile_cont(0.5) WITHIN GROUP (ORDER BY o.exit_time - o.entry_time),"
                " count(*) FILTER (WHERE o.exit_time - o.entry_time IS NULL),"
                " count(*) FILTER (WHERE %1),"
                " count(*) FILTER (WHERE %1 AND CASE WHEN o.exit_time IS NULL THEN"
                " o.from_recovery ELSE o.exit_time - o.entry_time > %2 END),"
                " count(DISTINCT floor(o.\"time\" / 86400)) FROM joined o"
                " WHERE %3")
                .arg(known)
                .arg(timeoutSec, 0, 'f', 3)
                .arg(where));
        QVERIFY2(done && query.next(), qPrintable(query.lastError().text()));
        const auto at = [&](int column) { return query.value(column).toDouble(); };
        const auto is = [&](std::size_t count, int column) {
            return static_cast<double>(count) == at(column);
        };
        QVERIFY2(is(summary.cycles, 0), qPrintable(where));
        QVERIFY2(is(summary.wins, 1), qPrintable(where));
        QVERIFY2(std::abs(summary.netProfitUsd - at(2)) < 1e-6, qPrintable(where));
        QVERIFY2(std::abs(summary.feesUsd - at(3)) < 1e-6, qPrintable(where));
        QVERIFY2(is(summary.withoutFees, 4), qPrintable(where));
        QCOMPARE(summary.medianAgeSec.has_value(), !query.isNull(5));
        if (summary.medianAgeSec)
            QVERIFY2(std::abs(*summary.medianAgeSec - at(5)) < 1e-3, qPrintable(where));
        QVERIFY2(is(summary.withoutAge, 6), qPrintable(where));
        QVERIFY2(is(summary.oldEnough, 7), qPrintable(where));
        QVERIFY2(is(summary.orphans, 8), qPrintable(where));
        QVERIFY2(is(summary.days, 9), qPrintable(where));
    }

    std::unique_ptr<PostgresCluster> m_cluster;
};

QTEST_GUILESS_MAIN(OutcomeStoreTest)
#include "tst_outcomestore.moc"
