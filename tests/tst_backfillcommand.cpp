// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/engine/enginestore.h"
#include "core/market/simulatedexchange.h"
#include "tests/support/postgrestserver.h"
#include "tests/support/program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace regime;
using namespace regime::test;

/** `regimescope backfill` as a process, against an exchange on loopback. */
class TestBackfillCommand : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void fillsAnEmptyStoreAndThenAsksNothing();
    void stopsAtTheLimitAndGoesOn();
    void theSharedStoreGetsTheCandles();
    void endsWithinASecondOnASignal();
    void saysWhatTheExchangeRefused();
    void refusesAStoreInUse();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void withPollingSwitchedOffItDoesNothing();

private:
    Ended backfill(const QStringList& arguments);
    QStringList withExchange(const QStringList& arguments) const;
    std::vector<Candle> stored() const;

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<SimulatedExchange> m_exchange;
    QString m_url;
    std::vector<ServedRequest> m_requests;
};

namespace
{

SyntheticOptions marketOptions(double nowSec)
{
    return {*PairNames().resolve(QStringLiteral("XDGUSD")), nowSec, 3000, 7};
}

QJsonObject jsonOf(const Ended& ended)
{
    return QJsonDocument::fromJson(ended.out).object();
}

} // namespace

void TestBackfillCommand::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(QStringLiteral(REGIMESCOPE), m_home->path());
    std::vector<SimulatedMarket> markets;
    markets.push_back(syntheticMarket(marketOptions(m_clock.nowSec())));
    m_exchange = std::make_unique<SimulatedExchange>(std::move(markets), m_clock);
    m_url = m_exchange->listen()->toString();
    m_requests.clear();
    connect(m_exchange.get(), &SimulatedExchange::requested, this,
            [this](const ServedRequest& request) { m_requests.push_back(request); });
}

QStringList TestBackfillCommand::withExchange(const QStringList& arguments) const
{
    return QStringList{QStringLiteral("--set"), QStringLiteral("KRAKEN_API_URL=") + m_url,
                       QStringLiteral("--set"), QStringLiteral("REQUEST_SPACING_MS=0"),
                       QStringLiteral("backfill")} +
           arguments;
}

Ended TestBackfillCommand::backfill(const QStringList& arguments)
{
    return m_program->run(withExchange(arguments));
}

std::vector<Candle> TestBackfillCommand::stored() const
{
    const SeriesKey key{QStringLiteral("XDGUSD"), 1};
    const auto store =
        EngineStore::open(storePath(Configuration(), m_program->dataDir()), key, Access::Read);
    return store ? *(*store)->candles().newest(key, 100'000) : std::vector<Candle>();
}

void TestBackfillCommand::fillsAnEmptyStoreAndThenAsksNothing()
{
    const Ended ended = backfill({QStringLiteral("--target"), QStringLiteral("2000")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    const QJsonObject json = jsonOf(ended);
    QCOMPARE(json.keys(),
             (QStringList{QStringLiteral("added"), QStringLiteral("from_ohlc"),
                          QStringLiteral("from_trades"), QStringLiteral("lost_intervals"),
                          QStringLiteral("message"), QStringLiteral("pages")}));
    QCOMPARE(json[QLatin1String("from_ohlc")].toInteger(), 720);
    QCOMPARE(json[QLatin1String("lost_intervals")].toInteger(-1), 0);
    QVERIFY(json[QLatin1String("pages")].toInt() > 3);
    QVERIFY(json[QLatin1String("message")].toString().contains(QStringLiteral("720 candles")));
    const qint64 added = json[QLatin1String("added")].toInteger();
    QCOMPARE(json[QLatin1String("from_trades")].toInteger(), added - 720);
    // A minute that ends meanwhile brings a candle by polling, too.
    const qint64 kept = std::ssize(stored());
    QVERIFY(kept >= 2000);
    QVERIFY(added == kept || added == kept - 1);
    QVERIFY2(ended.err.contains("pages left"), ended.err.constData());

    const QJsonObject pipeline =
        jsonOf(m_program->run({QStringLiteral("status")}))[QLatin1String("hmm_data_pipeline")]
            .toObject();
    QCOMPARE(pipeline[QLatin1String("backfill_last_rows")].toInteger(-1), added);
    QCOMPARE(pipeline[QLatin1String("backfill_last_message")], json[QLatin1String("message")]);
    QVERIFY(pipeline[QLatin1String("backfill_last_at")].isDouble());

    m_requests.clear();
    const Ended again = backfill({QStringLiteral("--target"), QStringLiteral("2000")});
    QCOMPARE(again.code, 0);
    QVERIFY(jsonOf(again)[QLatin1String("message")].toString().startsWith(
        QStringLiteral("Already ready")));
    QCOMPARE(jsonOf(again)[QLatin1String("added")].toInteger(-1), 0);
    QVERIFY(m_requests.empty());
}

void TestBackfillCommand::stopsAtTheLimitAndGoesOn()
{
    const QStringList arguments{QStringLiteral("--target"), QStringLiteral("2000"),
                                QStringLiteral("--max-pages"), QStringLiteral("2")};
    const Ended first = backfill(arguments);
    QVERIFY2(first.code == 0, first.err.constData());
    QCOMPARE(jsonOf(first)[QLatin1String("pages")].toInt(), 2);
    QVERIFY2(jsonOf(first)[QLatin1String("message")].toString().contains(
                 QStringLiteral("still missing")),
             first.out.constData());
    qint64 added = jsonOf(first)[QLatin1String("added")].toInteger();
    for (int run = 0; run < 40 && added < 2000; ++run)
        added += jsonOf(backfill(arguments))[QLatin1String("added")].toInteger();
    const std::vector<Candle> candles = stored();
    QVERIFY(candles.size() >= 2000);
    QCOMPARE(added, std::ssize(candles));
}

void TestBackfillCommand::theSharedStoreGetsTheCandles()
{
    PostgrestServer service;
    m_program->setVariable("STORE_URL", service.url().toString());
    m_program->setVariable("SUPABASE_KEY", QString::fromUtf8(service.rules().key));
    PostgrestRules rules = service.rules();
    rules.offline = true;
    service.set(rules);
    const Ended ended = backfill({QStringLiteral("--target"), QStringLiteral("1000")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY2(ended.err.contains("Shared store offline"), ended.err.constData());
    rules.offline = false;
    service.set(rules);
    const Ended again = backfill({QStringLiteral("--target"), QStringLiteral("1000")});
    QVERIFY2(again.code == 0 && !again.err.contains("offline"), again.err.constData());
    QCOMPARE(service.size(), stored().size());
    QCOMPARE(std::size_t(service.writes()), stored().size());
}

void TestBackfillCommand::endsWithinASecondOnASignal()
{
    m_exchange->setFaultRule([](const ServedRequest& request) {
        return request.path.endsWith(QLatin1String("Trades"))
                   ? std::optional(ExchangeFault::of(ExchangeFault::Kind::Hang))
                   : std::nullopt;
    });
    const auto process = m_program->start(withExchange({}));
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_requests.empty() && m_requests.back().path.endsWith(QLatin1String("Trades")), 20'000);
    const Ended ended = Program::signalled(*process, SIGINT);
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.tookMs < 1000, qPrintable(QString::number(ended.tookMs)));
    QCOMPARE(jsonOf(ended)[QLatin1String("from_ohlc")].toInteger(), 720);
    QVERIFY2(ended.err.contains("Cancelled"), ended.err.constData());
    QCOMPARE(stored().size(), std::size_t{720});
}

void TestBackfillCommand::saysWhatTheExchangeRefused()
{
    m_exchange->setFaultRule([](const ServedRequest&) { return ExchangeFault::unknownPair(); });
    const Ended ended = backfill({});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("EQuery:Unknown asset pair"), ended.err.constData());
    QCOMPARE(jsonOf(ended)[QLatin1String("added")].toInteger(-1), 0);
}

void TestBackfillCommand::refusesAStoreInUse()
{
    const SeriesKey key{QStringLiteral("XDGUSD"), 1};
    const auto holder =
        EngineStore::open(storePath(Configuration(), m_program->dataDir()), key, Access::Write);
    QVERIFY(holder);
    const Ended ended = backfill({});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("the store is in use by RegimeScope (pid "), ended.err.constData());
    QVERIFY(m_requests.empty());
}

void TestBackfillCommand::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");
    const QString target = QStringLiteral("--target"), pages = QStringLiteral("--max-pages");
    QTest::newRow("no candle") << QStringList{target, QStringLiteral("0")}
                               << QByteArray("0 is not allowed: it must be 1 to 10000000\n");
    QTest::newRow("half a candle") << QStringList{target, QStringLiteral("2.5")}
                                   << QByteArray("2.5 is not allowed: it must be a whole number");
    QTest::newRow("no number") << QStringList{pages, QStringLiteral("many")}
                               << QByteArray("many is not allowed: it must be 1 to 100000\n");
    QTest::newRow("no page") << QStringList{pages, QStringLiteral("0")}
                             << QByteArray("0 is not allowed: it must be 1 to 100000\n");
    QTest::newRow("a word") << QStringList{QStringLiteral("2000")}
                            << QByteArray("\"2000\" is not expected here");
}

void TestBackfillCommand::refusesWrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, sentence);
    const Ended ended = backfill(arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.out.isEmpty());
    QVERIFY2(ended.err.contains(sentence), ended.err.constData());
    QVERIFY(m_requests.empty());
}

void TestBackfillCommand::withPollingSwitchedOffItDoesNothing()
{
    const Ended ended =
        backfill({QStringLiteral("--set"), QStringLiteral("HMM_OHLCV_ENABLED=false")});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("HMM_OHLCV_ENABLED"), ended.err.constData());
    QVERIFY(m_requests.empty());
}

QTEST_GUILESS_MAIN(TestBackfillCommand)
#include "tst_backfillcommand.moc"
