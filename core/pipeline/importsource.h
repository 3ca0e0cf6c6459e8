// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/market/candle.h"
#include "core/market/csvlines.h"
#include "core/store/coveragestore.h"

#include <QIODevice>

#include <cstdint>
#include <memory>
#include <vector>

namespace regime
{

/** What the rows of a file are. */
enum class ImportKind { Candles, Trades };

/** What some consecutive lines of a file give. */
struct ImportSlice {
    std::vector<Candle> candles;     ///< oldest first, later than those of the slices before
    std::vector<ProvedSpan> proved;  ///< known from these lines on
    std::vector<CsvRefusal> refused; ///< by line
    std::int64_t filled = 0;         ///< rows the file marks as made up; they give no candle
    std::int64_t duplicates = 0;     ///< rows that repeat the one before them
    std::int64_t cut = 0;            ///< candles left out: the file begins or ends inside them
    std::int64_t missingTrades = 0;  ///< trades the ids say are not in the file
    bool atEnd = false;
};

/** Turns a file into candles and what it proves, a few thousand lines at a time. */
class ImportSource
{
public:
    virtual ~ImportSource() = default;

    /** The next `maxLines` lines. Errors: the device fails; the file is not of this kind. */
    virtual Result<ImportSlice> next(std::size_t maxLines) = 0;
};

/**
 * The source for a file of `kind`, whose `device` outlives it. Rows later than `nowSec` are
 * refused.
 *
 * Candles: between two rows, with no refused line between them, a missing interval is quiet.
 *
 * Trades: all intervals from the first trade to the last are known, but where an id is missing or a
 * line was refused; what its trades give of such an interval is still a candle. The intervals the
 * file begins and ends in are left out, unless it begins at their very start: the rest of them may
 * lie outside the file.
 */
std::unique_ptr<ImportSource> importSource(ImportKind kind, QIODevice& device,
                                           std::int64_t intervalSec, std::int64_t nowSec);

} // namespace regime
