// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/csvlines.h"
#include "core/market/krakenanswer.h"

#include <vector>

namespace regime
{

/** A trade with the line it stands on. */
struct CsvTrade {
    Trade trade;
    std::int64_t line = 0;
};

/** Some consecutive lines of a file of trades. */
struct TradeCsvBatch {
    std::vector<CsvTrade> trades; ///< in their order, each id once
    std::vector<CsvRefusal> refused;
    std::int64_t duplicates = 0; ///< rows that repeat the row before them, id by id
    bool atEnd = false;
};

/** True when `firstLine` begins a file of trades: three columns, or their header. */
bool beginsTradeCsv(std::string_view firstLine);

/**
 * Reads Kraken's time-and-sales files line by line: `time,price,volume` without a header, or with
 * one, behind which further columns may stand; `trade_id` is used, any other read over. Times are
 * epoch seconds with up to nine decimals. Rows stand oldest first. Rows without an id are never
 * taken for duplicates: two equal trades in one second are nothing rare.
 */
class TradeCsvReader
{
public:
    /** `device` is open for reading and outlives the reader. Trades after `latestSec` are refused.
     */
    TradeCsvReader(QIODevice& device, std::int64_t latestSec);

    /** The next `maxLines` lines. Errors: the device fails; the file is not one of trades. */
    Result<TradeCsvBatch> read(std::size_t maxLines);

private:
    Result<bool> takeHeader(std::string_view line);
    void takeRow(const CsvLine& line, TradeCsvBatch& batch);

    CsvLines m_lines;
    std::int64_t m_latestNs;
    int m_columns = 3;
    std::optional<std::size_t> m_idColumn;
    std::optional<CsvTrade> m_last;
};

} // namespace regime
