// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "core/store/writerlock.h"
#include "tests/support/enginestage.h"
#include "tests/support/program.h"

#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace regime;
using namespace regime::test;

/** The binary as a shell meets it: no display, folders of its own, an exchange that is not there.
 */
class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void helpAndVersionNeedNoDisplay_data();
    void helpAndVersionNeedNoDisplay();
    void wrongUsageIsASentenceAndEndsWithTwo_data();
    void wrongUsageIsASentenceAndEndsWithTwo();
    void statusOfNothingIsNeutralAndWritesNothing();
    void snapshotOfNothingIsAPictureAndWritesNothing();
    void theOrganismIsTheSameBytesForTheSameArguments();
    void theWindowWithoutADisplaySaysSo();
    void theDemoSaysWhatItLeavesOut();
    void runEndsWhenItsTimeIsUp();
    void signalsEndRunInOrder_data();
    void signalsEndRunInOrder();

private:
    /** Run without an exchange. */
    QStringList runArguments(const QStringList& more = {}) const
    {
        return QStringList{QStringLiteral("--set"),
                           QStringLiteral("KRAKEN_API_URL=http://127.0.0.1:1"),
                           QStringLiteral("run")} +
               more;
    }
    bool wroteNothing() const { return filesIn(m_home->path()).empty(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Program> m_program;
};

void TestCommandLine::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(QStringLiteral(REGIMESCOPE), m_home->path());
}

void TestCommandLine::helpAndVersionNeedNoDisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    for (const Command& command : commands()) {
        const QString name = QLatin1String(command.name);
        const QStringList before = name.isEmpty() ? QStringList() : QStringList{name};
        QTest::addRow("help of %s", *command.name ? command.name : "the window")
            << before + QStringList{QStringLiteral("--help")}
            << QStringLiteral("regimescope %1").arg(name).trimmed();
        QTest::addRow("version of %s", *command.name ? command.name : "the window")
            << before + QStringList{QStringLiteral("--version")}
            << QStringLiteral("RegimeScope " REGIMESCOPE_VERSION);
    }
}

void TestCommandLine::helpAndVersionNeedNoDisplay()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Ended ended = m_program->run(arguments);
    QCOMPARE(ended.code, 0);
    QVERIFY2(QString::fromUtf8(ended.out).contains(says), ended.out.constData());
    QCOMPARE(ended.err, QByteArray());
    QVERIFY(wroteNothing());
}

void TestCommandLine::wrongUsageIsASentenceAndEndsWithTwo_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* situation, const char* line, const char* names) {
        QTest::newRow(situation) << QString::fromLatin1(line) << QString::fromLatin1(names);
    };
    row("unknown command", "advise", "advise");
    row("unknown key", "--set HMM_NONSENSE=1 status", "HMM_NONSENSE");
    row("unknown key, window", "--set HMM_NONSENSE=1", "HMM_NONSENSE");
    row("value out of range", "--set HMM_N_STATES=99 run", "HMM_N_STATES");
    row("http beyond this machine", "--set KRAKEN_API_URL=http://kraken.example run",
        "KRAKEN_API_URL");
    row("option without its value", "status --pair", "--pair");
    row("interval Kraken has not", "--interval 7 status", "7");
    row("unknown option", "run --forever", "forever");
    row("run for no number", "run --for soon", "soon");
    row("run with a stray word", "run now", "now");
    row("status with a stray word", "status now", "now");
    row("speed without demo", "run --speed 5", "--demo");
    row("import of nothing", "import", "FILE");
    row("replay without files", "replay", "--csv");
    row("train with a stray word", "train now", "now");
    row("train without its file", "train --csv", "csv");
    row("features without files", "features", "--csv");
    row("hmm without a problem", "hmm", "PROBLEM");
    row("export with a stray word", "export --out f.csv now", "now");
    row("export without a file", "export", "--out");
    row("snapshot without a file", "snapshot", "--out");
    row("snapshot with a stray word", "snapshot --out f.png now", "now");
    row("snapshot of no page", "snapshot --out f.png --page attic", "attic");
    row("snapshot of no size", "snapshot --out f.png --size big", "big");
    row("snapshot of no time", "snapshot --out f.png --at yesterday", " --at yesterday");
    row("report without a folder", "report", "--out");
    row("report with a stray word", "report --out d now", "now");
    row("report of a time without a zone", "report --out d --from 2024-07-01T00:00:00", "zone");
    row("report that ends before it begins", "report --out d --from 200 --to 100", "--from");
    row("organism without its numbers", "organism", "--probabilities");
    row("log level", "--log-level loud run", "loud");
}

void TestCommandLine::wrongUsageIsASentenceAndEndsWithTwo()
{
    QFETCH(QString, line);
    QFETCH(QString, names);
    const Ended ended = m_program->run(line.split(QLatin1Char(' ')));
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.out, QByteArray());
    const QString sentence = QString::fromUtf8(ended.err);
    QVERIFY2(sentence.startsWith(QLatin1String("regimescope")) && sentence.contains(names),
             ended.err.constData());
    QVERIFY(wroteNothing());
}

void TestCommandLine::statusOfNothingIsNeutralAndWritesNothing()
{
    const Ended ended = m_program->run({QStringLiteral("status")});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.err, QByteArray());
    const QJsonObject status = QJsonDocument::fromJson(ended.out).object();
    QVERIFY2(isNeutral(status), ended.out.constData());
    QVERIFY(reasonCodes(status).contains(QStringLiteral("no_data")));
    QVERIFY(wroteNothing());
}

void TestCommandLine::snapshotOfNothingIsAPictureAndWritesNothing()
{
    const QTemporaryDir elsewhere;
    const QString out = elsewhere.filePath(QStringLiteral("monitor.png"));
    const Ended ended = m_program->run({QStringLiteral("snapshot"), QStringLiteral("--out"), out,
                                        QStringLiteral("--size"), QStringLiteral("1100x700")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(QImage(out).size(), QSize(1100, 700));
    QVERIFY(!QFileInfo::exists(m_program->dataDir()));
}

void TestCommandLine::theOrganismIsTheSameBytesForTheSameArguments()
{
    const auto drawn = [&](const char* timeSec) {
        const QString out = m_home->filePath(QStringLiteral("organism.png"));
        const Ended ended = m_program->run(
            {QStringLiteral("organism"), QStringLiteral("--probabilities"),
             QStringLiteral("0.1,0.8,0.1"), QStringLiteral("--confidence"), QStringLiteral("0.7"),
             QStringLiteral("--bias"), QStringLiteral("-0.3"), QStringLiteral("--p-switch"),
             QStringLiteral("0.4"), QStringLiteral("--time"), QLatin1String(timeSec),
             QStringLiteral("--size"), QStringLiteral("200x160"), QStringLiteral("--out"), out});
        return ended.code == 0 ? contentOf(out) : ended.err;
    };
    const QByteArray first = drawn("3");
    QCOMPARE(QImage::fromData(first).size(), QSize(200, 160));
    QVERIFY(drawn("4") != first);
    QVERIFY(drawn("3") == first);
}

void TestCommandLine::theWindowWithoutADisplaySaysSo()
{
    for (const QStringList& arguments : {QStringList{}, {QStringLiteral("--demo")}}) {
        const Ended ended = m_program->run(arguments);
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains("display") && ended.err.count('\n') == 1,
                 ended.err.constData());
        QVERIFY(wroteNothing());
    }
}

void TestCommandLine::theDemoSaysWhatItLeavesOut()
{
    const Ended ended = m_program->run({QStringLiteral("--set"), QStringLiteral("STATUS_PORT=8765"),
                                        QStringLiteral("run"), QStringLiteral("--demo"),
                                        QStringLiteral("--for"), QStringLiteral("1")});
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.err.contains("STATUS_PORT is not in force in the demo"), ended.err.constData());
    QVERIFY2(!ended.err.contains("STORE_URL"), ended.err.constData());
}

void TestCommandLine::runEndsWhenItsTimeIsUp()
{
    const Ended ended =
        m_program->run(runArguments({QStringLiteral("--for"), QStringLiteral("1")}));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY2(ended.tookMs >= 1000 && ended.tookMs < 6000,
             qPrintable(QString::number(ended.tookMs)));
    QCOMPARE(ended.out, QByteArray());
    QVERIFY(QFileInfo::exists(m_program->dataDir() + QStringLiteral("/regimescope.sqlite")));
}

void TestCommandLine::signalsEndRunInOrder_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("end of the session") << SIGTERM;
    QTest::newRow("terminal closed") << SIGHUP;
}

void TestCommandLine::signalsEndRunInOrder()
{
    QFETCH(int, number);
    const auto process = m_program->start(runArguments());
    QByteArray said;
    const auto isAtWork = [&] {
        said += process->readAllStandardError();
        return said.contains("exchange: ");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAtWork(), 20'000);
    const Ended ended = Program::signalled(*process, number);
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.tookMs < 1000, qPrintable(QString::number(ended.tookMs)));
    // In order: the store is given back and the snapshot is written.
    QVERIFY(!writerPid(m_program->dataDir() + QStringLiteral("/regimescope.sqlite")));
    const auto files = filesIn(m_program->dataDir());
    QVERIFY(files.contains(QStringLiteral("snapshot-XDGUSD-1.json")));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
