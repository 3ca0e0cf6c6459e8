// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/commands/fileseries.h"
#include "core/features/observations.h"
#include "core/market/candlecsv.h"

#include <QCoreApplication>

#include <algorithm>

namespace regime
{

namespace
{

QByteArray header()
{
    QByteArray text("time");
    for (const std::string_view name : featureNames)
        text.append(',').append(name.data(), static_cast<qsizetype>(name.size()));
    return text + '\n';
}

} // namespace

int runFeatures(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("csv"), QString(), QStringLiteral("F")});
    parser.addOption({QStringLiteral("out"), QString(), QStringLiteral("F.csv")});
    if (const auto code = parseOptions(parser, invocation))
        return *code;
    const QString in = parser.value(QStringLiteral("csv"));
    const QString out = parser.value(QStringLiteral("out"));
    if (in.isEmpty() || out.isEmpty() || !parser.positionalArguments().isEmpty())
        return endWith(WrongUsage, QStringLiteral("features needs --csv F and --out F.csv"));
    const auto configuration = configurationFor(invocation.common);
    if (!configuration)
        return endWith(WrongUsage, QString::fromStdString(configuration.error().message));
    const QCoreApplication app(invocation.argc, invocation.argv);

    const auto file = readFileSeries(in, givenIntervalMin(invocation.common, *configuration));
    if (!file)
        return endWith(file.error().code, file.error().sentence);
    const Eigen::MatrixXd observed = observationMatrix(file->series.close, file->series.volume);
    const auto first = static_cast<std::size_t>(
        std::ranges::lower_bound(file->rows, std::size_t{firstObservedCandle}) -
        file->rows.begin());
    const Result<Done> written =
        writeCsv(out, header(), file->rows.size() - first, [&](std::size_t i) {
            const std::size_t candle = file->rows[first + i];
            QByteArray line = QByteArray::number(qint64{file->series.openTimeSec[candle]});
            for (const double x :
                 observed.col(static_cast<Eigen::Index>(candle) - firstObservedCandle))
                line += ',' + csvNumber(x);
            return line + '\n';
        });
    if (!written)
        return endWith(CouldNot, QString::fromStdString(written.error().message));
    return Success;
}

} // namespace regime
