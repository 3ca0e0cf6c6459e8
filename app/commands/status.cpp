// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/ground.h"
#include "core/engine/regimeworker.h"
#include "core/engine/statusjson.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTextStream>

namespace regime
{

int runStatus(const Invocation& invocation)
{
    QCommandLineParser parser;
    if (const auto code = parseOptionsAlone(parser, invocation))
        return *code;
    const auto configuration = configurationFor(invocation.common);
    if (!configuration)
        return endWith(WrongUsage, QString::fromStdString(configuration.error().message));

    QCoreApplication app(invocation.argc, invocation.argv);
    const auto clock = clockOfFolder(*configuration, invocation.common.dataDir);
    EngineReport report;
    QString problem;
    RegimeWorker worker(
        {*configuration, invocation.common.dataDir, clock, EngineUse::Look, false, {}, {}});
    QObject::connect(&worker, &RegimeWorker::reported,
                     [&](const EngineReport& said) { report = said; });
    QObject::connect(&worker, &RegimeWorker::failed,
                     [&](const QString& reason) { problem = reason; });
    worker.start();
    if (!problem.isEmpty())
        return endWith(CouldNot, problem);
    QTextStream(stdout)
        << QJsonDocument(statusJson(report.snapshot, report.health, clock->nowSec())).toJson();
    return Success;
}

} // namespace regime
