// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/market/candle.h"
#include "core/market/candlecsv.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/**
 * The interval of a file: the smallest spacing of its rows, which must be whole minutes, divide
 * every other spacing, and divide the times themselves. Fed the times in the order of the file.
 */
class SpacingRule
{
public:
    void take(std::int64_t openTimeSec, std::int64_t line);

    /** In minutes. The error names what does not fit and the option that settles it. */
    Result<int> intervalMin() const;

private:
    std::optional<std::int64_t> m_firstSec;
    std::int64_t m_lastSec = 0;
    std::int64_t m_smallestSec = 0;
    std::int64_t m_smallestLine = 0;
    std::int64_t m_divisorSec = 0;
};

/** A whole candle file in memory. */
struct CandleFile {
    std::vector<Candle> candles; ///< oldest first
    std::vector<CsvRefusal> refused;
    std::int64_t duplicates = 0;
    SpacingRule spacing;
};

/** Reads all of `path`. Errors: it cannot be read, is no candle file, or has no good row. */
Result<CandleFile> readCandleFile(const QString& path);

/** The altname a file name begins with ("XDGUSD_5m_2024H2.csv" and "XDGUSD_1.csv" give "XDGUSD"):
 *  capitals and digits that end in a quote currency of Kraken's. */
std::optional<QString> pairFromFileName(const QString& path);

} // namespace regime
