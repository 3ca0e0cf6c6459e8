// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/statusservice.h"
#include "core/engine/statustoken.h"
#include "core/engine/values/trust.h"
#include "tests/support/enginestage.h"
#include "tests/support/program.h"
#include "tests/support/samplevalues.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

using namespace regime;
using namespace regime::test;

namespace
{

/** What a client got. */
struct Said {
    int code = 0;
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;
};

/** The first Python block below `heading` of the README. */
QByteArray pythonOfReadme(const QByteArray& heading)
{
    const QByteArray text = contentOf(QStringLiteral("README.md"));
    const qsizetype section = text.indexOf(heading);
    const qsizetype from = text.indexOf("```python\n", section) + 10;
    return section < 0 ? QByteArray() : text.mid(from, text.indexOf("```", from) - from);
}

} // namespace

/** The status service as its clients meet it. */
class TestStatusService : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void answersFollowTheSchema_data();
    void answersFollowTheSchema();
    void readmeClientActsOnlyOnWhatIsValid_data();
    void readmeClientActsOnlyOnWhatIsValid();
    void refusesWhatItIsNotFor_data();
    void refusesWhatItIsNotFor();
    void healthFollowsTheVerdict();
    void metricsAreInPrometheusFormat();
    void scoresAreNoProbabilitiesInMetrics();
    void readsAreToldAndCounted();
    void backfillNeedsTheToken();
    void backfillOrderIsChecked_data();
    void backfillOrderIsChecked();
    void listensOnLoopbackAlone();
    void takenPortIsANotice();
    void engineServesAndHearsOfReads();

private:
    Said send(const QByteArray& verb, const QString& path, const QByteArray& body = {},
              const QList<QNetworkReply::RawHeaderPair>& headers = {});
    void serve(const samples::Moment& moment, double nowSec);
    QString tokenFile() const { return m_folder->filePath(QStringLiteral("status-token")); }
    Said order(const QByteArray& body);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<StatusService> m_service;
    quint16 m_port = 0;
};

void TestStatusService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_service.reset();
}

void TestStatusService::serve(const samples::Moment& moment, double nowSec)
{
    QVERIFY(makeStatusToken(tokenFile()));
    m_service = std::make_unique<StatusService>(
        StatusServiceOptions{0, tokenFile(), std::make_shared<StillClock>(nowSec)});
    const auto port = m_service->start();
    QVERIFY(port);
    m_port = *port;
    m_service->apply(moment.report());
}

Said TestStatusService::send(const QByteArray& verb, const QString& path, const QByteArray& body,
                             const QList<QNetworkReply::RawHeaderPair>& headers)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    for (const auto& [name, value] : headers)
        request.setRawHeader(name, value);
    const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, verb, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(10'000))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeaderPairs()};
}

Said TestStatusService::order(const QByteArray& body)
{
    return send("POST", QStringLiteral("/api/backfill_ohlcv"), body,
                {{"Authorization", "Bearer " + *readStatusToken(tokenFile())}});
}

void TestStatusService::answersFollowTheSchema_data()
{
    QTest::addColumn<samples::State>("state");
    QTest::newRow("empty") << samples::State::Empty;
    QTest::newRow("normal") << samples::State::Normal;
    QTest::newRow("lost") << samples::State::Lost;
    QTest::newRow("stale") << samples::State::Stale;
    QTest::newRow("error") << samples::State::Error;
}

void TestStatusService::answersFollowTheSchema()
{
    QFETCH(samples::State, state);
    const samples::Moment moment = samples::moment(state);
    serve(moment, moment.nowSec);
    const Said said = send("GET", QStringLiteral("/api/status"));
    QCOMPARE(said.code, 200);
    const QString file = m_folder->filePath(QStringLiteral("status.json"));
    QVERIFY(writeContent(file, said.body));
    QProcess python;
    python.start(QStringLiteral("python3"),
                 {QStringLiteral("-W"), QStringLiteral("ignore"), QStringLiteral("-m"),
                  QStringLiteral("jsonschema"), QStringLiteral("-i"), file,
                  QStringLiteral("resources/status.schema.json")});
    const Ended ended = Program::finish(python, 60'000);
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
}

void TestStatusService::readmeClientActsOnlyOnWhatIsValid_data()
{
    QTest::addColumn<double>("ageSec"); ///< of the newest candle, now
    QTest::addColumn<QByteArray>("acts");
    QTest::newRow("valid") << 100.0 << QByteArray("('BULLISH', 0.75, 0.5)");
    QTest::newRow("past its valid_until") << 1000.0 << QByteArray("('RANGING', 0.0, 1.0)");
}

void TestStatusService::readmeClientActsOnlyOnWhatIsValid()
{
    QFETCH(double, ageSec);
    QFETCH(QByteArray, acts);
    // The service's clock stands at a moment when all was well: as one that hangs would.
    samples::Moment moment = samples::moment(samples::State::Normal);
    const double newestSec = SystemClock().nowSec() - ageSec;
    moment.health.newestCandleSec = static_cast<std::int64_t>(newestSec);
    moment.health.clockOffsetSec.reset();
    moment.health.lastSyncSec = newestSec + 30;
    moment.snapshot.trainedAtSec = newestSec - 3600;
    moment.snapshot.candleTimeSec = moment.health.newestCandleSec;
    moment.snapshot.mode = DetectorMode::On;
    moment.snapshot.advice.blendFactor = 0.5;
    moment.snapshot.answer->regime = Regime::Bullish;
    moment.snapshot.answer->biasSignal = 0.75;
    serve(moment, newestSec + 60);
    QVERIFY(isUsable(judgeTrust(moment.snapshot, moment.health, newestSec + 60)));

    QByteArray code = pythonOfReadme("## A bot that reads it");
    QVERIFY(!code.isEmpty());
    code.replace("8765", QByteArray::number(m_port));
    QProcess python;
    python.start(
        QStringLiteral("python3"),
        {QStringLiteral("-c"), QString::fromUtf8(code) + QStringLiteral("\nprint(regime())\n")});
    const Ended ended = Program::finish(python, 60'000);
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.out.trimmed(), acts);
}

void TestStatusService::refusesWhatItIsNotFor_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("code");
    const QString status = QStringLiteral("/api/status");
    QTest::newRow("by address") << QByteArray("GET") << status << QByteArray("127.0.0.1:1") << 200;
    QTest::newRow("by name") << QByteArray("GET") << status << QByteArray("localhost") << 200;
    QTest::newRow("by IPv6 address") << QByteArray("GET") << status << QByteArray("[::1]:1") << 200;
    QTest::newRow("a page's host")
        << QByteArray("GET") << status << QByteArray("evil.example") << 403;
    QTest::newRow("a host that begins like loopback")
        << QByteArray("GET") << status << QByteArray("127.0.0.1.evil.example") << 403;
    QTest::newRow("a user before the host")
        << QByteArray("GET") << status << QByteArray("evil@127.0.0.1") << 403;
    QTest::newRow("another path") << QByteArray("GET") << QStringLiteral("/") << QByteArray()
                                  << 404;
    QTest::newRow("a file") << QByteArray("GET") << QStringLiteral("/../etc/passwd") << QByteArray()
                            << 404;
    for (const char* verb : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
        QTest::addRow("%s", verb) << QByteArray(verb) << status << QByteArray() << 405;
    QTest::newRow("order by GET") << QByteArray("GET") << QStringLiteral("/api/backfill_ohlcv")
                                  << QByteArray() << 405;
}

void TestStatusService::refusesWhatItIsNotFor()
{
    QFETCH(QByteArray, verb);
    QFETCH(QString, path);
    QFETCH(QByteArray, host);
    QFETCH(int, code);
    const samples::Moment moment = samples::moment(samples::State::Normal);
    serve(moment, moment.nowSec);
    QList<QNetworkReply::RawHeaderPair> headers{{"Origin", "https://evil.example"}};
    if (!host.isEmpty())
        headers.append({"Host", host});
    const Said said = send(verb, path, {}, headers);
    QCOMPARE(said.code, code);
    QCOMPARE(said.body.contains("hmm_regime"), code == 200);
    for (const auto& [name, value] : said.headers)
        QVERIFY2(!name.toLower().startsWith("access-control"), name.constData());
}

void TestStatusService::healthFollowsTheVerdict()
{
    const samples::Moment good = samples::moment(samples::State::Normal);
    serve(good, good.nowSec);
    QCOMPARE(send("GET", QStringLiteral("/healthz")).code, 200);
    const samples::Moment stale = samples::moment(samples::State::Stale);
    serve(stale, stale.nowSec);
    const Said said = send("GET", QStringLiteral("/healthz"));
    QCOMPARE(said.code, 503);
    QVERIFY2(said.body.startsWith("DO NOT USE\n") && said.body.contains("\nstale: "),
             said.body.constData());
}

void TestStatusService::metricsAreInPrometheusFormat()
{
    samples::Moment moment = samples::moment(samples::State::Normal);
    moment.health.pair = QStringLiteral("a\"b\\c\nd");
    serve(moment, moment.nowSec);
    const Said said = send("GET", QStringLiteral("/metrics"));
    QCOMPARE(said.code, 200);
    // https://prometheus.io/docs/instrumenting/exposition_formats/
    static const QRegularExpression comment(QStringLiteral(
        "^# (HELP regimescope_[a-z_]+ .+|TYPE regimescope_[a-z_]+ (gauge|counter))$"));
    static const QRegularExpression sample(
        QStringLiteral("^regimescope_[a-z_]+(\\{[a-z_]+=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\"(,[a-z_]+="
                       "\"([^\"\\\\\\n]|"
                       "\\\\[\\\\\"n])*\")*\\})? -?[0-9.e+-]+$"));
    QVERIFY(said.body.endsWith('\n'));
    const QStringList lines = QString::fromUtf8(said.body).trimmed().split(u'\n');
    for (const QString& line : lines)
        QVERIFY2((line.startsWith(u'#') ? comment : sample).match(line).hasMatch(),
                 qPrintable(line));
    QVERIFY(said.body.contains("pair=\"a\\\"b\\\\c\\nd\""));
    QVERIFY(said.body.contains("regimescope_verdict{verdict=\"USABLE\"} 1\n"));
    const QByteArray newest = QByteArray::number(double(*moment.health.newestCandleSec), 'g',
                                                 QLocale::FloatingPointShortest);
    QVERIFY(said.body.contains("regimescope_newest_candle_timestamp_seconds " + newest + '\n'));
    // What is not known has no line.
    m_service->apply(samples::moment(samples::State::Empty).report());
    QVERIFY(!send("GET", QStringLiteral("/metrics")).body.contains("newest_candle"));
}

void TestStatusService::scoresAreNoProbabilitiesInMetrics()
{
    samples::Moment moment = samples::moment(samples::State::Normal);
    moment.snapshot.other.answer->probabilities = {0.25, 0.25, 0.5};
    moment.snapshot.other.answer->pSwitch = 0.25;
    serve(moment, moment.nowSec);
    const auto metrics = [&] { return send("GET", QStringLiteral("/metrics")).body; };
    QByteArray said = metrics();
    QVERIFY(said.contains("\nregimescope_probability{regime=\"bullish\"} "));
    QVERIFY(said.contains("\nregimescope_switch_probability "));
    QVERIFY(!said.contains("score"));
    moment.snapshot = asSaidBy(ModelFamily::Jump, moment.snapshot);
    ++moment.snapshot.sequence;
    m_service->apply(moment.report());
    said = metrics();
    QVERIFY(said.contains("\nregimescope_score{regime=\"bullish\"} 0.5\n"));
    QVERIFY(said.contains("\nregimescope_stay_score 0.75\n"));
    QVERIFY(!said.contains("regimescope_probability") && !said.contains("switch_probability") &&
            !said.toLower().contains("chance"));
}

void TestStatusService::readsAreToldAndCounted()
{
    const samples::Moment moment = samples::moment(samples::State::Normal);
    serve(moment, moment.nowSec);
    const QSignalSpy read(m_service.get(), &StatusService::statusRead);
    send("GET", QStringLiteral("/healthz"));
    send("GET", QStringLiteral("/metrics"));
    send("GET", QStringLiteral("/api/status"), {}, {{"Host", "evil.example"}});
    QCOMPARE(read.size(), 0);
    send("GET", QStringLiteral("/api/status"));
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.first().first().toDouble(),
             moment.nowSec + moment.health.clockOffsetSec.value_or(0));
    QVERIFY(send("GET", QStringLiteral("/metrics")).body.contains("status_reads_total 1\n"));
}

void TestStatusService::backfillNeedsTheToken()
{
    const samples::Moment moment = samples::moment(samples::State::Normal);
    serve(moment, moment.nowSec);
    const QString path = QStringLiteral("/api/backfill_ohlcv");
    const QSignalSpy ordered(m_service.get(), &StatusService::backfillOrdered);
    const QByteArray token = *readStatusToken(tokenFile());
    QCOMPARE(token.size(), 64);
    QCOMPARE(QFile::permissions(tokenFile()) & ~QFile::Permissions(0x0F00 | 0xF000),
             QFile::Permissions());

    QCOMPARE(send("POST", path).code, 401);
    QCOMPARE(send("POST", path, {}, {{"Authorization", "Bearer " + token.chopped(1) + 'x'}}).code,
             401);
    QCOMPARE(
        send("POST", path, {}, {{"Authorization", "Bearer " + token}, {"Host", "evil.example"}})
            .code,
        403);
    QCOMPARE(ordered.size(), 0);
    const Said accepted = order({});
    QCOMPARE(accepted.code, 202);
    QCOMPARE(ordered.size(), 1);
    QCOMPARE(ordered.first(), (QVariantList{2000, 40}));
    QVERIFY(!accepted.body.contains(token));

    // A file that others may read is no secret.
    QVERIFY(QFile::setPermissions(tokenFile(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("may be read by others")));
    QCOMPARE(send("POST", path, {}, {{"Authorization", "Bearer " + token}}).code, 403);
    QCOMPARE(ordered.size(), 1);
}

void TestStatusService::backfillOrderIsChecked_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("both") << QByteArray(R"({"target_candles": 3000, "max_pages": 5})") << 202
                          << QByteArray("3000");
    QTest::newRow("not JSON") << QByteArray("3000") << 400 << QByteArray("JSON object");
    QTest::newRow("zero") << QByteArray(R"({"target_candles": 0})") << 400
                          << QByteArray("1 to 10000000");
    QTest::newRow("text") << QByteArray(R"({"max_pages": "5"})") << 400
                          << QByteArray("1 to 100000");
    QTest::newRow("a fraction") << QByteArray(R"({"max_pages": 1.5})") << 400
                                << QByteArray("whole");
    QTest::newRow("another key") << QByteArray(R"({"pages": 5})") << 400 << QByteArray("max_pages");
}

void TestStatusService::backfillOrderIsChecked()
{
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const samples::Moment moment = samples::moment(samples::State::Normal);
    serve(moment, moment.nowSec);
    const QSignalSpy ordered(m_service.get(), &StatusService::backfillOrdered);
    const Said said = order(body);
    QCOMPARE(said.code, code);
    QVERIFY2(said.body.contains(says), said.body.constData());
    QCOMPARE(ordered.size(), code == 202 ? 1 : 0);
    samples::Moment busy = moment;
    busy.health.backfill.running = true;
    m_service->apply(busy.report());
    QCOMPARE(order({}).code, 409);
}

void TestStatusService::listensOnLoopbackAlone()
{
    serve(samples::moment(samples::State::Normal), 0);
    const QList<QTcpServer*> servers = m_service->servers();
    QCOMPARE(servers.size(), 1);
    QCOMPARE(servers.first()->serverAddress(), QHostAddress(QHostAddress::LocalHost));
}

void TestStatusService::takenPortIsANotice()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    SimulatedWorld world;
    EngineStage stage(world, m_folder->path());
    stage.set("STATUS_PORT", QString::number(other.serverPort()));
    stage.start();
    QTRY_VERIFY(!stage.health.settingProblems.isEmpty());
    QVERIFY2(stage.health.settingProblems.first().startsWith(
                 QStringLiteral("STATUS_PORT=%1: ").arg(other.serverPort())),
             qPrintable(stage.health.settingProblems.first()));
}

void TestStatusService::engineServesAndHearsOfReads()
{
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    m_port = free.serverPort();
    free.close();
    SimulatedWorld world;
    EngineStage stage(world, m_folder->path());
    stage.set("STATUS_PORT", QString::number(m_port));
    stage.configFile = m_folder->filePath(QStringLiteral("config/regimescope.ini"));
    stage.start();
    QTRY_VERIFY_WITH_TIMEOUT(stage.hasAnsweredNewest(), 20'000);
    const auto served = [this] {
        return QJsonDocument::fromJson(send("GET", QStringLiteral("/api/status")).body).object();
    };
    // Times are the exchange's, a little off the stage's.
    const auto withoutTimes = [](QJsonObject status) {
        for (const auto& [part, key] :
             {std::pair("hmm_data_pipeline", "freshness_sec"), std::pair("regimescope", "as_of")}) {
            QJsonObject object = status.value(QLatin1String(part)).toObject();
            object.remove(QLatin1String(key));
            status.insert(QLatin1String(part), object);
        }
        return status;
    };
    QTRY_COMPARE(withoutTimes(served()), withoutTimes(stage.status()));
    QTRY_VERIFY(stage.statusReadSec.has_value());
    QVERIFY(readStatusToken(m_folder->filePath(QStringLiteral("config/status-token"))));
    stage.stop();
    QCOMPARE(send("GET", QStringLiteral("/api/status")).code, 0);
}

QTEST_GUILESS_MAIN(TestStatusService)
#include "tst_statusservice.moc"
