// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviewoutcomes.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"
#include "ui/reviewnames.h"

#include <algorithm>
#include <cmath>

namespace regime
{

using namespace review;

std::vector<OutcomeGroup> shownGroups(const OutcomeTable& table)
{
    constexpr std::size_t most = 4;
    if (table.groups.size() <= most)
        return table.groups;
    const auto [low, high] = std::ranges::minmax_element(
        table.groups, {}, [](const OutcomeGroup& group) { return group.mean.value; });
    return {*low, *high};
}

std::vector<int> horizonsOf(const ReviewTables& tables, Outcome outcome)
{
    std::vector<int> horizons;
    for (const OutcomeTable& table : tables.outcomes)
        if (table.outcome == outcome &&
            std::ranges::find(horizons, table.horizonCandles) == horizons.end())
            horizons.push_back(table.horizonCandles);
    return horizons;
}

QString outcomeHeading(const OutcomeTable& table)
{
    QStringList parts;
    if (table.groups.size() > 1)
        parts << ReviewOutcomes::tr("explains %1").arg(percentText(100 * table.explainedShare));
    if (!table.enoughData)
        parts << ReviewOutcomes::tr("not enough data");
    else if (table.test)
        parts << ReviewOutcomes::tr("p %1, corrected %2")
                     .arg(numberText(table.test->p, 3), numberText(table.test->pCorrected, 3));
    std::vector<double> effective;
    for (const OutcomeGroup& group : table.groups)
        if (group.effectiveCandles)
            effective.push_back(*group.effectiveCandles);
    if (!effective.empty()) {
        const auto [leastCandles, mostCandles] = std::ranges::minmax(effective);
        const QString least = countText(std::llround(leastCandles));
        const QString most = countText(std::llround(mostCandles));
        parts << (least == most ? ReviewOutcomes::tr("n %1").arg(least)
                                : ReviewOutcomes::tr("n %1 to %2").arg(least, most));
    }
    return parts.join(QStringLiteral("; "));
}

QString outcomeNote(const ReviewTables& tables, Outcome outcome)
{
    QString note;
    if (outcome == Outcome::Efficiency)
        note =
            ReviewOutcomes::tr("1 is a random walk, more a trend, less a price that comes back. ");
    if (outcome == Outcome::GridTurns)
        note = ReviewOutcomes::tr("Reversals by %1 %: profit target and two fees. ")
                   .arg(numberText(100 * tables.reversal, 2));
    note += ReviewOutcomes::tr("p counts %1 tests; a label that changes more often has a smaller p "
                               "from the same knowledge.")
                .arg(tables.tests);
    return tables.hasSecondOpinion() ? note : note + u' ' + noSecondOpinionText();
}

QStringList ReviewOutcomes::outcomes() const
{
    QStringList texts;
    for (const Outcome outcome :
         {Outcome::Return, Outcome::Volatility, Outcome::Efficiency, Outcome::GridTurns})
        texts << outcomeText(outcome);
    return texts;
}

void ReviewOutcomes::setOutcome(int outcome)
{
    if (outcome == this->outcome())
        return;
    m_outcome = static_cast<Outcome>(outcome);
    fill();
}

QStringList ReviewOutcomes::horizons() const
{
    QStringList texts;
    for (const int horizon : horizonsOf(m_tables, m_outcome))
        texts << candlesText(horizon);
    return texts;
}

/** Where the chosen one is not there, the longest. */
int ReviewOutcomes::horizon() const
{
    const std::vector<int> horizons = horizonsOf(m_tables, m_outcome);
    const auto chosen = std::ranges::find(horizons, m_horizonCandles);
    const auto place = static_cast<int>(chosen - horizons.begin());
    return chosen != horizons.end() ? place : std::max(place - 1, 0);
}

void ReviewOutcomes::setHorizon(int horizon)
{
    const std::vector<int> horizons = horizonsOf(m_tables, m_outcome);
    if (horizon == this->horizon() || horizon < 0 || horizon >= std::ssize(horizons))
        return;
    m_horizonCandles = horizons[static_cast<std::size_t>(horizon)];
    fill();
}

void ReviewOutcomes::apply(const ReviewTables& tables)
{
    m_tables = tables;
    fill();
}

void ReviewOutcomes::fill()
{
    const std::vector<int> horizons = horizonsOf(m_tables, m_outcome);
    const int horizonCandles = horizons.empty() ? 0 : horizons[static_cast<std::size_t>(horizon())];
    std::vector<IntervalRow> rows;
    double reference = 0;
    for (const OutcomeTable& table : m_tables.outcomes) {
        if (table.outcome != m_outcome || table.horizonCandles != horizonCandles)
            continue;
        rows.push_back({labellingText(table.by), outcomeHeading(table), true, -1, 0, 0, 0});
        for (const OutcomeGroup& group : shownGroups(table)) {
            const Estimate& mean = group.mean;
            if (table.by == Labelling::AlwaysRanging)
                reference = mean.value;
            const Interval interval = mean.interval.value_or(Interval{});
            rows.push_back({groupText(table.by, group.label),
                            outcomeValueText(m_outcome, mean.value), false,
                            isOfModel(table.by) ? group.label : -1, mean.value, interval.low,
                            interval.high, mean.interval.has_value()});
        }
    }
    m_rows.setRows(std::move(rows), reference);
    m_note = tr("Means of the candles behind each label; the line is the 95 % interval by whole "
                "days, the thin rule the mean of all; n is the effective sample size. ") +
             outcomeNote(m_tables, m_outcome);
    emit changed();
}

} // namespace regime
