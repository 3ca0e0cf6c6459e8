// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/commands/timeargument.h"
#include "app/interrupt.h"
#include "core/engine/enginestore.h"
#include "core/market/candlecsv.h"
#include "core/market/pairnames.h"
#include "core/pipeline/csvexport.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QTextStream>

namespace regime
{

namespace
{

const QString outOption = QStringLiteral("out");
const QString whatOption = QStringLiteral("what");
const QString fromOption = QStringLiteral("from");
const QString toOption = QStringLiteral("to");

Result<ExportRange> rangeOf(const QCommandLineParser& parser)
{
    ExportRange range{0, CandleCsvReader::endOfTimeSec};
    for (const auto& [option, bound] :
         {std::pair{fromOption, &ExportRange::fromSec}, std::pair{toOption, &ExportRange::toSec}}) {
        if (!parser.isSet(option))
            continue;
        const Result<std::int64_t> time = parseTimeArgument(option, parser.value(option));
        if (!time)
            return time.error();
        range.*bound = *time;
    }
    return range;
}

Result<std::int64_t> exportTo(const QString& path, EngineStore& store, const SeriesKey& series,
                              const ExportRange& range, bool ledger)
{
    const Interrupt interrupt;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{QStringLiteral("%1: %2").arg(path, file.errorString()).toStdString()};
    const auto stopped = [&] { return interrupt.raised(); };
    const Result<std::int64_t> rows =
        ledger ? exportLedger(store.ledger(), series, range, file, stopped)
               : exportCandles(store.candles(), store.coverage(), series, range, file, stopped);
    if (!rows) {
        file.cancelWriting();
        return Error{path.toStdString() + ": " + rows.error().message};
    }
    if (!file.flush() || !file.commit())
        return Error{QStringLiteral("%1: %2").arg(path, file.errorString()).toStdString()};
    return rows;
}

} // namespace

int runExport(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.addOption({outOption, QString(), QStringLiteral("F.csv")});
    parser.addOption(
        {whatOption, QString(), QStringLiteral("candles|ledger"), QStringLiteral("candles")});
    parser.addOption({fromOption, QString(), QStringLiteral("T")});
    parser.addOption({toOption, QString(), QStringLiteral("T")});
    if (const auto code = parseOptionsAlone(parser, invocation))
        return *code;
    if (parser.value(outOption).isEmpty())
        return endWith(WrongUsage, QStringLiteral("export needs --out F.csv"));
    const QString what = parser.value(whatOption);
    if (what != u"candles" && what != u"ledger")
        return endWith(
            WrongUsage,
            QStringLiteral("--what %1 is not allowed: it must be candles or ledger").arg(what));
    const Result<ExportRange> range = rangeOf(parser);
    if (!range)
        return endWith(WrongUsage, QString::fromStdString(range.error().message));
    const auto configuration = configurationFor(invocation.common);
    if (!configuration)
        return endWith(WrongUsage, QString::fromStdString(configuration.error().message));
    const Result<PairName> pair =
        PairNames().resolve(configuration->text(QStringLiteral("KRAKEN_PAIR")));
    if (!pair)
        return endWith(WrongUsage, QString::fromStdString(pair.error().message));
    const SeriesKey series{pair->altname,
                           configuration->integer(QStringLiteral("HMM_OHLCV_INTERVAL_MIN"))};

    const QCoreApplication app(invocation.argc, invocation.argv);
    const auto store = EngineStore::open(storePath(*configuration, invocation.common.dataDir),
                                         series, Access::Read);
    if (!store)
        return endWith(CouldNot, QString::fromStdString(store.error().message));
    const Result<std::int64_t> rows =
        exportTo(parser.value(outOption), **store, series, *range, what == u"ledger");
    if (!rows)
        return endWith(CouldNot, QString::fromStdString(rows.error().message));
    QTextStream(stderr) << QStringLiteral("%1 rows of %2, %3 min, in %4\n")
                               .arg(*rows)
                               .arg(series.pair)
                               .arg(series.intervalMin)
                               .arg(parser.value(outOption));
    return Success;
}

} // namespace regime
