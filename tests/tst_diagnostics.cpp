// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diagnostics.h"
#include "app/log.h"
#include "core/engine/settingentries.h"
#include "core/engine/values/secrets.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

#include <unistd.h>

using namespace regime;

/** What is copied for someone who is to help. */
class TestDiagnostics : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatIsUnusual()
    {
        Diagnostics diagnostics;
        diagnostics.dataDir = QStringLiteral("/data/doge");
        Configuration configuration;
        configuration.set(QStringLiteral("HMM_N_STATES"), QStringLiteral("4"), ConfigOrigin::File);
        diagnostics.settings = settingEntries(configuration, configuration);
        diagnostics.trust = {Verdict::Caution,
                             {{Verdict::Caution,
                               QStringLiteral("flicker"),
                               QStringLiteral("The raw label flickers."),
                               Fix::None,
                               {}}}};
        diagnostics.problems = {QStringLiteral("warning default: the disk is full")};
        const QString text = diagnosticsText(diagnostics);
        for (const char* part :
             {"RegimeScope " REGIMESCOPE_VERSION, "Qt 6", "/data/doge/regimescope.log",
              "HMM_N_STATES=4 (file)", "CAUTION", "flicker: The raw label", "the disk is full"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
        QVERIFY(!text.contains(QLatin1String("HMM_N_ITER")));
    }

    void masksSecrets_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* text) {
            QTest::newRow(name) << QString::fromLatin1(text);
        };
        row("password in an address", "cannot reach postgresql://me:S3cret@host:5432/db");
        row("key in a query", "GET https://host/rest?apikey=S3cret&x=1");
        row("environment variable", "SUPABASE_KEY=S3cret");
        row("header", "Authorization: Bearer S3cret");
        row("named", "password: S3cret, user me");
    }

    void masksSecrets()
    {
        QFETCH(QString, text);
        Diagnostics diagnostics;
        diagnostics.problems = {text};
        QVERIFY(!diagnosticsText(diagnostics).contains(QLatin1String("S3cret")));
        QVERIFY(!withoutSecrets(text).contains(QLatin1String("S3cret")));
    }

    void masksTheStoresPassword_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("shown");
        QTest::newRow("before the host") << QStringLiteral("postgresql://me:S3cret@host/db")
                                         << QStringLiteral("postgresql://me:***@host/db");
        QTest::newRow("as an option")
            << QStringLiteral("postgresql://host/db?password=S3cret&user=me")
            << QStringLiteral("postgresql://host/db?password=***&user=me");
        QTest::newRow("of a certificate")
            << QStringLiteral("postgresql://host/db?sslpassword=S3cret")
            << QStringLiteral("postgresql://host/db?sslpassword=***");
        QTest::newRow("with all that an option may hold")
            << QStringLiteral("postgresql://host/db?password=S3cret,S3cret;S3cret&user=me")
            << QStringLiteral("postgresql://host/db?password=***&user=me");
        QTest::newRow("with an at sign") << QStringLiteral("postgresql://me:S3cret@S3cret@host/db")
                                         << QStringLiteral("postgresql://me:***@host/db");
        QTest::newRow("none: a port behind a host")
            << QStringLiteral("https://turnkey:8443") << QStringLiteral("https://turnkey:8443");
    }

    /** On the Settings page and in what is copied. */
    void masksTheStoresPassword()
    {
        QFETCH(QString, address);
        QFETCH(QString, shown);
        Diagnostics diagnostics;
        Configuration configuration;
        configuration.set(QStringLiteral("STORE_URL"), address, ConfigOrigin::Environment);
        diagnostics.settings = settingEntries(configuration, configuration);
        const auto entry = std::ranges::find(diagnostics.settings, QStringLiteral("STORE_URL"),
                                             &SettingEntry::key);
        QCOMPARE(entry->value, shown);
        QCOMPARE(entry->nextValue, shown);
        const QString text = diagnosticsText(diagnostics);
        QVERIFY(text.contains(shown));
        QVERIFY(!text.contains(QLatin1String("S3cret")));
    }

    void knowsTheNewestProblems()
    {
        const QTemporaryDir folder;
        installLog(folder.path(), QStringLiteral("error"));
        for (int i = 0; i < 30; ++i)
            qWarning("trouble %d", i);
        qInfo("nothing of note");
        const QStringList problems = newestProblems();
        qInstallMessageHandler(nullptr);
        QCOMPARE(problems.size(), 20);
        QVERIFY(problems.first().endsWith(QLatin1String("trouble 10")));
        QVERIFY(problems.last().endsWith(QLatin1String("trouble 29")));
    }

    void logIsBounded()
    {
        const QTemporaryDir folder;
        const int said = ::dup(STDERR_FILENO);
        QVERIFY(std::freopen("/dev/null", "w", stderr)); // where all of it goes as well
        installLog(folder.path(), QStringLiteral("info"));
        const QByteArray text(99'000, 'x');
        for (int i = 0; i < 350; ++i)
            qInfo("%s", text.constData());
        qInfo("the last one");
        qInstallMessageHandler(nullptr);
        QVERIFY(std::fflush(stderr) == 0 && ::dup2(said, STDERR_FILENO) >= 0);
        ::close(said);
        const QFileInfoList files = QDir(folder.path()).entryInfoList(QDir::Files, QDir::Name);
        QCOMPARE(files.size(), 5);
        for (const QFileInfo& file : files)
            QVERIFY2(file.size() <= 5'000'000, qPrintable(file.fileName()));
        QFile newest(files.first().filePath());
        QVERIFY(newest.open(QIODevice::ReadOnly));
        QCOMPARE(newest.fileName(), folder.filePath(QStringLiteral("regimescope.log")));
        QVERIFY(newest.readAll().endsWith("the last one\n"));
    }
};

QTEST_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
