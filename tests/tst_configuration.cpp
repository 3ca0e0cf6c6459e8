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

    /** regime.md section 8. */
    void keysAreAsAgreed_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("allowed"); // the least and the greatest, or the choices
        const auto row = [](const char* key, const char* asked, const char* allowed) {
            QTest::newRow(key) << QString::fromLatin1(asked) << QString::fromLatin1(allowed);
        };
        const char* const flag = "true false";
        const char* const share = "0 1";
        const char* const seconds = "1 1e7";
        row("HMM_ENABLED", "shadow", "shadow true false");
        row("HMM_OHLCV_ENABLED", "true", flag);
        row("HMM_OHLCV_BACKFILL_ON_STARTUP", "true", flag);
        row("HMM_OHLCV_INTERVAL_MIN", "1", "1 5 15 30 60 240 1440 10080 21600");
        row("HMM_OHLCV_SYNC_INTERVAL_SEC", "60", "30 86400");
        row("HMM_OHLCV_RETENTION_DAYS", "0", "0 36500");
        row("HMM_OHLCV_BACKFILL_MAX_PAGES", "40", "1 100000");
        row("HMM_TRAINING_CANDLES", "2000", "100 1000000");
        row("HMM_MIN_TRAIN_SAMPLES", "500", "50 1000000");
        row("HMM_RECENT_CANDLES", "100", "15 5000");
        row("HMM_INFERENCE_WINDOW", "50", "1 4986");
        row("HMM_READINESS_CACHE_SEC", "300", seconds);
        row("HMM_RETRAIN_INTERVAL_SEC", "86400", seconds);
        row("HMM_N_STATES", "3", "2 8");
        row("HMM_N_ITER", "100", "1 10000");
        row("HMM_N_STARTS", "8", "1 1000");
        row("HMM_SEED", "1", "-9000000000000000 9000000000000000");
        row("HMM_COVARIANCE_TYPE", "diag", "diag full spherical tied");
        row("HMM_CONFIDENCE_THRESHOLD", "0.15", share);
        row("HMM_BLEND_WITH_TREND", "0.5", share);
        row("HMM_BIAS_GAIN", "1", "0 10");
        row("BIAS_TO_TREND", "1", "0 10");
        row("HMM_TRANSITION_STICKINESS", "0", "0 1e6");
        row("HMM_EMISSION_TEMPER", "1", "1 100");
        row("CONFIRM_CANDLES", "5", "1 1000");
        row("RETRAIN_HOLD_SE", "1.65", "0 10");
        row("GRID_BIAS_ENABLED", "false", flag);
        row("REGIME_SOURCE", "hmm", "hmm jump");
        row("JUMP_PENALTY", "20", "0 1e6");
        row("JUMP_IN_ADVICE", "false", flag);
        row("TREND_FAST_HALFLIFE", "1800", seconds);
        row("TREND_SLOW_HALFLIFE", "14400", seconds);
        row("TREND_IDLE_SENSITIVITY", "5", "0 100");
        row("TREND_IDLE_FLOOR", "0.15", share);
        row("TREND_IDLE_CEILING", "0.60", share);
        row("TREND_DEAD_ZONE", "0.001", share);
        row("TREND_HYSTERESIS_SEC", "600", "0 1e7");
        row("TREND_HYSTERESIS_SMOOTH_HALFLIFE", "900", "0 1e7");
        row("TREND_IDLE_STEP", "0.02", share);
        row("REBALANCE_TARGET_IDLE_PCT", "0.40", share);
        row("REBALANCE_INTERVAL_SEC", "300", seconds);
        row("REBALANCE_EMA_HALFLIFE", "1800", seconds);
        row("REBALANCE_KP", "2", "0 100");
        row("REBALANCE_KD", "0.5", "0 100");
        row("REBALANCE_MAX_SKEW", "0.30", share);
        row("REBALANCE_MAX_SKEW_STEP", "0.05", share);
        row("REBALANCE_NEUTRAL_BAND", "0.05", share);
        row("REBALANCE_SIZE_SENSITIVITY", "1", "0 10");
        row("REBALANCE_MAX_SIZE_MULT", "1.5", "0 10");
        row("KRAKEN_PAIR", "XDGUSD", "XDGUSD DOGE/USD btcusd");
        row("KRAKEN_API_URL", "https://api.kraken.com",
            "https://127.0.0.1:8443 http://127.0.0.1:8000");
        row("REQUEST_SPACING_MS", "1100", "0 600000");
        row("STORE_URL", "", "sqlite:a.sqlite postgresql://a/b https://a.example");
        row("BOT_STATUS_URL", "", "https://a.example http://localhost:8000");
        row("STATUS_PORT", "0", "1024 65535");
    }
    void keysAreAsAgreed()
    {
        QFETCH(QString, asked);
        QFETCH(QString, allowed);
        const ConfigKey* key = findConfigKey(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(key);
        QCOMPARE(key->defaultText, asked);
        const QStringList values = allowed.split(u' ');
        for (const QString& value : values)
            QVERIFY2(key->accept(value).ok(), qPrintable(value));
        if (key->type == ConfigType::Choice)
            QCOMPARE(key->choices, values);
        if (key->type != ConfigType::Integer && key->type != ConfigType::Number)
            return;
        const double step = key->type == ConfigType::Integer ? 1 : 1e-6;
        for (const double beyond : {values[0].toDouble() - step, values[1].toDouble() + step})
            QVERIFY2(!key->accept(QString::number(beyond, 'f', 6)).ok(),
                     qPrintable(QString::number(beyond, 'f', 6)));
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
        row("another host", "KRAKEN_API_URL=https://api.kraken.com.example", "KRAKEN_API_URL",
            "api.kraken.com");
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

    void aRefusedAddressShowsNoSecret_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, const char* line, const char* shown) {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromUtf8(shown);
        };
        row("before the host", "STORE_URL=postgres://me:S3cret@db/market",
            "STORE_URL=postgres://…@db/market is");
        row("with a slash and an at sign", "STORE_URL=postgres://me:S3cret/S3@cret@db/market",
            "STORE_URL=postgres://…@db/market is");
        row("instead of a user", "BOT_STATUS_URL=https://S3cret@host/",
            "BOT_STATUS_URL=https://…@host/ is");
        row("as an option", "STORE_URL=postgres://me@db/market?password=S3cret,S3cret&a=b",
            "STORE_URL=postgres://…@db/market?password=***&a=b is");
        row("of the bot's status", "BOT_STATUS_URL=http://host/?token=S3cret",
            "BOT_STATUS_URL=http://host/?token=*** is");
        row("of the exchange", "KRAKEN_API_URL=https://host/?apikey=S3cret",
            "KRAKEN_API_URL=https://host/?apikey=*** is");
        row("no address", "STORE_URL=host=db password=S3cret", "STORE_URL=host=db password=*** is");
    }
    void aRefusedAddressShowsNoSecret()
    {
        QFETCH(QString, line);
        QFETCH(QString, shown);
        const auto loaded = load(line.toUtf8());
        QCOMPARE(loaded.messages.size(), 1);
        QVERIFY2(loaded.messages.first().contains(shown), qPrintable(loaded.messages.first()));
        const QString usageError = load({}, {line}).usageError;
        QVERIFY2(usageError.contains(shown), qPrintable(usageError));
        QVERIFY(!(loaded.messages.first() + usageError).contains(QStringLiteral("cret")));
    }

    void aBadValueInTheEnvironmentIsNamedAndTheDefaultStands()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("HMM_N_STATES"), QStringLiteral("9"));
        environment.insert(QStringLiteral("HMM_NO_SUCH"), QStringLiteral("1")); // somebody else's
        const auto loaded = load({}, {}, environment);
        QCOMPARE(loaded.usageError, QString());
        QCOMPARE(loaded.messages.size(), 1);
        for (const char* part : {"environment", "HMM_N_STATES=9", "2 to 8"})
            QVERIFY2(loaded.messages.first().contains(QLatin1String(part)), part);
        QCOMPARE(loaded.configuration.integer(QStringLiteral("HMM_N_STATES")), 3);
    }

    void aBadValueInTheEnvironmentPutsAGoodOneOfTheFileAside()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("HMM_N_STATES"), QStringLiteral("9"));
        const auto loaded = load("HMM_N_STATES=4\n", {}, environment);
        QCOMPARE(loaded.configuration.integer(QStringLiteral("HMM_N_STATES")), 3);
        QCOMPARE(loaded.configuration.origin(QStringLiteral("HMM_N_STATES")),
                 ConfigOrigin::BuiltIn);
        QVERIFY2(loaded.messages.value(0).contains(QStringLiteral("the default, 3, is used")),
                 qPrintable(loaded.messages.value(0)));
    }

    void theCommandLineEndsTheStart_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::newRow("unknown key") << QStringLiteral("HMM_NO_SUCH=1");
        QTest::newRow("bad value") << QStringLiteral("HMM_N_STATES=1");
        QTest::newRow("no equals sign") << QStringLiteral("HMM_N_STATES");
        QTest::newRow("conflict") << QStringLiteral("HMM_RECENT_CANDLES=20");
        QTest::newRow("a password") << QStringLiteral("STORE_URL=postgresql://me:x@host/db");
        QTest::newRow("a password as an option")
            << QStringLiteral("STORE_URL=postgresql://me@host/db?password=x");
        QTest::newRow("a masked password")
            << QStringLiteral("STORE_URL=postgresql://me:***@host/db");
    }
    void theCommandLineEndsTheStart()
    {
        QFETCH(QString, setting);
        const QString usageError = load({}, {setting}).usageError;
        QVERIFY(!usageError.isEmpty());
        QVERIFY2(!usageError.contains(QStringLiteral("is used")), qPrintable(usageError));
    }

    /** A port is no password, whatever the host is called. */
    void theCommandLineTakesAnAddressWithoutAPassword_data()
    {
        QTest::addColumn<QString>("address");
        for (const char* address :
             {"https://turnkey:8443", "https://api.token:8443", "https://a.example/secret:1/b@c",
              "postgresql://me@turnkey:5433/key", "postgresql://a/b?application_name=token"})
            QTest::newRow(address) << QString::fromLatin1(address);
    }
    void theCommandLineTakesAnAddressWithoutAPassword()
    {
        QFETCH(QString, address);
        const auto loaded = load({}, {QStringLiteral("STORE_URL=") + address});
        QCOMPARE(loaded.usageError, QString());
        QCOMPARE(loaded.configuration.text(QStringLiteral("STORE_URL")), address);
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
