// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/fileseries.h"

#include "app/interrupt.h"

#include <QSaveFile>

namespace regime
{

namespace
{

constexpr std::int64_t mostCandles = 50'000'000;

Result<int, CommandFailure> intervalOf(const CandleFile& file, std::optional<int> given)
{
    if (!given) {
        const Result<int> found = file.spacing.intervalMin();
        if (!found)
            return failure(WrongUsage, found.error());
        return *found;
    }
    const std::int64_t intervalSec = std::int64_t{60} * *given;
    for (std::size_t i = 0; i < file.candles.size(); ++i) {
        const std::int64_t timeSec = file.candles[i].openTimeSec;
        if (timeSec % intervalSec != 0)
            return CommandFailure{
                WrongUsage,
                QStringLiteral("--interval %1 does not fit the file: row %2 (time %3) is not a "
                               "multiple of it")
                    .arg(*given)
                    .arg(i)
                    .arg(timeSec)};
    }
    return *given;
}

/** Adds `candle`, and before it a quiet one for each missing interval. */
void append(FileSeries& file, const Candle& candle)
{
    CandleSeries& series = file.series;
    const std::int64_t intervalSec = std::int64_t{60} * file.intervalMin;
    while (series.size() > 0 && series.openTimeSec.back() + intervalSec < candle.openTimeSec) {
        series.openTimeSec.push_back(series.openTimeSec.back() + intervalSec);
        series.close.push_back(series.close.back());
        series.volume.push_back(0);
    }
    file.rows.push_back(series.size());
    series.openTimeSec.push_back(candle.openTimeSec);
    series.close.push_back(candle.close);
    series.volume.push_back(candle.volume);
}

} // namespace

CommandFailure failure(ExitCode code, const Error& error)
{
    return {code, QString::fromStdString(error.message)};
}

Result<FileSeries, CommandFailure> readFileSeries(const QString& path,
                                                  std::optional<int> intervalMin)
{
    Result<CandleFile> file = readCandleFile(path);
    if (!file)
        return failure(CouldNot, file.error());
    if (!file->refused.empty())
        return CommandFailure{CouldNot, QStringLiteral("%1, line %2: %3; correct the file first")
                                            .arg(path)
                                            .arg(file->refused.front().line)
                                            .arg(file->refused.front().reason)};
    const Result<int, CommandFailure> interval = intervalOf(*file, intervalMin);
    if (!interval)
        return CommandFailure{interval.error().code,
                              path + QStringLiteral(": ") + interval.error().sentence};
    FileSeries result;
    result.intervalMin = *interval;
    const std::int64_t spanSec =
        file->candles.back().openTimeSec - file->candles.front().openTimeSec;
    if (spanSec / (std::int64_t{60} * *interval) > mostCandles)
        return CommandFailure{CouldNot,
                              QStringLiteral("%1 spans more than %2 intervals of %3 minutes")
                                  .arg(path)
                                  .arg(mostCandles)
                                  .arg(*interval)};
    for (const Candle& candle : file->candles)
        append(result, candle);
    result.candles = std::move(file->candles);
    return result;
}

Result<Done> writeCsv(const QString& path, const QByteArray& header, std::size_t count,
                      const std::function<QByteArray(std::size_t)>& row)
{
    const Interrupt interrupt;
    QSaveFile file(path);
    const auto cannot = [&] {
        return Error{
            QStringLiteral("%1 cannot be written: %2").arg(path, file.errorString()).toStdString()};
    };
    if (!file.open(QIODevice::WriteOnly))
        return cannot();
    QByteArray text = header;
    constexpr qsizetype blockBytes = 1 << 16;
    for (std::size_t i = 0; i <= count; ++i) {
        if (i < count)
            text += row(i);
        if (i < count && text.size() < blockBytes)
            continue;
        // On a full disk write() may take a part only, and commit() would still succeed.
        if (file.write(text) != text.size()) {
            file.cancelWriting();
            return cannot();
        }
        text.clear();
        if (interrupt.raised()) {
            file.cancelWriting();
            return Error{"stopped before the end; nothing was written"};
        }
    }
    if (!file.flush() || !file.commit())
        return cannot();
    return Done{};
}

} // namespace regime
