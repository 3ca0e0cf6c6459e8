// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sharedstore.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/postgrestserver.h"

#include <QFile>
#include <QJsonArray>
#include <QTcpServer>
#include <QTest>

using namespace regime;
using namespace regime::test;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 1};

std::vector<Candle> candlesOf(int n, CandleSource source = CandleSource::Ohlc)
{
    std::vector<Candle> candles;
    for (int i = 0; i < n; ++i)
        candles.push_back(
            {60 * (1000 + i), 1.1, 1.2, 1.0, 1.15 + 1e-7 * i, 0.1 + i, 3, source, false});
    return candles;
}

QString wordsOf(const Error& error)
{
    return QString::fromStdString(error.message);
}

} // namespace

/** What is particular to stores that are shared over a network. */
class TestSharedStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanupTestCase() { m_cluster.reset(); }
    void addresses_data();
    void addresses();
    void beyondLoopbackTheServerIsVerified();
    void postgresTableWithoutSourceWorksUnchanged();
    void postgresRowsWithBadValuesAreRefused_data();
    void postgresRowsWithBadValuesAreRefused();
    void postgresSaysWhatIsWrong_data();
    void postgresSaysWhatIsWrong();
    void postgresThatIsDownIsSaidAtOnce();
    void postgresIsSpokenToUnderATrustedCertificateAlone_data();
    void postgresIsSpokenToUnderATrustedCertificateAlone();
    void serviceTableWithoutSourceWorksUnchanged();
    void cutAnswersAreReadToTheEnd();
    void answersWithoutATotalAreNotUsed();
    void serviceRowsWithBadValuesAreRefused_data();
    void serviceRowsWithBadValuesAreRefused();
    void serviceSaysWhatIsWrong_data();
    void serviceSaysWhatIsWrong();
    void upsertsOverwriteInsteadOfFailing();

private:
    SharedAddress service() const;
    void needCluster();

    std::unique_ptr<PostgrestServer> m_service;
    std::unique_ptr<PostgresCluster> m_cluster; ///< one for all, since it takes seconds to make
};

void TestSharedStore::init()
{
    m_service = std::make_unique<PostgrestServer>();
}

/** A server whose database is empty. */
void TestSharedStore::needCluster()
{
    if (!m_cluster)
        m_cluster = PostgresCluster::start();
    QVERIFY2(m_cluster, "pg_virtualenv (Debian: postgresql-common, postgresql) made no server");
    QVERIFY(m_cluster->execute(QStringLiteral("DROP TABLE IF EXISTS ohlcv_candles")));
}

SharedAddress TestSharedStore::service() const
{
    return {SharedAddress::Kind::Rest, m_service->url(), QString::fromUtf8(m_service->rules().key)};
}

void TestSharedStore::addresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("outcome"); // name, or part of the error
    const auto add = [](const char* url, const char* key, const char* outcome) {
        QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(key)
                           << QString::fromLatin1(outcome);
    };
    add("postgresql://me:secret@db.example.org/market", "", "PostgreSQL at db.example.org");
    add("postgresql://me@127.0.0.1:5433/market?sslmode=disable", "",
        "PostgreSQL at 127.0.0.1:5433");
    add("postgresql://me@db.example.org/market?sslmode=disable", "", "sslmode");
    add("postgresql://me@db.example.org/market?hostaddr=1.2.3.4", "", "option that is not taken");
    add("postgresql://me@db.example.org/market?sslrootcert=a'b", "", "quote");
    add("postgresql://me@db.example.org", "", "postgresql://user@host");
    add("https://abc.supabase.co", "k", "Supabase at abc.supabase.co");
    add("https://abc.supabase.co", "", "SUPABASE_KEY is not set");
    add("https://me:secret@abc.supabase.co", "k", "without user");
    add("http://abc.supabase.co", "k", "loopback");
}

void TestSharedStore::addresses()
{
    QFETCH(QString, url);
    QFETCH(QString, key);
    QFETCH(QString, outcome);
    const auto address = readSharedAddress(url, key);
    const QString said = address ? (*address)->name() : wordsOf(address.error());
    QVERIFY2(said.contains(outcome), qPrintable(said));
    QVERIFY(!said.contains(QStringLiteral("secret")));
}

void TestSharedStore::beyondLoopbackTheServerIsVerified()
{
    const auto address = readSharedAddress(QStringLiteral("postgresql://me@db.example.org/m"), {});
    QVERIFY(address.ok());
    QCOMPARE((*address)->url.query(), QStringLiteral("sslmode=verify-full"));
}

void TestSharedStore::postgresTableWithoutSourceWorksUnchanged()
{
    needCluster();
    if (!m_cluster || QTest::currentTestFailed())
        return;
    QVERIFY(m_cluster->execute(QStringLiteral(
        "CREATE TABLE ohlcv_candles (time double precision, pair text, interval_min integer,"
        " open double precision, high double precision, low double precision,"
        " close double precision, volume double precision, trade_count integer,"
        " UNIQUE (pair, interval_min, time))")));
    QVERIFY(m_cluster->execute(QStringLiteral(
        "INSERT INTO ohlcv_candles VALUES (60000, 'XDGUSD', 1, 1.1, 1.2, 1.0, 1.15, 0.1, 3)")));
    auto store = openSharedStore({SharedAddress::Kind::Postgres, m_cluster->url(), {}});
    QVERIFY2(store.ok(), store ? "" : store.error().message.c_str());
    // Its rows count as the exchange's own: trades never overwrite them.
    std::vector<Candle> trades = candlesOf(3, CandleSource::Trades);
    trades[0].close = 1.12;
    QCOMPARE(*(*store)->upsert(series, trades), (UpsertCounts{.inserted = 2, .kept = 1}));
    QVERIFY(*(*store)->newest(series, 9) == candlesOf(3));
    QCOMPARE((*store)->countBySource(series, 0, 1'000'000)->ohlc, 3);
    QVERIFY(!m_cluster->execute(QStringLiteral("SELECT source FROM ohlcv_candles")));
}

void TestSharedStore::postgresRowsWithBadValuesAreRefused_data()
{
    QTest::addColumn<QString>("type"); // of the column close
    QTest::addColumn<QString>("close");
    QTest::addColumn<bool>("taken");
    QTest::newRow("number") << "double precision"
                            << "1.15" << true;
    QTest::newRow("numeric") << "numeric"
                             << "1.15" << true;
    QTest::newRow("missing") << "double precision"
                             << "NULL" << false;
    QTest::newRow("not a number") << "double precision"
                                  << "'NaN'" << false;
    QTest::newRow("infinite") << "double precision"
                              << "'Infinity'" << false;
    QTest::newRow("text") << "text"
                          << "'much'" << false;
    QTest::newRow("truth value") << "boolean"
                                 << "TRUE" << false;
}

void TestSharedStore::postgresRowsWithBadValuesAreRefused()
{
    QFETCH(QString, type);
    QFETCH(QString, close);
    QFETCH(bool, taken);
    needCluster();
    if (!m_cluster || QTest::currentTestFailed())
        return;
    QVERIFY(m_cluster->execute(
        QStringLiteral("CREATE TABLE ohlcv_candles (time float8, pair text, interval_min int,"
                       " open float8, high float8, low float8, close %1, volume float8,"
                       " trade_count int, UNIQUE (pair, interval_min, time));"
                       " INSERT INTO ohlcv_candles"
                       " VALUES (60000, 'XDGUSD', 1, 1.1, 1.2, 1.0, %2, 0.1, 3)")
            .arg(type, close)));
    const auto store = openSharedStore({SharedAddress::Kind::Postgres, m_cluster->url(), {}});
    QVERIFY(store.ok());
    const auto candles = (*store)->newest(series, 9);
    QCOMPARE(candles.ok(), taken);
    if (taken)
        QVERIFY(*candles == candlesOf(1));
    else
        QVERIFY(wordsOf(candles.error()).contains(QStringLiteral("a value that is no number")));
}

void TestSharedStore::postgresSaysWhatIsWrong_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("words");
    QTest::newRow("no unique index")
        << QStringLiteral("CREATE TABLE ohlcv_candles (time double precision, pair text,"
                          " interval_min int, open float8, high float8, low float8, close float8,"
                          " volume float8, trade_count int)")
        << QStringLiteral("no unique index on (pair, interval_min, time)");
    QTest::newRow("a column is missing")
        << QStringLiteral("CREATE TABLE ohlcv_candles (time double precision, pair text,"
                          " interval_min int, open float8)")
        << QStringLiteral("lacks a column");
    QTest::newRow("too slow")
        << QStringLiteral("CREATE TABLE ohlcv_candles (time float8, pair text, interval_min int,"
                          " open float8, high float8, low float8, close float8, volume float8,"
                          " trade_count int, UNIQUE (pair, interval_min, time));"
                          " CREATE OR REPLACE FUNCTION slow() RETURNS trigger AS $$ BEGIN"
                          " PERFORM pg_sleep(60); RETURN NEW; END $$ LANGUAGE plpgsql;"
                          " CREATE TRIGGER slow BEFORE INSERT ON ohlcv_candles"
                          " FOR EACH ROW EXECUTE FUNCTION slow()")
        << QStringLiteral("took longer than 5 s");
}

void TestSharedStore::postgresSaysWhatIsWrong()
{
    QFETCH(QString, before);
    QFETCH(QString, words);
    needCluster();
    if (!m_cluster || QTest::currentTestFailed())
        return;
    QVERIFY(m_cluster->execute(before));
    auto store = openSharedStore({SharedAddress::Kind::Postgres, m_cluster->url(), {}});
    QVERIFY(store.ok());
    const auto counts = (*store)->upsert(series, candlesOf(3));
    QVERIFY(!counts.ok());
    QVERIFY2(wordsOf(counts.error()).contains(words), counts.error().message.c_str());
}

void TestSharedStore::postgresThatIsDownIsSaidAtOnce()
{
    QTcpServer listener; // a port that nothing listens on, once it is closed
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    const QUrl url(
        QStringLiteral("postgresql://me:secret@127.0.0.1:%1/market").arg(listener.serverPort()));
    listener.close();
    const auto store = openSharedStore({SharedAddress::Kind::Postgres, url, {}});
    QVERIFY(!store.ok());
    const QString said = wordsOf(store.error());
    QVERIFY2(said.contains(QStringLiteral("cannot be reached")), qPrintable(said));
    QVERIFY(!said.contains(QStringLiteral("secret")));
}

void TestSharedStore::postgresIsSpokenToUnderATrustedCertificateAlone_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("said");
    QTest::newRow("nobody vouches for it")
        << QStringLiteral("selfsigned") << QStringLiteral("certificate verify failed");
    QTest::newRow("another host's")
        << QStringLiteral("otherhost") << QStringLiteral("does not match host name");
    QTest::newRow("expired") << QStringLiteral("expired")
                             << QStringLiteral("certificate verify failed");
    QTest::newRow("in order") << QStringLiteral("trusted") << QString();
}

/** As beyond loopback, on loopback. */
void TestSharedStore::postgresIsSpokenToUnderATrustedCertificateAlone()
{
    QFETCH(QString, certificate);
    QFETCH(QString, said);
    needCluster();
    if (!m_cluster || QTest::currentTestFailed())
        return;
    // The server takes a key from a file alone that it owns: so it has to write it.
    QFile pem(QStringLiteral(TEST_DATA_DIR "/%1.pem").arg(certificate));
    QVERIFY(pem.open(QIODevice::ReadOnly));
    const auto folder = m_cluster->value(QStringLiteral("SHOW data_directory"));
    QVERIFY(folder);
    const QString path = QStringLiteral("%1/%2.pem").arg(*folder, certificate);
    QVERIFY(m_cluster->execute(
        QStringLiteral("COPY (SELECT regexp_split_to_table('%1', E'\\n')) TO '%2'")
            .arg(QString::fromLatin1(pem.readAll()), path)));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    for (const char* setting : {"ssl_cert_file", "ssl_key_file"})
        QVERIFY(m_cluster->execute(
            QStringLiteral("ALTER SYSTEM SET %1 = '%2'").arg(QLatin1String(setting), path)));
    QVERIFY(m_cluster->execute(QStringLiteral("ALTER SYSTEM SET ssl = on")));
    QVERIFY(m_cluster->execute(QStringLiteral("SELECT pg_reload_conf()")));
    QTRY_COMPARE(m_cluster->value(QStringLiteral("SHOW ssl_cert_file")), path);

    QUrl url = m_cluster->url();
    url.setQuery(QStringLiteral("sslmode=verify-full&sslrootcert=" TEST_DATA_DIR "/authority.pem"));
    const auto store = openSharedStore({SharedAddress::Kind::Postgres, url, {}});
    const QString why = store ? QString() : wordsOf(store.error());
    QVERIFY2(store.ok() == said.isEmpty() && why.contains(said), qPrintable(why));
    QVERIFY(!why.contains(url.password()));
}

void TestSharedStore::serviceTableWithoutSourceWorksUnchanged()
{
    PostgrestRules rules = m_service->rules();
    rules.hasSource = false;
    m_service->set(rules);
    auto store = openSharedStore(service());
    QVERIFY2(store.ok(), store ? "" : store.error().message.c_str());
    QCOMPARE((*store)->upsert(series, candlesOf(3, CandleSource::Trades))->inserted, 3);
    QVERIFY(*(*store)->newest(series, 9) == candlesOf(3));
    QCOMPARE((*store)->countBySource(series, 0, 1'000'000)->ohlc, 3);
}

void TestSharedStore::cutAnswersAreReadToTheEnd()
{
    auto store = openSharedStore(service());
    QVERIFY((*store)->upsert(series, candlesOf(2500)).ok());
    PostgrestRules rules = m_service->rules();
    for (const int maxRows : {1000, 300}) {
        rules.maxRows = maxRows;
        m_service->set(rules);
        QVERIFY(*(*store)->range(series, 0, 1'000'000) == candlesOf(2500));
        QVERIFY(*(*store)->newest(series, 5000) == candlesOf(2500));
        QCOMPARE((*store)->newest(series, 1001)->size(), 1001u);
        QCOMPARE((*store)->countBySource(series, 0, 1'000'000)->total(), 2500);
    }
}

void TestSharedStore::answersWithoutATotalAreNotUsed()
{
    auto store = openSharedStore(service());
    PostgrestRules rules = m_service->rules();
    rules.hidesTotal = true;
    m_service->set(rules);
    const auto candles = (*store)->newest(series, 10);
    QVERIFY(!candles.ok());
    QVERIFY(wordsOf(candles.error()).contains(QStringLiteral("Content-Range")));
}

void TestSharedStore::serviceRowsWithBadValuesAreRefused_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("taken");
    for (const char* name : {"time", "open", "high", "low", "close", "volume", "trade_count"}) {
        const QString column = QString::fromLatin1(name);
        QTest::addRow("%s missing", name) << column << QJsonValue(QJsonValue::Undefined) << false;
        QTest::addRow("%s null", name) << column << QJsonValue() << false;
        QTest::addRow("%s a word", name) << column << QJsonValue(QStringLiteral("much")) << false;
        QTest::addRow("%s not a number", name)
            << column << QJsonValue(QStringLiteral("NaN")) << false;
        QTest::addRow("%s a truth value", name) << column << QJsonValue(true) << false;
        QTest::addRow("%s a list", name) << column << QJsonValue(QJsonArray{1}) << false;
    }
    QTest::newRow("time without end") << "time" << QJsonValue(1e300) << false;
    // As PostgREST gives columns of type numeric.
    QTest::newRow("close as a text") << "close" << QJsonValue(QStringLiteral("1.15")) << true;
}

void TestSharedStore::serviceRowsWithBadValuesAreRefused()
{
    QFETCH(QString, column);
    QFETCH(QJsonValue, value);
    QFETCH(bool, taken);
    m_service->put({{QStringLiteral("pair"), series.pair},
                    {QStringLiteral("interval_min"), 1},
                    {QStringLiteral("time"), 60'000},
                    {QStringLiteral("open"), 1.1},
                    {QStringLiteral("high"), 1.2},
                    {QStringLiteral("low"), 1.0},
                    {QStringLiteral("close"), 1.15},
                    {QStringLiteral("volume"), 0.1},
                    {QStringLiteral("trade_count"), 3}});
    m_service->answerInstead(column, value);
    const auto store = openSharedStore(service());
    const auto newest = (*store)->newest(series, 9);
    const auto range = (*store)->range(series, 0, 1'000'000);
    const auto extent = (*store)->extent(series);
    QCOMPARE(newest.ok(), taken);
    QCOMPARE(range.ok(), taken);
    QCOMPARE(extent.ok(), taken || column != u"time");
    if (taken)
        QVERIFY(*newest == candlesOf(1) && *range == *newest);
    else
        QVERIFY2(wordsOf(newest.error()).contains(QStringLiteral("a value that is no number")),
                 newest.error().message.c_str());
}

void TestSharedStore::serviceSaysWhatIsWrong_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("words");
    const auto add = [](const char* what, const char* words) {
        QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(words);
    };
    add("no table", "the table ohlcv_candles is missing");
    add("wrong key", "the key is not accepted (401)");
    add("row-level security", "row-level security forbids it");
    add("statement timeout", "longer than its statement timeout");
    add("redirect", "redirects elsewhere (302)");
    add("a key repeated", "cannot take the header apikey ***");
    add("offline", "Supabase at 127.0.0.1");
}

void TestSharedStore::serviceSaysWhatIsWrong()
{
    QFETCH(QString, what);
    QFETCH(QString, words);
    PostgrestRules rules = m_service->rules();
    SharedAddress address = service();
    rules.hasTable = what != u"no table";
    rules.rowLevelSecurity = what == u"row-level security";
    rules.statementTimeout = what == u"statement timeout";
    rules.redirects = what == u"redirect";
    rules.repeatsKey = what == u"a key repeated";
    rules.offline = what == u"offline";
    if (what == u"wrong key")
        address.key = QStringLiteral("another-key-9876543210");
    m_service->set(rules);
    auto store = openSharedStore(address);
    const Result<UpsertCounts> counts =
        store ? (*store)->upsert(series, candlesOf(2)) : Result<UpsertCounts>(store.error());
    QVERIFY(!counts.ok());
    const QString said = wordsOf(counts.error());
    QVERIFY2(said.contains(words), qPrintable(said));
    QVERIFY(!said.contains(address.key));
    QCOMPARE(m_service->size(), 0u);
}

void TestSharedStore::upsertsOverwriteInsteadOfFailing()
{
    auto store = openSharedStore(service());
    QVERIFY((*store)->upsert(series, candlesOf(3)).ok());
    std::vector<Candle> revised = candlesOf(4);
    revised[1].close = 1.19;
    QCOMPARE(*(*store)->upsert(series, revised),
             (UpsertCounts{.inserted = 1, .revised = 1, .unchanged = 2}));
    QVERIFY(*(*store)->newest(series, 9) == revised);
    // What was there already has not been sent again.
    QCOMPARE(m_service->writes(), 3 + 2);
}

QTEST_GUILESS_MAIN(TestSharedStore)
#include "tst_sharedstore.moc"
