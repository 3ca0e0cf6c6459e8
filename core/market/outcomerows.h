// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/market/botoutcome.h"
#include "core/market/csvlines.h"
#include "core/market/pairnames.h"

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace regime
{

/** Cells of one column that say nothing readable: the rows stand, the cells are taken as missing.
 */
struct OutcomeRemark {
    QString column;
    std::int64_t cells = 0;
    std::int64_t firstRow = 0;
    QString reason; ///< of the first

    bool operator==(const OutcomeRemark&) const = default;
};

/** What a table of outcomes holds for one pair, whatever it was read from. */
struct OutcomeTable {
    std::vector<BotOutcome> outcomes; ///< in the order of the table
    std::vector<CsvRefusal> refused; ///< rows that cannot be taken; `line` counts as the table does
    std::int64_t otherPairs = 0;     ///< rows of other pairs
    std::vector<OutcomeRemark> remarks;

    bool operator==(const OutcomeTable&) const = default;
};

/** The columns of `exit_outcomes`, in the order of the specification; others are not looked at. */
QStringList outcomeColumns();

/**
 * Takes the rows of the bot's table `exit_outcomes` as text, cell by cell, from a file or a
 * database. `time` (epoch seconds), `trade` ('A', 'B') and `net_profit_usd` must be readable, else
 * the row is refused. Without a pair a row is taken as one of `pair`, which may go by any alias.
 */
class OutcomeRows
{
public:
    using Cells = std::span<const std::optional<std::string>>;

    /** `header`: names of the columns, as they come. Errors: a column that is required is missing,
     *  or one comes twice. */
    static Result<OutcomeRows> open(const QStringList& header, const QString& pair);

    /** One row; `number` names it to the operator. As many cells as columns. */
    void take(std::int64_t number, Cells cells);
    void refuse(std::int64_t number, const QString& reason);

    std::size_t columns() const { return m_columnCount; }
    OutcomeTable finish() { return std::move(m_table); }

private:
    static constexpr std::size_t known = 18;

    explicit OutcomeRows(const QString& altname) : m_altname(altname) {}
    const std::optional<std::string>& cell(Cells cells, std::size_t column) const;
    bool isOtherPair(Cells cells);
    void remark(std::int64_t number, std::size_t column, const QString& reason);
    template <typename Read>
    auto optional(std::int64_t number, Cells cells, std::size_t column, Read read);
    void takeTimes(std::int64_t number, Cells cells, BotOutcome& outcome);

    QString m_altname;
    PairNames m_names;
    std::size_t m_columnCount = 0;
    std::array<std::optional<std::size_t>, known> m_place; ///< of each known column in a row
    OutcomeTable m_table;
};

} // namespace regime
