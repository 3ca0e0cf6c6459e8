// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/configuration.h"
#include "core/engine/configvalues.h"

#include <QTemporaryDir>
#include <QTest>

using namespace regime;

class TestConfiguration : public QObject
{
    Q_OBJECT

    static LoadedConfiguration load(const QByteArray& file, const QStringList& settings = {},
                                    const QProcessEnvironment& environment = {})
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("regimescope.ini"));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(file) != file.size())
            qFatal("cannot write the test's configuration file");
        out.close();
        return loadConfiguration(path, environment, settings);
    }

private slots:
    void everyDefaultIsWithinItsRange()
    {
        QVERIFY(configKeys().size() >= 55);
        for (const ConfigKey& key : configKeys()) {
            const Result<QString> accepted = key.accept(key.defaultText);
            QVERIFY2(accepted.ok(), qPrintable(key.name));
            QVERIFY2(!key.rangeText().isEmpty() && !key.summary.isEmpty(), qPrintable(key.name));
        }
        QVERIFY(!Configuration().firstConflict());
    }

    void laterPlacesWin()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("HMM_N_ITER"), QStringLiteral("50"));
        environment.insert(QStringLiteral("HMM_N_STARTS"), QStringLiteral("4"));
        const auto loaded = load("HMM_N_ITER=40\nHMM_N_STARTS=3\nHMM_SEED = 7\n",
                                 {QStringLiteral("HMM_N_ITER=60")}, environment);
        QCOMPARE(loaded.usageError, QString());
        QCOMPARE(loaded.messages, QStringList());
        const Configuration& c = loaded.configuration;
        QCOMPARE(c.integer(QStringLiteral("HMM_N_ITER")), 60);
        QCOMPARE(c.origin(QStringLiteral("HMM_N_ITER")), ConfigOrigin::CommandLine);
        QCOMPARE(c.integer(QStringLiteral("HMM_N_STARTS")), 4);
        QCOMPARE(c.origin(QStringLiteral("HMM_N_STARTS")), ConfigOrigin::Environment);
        QCOMPARE(c.integer(QStringLiteral("HMM_SEED")), 7);
        QCOMPARE(c.origin(QStringLiteral("HMM_SEED")), ConfigOrigin::File);
        QCOMPARE(c.origin(QStringLiteral("HMM_N_STATES")), ConfigOrigin::BuiltIn);
        QCOMPARE(detectorConfig(c).iterations, 60);
    }

    void aBadValueInTheFileIsNamedAndTheDefaultStands_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("allowed");
        const auto row = [](const char* name, const char* line, const char* key,
                            const char* allowed) {
            QTest::newRow(name) << QByteArray(line) << QString::fromLatin1(key)
                                << QString::fromLatin1(allowed);
        };
        row("too large", "HMM_N_STATES=9", "HMM_N_STATES", "2 to 8");
        row("not whole", "HMM_N_STATES=2.5", "HMM_N_STATES", "2 to 8");
        row("a pair the exchange does not know", "KRAKEN_PAIR=XXDGZUSD", "KRAKEN_PAIR",
            "DOGE/USD is XDGUSD");
        row("nan", "HMM_CONFIDENCE_THRESHOLD=nan", "HMM_CONFIDENCE_THRESHOLD", "0 to 1");
        row("inf", "HMM_BIAS_GAIN=inf", "HMM_BIAS_GAIN", "0 to 10");
        row("no such choice", "HMM_COVARIANCE_TYPE=round", "HMM_COVARIANCE_TYPE", "diag, full");
        row("no flag", "GRID_BIAS_ENABLED=yes", "GRID_BIAS_ENABLED", "true, false");
        row("interval Kraken lacks", "HMM_OHLCV_INTERVAL_MIN=3", "HMM_OHLCV_INTERVAL_MIN", "1, 5");
        row("plain http", "KRAKEN_API_URL=http://example.org", "KRAKEN_API_URL", "https");
        row("port too low", "STATUS_PORT=80", "STATUS_PORT", "1024");
        row("spacing for a real host", "REQUEST_SPACING_MS=10", "REQUEST_SPACING_MS", "1000");
        row("window too long", "HMM_INFERENCE_WINDOW=90", "HMM_INFERENCE_WINDOW",
            "HMM_RECENT_CANDLES - 14");
        row("recent too short", "HMM_RECENT_CANDLES=30", "HMM_RECENT_CANDLES",
            "HMM_RECENT_CANDLES - 14");
        row("too few training candles", "HMM_TRAINING_CANDLES=200", "HMM_TRAINING_CANDLES", "+ 14");
    }
    void aBadValueInTheFileIsNamedAndTheDefaultStands()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, key);
        QFETCH(QString, allowed);
        const auto loaded = load(line);
        QCOMPARE(loaded.usageError, QString());
        QCOMPARE(loaded.messages.size(), 1);
        QVERIFY2(loaded.messages.first().contains(key), qPrintable(loaded.messages.first()));
        QVERIFY2(loaded.messages.first().contains(allowed), qPrintable(loaded.messages.first()));
        QCOMPARE(loaded.configuration.text(key), findConfigKey(key)->defaultText);
    }

    void theCommandLineEndsTheStart_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::newRow("unknown key") << QStringLiteral("HMM_NO_SUCH=1");
        QTest::newRow("bad value") << QStringLiteral("HMM_N_STATES=1");
        QTest::newRow("no equals sign") << QStringLiteral("HMM_N_STATES");
        QTest::newRow("conflict") << QStringLiteral("HMM_RECENT_CANDLES=20");
    }
    void theCommandLineEndsTheStart()
    {
        QFETCH(QString, setting);
        QVERIFY(!load({}, {setting}).usageError.isEmpty());
    }

    void unknownKeysAndStrayLinesInTheFileAreSaidWithTheirLine()
    {
        const auto loaded = load("# a comment\n\nNOT_A_KEY=1\njust words\nHMM_SEED=3\n");
        QCOMPARE(loaded.messages.size(), 2);
        QVERIFY(loaded.messages.at(0).contains(QStringLiteral(".ini:3: ")));
        QVERIFY(loaded.messages.at(1).contains(QStringLiteral(".ini:4: ")));
        QCOMPARE(loaded.configuration.integer(QStringLiteral("HMM_SEED")), 3);
    }

    void loopbackMayBePlainAndFast()
    {
        const auto loaded =
            load("KRAKEN_API_URL=http://127.0.0.1:8000\nREQUEST_SPACING_MS=10\nHMM_ENABLED=True\n");
        QCOMPARE(loaded.messages, QStringList());
        QCOMPARE(loaded.configuration.integer(QStringLiteral("REQUEST_SPACING_MS")), 10);
        QCOMPARE(detectorMode(loaded.configuration), DetectorMode::On);
    }

    void theHashFollowsTheDetectorsKeysOnly()
    {
        Configuration changed;
        changed.set(QStringLiteral("STATUS_PORT"), QStringLiteral("8080"), ConfigOrigin::File);
        QCOMPARE(configHash(changed), configHash(Configuration()));
        changed.set(QStringLiteral("HMM_N_STATES"), QStringLiteral("4"), ConfigOrigin::File);
        QVERIFY(configHash(changed) != configHash(Configuration()));
    }
};

QTEST_APPLESS_MAIN(TestConfiguration)
#include "tst_configuration.moc"
