// SPDX-License-Identifier: GPL-3.0-or-later
// How long polls and ticks wait while an import goes into the store and from there to a shared one.
// Not a test.
//
//   bench_sharedimport none|supabase|postgres [rows [pair]]     200,000 rows of XBTUSD unless told;
//                                                               XDGUSD is watched
#include "core/engine/regimeworker.h"
#include "tests/bench/heartbeat.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/postgrestserver.h"
#include "tests/support/simulatedworld.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace regime;
using namespace regime::test;

namespace
{

QString writeCandles(const QTemporaryDir& folder, const QString& pair, int rows)
{
    QFile file(folder.filePath(pair + QStringLiteral("_1.csv")));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(file.errorString()));
    for (int i = 0; i < rows; ++i)
        file.write(QByteArray::number(1'600'000'020 + qint64{60} * i) + ",1,2,0.5,1.5," +
                   QByteArray::number(1e4 + i % 777) + ",3\n");
    return file.fileName();
}

EngineOptions optionsFor(const SimulatedWorld& world, const QString& storeUrl, const QString& key,
                         const QString& dataDir)
{
    Configuration configuration;
    const std::pair<const char*, QString> values[] = {
        {"KRAKEN_API_URL", world.url.toString()},
        {"REQUEST_SPACING_MS", QStringLiteral("0")},
        {"HMM_OHLCV_BACKFILL_ON_STARTUP", QStringLiteral("false")},
        {"STORE_URL", storeUrl}};
    for (const auto& [name, value] : values)
        configuration.set(QLatin1String(name), value, ConfigOrigin::CommandLine);
    configuration.setSupabaseKey(key);
    const std::shared_ptr<const Clock> clock(std::shared_ptr<const Clock>(), &world.clock);
    return {configuration, dataDir, clock, EngineUse::Serve, false, {}};
}

const char* nameOf(ImportStage stage)
{
    return stage == ImportStage::Looking   ? "looking at the file"
           : stage == ImportStage::Reading ? "reading"
           : stage == ImportStage::Merging ? "merging"
                                           : "ended";
}

/** Candles that still wait for the shared store; 0 without one. */
std::int64_t waitingIn(const EngineReport& report)
{
    return report.health.sharedStore ? report.health.sharedStore->waiting : 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const QString shared = app.arguments().value(1, QStringLiteral("none"));
    const int rows = argc > 2 ? app.arguments().at(2).toInt() : 200'000;
    const QTemporaryDir folder;
    const QString file =
        writeCandles(folder, app.arguments().value(3, QStringLiteral("XBTUSD")), rows);
    SimulatedWorld world(1.0);
    const PostgrestServer service;
    const auto cluster = shared == u"postgres" ? PostgresCluster::start() : nullptr;
    if (shared == u"postgres" && !cluster)
        qFatal("pg_virtualenv (Debian: postgresql-common, postgresql) made no server");
    const QString url = cluster                 ? cluster->url().toString()
                        : shared == u"supabase" ? service.url().toString()
                                                : QString();
    RegimeWorker worker(optionsFor(world, url, QString::fromLatin1(service.rules().key),
                                   folder.filePath(QStringLiteral("store"))));
    Heartbeat heartbeat;
    EngineReport report;
    bool answered = false, imported = false;
    ImportStage stage = ImportStage::Idle;
    std::int64_t beganNs = 0;
    const auto nowSec = [&] { return 1e-9 * static_cast<double>(monotonicNs() - beganNs); };
    QObject::connect(&worker, &RegimeWorker::reported, &app, [&](const EngineReport& one) {
        report = one;
        answered = opinionOf(report.snapshot, ModelFamily::Hmm).answer.has_value();
    });
    QObject::connect(&worker, &RegimeWorker::importChanged, &app, [&](const ImportStatus& status) {
        if (status.stage != stage)
            std::printf("%6.2f s  %s\n", nowSec(), nameOf(status.stage));
        stage = status.stage;
        imported = !status.isRunning();
        if (imported)
            std::printf("          %s\n", qPrintable(status.message));
    });
    worker.start();
    const auto runUntil = [&](auto reached) {
        while (!reached())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    };
    runUntil([&] { return answered && waitingIn(report) == 0; });
    beganNs = monotonicNs();
    heartbeat.start();
    worker.importFile({file, {}, 0, false});
    runUntil([&] { return imported; });
    printGaps(heartbeat.sortedGaps());
    runUntil([&] { return waitingIn(report) == 0; });
    heartbeat.stop();
    std::printf("%6.2f s  all is in the shared store; of the whole time:\n", nowSec());
    printGaps(heartbeat.sortedGaps());
    worker.stop();
    return 0;
}
