// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "core/base/result.h"
#include "core/features/series.h"
#include "core/market/candlefile.h"

#include <QIODevice>

#include <functional>
#include <vector>

namespace regime
{

/** A candle file as the detector sees it: its missing intervals are quiet ones and filled in. */
struct FileSeries {
    CandleSeries series;
    std::vector<Candle> candles;   ///< the file's own
    std::vector<std::size_t> rows; ///< index in `series` of each row of the file
    int intervalMin = 1;
};

/** Why a command ends. */
struct CommandFailure {
    ExitCode code = CouldNot;
    QString sentence;
};

/** The sentence of `error` with `code`. */
CommandFailure failure(ExitCode code, const Error& error);

/**
 * Reads all of a candle file. `intervalMin`: the given interval, or nothing for the smallest
 * spacing of the rows. Fails on a file with a line that cannot be taken: what stood there is not
 * known, so the features behind it would be wrong.
 */
Result<FileSeries, CommandFailure> readFileSeries(const QString& path,
                                                  std::optional<int> intervalMin);

/** Writes `path` whole or, when it is interrupted, not at all: `header`, then what `row` gives for
 * 0 to `count` - 1. */
Result<Done> writeCsv(const QString& path, const QByteArray& header, std::size_t count,
                      const std::function<QByteArray(std::size_t)>& row);

} // namespace regime
