// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/commands/shareddelivery.h"
#include "app/interrupt.h"
#include "core/base/clock.h"
#include "core/engine/enginestore.h"
#include "core/pipeline/importjob.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace regime
{

namespace
{

QJsonObject jsonOf(const ImportPlan& plan, const ImportOutcome& outcome)
{
    QJsonArray refused;
    for (const CsvRefusal& refusal : outcome.refused)
        refused.append(QJsonObject{{QStringLiteral("line"), qint64{refusal.line}},
                                   {QStringLiteral("reason"), refusal.reason}});
    const auto time = [&](std::int64_t CandleExtent::*end) {
        return outcome.extent ? QJsonValue(qint64{(*outcome.extent).*end})
                              : QJsonValue(QJsonValue::Null);
    };
    return {{QStringLiteral("file"), plan.path},
            {QStringLiteral("pair"), plan.series.pair},
            {QStringLiteral("interval_min"), plan.series.intervalMin},
            {QStringLiteral("first"), time(&CandleExtent::firstSec)},
            {QStringLiteral("last"), time(&CandleExtent::lastSec)},
            {QStringLiteral("added"), qint64{outcome.counts.inserted}},
            {QStringLiteral("revised"), qint64{outcome.counts.revised}},
            {QStringLiteral("unchanged"), qint64{outcome.counts.unchanged}},
            {QStringLiteral("kept"), qint64{outcome.counts.kept}},
            {QStringLiteral("duplicates"), qint64{outcome.duplicates}},
            {QStringLiteral("filled"), qint64{outcome.filled}},
            {QStringLiteral("cut"), qint64{outcome.cut}},
            {QStringLiteral("missing_trades"), qint64{outcome.missingTrades}},
            {QStringLiteral("refused_count"), qint64{outcome.refusedCount}},
            {QStringLiteral("refused"), refused}};
}

/** The totals of all files, with each file's own counts under "files". */
QJsonObject jsonOf(const QJsonArray& files, bool dryRun)
{
    QJsonObject json{{QStringLiteral("dry_run"), dryRun}, {QStringLiteral("files"), files}};
    for (const char* count : {"added", "revised", "unchanged", "kept", "duplicates", "filled",
                              "cut", "missing_trades", "refused_count"}) {
        qint64 sum = 0;
        for (const QJsonValue& file : files)
            sum += file[QLatin1String(count)].toInteger();
        json[QLatin1String(count)] = sum;
    }
    return json;
}

/** A dry run reads beside a writer, and needs no store at all. */
Result<std::unique_ptr<EngineStore>> openStore(const QString& path, const SeriesKey& series,
                                               bool dryRun)
{
    if (!dryRun)
        return EngineStore::open(path, series, Access::Write);
    if (QFileInfo::exists(path))
        return EngineStore::open(path, series, Access::Read);
    return EngineStore::openInMemory(series);
}

Result<QJsonArray> importAll(const std::vector<ImportPlan>& plans, std::int64_t nowSec,
                             EngineStore& store, bool dryRun)
{
    const Interrupt interrupt;
    ImportJob job(plans, nowSec, store.database(), store.candles(), store.coverage(), dryRun);
    if (const Result<Done> done = runToEnd(job, [&] { return interrupt.raised(); }); !done)
        return done.error();
    QJsonArray files;
    for (std::size_t i = 0; i < plans.size(); ++i)
        files.append(jsonOf(plans[i], job.outcomes()[i]));
    return files;
}

} // namespace

int runImport(const Invocation& invocation)
{
    QCommandLineParser parser;
    const QString dryRunOption = QStringLiteral("dry-run");
    parser.addOption({dryRunOption, QString()});
    if (const auto code = parseOptions(parser, invocation))
        return *code;
    if (parser.positionalArguments().isEmpty())
        return endWith(WrongUsage, QStringLiteral("import needs at least one FILE"));
    const CommonOptions& common = invocation.common;
    const auto configuration = configurationFor(common);
    if (!configuration)
        return endWith(WrongUsage, QString::fromStdString(configuration.error().message));
    const QCoreApplication app(invocation.argc, invocation.argv);

    ImportRequest request;
    request.nowSec = static_cast<std::int64_t>(SystemClock().nowSec());
    if (common.pairGiven)
        request.pair = configuration->text(QStringLiteral("KRAKEN_PAIR"));
    request.intervalMin = givenIntervalMin(common, *configuration);
    std::vector<ImportPlan> plans;
    for (const QString& path : parser.positionalArguments()) {
        const Result<ImportPlan, ImportProblem> plan = planImport(path, request);
        if (!plan)
            return endWith(plan.error().wrongUsage ? WrongUsage : CouldNot, plan.error().sentence);
        plans.push_back(*plan);
    }

    const bool dryRun = parser.isSet(dryRunOption);
    const auto store =
        openStore(storePath(*configuration, common.dataDir), plans.front().series, dryRun);
    if (!store)
        return endWith(CouldNot, QString::fromStdString(store.error().message));
    if (!(*store)->notice().isEmpty())
        QTextStream(stderr) << (*store)->notice() << '\n';
    std::optional<SharedDelivery> delivery;
    if (!dryRun) {
        const auto prepared = SharedDelivery::prepare(*configuration, (*store)->database());
        if (!prepared)
            return endWith(CouldNot, QString::fromStdString(prepared.error().message));
        delivery.emplace(*prepared);
    }
    const Result<QJsonArray> files = importAll(plans, request.nowSec, **store, dryRun);
    if (!files)
        return endWith(CouldNot, QString::fromStdString(files.error().message));
    if (delivery)
        delivery->deliver();
    QTextStream(stdout) << QJsonDocument(jsonOf(*files, dryRun)).toJson();
    return Success;
}

} // namespace regime
