// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

#include <unistd.h>

using namespace regime;
using namespace regime::test;

namespace
{

const QByteArray secret("pl4nted-s3cret");

/** Inodes of the sockets a process holds. */
QSet<QByteArray> socketsOf(qint64 pid)
{
    QSet<QByteArray> inodes;
    const QDir files(QStringLiteral("/proc/%1/fd").arg(pid));
    for (const QString& name :
         files.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        char target[128] = {};
        if (::readlink(QFile::encodeName(files.filePath(name)).constData(), target,
                       sizeof target - 1) > 0 &&
            QByteArray(target).startsWith("socket:["))
            inodes.insert(QByteArray(target).mid(8).chopped(1));
    }
    return inodes;
}

/** Local addresses, "0100007F:1F90", on which a process listens over TCP. */
QByteArrayList listenersOf(qint64 pid)
{
    constexpr char listening[] = "0A";
    const QSet<QByteArray> own = socketsOf(pid);
    QByteArrayList listeners;
    for (const char* table : {"tcp", "tcp6"}) {
        const QByteArray text =
            contentOf(QStringLiteral("/proc/%1/net/%2").arg(pid).arg(QLatin1String(table)));
        for (const QByteArray& line : text.split('\n')) {
            const QByteArrayList fields = line.simplified().split(' ');
            if (fields.size() > 9 && fields.at(3) == listening && own.contains(fields.at(9)))
                listeners << fields.at(1);
        }
    }
    return listeners;
}

/** Of this machine, that nobody listens on. */
quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

/** Files of the source tree below `folder` with these endings. */
QStringList sources(const QString& folder, const QStringList& endings)
{
    QStringList files;
    QDirIterator it(folder, endings, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

} // namespace

/** What must not happen whoever is at the other end: the program from outside, and its source. */
class TestSecurity : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void noListenerByDefault();
    void statusPortListensOnLoopbackAlone();
    void orderNeedsTheTokenBesideTheSettings();
    void plantedSecretsStayWhereTheyAre_data();
    void plantedSecretsStayWhereTheyAre();
    void noPictureShowsASecret();
    void logLineCannotBeForged();
    void wordsOnTheScreenAreNoMarkup_data();
    void wordsOnTheScreenAreNoMarkup();
    void sourceKeepsItsWord_data();
    void sourceKeepsItsWord();

private:
    bool waitUntilAtWork(QProcess& process);
    void plant(const QString& store, const QString& text);
    QString candleFile() const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Program> m_program;
    QByteArray m_said;
};

void TestSecurity::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(QStringLiteral(REGIMESCOPE), m_home->path());
    m_program->setVariable("KRAKEN_API_URL", QStringLiteral("http://127.0.0.1:1"));
    m_said.clear();
}

bool TestSecurity::waitUntilAtWork(QProcess& process)
{
    return QTest::qWaitFor(
        [&] {
            m_said += process.readAllStandardError();
            return m_said.contains("exchange: ");
        },
        20'000);
}

void TestSecurity::noListenerByDefault()
{
    const auto process = m_program->start({QStringLiteral("run")});
    QVERIFY2(waitUntilAtWork(*process), m_said.constData());
    QCOMPARE(listenersOf(process->processId()), QByteArrayList());
    QCOMPARE(Program::signalled(*process, SIGTERM).code, 0);
}

void TestSecurity::statusPortListensOnLoopbackAlone()
{
    const quint16 port = freePort();
    m_program->setVariable("STATUS_PORT", QString::number(port));
    const auto process = m_program->start({QStringLiteral("run")});
    QVERIFY2(waitUntilAtWork(*process), m_said.constData());
    QCOMPARE(listenersOf(process->processId()),
             QByteArrayList{"0100007F:" +
                            QByteArray::number(port, 16).toUpper().rightJustified(4, '0')});
    QCOMPARE(Program::signalled(*process, SIGTERM).code, 0);
}

void TestSecurity::orderNeedsTheTokenBesideTheSettings()
{
    const quint16 port = freePort();
    m_program->setVariable("STATUS_PORT", QString::number(port));
    m_program->setVariable("HMM_OHLCV_BACKFILL_ON_STARTUP", QStringLiteral("false"));
    const auto process = m_program->start({QStringLiteral("run")});
    QVERIFY2(waitUntilAtWork(*process), m_said.constData());
    QNetworkAccessManager network;
    QNetworkRequest request(
        QUrl(QStringLiteral("http://127.0.0.1:%1/api/backfill_ohlcv").arg(port)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const auto codeOfOrder = [&] {
        const std::unique_ptr<QNetworkReply> reply(network.post(request, QByteArray("{}")));
        return QTest::qWaitFor([&] { return reply->isFinished(); }, 20'000)
                   ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()
                   : 0;
    };
    QCOMPARE(codeOfOrder(), 401);
    const QByteArray token =
        contentOf(m_home->filePath(QStringLiteral("config/regimescope/status-token"))).trimmed();
    QCOMPARE(token.size(), 64);
    request.setRawHeader("Authorization", "Bearer " + token);
    QCOMPARE(codeOfOrder(), 202);
    QCOMPARE(Program::signalled(*process, SIGTERM).code, 0);
}

void TestSecurity::plantedSecretsStayWhereTheyAre_data()
{
    QTest::addColumn<QString>("store");
    QTest::newRow("PostgreSQL") << QStringLiteral("postgresql://me:%1@127.0.0.1:1/db");
    QTest::newRow("Supabase") << QStringLiteral("http://127.0.0.1:1");
}

/** Wherever one can stand: the address of the store, the environment, an address that is refused,
 *  a token's file. */
void TestSecurity::plant(const QString& store, const QString& text)
{
    m_program->setVariable("SUPABASE_KEY", text);
    m_program->setVariable("PGPASSWORD", text);
    m_program->setVariable("STORE_URL", store.contains(u"%1") ? store.arg(text) : store);
    m_program->setVariable("BOT_STATUS_URL",
                           QStringLiteral("https://bot:%1@127.0.0.1:1/").arg(text));
    const QString config = m_home->filePath(QStringLiteral("config/regimescope"));
    QVERIFY(QDir().mkpath(config));
    QVERIFY(writeContent(config + QStringLiteral("/status-token"), text.toLatin1()));
    QVERIFY(QFile::setPermissions(config + QStringLiteral("/status-token"),
                                  QFile::ReadOwner | QFile::WriteOwner));
}

/** It is in nothing that is printed or written, nor in what the machine says of the process, crash
 *  or no crash. */
void TestSecurity::plantedSecretsStayWhereTheyAre()
{
    QFETCH(QString, store);
    const QString secretText = QString::fromLatin1(secret);
    plant(store, secretText);

    QByteArray printed;
    const auto run = [&](const QStringList& arguments) {
        const Ended ended = m_program->run(arguments);
        printed += ended.out + ended.err;
    };
    run({QStringLiteral("--log-level"), QStringLiteral("debug"), QStringLiteral("run"),
         QStringLiteral("--for"), QStringLiteral("1")});
    run({QStringLiteral("status")});
    run({QStringLiteral("--set"),
         QStringLiteral("KRAKEN_API_URL=https://user:%1@api.kraken.com").arg(secretText),
         QStringLiteral("status")});
    run({QStringLiteral("import"), candleFile()});
    const QString reports = m_home->filePath(QStringLiteral("reports"));
    run({QStringLiteral("report"), QStringLiteral("--out"), reports});
    QCOMPARE(QDir(reports).entryList(QDir::Files).size(), 5);
    const auto process = m_program->start({QStringLiteral("run")});
    QVERIFY2(waitUntilAtWork(*process), m_said.constData());
    for (const char* title : {"cmdline", "comm"})
        printed += contentOf(
            QStringLiteral("/proc/%1/%2").arg(process->processId()).arg(QLatin1String(title)));
    const Ended crashed = Program::signalled(*process, SIGSEGV);
    QCOMPARE(crashed.code, -1);
    printed += m_said + crashed.out + crashed.err;

    QVERIFY2(!printed.contains(secret), printed.constData());
    QVERIFY(printed.contains("KRAKEN_API_URL"));
    auto files = filesIn(m_home->path());
    QCOMPARE(files.erase(QStringLiteral("config/regimescope/status-token")), std::size_t{1});
    QVERIFY(files.size() > 3);
    for (const auto& [name, content] : files)
        QVERIFY2(!content.contains(secret), qPrintable(name));
}

/** With one secret and with another, of another length, the settings look the same. */
void TestSecurity::noPictureShowsASecret()
{
    QVERIFY(m_program->run({QStringLiteral("import"), candleFile()}).code == 0);
    QByteArrayList pictures;
    for (const char* text : {"pl4nted-s3cret", "an0ther"}) {
        plant(QStringLiteral("postgresql://me:%1@127.0.0.1:1/db"), QLatin1String(text));
        const QString file = m_home->filePath(QLatin1String(text) + QStringLiteral(".png"));
        const Ended ended = m_program->run(
            {QStringLiteral("snapshot"), QStringLiteral("--page"), QStringLiteral("settings"),
             QStringLiteral("--size"), QStringLiteral("1440x4000"), QStringLiteral("--at"),
             QStringLiteral("1700003000"), QStringLiteral("--out"), file});
        QVERIFY2(ended.code == 0, ended.err.constData());
        pictures << contentOf(file);
    }
    QVERIFY(!pictures.first().isEmpty());
    QVERIFY(pictures.first() == pictures.last());
}

/** An hour of candles to import. */
QString TestSecurity::candleFile() const
{
    QByteArray candles;
    for (int i = 0; i < 60; ++i)
        candles += QByteArray::number(1'700'000'040 + 60 * i) + ",1,2,1,2,10,3\n";
    const QString file = m_home->filePath(QStringLiteral("XDGUSD_1.csv"));
    return writeContent(file, candles) ? file : QString();
}

void TestSecurity::logLineCannotBeForged()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        while (QTcpSocket* socket = server.nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                const QByteArray body(
                    R"({"error":["EFake:x\n2025-01-01T00:00:00.000Z error fake: forged"]})");
                socket->write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                    QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
    });
    m_program->setVariable("KRAKEN_API_URL",
                           QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()));
    const auto process = m_program->start({QStringLiteral("run")});
    QVERIFY(QTest::qWaitFor(
        [&] { return (m_said += process->readAllStandardError()).contains("EFake"); }, 20'000));
    QCOMPARE(Program::signalled(*process, SIGTERM).code, 0);
    const QByteArray log = contentOf(m_program->dataDir() + QStringLiteral("/regimescope.log"));
    QVERIFY(log.contains("forged"));
    for (const QByteArray& line : log.split('\n'))
        QVERIFY2(!line.startsWith("2025-01-01"), line.constData());
}

void TestSecurity::wordsOnTheScreenAreNoMarkup_data()
{
    QTest::addColumn<QString>("file");
    for (const QString& file : sources(QStringLiteral("ui/qml"), {QStringLiteral("*.qml")}))
        QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
}

/** Text's own default guesses markup, and markup fetches what it names. */
void TestSecurity::wordsOnTheScreenAreNoMarkup()
{
    QFETCH(QString, file);
    const QString text = QString::fromUtf8(contentOf(file));
    static const QRegularExpression bare(QStringLiteral("^\\s*(Text|Label|TextEdit|TextArea) \\{"),
                                         QRegularExpression::MultilineOption);
    const auto texts = bare.globalMatch(text);
    int count = 0;
    for (auto it = texts; it.hasNext(); it.next())
        ++count;
    QCOMPARE(text.count(QStringLiteral("textFormat: Text.PlainText")), count);
    for (const char* word : {"RichText", "StyledText", "MarkdownText", "AutoText", "XMLHttpRequest",
                             "createQmlObject", "eval("})
        QVERIFY2(!text.contains(QLatin1String(word)), word);
}

void TestSecurity::sourceKeepsItsWord_data()
{
    QTest::addColumn<QString>("forbidden");
    QTest::newRow("TLS errors are never ignored") << QStringLiteral("ignoreSslErrors|VerifyNone");
    QTest::newRow("no shell runs a text")
        << QStringLiteral("[^:]\\bsystem\\(|\\bpopen\\(|\"/bin/sh\"|\"-c\"");
    QTest::newRow("no listener on all addresses") << QStringLiteral("QHostAddress::Any");
}

void TestSecurity::sourceKeepsItsWord()
{
    QFETCH(QString, forbidden);
    const QRegularExpression words(forbidden);
    int files = 0;
    for (const char* room : {"app", "core", "ui"})
        for (const QString& file :
             sources(QLatin1String(room), {QStringLiteral("*.cpp"), QStringLiteral("*.h")})) {
            const auto match = words.match(QString::fromUtf8(contentOf(file)));
            QVERIFY2(!match.hasMatch(), qPrintable(file + QStringLiteral(": ") + match.captured()));
            ++files;
        }
    QVERIFY(files > 100);
}

QTEST_GUILESS_MAIN(TestSecurity)
#include "tst_security.moc"
