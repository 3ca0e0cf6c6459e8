// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginestore.h"
#include "core/engine/sharedlink.h"
#include "core/engine/statusjson.h"
#include "core/engine/values/trust.h"
#include "core/store/bulktransaction.h"
#include "tests/support/enginestage.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/postgrestserver.h"
#include "tests/support/program.h"

#include <QJsonObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace regime;
using namespace regime::test;

/** An engine with a shared store: candles get there whatever happens, and no tick waits for it. */
class TestSharedLink : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyCandleIsDelivered();
    void anOutageDelaysAndLosesNothing();
    void aPostgresThatStopsDelaysAndLosesNothing();
    void whatWaitsOutlivesARestart();
    void whatWasStoredBeforeGoesThereToo();
    void theOtherSidesCandlesAreTakenIn();
    void aServerThatNeverAnswersHoldsNothingUp();
    void aMissingKeyIsSaid();
    void theKeyIsNowhere();
    void whatIsNotKeptYetIsNotSent();

private:
    void start();
    void passMinute();
    void setOffline(bool offline);
    QString dataDir() const { return m_folder->filePath(QStringLiteral("store")); }
    const SharedStoreHealth& shared() const { return *m_engine->health.sharedStore; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SimulatedWorld> m_world;
    std::unique_ptr<PostgrestServer> m_service;
    std::unique_ptr<EngineStage> m_engine;
};

void TestSharedLink::init()
{
    m_engine.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<SimulatedWorld>(1.0);
    m_service = std::make_unique<PostgrestServer>();
    m_engine = std::make_unique<EngineStage>(*m_world, dataDir());
    m_engine->set("STORE_URL", m_service->url().toString());
    m_engine->setSupabaseKey(m_service->rules().key);
}

void TestSharedLink::start()
{
    m_engine->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->hasAnsweredNewest() && !m_engine->snapshot.training, 20'000);
}

void TestSharedLink::passMinute()
{
    m_world->clock.advance(60);
    m_engine->retry();
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->hasAnsweredNewest(), 20'000);
}

void TestSharedLink::setOffline(bool offline)
{
    PostgrestRules rules = m_service->rules();
    rules.offline = offline;
    m_service->set(rules);
}

void TestSharedLink::everyCandleIsDelivered()
{
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_service->size(), 720u, 20'000);
    QTRY_VERIFY(shared().online && shared().waiting == 0);
    passMinute();
    QTRY_COMPARE_WITH_TIMEOUT(m_service->size(), 721u, 20'000);
    QVERIFY(m_engine->hasEvent(QStringLiteral("is online")));
}

void TestSharedLink::anOutageDelaysAndLosesNothing()
{
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_service->size(), 720u, 20'000);
    setOffline(true);
    for (int i = 0; i < 3; ++i)
        passMinute();
    QTRY_VERIFY_WITH_TIMEOUT(!shared().online && shared().waiting == 3, 20'000);
    QCOMPARE(sharedStoreText(shared()), QStringLiteral("Shared store offline, 3 waiting"));
    QVERIFY(reasonCodes(m_engine->status()).contains(QStringLiteral("shared_store_offline")));
    QVERIFY(m_engine->hasEvent(QStringLiteral("Shared store offline, ")));
    setOffline(false);
    m_world->clock.advance(30); // past the pause before the next try, short of the next candle
    QTRY_COMPARE_WITH_TIMEOUT(m_service->size(), 723u, 20'000);
    QTRY_VERIFY(shared().online && shared().waiting == 0);
    QCOMPARE(m_service->writes(), 723);
    QVERIFY(!reasonCodes(m_engine->status()).contains(QStringLiteral("shared_store_offline")));
}

void TestSharedLink::aPostgresThatStopsDelaysAndLosesNothing()
{
    const std::unique_ptr<PostgresCluster> cluster = PostgresCluster::start();
    QVERIFY2(cluster, "pg_virtualenv (Debian: postgresql-common, postgresql) made no server");
    m_engine->set("STORE_URL", cluster->url().toString());
    start();
    const auto stored = [&] {
        return cluster->value(QStringLiteral("SELECT count(*) FROM ohlcv_candles"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(shared().online && shared().waiting == 0, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(stored(), QStringLiteral("720"), 20'000);
    // From here on it notes each row that is written, in the order of writing.
    QVERIFY(cluster->execute(QStringLiteral(
        "CREATE TABLE arrivals (number serial, time bigint);"
        " CREATE FUNCTION note() RETURNS trigger AS $$ BEGIN"
        " INSERT INTO arrivals (time) VALUES (NEW.time); RETURN NEW; END $$ LANGUAGE plpgsql;"
        " CREATE TRIGGER note AFTER INSERT OR UPDATE ON ohlcv_candles"
        " FOR EACH ROW EXECUTE FUNCTION note()")));

    QVERIFY(cluster->stopServer());
    QStringList due;
    for (int i = 0; i < 5; ++i) {
        passMinute();
        due << QString::number(m_engine->newestClosedSec());
    }
    QTRY_VERIFY_WITH_TIMEOUT(!shared().online && shared().waiting == 5, 20'000);
    QCOMPARE(sharedStoreText(shared()), QStringLiteral("Shared store offline, 5 waiting"));
    QVERIFY(m_engine->hasEvent(QStringLiteral("Shared store offline, ")));

    QVERIFY(cluster->startServer());
    m_world->clock.advance(30); // short of the next candle
    QTRY_VERIFY_WITH_TIMEOUT(shared().online && shared().waiting == 0, 60'000);
    QCOMPARE(cluster->value(QStringLiteral(
                 "SELECT string_agg(time::text, ' ' ORDER BY number) FROM arrivals")),
             due.join(u' '));
    QCOMPARE(stored(), QStringLiteral("725"));
}

void TestSharedLink::whatWaitsOutlivesARestart()
{
    setOffline(true);
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!shared().online && shared().waiting == 720, 20'000);
    m_engine->stop();
    setOffline(false);
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_service->size(), 720u, 20'000);
    QCOMPARE(m_service->writes(), 720);
}

void TestSharedLink::whatWasStoredBeforeGoesThereToo()
{
    const QString url = m_service->url().toString();
    m_engine->set("STORE_URL", {});
    start();
    m_engine->stop();
    m_engine->set("STORE_URL", url);
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_service->size(), 720u, 20'000);
    QTRY_VERIFY(shared().online && shared().waiting == 0);
    QVERIFY(m_engine->hasEvent(QStringLiteral("What is stored goes to Supabase at 127.0.0.1")));
    m_engine->stop();

    // For a while there is no shared store, and then the one of before.
    m_engine->set("STORE_URL", {});
    start();
    passMinute();
    passMinute();
    m_engine->stop();
    m_engine->set("STORE_URL", url);
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_service->size(), 722u, 20'000);
    QTRY_VERIFY(shared().online && shared().waiting == 0);
    QCOMPARE(m_service->writes(), 722); // what was there already has not been written again
}

void TestSharedLink::theOtherSidesCandlesAreTakenIn()
{
    // A thousand candles before those the exchange serves.
    const std::int64_t endSec = m_engine->newestClosedSec() - 719 * 60;
    for (int i = 1; i <= 1000; ++i)
        m_service->put({{QStringLiteral("pair"), QStringLiteral("XDGUSD")},
                        {QStringLiteral("interval_min"), 1},
                        {QStringLiteral("time"), qint64{endSec - 60 * i}},
                        {QStringLiteral("open"), 0.1},
                        {QStringLiteral("high"), 0.1},
                        {QStringLiteral("low"), 0.1},
                        {QStringLiteral("close"), 0.1},
                        {QStringLiteral("volume"), 5},
                        {QStringLiteral("trade_count"), 2}});
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->health.samples, 1720, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_service->size(), 1720u, 20'000);
    QCOMPARE(m_service->writes(), 720); // what came from there has not been sent back
}

void TestSharedLink::aServerThatNeverAnswersHoldsNothingUp()
{
    QTcpServer silent; // accepts and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_engine->set("STORE_URL",
                  QStringLiteral("postgresql://me@127.0.0.1:%1/market").arg(silent.serverPort()));
    start();
    passMinute();
    QTRY_VERIFY_WITH_TIMEOUT(shared().waiting > 0, 20'000); // told each second of real time
    QVERIFY(m_engine->stop() < 2000);
}

void TestSharedLink::aMissingKeyIsSaid()
{
    m_engine->setSupabaseKey({});
    start();
    QVERIFY(shared().problem.contains(QStringLiteral("SUPABASE_KEY")));
    QVERIFY(m_engine->hasEvent(QStringLiteral("SUPABASE_KEY")));
}

void TestSharedLink::theKeyIsNowhere()
{
    m_engine->setSupabaseKey("a-wrong-key-0123456789");
    start();
    QTRY_VERIFY_WITH_TIMEOUT(!shared().problem.isEmpty(), 20'000);
    m_engine->stop();
    for (const auto& [name, content] : filesIn(m_folder->path()))
        QVERIFY2(!content.contains("a-wrong-key-0123456789"), qPrintable(name));
    for (const EventEntry& event : m_engine->events)
        QVERIFY(!event.text.contains(QStringLiteral("a-wrong-key-0123456789")));
}

/** As the slices of an import are, before its commit. */
void TestSharedLink::whatIsNotKeptYetIsNotSent()
{
    auto opened = EngineStore::openInMemory(m_engine->key);
    QVERIFY(opened);
    EngineStore& store = **opened;
    const ManualClock clock;
    SharedLink link(
        {SharedAddress::Kind::Rest, m_service->url(), QString::fromLatin1(m_service->rules().key)},
        store, m_engine->key, 100, clock);
    QVERIFY(link.start());
    QTRY_VERIFY(link.health().online);
    {
        const auto import = BulkTransaction::begin(store.database());
        QVERIFY(import);
        const std::vector<Candle> one{{600, 1, 2, 0.5, 1.5, 10, 3, CandleSource::Csv, false}};
        QVERIFY(store.candles().upsert(m_engine->key, one));
        link.pump();
        QCOMPARE(link.health().waiting, 1);
        QVERIFY(staysQuiet([&] { return m_service->size() > 0; }));
        QVERIFY((*import)->commit());
    }
    link.pump();
    QTRY_COMPARE(m_service->size(), 1u);
}

QTEST_GUILESS_MAIN(TestSharedLink)
#include "tst_sharedlink.moc"
