// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/enginestage.h"
#include "tests/support/program.h"

#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace regime;
using namespace regime::test;

namespace
{
const QByteArray garbage("this was never a store, a snapshot or a model\n");
}

/** The process in trouble: `run` says it, `status` beside it is neutral, and SIGTERM ends it. */
class TestProcessEnd : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void runOutlivesABadExchange_data();
    void runOutlivesABadExchange();
    void runOutlivesADamagedFile_data();
    void runOutlivesADamagedFile();
    void runNeedsAFolder();
    void oneProcessWritesAFolder();

private:
    QStringList runArguments(const QString& url) const;
    void expectCalm(QProcess& process, const QByteArray& words) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Program> m_program;
};

void TestProcessEnd::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(QStringLiteral(REGIMESCOPE), m_home->path());
}

QStringList TestProcessEnd::runArguments(const QString& url) const
{
    return {QStringLiteral("--set"), QStringLiteral("KRAKEN_API_URL=") + url,
            QStringLiteral("--set"), QStringLiteral("REQUEST_SPACING_MS=0"), QStringLiteral("run")};
}

/** It says `words`, is neutral in the status and ends in order. */
void TestProcessEnd::expectCalm(QProcess& process, const QByteArray& words) const
{
    QByteArray said;
    const auto hasSaid = [&] {
        said += process.readAllStandardError();
        return said.contains(words);
    };
    QVERIFY2(QTest::qWaitFor(hasSaid, 20'000), said.constData());
    const Ended status = m_program->run({QStringLiteral("status")});
    QVERIFY2(status.code == 0, status.err.constData());
    QVERIFY(isNeutral(QJsonDocument::fromJson(status.out).object()));
    QCOMPARE(process.state(), QProcess::Running);
    const Ended ended = Program::signalled(process, SIGTERM);
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.tookMs < 2000, qPrintable(QString::number(ended.tookMs)));
}

void TestProcessEnd::runOutlivesABadExchange_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("hangs") << 0 << QByteArray(" started on ");
    QTest::newRow("page of a front") << 1 << QByteArray("HTTP 520");
    QTest::newRow("throttles") << 2 << QByteArray("EGeneral:Too many requests");
    QTest::newRow("does not know the pair") << 3 << QByteArray("EQuery:Unknown asset pair");
}

void TestProcessEnd::runOutlivesABadExchange()
{
    QFETCH(int, fault);
    QFETCH(QByteArray, words);
    const std::array faults{ExchangeFault::of(ExchangeFault::Kind::Hang), ExchangeFault::html520(),
                            ExchangeFault::tooManyRequests(), ExchangeFault::unknownPair()};
    const SystemClock clock;
    SimulatedExchange exchange({}, clock);
    exchange.setFaultRule([&](const ServedRequest&) { return faults[std::size_t(fault)]; });
    QSignalSpy asked(&exchange, &SimulatedExchange::requested);
    const Result<QUrl> url = exchange.listen();
    QVERIFY(url);
    const auto process = m_program->start(runArguments(url->toString()));
    QTRY_VERIFY_WITH_TIMEOUT(!asked.isEmpty(), 20'000);
    expectCalm(*process, words);
}

void TestProcessEnd::runOutlivesADamagedFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("store") << QStringLiteral("regimescope.sqlite") << QByteArray("was damaged");
    QTest::newRow("snapshot") << QStringLiteral("snapshot-XDGUSD-1.json")
                              << QByteArray("is damaged");
    QTest::newRow("model") << QStringLiteral("models/model-XDGUSD-1-1.json")
                           << QByteArray("could not be used");
}

void TestProcessEnd::runOutlivesADamagedFile()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, words);
    QVERIFY(QDir().mkpath(m_program->dataDir() + QStringLiteral("/models")));
    QVERIFY(writeContent(m_program->dataDir() + QLatin1Char('/') + name, garbage));
    const auto process = m_program->start(runArguments(QStringLiteral("http://127.0.0.1:1")));
    expectCalm(*process, words);
    const auto files = filesIn(m_program->dataDir());
    QCOMPARE(std::ranges::count_if(files, [](const auto& file) { return file.second == garbage; }),
             1);
}

void TestProcessEnd::runNeedsAFolder()
{
    const QString file = m_home->filePath(QStringLiteral("file"));
    QVERIFY(writeContent(file, garbage));
    m_program->setDataDir(file + QStringLiteral("/store"));
    const Ended ended = m_program->run(runArguments(QStringLiteral("http://127.0.0.1:1")));
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("is not a folder") && ended.err.contains("--data-dir"),
             ended.err.constData());
    QCOMPARE(filesIn(m_home->path()),
             (std::map<QString, QByteArray>{{QStringLiteral("file"), garbage}}));
}

void TestProcessEnd::oneProcessWritesAFolder()
{
    const QString url = QStringLiteral("http://127.0.0.1:1");
    const auto holder = m_program->start(runArguments(url));
    const QByteArray sentence =
        "the store is in use by RegimeScope (pid " + QByteArray::number(holder->processId()) + ")";
    QByteArray said;
    const auto isAtWork = [&] {
        said += holder->readAllStandardError();
        return said.contains("exchange: ");
    };
    QVERIFY2(QTest::qWaitFor(isAtWork, 20'000), said.constData());
    const QString csv = m_home->filePath(QStringLiteral("XDGUSD_1.csv"));
    QVERIFY(writeContent(csv, "60,1,1,1,1,1,1\n120,1,1,1,1,1,1\n"));
    for (const QStringList& writer : {runArguments(url), {QStringLiteral("import"), csv}}) {
        const Ended ended = m_program->run(writer);
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains(sentence), ended.err.constData());
        QCOMPARE(ended.out, QByteArray());
    }
    const Ended ended = Program::signalled(*holder, SIGTERM);
    QCOMPARE(ended.code, 0);
    QCOMPARE(m_program->run({QStringLiteral("import"), csv}).code, 0);
}

QTEST_GUILESS_MAIN(TestProcessEnd)
#include "tst_processend.moc"
