// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"
#include "app/workerthread.h"
#include "tests/support/simulatedworld.h"
#include "ui/appmodel.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace regime;

/** What the window says about old data while the worker says nothing at all. */
class TestStuckWorker : public QObject
{
    Q_OBJECT

private slots:
    void theInterfaceTurnsTheVerdictByItself();
};

void TestStuckWorker::theInterfaceTurnsTheVerdictByItself()
{
    SimulatedWorld world;
    const QTemporaryDir folder;
    const std::shared_ptr<const Clock> clock(std::shared_ptr<const Clock>(), &world.clock);
    Configuration configuration;
    for (const auto& [name, value] :
         {std::pair("KRAKEN_API_URL", world.url.toString()),
          std::pair("REQUEST_SPACING_MS", QStringLiteral("0")),
          std::pair("HMM_OHLCV_BACKFILL_ON_STARTUP", QStringLiteral("false")),
          std::pair("HMM_N_STARTS", QStringLiteral("1"))})
        configuration.set(QLatin1String(name), value, ConfigOrigin::CommandLine);
    WorkerThread engine({configuration, folder.path(), clock, EngineUse::Watch, false, {}, {}});
    AppModel app(world.clock);
    connectModel(app, *engine.worker(), Qt::QueuedConnection);
    engine.start();
    const auto isStale = [&] {
        return std::ranges::any_of(app.trust()->trust().reasons, [](const TrustReason& reason) {
            return reason.code == QStringLiteral("stale");
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isUsable(app.trust()->trust()), 20'000);
    QVERIFY(app.health()->view().fresh);

    // The worker hangs; ten minutes pass on the clock.
    QSemaphore blocked;
    QMetaObject::invokeMethod(engine.worker(), [&] { blocked.acquire(); });
    world.clock.advance(600);
    QTRY_VERIFY(isStale());
    QVERIFY(!isUsable(app.trust()->trust()));
    QCOMPARE(app.trust()->trust().verdict, Verdict::DoNotUse);
    QVERIFY(!app.health()->view().fresh);

    blocked.release();
    QTRY_VERIFY(!isStale());
    QTRY_VERIFY_WITH_TIMEOUT(isUsable(app.trust()->trust()), 20'000);
}

QTEST_MAIN(TestStuckWorker)
#include "tst_stuckworker.moc"
