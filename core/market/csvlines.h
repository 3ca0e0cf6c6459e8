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
};

/** Reads a file's lines, whatever its size. CRLF and a byte order mark are taken. */
class CsvLines
{
public:
    static constexpr int maxBytes = 4096;

    /** `device` is open for reading and outlives this. */
    explicit CsvLines(QIODevice& device);

    /** The next line that is not blank; nothing at the end. Errors: the device fails. */
    Result<std::optional<CsvLine>> next();

    /** Of the last line read, blank ones too. */
    std::int64_t number() const { return m_number; }

private:
    QIODevice& m_device;
    std::int64_t m_number = 0;
    QByteArray m_buffer;
};

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
