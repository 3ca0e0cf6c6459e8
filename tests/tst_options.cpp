// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log.h"
#include "app/options.h"

#include <QDir>
#include <QTest>

using namespace regime;

class TestOptions : public QObject
{
    Q_OBJECT

    static Result<ParsedArguments> parse(const char* line)
    {
        return parseArguments(QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts));
    }

private slots:
    void commonOptionsStandOnBothSidesOfTheCommand()
    {
        const auto parsed = parse("--data-dir /tmp/x replay --csv a.csv --pair DOGE/USD "
                                  "--set=HMM_SEED=2 --out b.csv --interval 5");
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->command, QStringLiteral("replay"));
        QCOMPARE(parsed->arguments,
                 (QStringList{QStringLiteral("--csv"), QStringLiteral("a.csv"),
                              QStringLiteral("--out"), QStringLiteral("b.csv")}));
        QCOMPARE(parsed->common.dataDir, QStringLiteral("/tmp/x"));
        QCOMPARE(parsed->common.settings,
                 (QStringList{QStringLiteral("KRAKEN_PAIR=DOGE/USD"), QStringLiteral("HMM_SEED=2"),
                              QStringLiteral("HMM_OHLCV_INTERVAL_MIN=5")}));
        QVERIFY(parsed->common.pairGiven && parsed->common.intervalGiven);
    }

    void theWindowHasNoCommand()
    {
        const auto parsed = parse("--demo --speed 60");
        QVERIFY(parsed.ok());
        QVERIFY(parsed->command.isEmpty());
        QCOMPARE(parsed->arguments.size(), 3);
        QVERIFY(!parsed->common.pairGiven);
    }

    void helpAndVersionAreSeenEverywhere()
    {
        QVERIFY(parse("--version")->version);
        QVERIFY(parse("hmm --help")->help);
        QCOMPARE(parse("hmm --help")->command, QStringLiteral("hmm"));
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("named");
        QTest::newRow("no value") << QStringLiteral("status --data-dir")
                                  << QStringLiteral("--data-dir needs a value");
        QTest::newRow("bad level")
            << QStringLiteral("--log-level loud") << QStringLiteral("debug, info");
    }
    void mistakesAreNamed()
    {
        QFETCH(QString, line);
        QFETCH(QString, named);
        const auto parsed = parseArguments(line.split(u' '));
        QVERIFY(!parsed.ok());
        QVERIFY(QString::fromStdString(parsed.error().message).contains(named));
    }

    void oneEventIsOneLineOfTheLog()
    {
        const QString line =
            logLine(QStringLiteral("T"), QStringLiteral("info"), QStringLiteral("c"),
                    QStringLiteral("a\n2025-01-01 error: fake\r\\"));
        QCOMPARE(line, QStringLiteral("T info c: a\\n2025-01-01 error: fake\\r\\\\"));
    }
};

QTEST_APPLESS_MAIN(TestOptions)
#include "tst_options.moc"
