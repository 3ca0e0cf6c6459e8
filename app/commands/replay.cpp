// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/replay.h"

#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/commands/fileseries.h"
#include "app/interrupt.h"
#include "core/engine/configvalues.h"
#include "core/market/candlecsv.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>

namespace regime
{

namespace
{

/** `--name` as a whole number of candles from `least` on, or `fallback`. */
Result<std::size_t> countOption(const QCommandLineParser& parser, const QString& name, double least,
                                std::size_t fallback)
{
    if (!parser.isSet(name))
        return fallback;
    const Result<double> number = numberOption(parser, name, least, 1e9);
    if (!number)
        return number.error();
    if (*number != std::floor(*number))
        return Error{QStringLiteral("--%1 %2 is not allowed: it must be a whole number")
                         .arg(name, parser.value(name))
                         .toStdString()};
    return static_cast<std::size_t>(*number);
}

/** What the options say, with `start` still a row of the file. */
Result<ReplayConfig> configOf(const QCommandLineParser& parser, const Configuration& values,
                              int intervalMin)
{
    ReplayConfig config;
    config.detector = detectorConfig(values);
    config.confirmCandles = values.integer(QStringLiteral("CONFIRM_CANDLES"));
    const auto train = countOption(parser, QStringLiteral("train"), 100,
                                   static_cast<std::size_t>(config.detector.trainingCandles));
    if (!train)
        return train.error();
    config.detector.trainingCandles = static_cast<int>(*train);
    const double candles = config.detector.retrainIntervalSec / (60.0 * intervalMin);
    const auto every = countOption(parser, QStringLiteral("retrain-every"), 1,
                                   static_cast<std::size_t>(std::max(1.0, candles)));
    if (!every)
        return every.error();
    config.retrainEvery = *every;
    const auto start =
        countOption(parser, QStringLiteral("start"), static_cast<double>(*train), *train);
    if (!start)
        return start.error();
    config.start = *start;
    return config;
}

QByteArray line(const CandleSeries& series, const ReplayRow& row)
{
    const RegimeEstimate& estimate = row.estimate;
    QByteArray text = QByteArray::number(qint64{estimate.candleTimeSec});
    for (const double x :
         {series.close[row.candle], estimate.probabilities[0], estimate.probabilities[1],
          estimate.probabilities[2], estimate.confidence, estimate.biasSignal})
        text += ',' + csvNumber(x);
    for (const int x :
         {static_cast<int>(estimate.regime), static_cast<int>(row.shown), row.modelId})
        text += ',' + QByteArray::number(x);
    return text + '\n';
}

Result<Replay> replayUninterrupted(const CandleSeries& series, const ReplayConfig& config)
{
    const Interrupt interrupt;
    std::stop_source stop;
    return replay(series, config, stop.get_token(), [&](double) {
        if (interrupt.raised())
            stop.request_stop();
    });
}

} // namespace

int runReplay(const Invocation& invocation)
{
    QCommandLineParser parser;
    for (const char* option : {"csv", "out", "train", "retrain-every", "start"})
        parser.addOption({QString::fromLatin1(option), QString(), QStringLiteral("VALUE")});
    parser.addOption({QStringLiteral("gates"), QString()});
    if (const auto code = parseOptions(parser, invocation))
        return *code;
    const QString in = parser.value(QStringLiteral("csv"));
    const QString out = parser.value(QStringLiteral("out"));
    if (in.isEmpty() || out.isEmpty() || !parser.positionalArguments().isEmpty())
        return endWith(WrongUsage, QStringLiteral("replay needs --csv F and --out F.csv"));
    if (parser.isSet(QStringLiteral("gates")))
        return endWith(WrongUsage,
                       QStringLiteral("--gates is not available: this version promotes every "
                                      "candidate; leave the option out"));
    const auto configuration = configurationFor(invocation.common);
    if (!configuration)
        return endWith(WrongUsage, QString::fromStdString(configuration.error().message));
    const QCoreApplication app(invocation.argc, invocation.argv);

    std::optional<int> interval;
    if (invocation.common.intervalGiven)
        interval = configuration->integer(QStringLiteral("HMM_OHLCV_INTERVAL_MIN"));
    const auto file = readFileSeries(in, interval);
    if (!file)
        return endWith(file.error().code, file.error().sentence);
    Result<ReplayConfig> config = configOf(parser, *configuration, file->intervalMin);
    if (!config)
        return endWith(WrongUsage, QString::fromStdString(config.error().message));
    if (config->start >= file->rows.size())
        return endWith(CouldNot, QStringLiteral("%1 has %2 rows; a replay that starts at row %3 "
                                                "has none to answer")
                                     .arg(in)
                                     .arg(file->rows.size())
                                     .arg(config->start));
    config->start = file->rows[config->start];

    Result<Replay> result = replayUninterrupted(file->series, *config);
    if (!result)
        return endWith(CouldNot, QString::fromStdString(result.error().message));
    for (const std::string& message : result->messages)
        QTextStream(stderr) << QString::fromStdString(message) << '\n';
    // Quiet intervals were ticks as well; the file asked about its own rows.
    std::erase_if(result->rows, [&](const ReplayRow& row) {
        return !std::ranges::binary_search(file->rows, row.candle);
    });
    const Result<Done> written = writeCsv(
        out, "time,close,p_bear,p_range,p_bull,confidence,bias,regime,shown_regime,model_id\n",
        result->rows.size(), [&](std::size_t i) { return line(file->series, result->rows[i]); });
    if (!written)
        return endWith(CouldNot, QString::fromStdString(written.error().message));
    return Success;
}

} // namespace regime
