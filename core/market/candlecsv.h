// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/market/candle.h"
#include "core/market/csvlines.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** A candle with the line it stands on. `filled`: the file says it was made up for a quiet
 * interval. */
struct CsvCandle {
    Candle candle;
    std::int64_t line = 0;
    bool filled = false;
};

/** Some consecutive lines of a candle file. */
struct CsvBatch {
    std::vector<CsvCandle> candles; ///< oldest first, each later than all before it
    std::vector<CsvRefusal> refused;
    std::int64_t duplicates = 0; ///< rows that repeat the row before them, value by value
    bool atEnd = false;
};

/**
 * Reads candle files line by line, whatever their size: Kraken OHLCVT (no header, seven columns)
 * and this project's own (header `time,open,high,low,close,volume,trades[,source[,filled]]`). `.`
 * is the decimal point whatever the locale; exponents, CRLF and a byte order mark are taken. Rows
 * stand oldest first. Every candle comes out with source Csv.
 */
class CandleCsvReader
{
public:
    static constexpr std::int64_t endOfTimeSec = 4'102'444'800; ///< 2100-01-01

    /** `device` is open for reading and outlives the reader. Rows that start after `latestSec` are
     *  refused. */
    explicit CandleCsvReader(QIODevice& device, std::int64_t latestSec = endOfTimeSec);

    /** The next `maxLines` lines. Errors: the device fails; the file is not one of candles. */
    Result<CsvBatch> read(std::size_t maxLines);

private:
    Result<bool> takeHeader(std::string_view line);
    void takeRow(const CsvLine& line, CsvBatch& batch);

    CsvLines m_lines;
    std::int64_t m_latestSec;
    int m_columns = 7;
    std::optional<CsvCandle> m_last;
};

/** The shortest text that reads back to the same double, whatever the locale. */
QByteArray csvNumber(double value);

/** A cell of text, quoted where RFC 4180 asks for it. What a spreadsheet would take for a formula
 * (it begins with = + - @ tab or CR and is no number) gets a leading apostrophe. */
QByteArray csvText(const QString& text);

/** "time,open,high,low,close,volume,trades,source,filled" and LF. */
QByteArray candleCsvHeader();

/** One row of that form, with LF; `filled` says the candle stands for a proved quiet interval. */
QByteArray candleCsvRow(const Candle& candle, bool filled);

} // namespace regime
