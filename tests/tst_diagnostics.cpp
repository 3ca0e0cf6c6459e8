// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diagnostics.h"
#include "app/log.h"
#include "core/engine/settingentries.h"

#include <QTemporaryDir>
#include <QTest>

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

    void masksTheStoresPassword()
    {
        Diagnostics diagnostics;
        Configuration configuration;
        configuration.set(QStringLiteral("STORE_URL"),
                          QStringLiteral("postgresql://me:S3cret@host/db"),
                          ConfigOrigin::Environment);
        diagnostics.settings = settingEntries(configuration, configuration);
        const QString text = diagnosticsText(diagnostics);
        QVERIFY(text.contains(QLatin1String("postgresql://me:***@host/db")));
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
};

QTEST_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
