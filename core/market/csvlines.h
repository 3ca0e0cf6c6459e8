// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace regime
{

/** A line of a file that was not taken, counted from 1, and why. */
struct CsvRefusal {
    std::int64_t line = 0;
    QString reason;

    bool operator==(const CsvRefusal&) const = default;
};

/** One line of a file; `text` stands until the next one is read. */
struct CsvLine {
    std::string_view text;
    std::int64_t number = 0; ///< from 1
    bool tooLong = false;    ///< cut: the line has more than CsvLines::maxBytes
    bool first = false;      ///< of the file, blank ones aside
};

/** Why a line that is too long is refused. */
QString csvTooLong();

/** Reads a file's lines, whatever its size. CRLF and a byte order mark are taken. */
class CsvLines
{
public:
    static constexpr int maxBytes = 4096;

    /** `device` is open for reading and outlives this. */
    explicit CsvLines(QIODevice& device);

    /** The next line that is not blank; nothing at the end. Errors: the device fails. */
    Result<std::optional<CsvLine>> next();

private:
    QIODevice& m_device;
    std::int64_t m_number = 0;
    bool m_isFirst = true;
    QByteArray m_buffer;
};

/**
 * The next `maxLines` lines as a batch, which has `refused` and `atEnd`. `takeHeader(text)` looks
 * at the file's first line: true when it was a header, an error when the file is another one's;
 * `takeRow(line, batch)` takes every other line that is not too long. Errors: those two's.
 */
template <typename Batch, typename TakeHeader, typename TakeRow>
Result<Batch> readCsvBatch(CsvLines& lines, std::size_t maxLines, TakeHeader takeHeader,
                           TakeRow takeRow)
{
    Batch batch;
    for (std::size_t i = 0; i < maxLines; ++i) {
        const Result<std::optional<CsvLine>> next = lines.next();
        if (!next)
            return next.error();
        if (!*next) {
            batch.atEnd = true;
            break;
        }
        const CsvLine& line = **next;
        if (line.first) {
            const Result<bool> header = takeHeader(line.text);
            if (!header)
                return header.error();
            if (*header)
                continue;
        }
        if (line.tooLong)
            batch.refused.push_back({line.number, csvTooLong()});
        else
            takeRow(line, batch);
    }
    return batch;
}

/** The fields of a line without blanks around them; those behind the last kept are only counted. */
struct CsvFields {
    std::array<std::string_view, 9> text;
    int count = 0;
};

CsvFields csvFields(std::string_view line);

std::string_view csvTrimmed(std::string_view text);

/** A finite decimal number; nothing for anything else. */
std::optional<double> csvDecimal(std::string_view text);

/** A whole number, also when written as "8E+4" or "12.0"; nothing for anything else. */
std::optional<std::int64_t> csvWhole(std::string_view text);

/** Text of a file as it may stand in a message: quoted, short and printable. */
QString csvQuoted(std::string_view text);

} // namespace regime
