// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/botreviewjson.h"

#include "core/base/regime.h"
#include "core/engine/reviewvaluesjson.h"
#include "core/engine/values/gatewords.h"

#include <QJsonArray>

#include <array>
#include <string_view>

namespace regime
{

using namespace review;

namespace
{

QJsonObject json(const OutcomeSummary& summary)
{
    return {{QStringLiteral("cycles"), static_cast<qint64>(summary.cycles)},
            {QStringLiteral("wins"), static_cast<qint64>(summary.wins)},
            {QStringLiteral("win_rate_interval"), intervalJson(summary.winRate)},
            {QStringLiteral("net_profit_usd"), summary.netProfitUsd},
            {QStringLiteral("fees_usd"), summary.feesUsd},
            {QStringLiteral("without_fees"), static_cast<qint64>(summary.withoutFees)},
            {QStringLiteral("median_age_sec"), numberJson(summary.medianAgeSec)},
            {QStringLiteral("without_age"), static_cast<qint64>(summary.withoutAge)},
            {QStringLiteral("old_enough"), static_cast<qint64>(summary.oldEnough)},
            {QStringLiteral("orphans"), static_cast<qint64>(summary.orphans)}};
}

QJsonObject json(const OutcomeSides& sides)
{
    return {{QStringLiteral("all"), json(sides.all)},
            {QStringLiteral("a"), json(sides.a)},
            {QStringLiteral("b"), json(sides.b)}};
}

QJsonArray json(const std::vector<SurvivalStep>& curve)
{
    QJsonArray steps;
    for (const SurvivalStep& step : curve)
        steps.append(QJsonArray{step.sec, step.survival, step.standardError});
    return steps;
}

QString regimeKey(std::size_t regime)
{
    const std::string_view name = regimeName(static_cast<Regime>(regime));
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QJsonValue json(std::size_t count)
{
    return static_cast<qint64>(count);
}

template <typename Each> QJsonObject byRegime(const std::array<Each, 3>& each)
{
    QJsonObject object;
    for (std::size_t regime = 0; regime < each.size(); ++regime)
        object[regimeKey(regime)] = json(each[regime]);
    return object;
}

/** A part of what the jump model said at entry by regime, or null without a second opinion. */
template <typename Each>
QJsonValue byJumpRegime(const BotResults& results, std::array<Each, 3> AtEntry::*part)
{
    return results.jump ? QJsonValue(byRegime((*results.jump).*part)) : QJsonValue();
}

/** Of leg A (0) or B. */
QJsonValue jumpTimeToExit(const BotResults& results, std::size_t leg)
{
    return results.jump ? QJsonValue(byRegime(results.jump->timeToExitOfLeg[leg])) : QJsonValue();
}

QJsonArray refusedJson(const BotReview& review)
{
    QJsonArray rows;
    for (const RefusedLine& row : review.refusedRows)
        rows.append(QJsonObject{{QStringLiteral("line"), qint64{row.line}},
                                {QStringLiteral("reason"), row.reason}});
    return rows;
}

QJsonArray unreadJson(const BotReview& review)
{
    QJsonArray columns;
    for (const UnreadColumn& unread : review.unread)
        columns.append(QJsonObject{{QStringLiteral("column"), unread.column},
                                   {QStringLiteral("cells"), qint64{unread.cells}},
                                   {QStringLiteral("first_line"), qint64{unread.firstRow}},
                                   {QStringLiteral("reason"), unread.reason}});
    return columns;
}

QJsonObject json(const BotReview& review, const BotResults& results)
{
    QJsonObject byPhase;
    for (std::size_t i = 0; i < results.byPhase.size(); ++i)
        byPhase[QString::number(i + 1)] = json(results.byPhase[i]);
    return {{QStringLiteral("source"), review.source},
            {QStringLiteral("refused_rows"), qint64{review.refused}},
            {QStringLiteral("refused"), refusedJson(review)},
            {QStringLiteral("other_pairs"), qint64{review.otherPairs}},
            {QStringLiteral("other_times"), qint64{review.otherTimes}},
            {QStringLiteral("unread_cells"), qint64{review.unreadCells}},
            {QStringLiteral("unread"), unreadJson(review)},
            {QStringLiteral("all"), json(results.all)},
            {QStringLiteral("by_regime_at_entry"), byRegime(results.hmm.byRegime)},
            {QStringLiteral("without_hmm"), json(results.withoutHmm)},
            {QStringLiteral("by_jump_regime_at_entry"), byJumpRegime(results, &AtEntry::byRegime)},
            {QStringLiteral("without_second_opinion"),
             results.jump ? QJsonValue(json(results.withoutJump)) : QJsonValue()},
            {QStringLiteral("without_entry_time"), json(results.withoutEntryTime)},
            {QStringLiteral("without_ledger"), json(results.withoutLedger)},
            {QStringLiteral("by_phase_at_entry"), byPhase},
            {QStringLiteral("as_recorded"), byRegime(results.asRecorded)},
            {QStringLiteral("orphan_entries"), static_cast<qint64>(results.orphanRate.entries)},
            {QStringLiteral("orphans"), static_cast<qint64>(results.orphanRate.orphans)},
            {QStringLiteral("orphans_at_least"), results.orphanRate.isLowerBound},
            {QStringLiteral("time_to_exit"), byRegime(results.hmm.timeToExit)},
            {QStringLiteral("time_to_exit_a"), byRegime(results.hmm.timeToExitOfLeg[0])},
            {QStringLiteral("time_to_exit_b"), byRegime(results.hmm.timeToExitOfLeg[1])},
            {QStringLiteral("jump_time_to_exit"), byJumpRegime(results, &AtEntry::timeToExit)},
            {QStringLiteral("jump_time_to_exit_a"), jumpTimeToExit(results, 0)},
            {QStringLiteral("jump_time_to_exit_b"), jumpTimeToExit(results, 1)}};
}

QJsonValue json(const std::optional<Difference>& difference)
{
    if (!difference)
        return {};
    return QJsonObject{{QStringLiteral("value"), difference->value},
                       {QStringLiteral("interval"), intervalJson(difference->interval)},
                       {QStringLiteral("days"), static_cast<qint64>(difference->days)}};
}

QJsonObject json(const PaperSummary& paper)
{
    return {{QStringLiteral("phase"), paper.phase},
            {QStringLiteral("equity_usd"), paper.equityUsd},
            {QStringLiteral("fees_usd"), paper.feesUsd},
            {QStringLiteral("capital_usd"), paper.capitalUsd},
            {QStringLiteral("return_on_capital"), paper.returnOnCapital},
            {QStringLiteral("worst_drawdown_usd"), paper.worstDrawdownUsd},
            {QStringLiteral("open_recoveries"), paper.openRecoveries},
            {QStringLiteral("entries"), static_cast<qint64>(paper.entries)},
            {QStringLiteral("closed"), static_cast<qint64>(paper.closed)},
            {QStringLiteral("wins"), static_cast<qint64>(paper.wins)},
            {QStringLiteral("per_day_usd_against_phase_1"), json(paper.perDayUsd)},
            {QStringLiteral("orphan_rate_against_phase_1"), json(paper.orphanRate)}};
}

QJsonArray json(const std::vector<PaperSummary>& phases)
{
    QJsonArray array;
    for (const PaperSummary& phase : phases)
        array.append(json(phase));
    return array;
}

QJsonObject json(const GateLine& line)
{
    const GateLineWords words = wordsOf(line);
    return {{QStringLiteral("asks"), words.what},
            {QStringLiteral("evidence"), words.evidence},
            {QStringLiteral("standing"), words.standing},
            {QStringLiteral("measured"), numberJson(line.measured)},
            {QStringLiteral("limit"), line.limit},
            {QStringLiteral("interval"), intervalJson(line.interval)}};
}

} // namespace

QJsonObject botReviewJson(const BotReview& review)
{
    QJsonArray lines;
    const BotResults& simulated = review.simulated;
    for (const GateLine& line : review.verdict.lines)
        lines.append(json(line));
    return {
        {QStringLiteral("bot_problem"),
         review.problem.isEmpty() ? QJsonValue() : QJsonValue(review.problem)},
        {QStringLiteral("bot"), review.bot ? QJsonValue(json(review, *review.bot)) : QJsonValue()},
        {QStringLiteral("paper"),
         QJsonObject{
             {QStringLiteral("simulated"), true},
             {QStringLiteral("phases"), json(review.paper)},
             {QStringLiteral("phases_jump"),
              review.jumpPaper.empty() ? QJsonValue() : QJsonValue(json(review.jumpPaper))},
             {QStringLiteral("closed_by_regime_at_entry"), byRegime(simulated.hmm.byRegime)},
             {QStringLiteral("closed_by_jump_regime_at_entry"),
              byJumpRegime(simulated, &AtEntry::byRegime)},
             {QStringLiteral("open_by_regime_at_entry"), byRegime(simulated.hmm.stillOpen)},
             {QStringLiteral("open_by_jump_regime_at_entry"),
              byJumpRegime(simulated, &AtEntry::stillOpen)},
             {QStringLiteral("time_to_exit"), byRegime(simulated.hmm.timeToExit)},
             {QStringLiteral("jump_time_to_exit"), byJumpRegime(simulated, &AtEntry::timeToExit)}}},
        {QStringLiteral("phase_gate"),
         QJsonObject{{QStringLiteral("phase"), review.verdict.current},
                     {QStringLiteral("supported"), review.verdict.supported},
                     {QStringLiteral("sentence"), sentenceOf(review.verdict)},
                     {QStringLiteral("lines"), lines}}}};
}

} // namespace regime
