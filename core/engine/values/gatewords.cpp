// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/gatewords.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace regime
{

namespace
{

using namespace review;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PhaseGate)
};

QString number(double value, int decimals)
{
    return QString::number(value, 'f', decimals);
}

/** With a sign that is always there. */
QString change(double value, int decimals)
{
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) +
           number(std::abs(value), decimals);
}

QString percent(double share)
{
    return Words::tr("%1 %").arg(number(100 * share, 1));
}

/** "+0.02 (−0.01 to +0.05)", in units of 1 / `scale`. */
QString changeText(double measured, const std::optional<Interval>& interval, double scale,
                   int decimals)
{
    const QString value = change(measured * scale, decimals);
    if (!interval)
        return Words::tr("%1 (too few days for an interval)").arg(value);
    return Words::tr("%1 (%2 to %3)")
        .arg(value, change(interval->low * scale, decimals),
             change(interval->high * scale, decimals));
}

QString changeText(const GateLine& line, double scale, int decimals)
{
    return changeText(*line.measured, line.interval, scale, decimals);
}

/** How much worse the interval of a line that asks for "not worse" still allows, in units of
 *  1 / `scale`; nothing where it allows none, or the line does not pass. */
std::optional<QString> worstText(const GateLine& line, double scale, int decimals)
{
    if (line.standing != GateStanding::Pass || !line.interval)
        return std::nullopt;
    const bool isOfOrphans =
        line.rule == GateRule::FavouredOrphans || line.rule == GateRule::OrphanRate;
    const double worst = isOfOrphans ? line.interval->high : -line.interval->low;
    return worst > 0 ? std::optional(number(worst * scale, decimals)) : std::nullopt;
}

QString orphansText(const GateLine& line)
{
    const QString text =
        Words::tr("%1 percentage points, of finished cycles").arg(changeText(line, 100, 1));
    const auto worst = worstText(line, 100, 1);
    return worst ? Words::tr("%1; up to %2 points worse is not ruled out").arg(text, *worst) : text;
}

QString profitText(const GateLine& line)
{
    const QString text = Words::tr("%1 USD").arg(changeText(line, 1, 3));
    const auto worst = worstText(line, 1, 3);
    return worst ? Words::tr("%1; up to %2 USD worse is not ruled out").arg(text, *worst) : text;
}

QString gainText(const GainEvidence& gain)
{
    switch (gain.of) {
    case GainOf::Volatility:
        return Words::tr("volatility: %1 of R²").arg(changeText(gain.gain, gain.interval, 1, 4));
    case GainOf::GridTurns:
        return Words::tr("grid turns: %1 of R²").arg(changeText(gain.gain, gain.interval, 1, 4));
    case GainOf::PaperEquity:
        break;
    }
    return Words::tr("paper grid, simulated: %1 USD a day")
        .arg(changeText(gain.gain, gain.interval, 1, 2));
}

QString gainsText(const std::vector<GainEvidence>& gains)
{
    QStringList texts;
    for (const GainEvidence& gain : gains)
        texts << gainText(gain);
    return texts.join(QStringLiteral("; "));
}

QString ruleText(const GateLine& line)
{
    switch (line.rule) {
    case GateRule::DaysInShadow:
        return Words::tr("At least %1 days in shadow").arg(line.limit);
    case GateRule::Coverage:
        return Words::tr("An answer for at least %1 of the candles").arg(percent(line.limit));
    case GateRule::DoNotUse:
        return Words::tr("DO NOT USE less than %1 of the time").arg(percent(line.limit));
    case GateRule::ShownChanges:
        return Words::tr("At most %1 changes of the shown regime a day").arg(line.limit);
    case GateRule::IdleAtLimit:
        return Words::tr("Idle target at a limit on at most %1 of ticks").arg(percent(line.limit));
    case GateRule::GainOverBaseline:
        return Words::tr("Some gain over the baseline, its interval above 0");
    case GateRule::FavouredOrphans:
        return Words::tr("Orphan rate of the leg that the model favours not worse than the "
                         "other's");
    case GateRule::OrphanRate:
        return Words::tr("Orphan rate not worse than in the phase before");
    case GateRule::DaysInPhase:
        return Words::tr("At least %1 days in this phase").arg(line.limit);
    case GateRule::DaysInLastPhase:
        return Words::tr("At least %1 days in the phase before").arg(line.limit);
    case GateRule::MarketAlike:
        return Words::tr("A market alike: median volatility within %1 times").arg(line.limit);
    case GateRule::ProfitPerCycle:
        return Words::tr("Profit of a cycle not worse");
    case GateRule::ProfitPerDay:
        break;
    }
    return Words::tr("Profit of a day better");
}

bool isOfTheBot(GateRule rule)
{
    return rule == GateRule::FavouredOrphans || rule == GateRule::OrphanRate ||
           rule == GateRule::ProfitPerCycle || rule == GateRule::ProfitPerDay;
}

QString evidenceText(const GateLine& line)
{
    if (!line.measured)
        return isOfTheBot(line.rule) ? Words::tr("cannot be judged without the bot's outcomes")
                                     : Words::tr("not measured");
    const double measured = *line.measured;
    switch (line.rule) {
    case GateRule::DaysInShadow:
    case GateRule::DaysInPhase:
    case GateRule::DaysInLastPhase:
        return Words::tr("%1 days").arg(number(measured, 1));
    case GateRule::Coverage:
    case GateRule::DoNotUse:
        return percent(measured);
    case GateRule::ShownChanges:
        return Words::tr("%1 a day").arg(number(measured, 1));
    case GateRule::IdleAtLimit:
        return line.afterSmoothing ? Words::tr("%1 as asked for, %2 after hold and smoothing")
                                         .arg(percent(measured), percent(*line.afterSmoothing))
                                   : percent(measured);
    case GateRule::GainOverBaseline:
        return gainsText(line.gains);
    case GateRule::FavouredOrphans:
    case GateRule::OrphanRate:
        return orphansText(line);
    case GateRule::MarketAlike:
        return line.standing == GateStanding::Fail
                   ? Words::tr("the market differs: %1 times").arg(number(measured, 2))
                   : Words::tr("%1 times").arg(number(measured, 2));
    case GateRule::ProfitPerCycle:
    case GateRule::ProfitPerDay:
        break;
    }
    return profitText(line);
}

QString standingText(GateStanding standing)
{
    switch (standing) {
    case GateStanding::Pass:
        return Words::tr("pass");
    case GateStanding::Fail:
        return Words::tr("fail");
    case GateStanding::NotEnoughData:
        break;
    }
    return Words::tr("not enough data");
}

/** As a word in a list. */
QString subjectOf(GateRule rule)
{
    switch (rule) {
    case GateRule::DaysInShadow:
        return Words::tr("days in shadow");
    case GateRule::Coverage:
        return Words::tr("coverage");
    case GateRule::DoNotUse:
        return Words::tr("time not usable");
    case GateRule::ShownChanges:
        return Words::tr("changes a day");
    case GateRule::IdleAtLimit:
        return Words::tr("idle target at a limit");
    case GateRule::GainOverBaseline:
        return Words::tr("gain over the baseline");
    case GateRule::FavouredOrphans:
    case GateRule::OrphanRate:
        return Words::tr("orphan rate");
    case GateRule::DaysInPhase:
        return Words::tr("days in this phase");
    case GateRule::DaysInLastPhase:
        return Words::tr("days in the phase before");
    case GateRule::MarketAlike:
        return Words::tr("another market");
    case GateRule::ProfitPerCycle:
        return Words::tr("profit of a cycle");
    case GateRule::ProfitPerDay:
        break;
    }
    return Words::tr("profit of a day");
}

QString subjects(const PhaseVerdict& verdict, GateStanding standing)
{
    QStringList names;
    for (const GateLine& line : verdict.lines)
        if (line.standing == standing)
            names << subjectOf(line.rule);
    return names.join(QStringLiteral(", "));
}

} // namespace

GateLineWords wordsOf(const GateLine& line)
{
    const QString evidence = evidenceText(line);
    return {ruleText(line),
            line.ofReplay ? Words::tr("%1 of a replay, which is no time in shadow").arg(evidence)
                          : evidence,
            standingText(line.standing)};
}

QString sentenceOf(const PhaseVerdict& verdict)
{
    if (verdict.breached)
        return Words::tr("Go back to phase %1: for three days in a row the line on %2 was "
                         "breached.")
            .arg(verdict.supported)
            .arg(subjectOf(*verdict.breached));
    if (verdict.supported > verdict.current)
        return Words::tr("The evidence supports phase %1: every line of the gate passes.")
            .arg(verdict.supported);
    QString sentence = Words::tr("Stay in phase %1.").arg(verdict.current);
    const QString against = subjects(verdict, GateStanding::Fail);
    const QString unknown = subjects(verdict, GateStanding::NotEnoughData);
    if (!against.isEmpty())
        sentence += u' ' + Words::tr("Against phase %1: %2.").arg(verdict.current + 1).arg(against);
    if (!unknown.isEmpty())
        sentence += u' ' + Words::tr("Not enough data: %1.").arg(unknown);
    return sentence;
}

} // namespace regime
