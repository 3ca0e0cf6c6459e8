// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/commands/progress.h"
#include "app/commands/timeargument.h"
#include "app/interrupt.h"
#include "core/base/clock.h"
#include "core/engine/benchjson.h"
#include "core/engine/reviewing.h"
#include "core/market/pairnames.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTextStream>

namespace regime
{

namespace
{

Result<ReviewRequest> requestOf(const QCommandLineParser& parser)
{
    ReviewRequest request;
    const QString ledger = parser.value(QStringLiteral("ledger"));
    if (ledger == u"live")
        request.ledger = ReviewLedger::Live;
    else if (ledger == u"replay")
        request.ledger = ReviewLedger::Replay;
    else if (!ledger.isEmpty())
        return Error{QStringLiteral("--ledger %1 is not allowed: it must be live or replay")
                         .arg(ledger)
                         .toStdString()};
    request.outcomeFile = parser.value(QStringLiteral("outcomes"));
    for (const auto& [option, bound] :
         {std::pair{"from", &ReviewRequest::fromSec}, std::pair{"to", &ReviewRequest::toSec}}) {
        const QString name = QString::fromLatin1(option);
        if (!parser.isSet(name))
            continue;
        const Result<std::int64_t> time = parseTimeArgument(name, parser.value(name));
        if (!time)
            return time.error();
        request.*bound = *time;
    }
    return request;
}

} // namespace

int runReview(const Invocation& invocation)
{
    QCommandLineParser parser;
    for (const char* option : {"ledger", "from", "to", "outcomes"})
        parser.addOption({QString::fromLatin1(option), QString(), QStringLiteral("VALUE")});
    parser.addOption({QStringLiteral("json"), QString()});
    if (const auto code = parseOptionsAlone(parser, invocation))
        return *code;
    if (!parser.isSet(QStringLiteral("json")))
        return endWith(WrongUsage, QStringLiteral("review prints JSON and needs --json"));
    const Result<ReviewRequest> request = requestOf(parser);
    if (!request)
        return endWith(WrongUsage, QString::fromStdString(request.error().message));
    const auto configuration = configurationFor(invocation.common);
    if (!configuration)
        return endWith(WrongUsage, QString::fromStdString(configuration.error().message));
    const auto pair = PairNames().resolve(configuration->text(QStringLiteral("KRAKEN_PAIR")));
    if (!pair)
        return endWith(WrongUsage, QString::fromStdString(pair.error().message));
    const SeriesKey series{pair->altname,
                           configuration->integer(QStringLiteral("HMM_OHLCV_INTERVAL_MIN"))};

    const QCoreApplication app(invocation.argc, invocation.argv);
    const StopOnInterrupt interrupt;
    const auto report = makeReview(
        *request, {*configuration, series, invocation.common.dataDir, SystemClock().nowSec()},
        interrupt.token(), Progress(QStringLiteral("review")));
    if (!report)
        return endWith(CouldNot, QString::fromStdString(report.error().message));
    QTextStream(stdout) << QJsonDocument(reviewJson(*report)).toJson();
    return Success;
}

} // namespace regime
