// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "core/regime/hmmproblem.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTextStream>

namespace regime
{

int runHmm(const Invocation& invocation)
{
    QCommandLineParser parser;
    if (const auto code = parseOptions(parser, invocation))
        return *code;
    if (parser.positionalArguments().size() != 1)
        return endWith(WrongUsage, QStringLiteral("hmm needs one PROBLEM.json"));
    const QCoreApplication app(invocation.argc, invocation.argv);

    const Result<HmmProblem> problem = readHmmProblem(parser.positionalArguments().first());
    if (!problem)
        return endWith(CouldNot, QString::fromStdString(problem.error().message));
    const Result<QJsonObject> solution = solveHmmProblem(*problem);
    if (!solution)
        return endWith(CouldNot, QString::fromStdString(solution.error().message));
    QTextStream(stdout) << QJsonDocument(*solution).toJson(QJsonDocument::Compact) << '\n';
    return Success;
}

} // namespace regime
