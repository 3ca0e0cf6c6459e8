// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginestore.h"
#include "core/engine/ledgerrows.h"
#include "core/engine/regimeworker.h"
#include "core/engine/trainer.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace regime;

namespace
{

const SeriesKey key{QStringLiteral("XDGUSD"), 1};

std::vector<Candle> candles(int count)
{
    std::vector<Candle> made;
    for (int i = 0; i < count; ++i) {
        const double close = 100 + 3 * std::sin(i / 25.0) + 0.2 * std::sin(i * 1.7);
        Candle candle;
        candle.openTimeSec = 1'700'000'040 + 60 * i;
        candle.open = candle.high = candle.low = candle.close = close;
        candle.volume = 10 + 5 * std::sin(i / 9.0);
        candle.tradeCount = 3;
        made.push_back(candle);
    }
    return made;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/** What is written when the data folder is not ours, or cannot be written. */
class KeepingTest : public QObject
{
    Q_OBJECT

private slots:
    void aSecondWindowWritesNothingIntoTheFolderOfTheFirst()
    {
        const QTemporaryDir folder;
        Configuration configuration;
        configuration.set(QStringLiteral("HMM_OHLCV_ENABLED"), QStringLiteral("false"),
                          ConfigOrigin::CommandLine);
        const auto first =
            EngineStore::open(storePath(configuration, folder.path()), key, Access::Write);
        QVERIFY(first);
        const SnapshotFile file(folder.path(), key);
        SavedState state;
        state.trained = true;
        state.modelId = QStringLiteral("7");
        QVERIFY(file.save(state));
        const QByteArray before = contentOf(file.path());
        const QString half =
            file.path() + QStringLiteral(".abcdef"); // the first one saves just now
        QVERIFY(QFile::copy(file.path(), half));

        RegimeWorker second({configuration,
                             folder.path(),
                             std::make_shared<ManualClock>(),
                             EngineUse::Watch,
                             false,
                             {},
                             {}});
        QString problem;
        connect(&second, &RegimeWorker::reported,
                [&](const EngineReport& report) { problem = report.health.storeProblem; });
        second.start();
        QTRY_VERIFY2(problem.contains(QStringLiteral("in use")), qPrintable(problem));
        second.stop();
        QCOMPARE(contentOf(file.path()), before);
        QVERIFY(QFile::exists(half));
    }

    void withoutPollingNoBackfillIsUnderWay()
    {
        const QTemporaryDir folder;
        Configuration configuration;
        configuration.set(QStringLiteral("HMM_OHLCV_ENABLED"), QStringLiteral("false"),
                          ConfigOrigin::CommandLine);
        RegimeWorker worker({configuration,
                             folder.path(),
                             std::make_shared<ManualClock>(),
                             EngineUse::Watch,
                             false,
                             {},
                             {}});
        bool running = true;
        connect(&worker, &RegimeWorker::reported,
                [&](const EngineReport& report) { running = report.health.backfill.running; });
        worker.start();
        QTRY_VERIFY(!running);
        worker.stop();
    }

    void aModelThatCannotBeWrittenWorksAllTheSame()
    {
        const QTemporaryDir folder;
        const QString inTheWay = folder.filePath(QStringLiteral("models"));
        QFile file(inTheWay);
        QVERIFY(file.open(QIODevice::WriteOnly));
        auto store = EngineStore::openInMemory(key);
        QVERIFY(store && (*store)->candles().upsert(key, candles(600)));
        DetectorConfig config;
        config.minTrainSamples = 300;
        config.starts = 2;
        Trainer trainer(inTheWay, Access::Write, **store, key, config);
        QStringList said;
        connect(&trainer, &Trainer::logged, &trainer,
                [&](const QString&, const QString& text) { said << text; });
        trainer.trainNow(1'700'050'000);
        QTRY_VERIFY_WITH_TIMEOUT(!trainer.isRunning(), 30'000);
        QVERIFY2(trainer.live(), qPrintable(trainer.problem()));
        QCOMPARE(trainer.live()->id, QStringLiteral("unsaved-1"));
        QVERIFY2(trainer.liveJump(), qPrintable(trainer.problem(ModelFamily::Jump)));
        QCOMPARE(trainer.liveJump()->id, QStringLiteral("unsaved-j1"));
        QVERIFY(trainer.problem().isEmpty());
        const QString all = said.join(QLatin1Char('\n'));
        QVERIFY2(all.contains(QStringLiteral("cannot be written")), qPrintable(all));
    }
};

QTEST_GUILESS_MAIN(KeepingTest)
#include "tst_keeping.moc"
