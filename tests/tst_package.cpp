// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/help.h"
#include "app/manual.h"
#include "core/engine/configkeys.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace regime;
using namespace regime::test;

namespace
{
const QString id = QStringLiteral("io.github.regimescope.RegimeScope");
} // namespace

/** What `cmake --install` puts on a machine, as the desktop's own tools judge it. */
class TestPackage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void desktopToolsFindNoFault_data();
    void desktopToolsFindNoFault();
    void serviceManagerFindsNoFault();
    void iconsHaveTheSizeOfTheirFolder();
    void manualTellsOfAllThereIs();
    void shellCompletes_data();
    void shellCompletes();
    void programIsHardened_data();
    void programIsHardened();

private:
    QString installed(const QString& path) const
    {
        return m_root.path() + QStringLiteral("/usr/") + path;
    }

    QTemporaryDir m_root;
};

namespace
{

/** Runs a tool to its end; an empty `out` with the code -1 when there is no such tool. */
Ended runTool(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted())
        return {};
    return Program::finish(process, 60'000);
}

} // namespace

void TestPackage::initTestCase()
{
    QProcess install;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DESTDIR"), m_root.path());
    install.setProcessEnvironment(environment);
    install.start(QStringLiteral(CMAKE), {QStringLiteral("--install"), QStringLiteral(BUILD_DIR),
                                          QStringLiteral("--prefix"), QStringLiteral("/usr")});
    const Ended ended = Program::finish(install, 60'000);
    QVERIFY2(ended.code == 0, ended.err.constData());
}

void TestPackage::desktopToolsFindNoFault_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("desktop file") << QStringLiteral("desktop-file-validate")
                                  << QStringList{installed(
                                         QStringLiteral("share/applications/%1.desktop").arg(id))};
    QTest::newRow("metainfo")
        << QStringLiteral("appstreamcli")
        << QStringList{QStringLiteral("validate"), QStringLiteral("--pedantic"),
                       QStringLiteral("--no-net"),
                       installed(QStringLiteral("share/metainfo/%1.metainfo.xml").arg(id))};
    QTest::newRow("installed tree")
        << QStringLiteral("appstreamcli")
        << QStringList{QStringLiteral("validate-tree"), QStringLiteral("--no-net"), m_root.path()};
}

void TestPackage::desktopToolsFindNoFault()
{
    QFETCH(QString, tool);
    QFETCH(QStringList, arguments);
    const Ended ended = runTool(tool, arguments);
    QVERIFY2(ended.code == 0, (ended.out + ended.err).constData());
}

/** The unit names the program alone; here it stands below another root. */
void TestPackage::serviceManagerFindsNoFault()
{
    const QTemporaryDir folder;
    QByteArray unit = contentOf(installed(QStringLiteral("lib/systemd/user/regimescope.service")));
    QVERIFY(unit.contains("ExecStart=regimescope run"));
    for (const char* line : {"Type=notify", "WatchdogSec=90", "Restart=on-failure"})
        QVERIFY2(unit.contains(line), line);
    unit.replace("ExecStart=", "ExecStart=" + installed(QStringLiteral("bin/")).toUtf8());
    const QString file = folder.filePath(QStringLiteral("regimescope.service"));
    QVERIFY(writeContent(file, unit));
    const Ended ended =
        runTool(QStringLiteral("env"), {QStringLiteral("XDG_RUNTIME_DIR=") + folder.path(),
                                        QStringLiteral("systemd-analyze"), QStringLiteral("verify"),
                                        QStringLiteral("--user"), file});
    QVERIFY2(ended.code == 0 && ended.err.isEmpty(), ended.err.constData());
}

void TestPackage::iconsHaveTheSizeOfTheirFolder()
{
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256}) {
        const QImage icon(
            installed(QStringLiteral("share/icons/hicolor/%1x%1/apps/%2.png").arg(size).arg(id)));
        QCOMPARE(icon.size(), QSize(size, size));
    }
    QVERIFY(QFileInfo::exists(
        installed(QStringLiteral("share/icons/hicolor/scalable/apps/%1.svg").arg(id))));
}

void TestPackage::manualTellsOfAllThereIs()
{
    const Ended unpacked = runTool(
        QStringLiteral("gzip"),
        {QStringLiteral("-dc"), installed(QStringLiteral("share/man/man1/regimescope.1.gz"))});
    QCOMPARE(unpacked.code, 0);
    QCOMPARE(QString::fromUtf8(unpacked.out), manualPage());
    for (const Command& command : commands())
        QVERIFY2(manualPage().contains(QStringLiteral("\n.B ") + QLatin1String(command.name)),
                 command.name);
    for (const CommonOption& option : commonOptions())
        QVERIFY(manualPage().contains(
            QStringLiteral(".B ") +
            QString::fromLatin1(option.name).replace(u'-', QStringLiteral("\\-"))));
    for (const char* text : {"ISO 8601", "\n.SH EXIT STATUS", "\n.SH FILES", "status\\-token"})
        QVERIFY2(manualPage().contains(QLatin1String(text)), text);
    for (const ConfigKey& key : configKeys()) {
        QVERIFY(manualPage().contains(QStringLiteral(".B ") + key.name));
        QVERIFY(settingsTable().contains(QStringLiteral("`%1`").arg(key.name)));
    }
    QVERIFY2(contentOf(QStringLiteral("README.md")).contains(settingsTable().toUtf8()),
             "the README's table of settings is what `regimescope_manual settings` prints");
}

void TestPackage::shellCompletes_data()
{
    QTest::addColumn<QString>("typed"); ///< words behind the program's name
    QTest::addColumn<QString>("offered");
    QTest::newRow("a command") << QStringLiteral("ex") << QStringLiteral("export");
    QTest::newRow("an option of the command")
        << QStringLiteral("export --w") << QStringLiteral("--what");
    QTest::newRow("no option of another") << QStringLiteral("status --w") << QString();
    QTest::newRow("a choice") << QStringLiteral("export --what l") << QStringLiteral("ledger");
    QTest::newRow("a choice among more")
        << QStringLiteral("snapshot --theme ''") << QStringLiteral("light dark");
    QTest::newRow("a common option")
        << QStringLiteral("run --log") << QStringLiteral("--log-level");
    QTest::newRow("its value") << QStringLiteral("--log-level w") << QStringLiteral("warning");
    QTest::newRow("a setting") << QStringLiteral("--set STATUS_P")
                               << QStringLiteral("STATUS_PORT=");
    QTest::newRow("a file") << QStringLiteral("replay --csv README.m")
                            << QStringLiteral("README.md");
}

void TestPackage::shellCompletes()
{
    QFETCH(QString, typed);
    QFETCH(QString, offered);
    const QString script =
        QStringLiteral(
            "compopt() { :; }; . '%1'; COMP_WORDS=(regimescope %2); "
            "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _regimescope; echo \"${COMPREPLY[*]}\"")
            .arg(installed(QStringLiteral("share/bash-completion/completions/regimescope")), typed);
    const Ended ended = runTool(QStringLiteral("bash"), {QStringLiteral("-c"), script});
    QVERIFY2(ended.code == 0 && ended.err.isEmpty(), ended.err.constData());
    QCOMPARE(QString::fromUtf8(ended.out).trimmed(), offered);
}

void TestPackage::programIsHardened_data()
{
    QTest::addColumn<QString>("section");
    QTest::addColumn<QByteArray>("shows");
    QTest::newRow("position-independent")
        << QStringLiteral("-h") << QByteArray("DYN (Position-Independent");
    QTest::newRow("relocations read-only") << QStringLiteral("-lW") << QByteArray("GNU_RELRO");
    QTest::newRow("bound at the start") << QStringLiteral("-dW") << QByteArray("BIND_NOW");
    QTest::newRow("stack protector") << QStringLiteral("-sW") << QByteArray("__stack_chk_fail");
    QTest::newRow("fortified calls") << QStringLiteral("-sW") << QByteArray("_chk@GLIBC");
    QTest::newRow("checked containers") << QStringLiteral("-sW") << QByteArray("__glibcxx_assert");
}

void TestPackage::programIsHardened()
{
    QFETCH(QString, section);
    QFETCH(QByteArray, shows);
    const Ended ended =
        runTool(QStringLiteral("readelf"), {section, installed(QStringLiteral("bin/regimescope"))});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY2(ended.out.contains(shows), ended.out.constData());
    if (section == u"-lW")
        QVERIFY2(!ended.out.contains("RWE"), "nothing is writable and executable");
}

QTEST_GUILESS_MAIN(TestPackage)
#include "tst_package.moc"
