// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/outcomerows.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

namespace regime
{

namespace
{

enum Column : std::size_t {
    Time,
    Pair,
    Trade,
    Resolution,
    FromRecovery,
    EntryTime,
    ExitTime,
    TotalAge,
    EntryPrice,
    ExitPrice,
    Volume,
    GrossProfit,
    Fees,
    NetProfit,
    RegimeAtEntry,
    Confidence,
    Bias,
    AgainstTrend,
};

QString quoted(const std::optional<std::string>& cell)
{
    return cell ? csvQuoted(*cell) : QStringLiteral("nothing");
}

std::string lower(std::string_view text)
{
    std::string folded(text);
    std::ranges::transform(folded, folded.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return folded;
}

template <typename T> using Reading = Result<T, QString>;

Reading<double> decimal(const std::string& text)
{
    const std::optional<double> value = csvDecimal(text);
    if (!value)
        return QStringLiteral("%1 is not a finite number").arg(csvQuoted(text));
    return *value;
}

Reading<double> epochSeconds(const std::string& text)
{
    constexpr double endOfTimeSec = 4'102'444'800; // 2100-01-01: milliseconds lie behind it
    const std::optional<double> value = csvDecimal(text);
    if (!value || *value <= 0 || *value > endOfTimeSec)
        return QStringLiteral("%1 is not epoch seconds").arg(csvQuoted(text));
    return *value;
}

Reading<double> duration(const std::string& text)
{
    const Reading<double> value = decimal(text);
    if (value && *value < 0)
        return QStringLiteral("%1 is negative").arg(csvQuoted(text));
    return value;
}

Reading<bool> yesOrNo(const std::string& text)
{
    const std::string folded = lower(text);
    for (const char* yes : {"true", "t", "1", "yes"})
        if (folded == yes)
            return true;
    for (const char* no : {"false", "f", "0", "no"})
        if (folded == no)
            return false;
    return QStringLiteral("%1 is neither true nor false").arg(csvQuoted(text));
}

/** 0, 1, 2 or a name. */
Reading<Regime> regimeIn(const std::string& text)
{
    const std::optional<std::int64_t> whole = csvWhole(text);
    const std::string folded = lower(text);
    for (const Regime regime : {Regime::Bearish, Regime::Ranging, Regime::Bullish})
        if (whole == static_cast<int>(regime) || folded == lower(regimeName(regime)))
            return regime;
    return QStringLiteral("%1 is none of 0, 1, 2, BEARISH, RANGING, BULLISH").arg(csvQuoted(text));
}

Reading<Leg> legIn(const std::optional<std::string>& cell)
{
    for (const Leg leg : {Leg::A, Leg::B})
        if (cell && cell->size() == 1 &&
            std::toupper(static_cast<unsigned char>(cell->front())) == legLetter(leg))
            return leg;
    return QStringLiteral("trade %1 is neither A nor B").arg(quoted(cell));
}

} // namespace

QStringList outcomeColumns()
{
    return QStringLiteral("time pair trade resolution from_recovery entry_time exit_time "
                          "total_age_sec entry_price exit_price volume gross_profit_usd fees_usd "
                          "net_profit_usd regime_at_entry regime_confidence regime_bias_signal "
                          "against_trend")
        .split(u' ');
}

Result<OutcomeRows> OutcomeRows::open(const QStringList& header, const QString& pair)
{
    PairNames names;
    const Result<PairName> resolved = names.resolve(pair);
    if (!resolved)
        return resolved.error();
    OutcomeRows rows(resolved->altname);
    rows.m_columnCount = static_cast<std::size_t>(header.size());
    const QStringList wanted = outcomeColumns();
    for (qsizetype i = 0; i < header.size(); ++i) {
        const qsizetype at = wanted.indexOf(header[i].trimmed().toLower());
        if (at < 0)
            continue;
        auto& place = rows.m_place[static_cast<std::size_t>(at)];
        if (place)
            return Error{QStringLiteral("the column %1 comes twice").arg(wanted[at]).toStdString()};
        place = static_cast<std::size_t>(i);
    }
    for (const Column column : {Time, Trade, NetProfit})
        if (!rows.m_place[column])
            return Error{QStringLiteral("the column %1 is missing; time, trade and net_profit_usd "
                                        "are required")
                             .arg(wanted[static_cast<qsizetype>(column)])
                             .toStdString()};
    return rows;
}

const std::optional<std::string>& OutcomeRows::cell(Cells cells, std::size_t column) const
{
    static const std::optional<std::string> nothing;
    return m_place[column] ? cells[*m_place[column]] : nothing;
}

void OutcomeRows::refuse(std::int64_t number, const QString& reason)
{
    m_table.refused.push_back({number, reason});
}

void OutcomeRows::remark(std::int64_t number, std::size_t column, const QString& reason)
{
    const QString name = outcomeColumns()[static_cast<qsizetype>(column)];
    const auto before = std::ranges::find(m_table.remarks, name, &OutcomeRemark::column);
    if (before == m_table.remarks.end())
        m_table.remarks.push_back({name, 1, number, reason});
    else
        ++before->cells;
}

/** The value of a cell that may be missing, or unreadable with a remark. */
template <typename Read>
auto OutcomeRows::optional(std::int64_t number, Cells cells, std::size_t column, Read read)
{
    using Value = std::decay_t<decltype(*read(std::string()))>;
    const std::optional<std::string>& text = cell(cells, column);
    if (!text)
        return std::optional<Value>();
    const auto value = read(*text);
    if (value)
        return std::optional<Value>(*value);
    remark(number, column, value.error());
    return std::optional<Value>();
}

bool OutcomeRows::isOtherPair(Cells cells)
{
    const std::optional<std::string>& text = cell(cells, Pair);
    if (!text)
        return false;
    const Result<PairName> named = m_names.resolve(QString::fromStdString(*text));
    return !named || named->altname != m_altname;
}

/** An exit before its entry is no exit time. */
void OutcomeRows::takeTimes(std::int64_t number, Cells cells, BotOutcome& outcome)
{
    outcome.entryTimeSec = optional(number, cells, EntryTime, epochSeconds);
    outcome.exitTimeSec = optional(number, cells, ExitTime, epochSeconds);
    outcome.totalAgeSec = optional(number, cells, TotalAge, duration);
    if (outcome.entryTimeSec && outcome.exitTimeSec &&
        *outcome.exitTimeSec < *outcome.entryTimeSec) {
        remark(number, ExitTime, QStringLiteral("it lies before the entry"));
        outcome.exitTimeSec.reset();
    }
}

void OutcomeRows::take(std::int64_t number, Cells cells)
{
    if (isOtherPair(cells)) {
        ++m_table.otherPairs;
        return;
    }
    const std::optional<std::string>& time = cell(cells, Time);
    const Reading<double> booked = epochSeconds(time.value_or(std::string()));
    if (!booked)
        return refuse(number, QStringLiteral("time %1 is not epoch seconds").arg(quoted(time)));
    const Reading<Leg> leg = legIn(cell(cells, Trade));
    if (!leg)
        return refuse(number, leg.error());
    const std::optional<std::string>& net = cell(cells, NetProfit);
    const std::optional<double> profit = net ? csvDecimal(*net) : std::nullopt;
    if (!profit)
        return refuse(number,
                      QStringLiteral("net_profit_usd %1 is not a finite number").arg(quoted(net)));
    BotOutcome outcome;
    outcome.timeSec = *booked;
    outcome.leg = *leg;
    outcome.netProfitUsd = *profit;
    outcome.resolution = cell(cells, Resolution).value_or(std::string());
    outcome.fromRecovery = optional(number, cells, FromRecovery, yesOrNo);
    takeTimes(number, cells, outcome);
    outcome.entryPrice = optional(number, cells, EntryPrice, decimal);
    outcome.exitPrice = optional(number, cells, ExitPrice, decimal);
    outcome.volume = optional(number, cells, Volume, decimal);
    outcome.grossProfitUsd = optional(number, cells, GrossProfit, decimal);
    outcome.feesUsd = optional(number, cells, Fees, decimal);
    outcome.recordedRegime = optional(number, cells, RegimeAtEntry, regimeIn);
    outcome.recordedConfidence = optional(number, cells, Confidence, decimal);
    outcome.recordedBias = optional(number, cells, Bias, decimal);
    outcome.againstTrend = optional(number, cells, AgainstTrend, yesOrNo);
    m_table.outcomes.push_back(std::move(outcome));
}

} // namespace regime
