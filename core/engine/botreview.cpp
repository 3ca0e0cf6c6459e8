// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/botreview.h"

#include "core/engine/papermaterial.h"
#include "core/market/outcomecsv.h"
#include "core/review/attribution.h"
#include "core/review/botresults.h"
#include "core/review/gateevidence.h"
#include "core/review/paperphases.h"
#include "core/review/phasegate.h"
#include "core/store/sharedoutcomes.h"

#include <QFile>

#include <algorithm>
#include <ranges>

namespace regime
{

using namespace review;

namespace
{

/** The bot's own word where it was recorded, else that of the settings. */
int phaseOf(const LedgerRow& row)
{
    return row.bot.phase.value_or(row.phase);
}

/** With the HMM's answers: the gate is about the requested model. */
std::vector<GateRow> gateRows(const ReviewMaterial& material)
{
    std::vector<GateRow> rows;
    for (const LedgerCandle& candle : material.rows) {
        const LedgerRow& any = candle.any();
        GateRow& row = rows.emplace_back(candle.timeSec(), any.close);
        row.phase = phaseOf(any);
        if (candle.hmm) {
            row.shown = candle.hmm->shown;
            row.usable = candle.hmm->usable;
        }
    }
    return rows;
}

std::vector<LedgerLabel> labelsOf(const ReviewMaterial& material, ModelFamily family)
{
    std::vector<LedgerLabel> labels;
    for (const LedgerCandle& candle : material.rows)
        if (const auto& row = candle.of(family))
            labels.push_back({row->candleTimeSec, row->asOfSec, row->raw, row->confidence,
                              row->biasSignal, phaseOf(*row)});
    return labels;
}

std::vector<PaperSummary> summariesOf(const PaperPhases& phases)
{
    std::vector<PaperSummary> summaries{summaryOf(phases.runs[0])};
    for (std::size_t i = 0; i < phases.againstFirst.size(); ++i)
        summaries.push_back(summaryOf(phases.runs[i + 1], &phases.againstFirst[i]));
    return summaries;
}

/** The gains that may speak for phase 2: of the requested model's raw label. A paper grid that it
 *  led for less than a week says as little as a gain of so few days; one that it never led,
 *  nothing. */
std::vector<GainEvidence> gainsOf(const ReviewTables& tables, const PhaseDifference& paper,
                                  double daysAnswered)
{
    std::vector<GainEvidence> gains;
    for (const GainRow& row : tables.gains)
        if (row.by == Labelling::HmmRaw && row.gain)
            gains.push_back({row.of == Outcome::GridTurns ? GainOf::GridTurns : GainOf::Volatility,
                             row.gain->gain, Interval{row.gain->low, row.gain->high}});
    const Difference& equity = paper.equityPerDayUsd;
    if (daysAnswered > 0)
        gains.push_back({GainOf::PaperEquity, equity.value,
                         daysAnswered >= enoughDays ? equity.interval : std::nullopt});
    return gains;
}

GateEvidence evidenceOf(const ReviewMaterial& material, const ReviewTables& tables,
                        const PaperPhases& paper, std::span<const AttributedOutcome> cycles,
                        const GridSettings& grid, double nowSec)
{
    const std::vector<GateRow> rows = gateRows(material);
    const std::int64_t intervalSec = material.series.intervalSec();
    GateEvidence evidence;
    evidence.phase = phaseOf(material.rows.back().any());
    evidence.shadow = shadowEvidence(rows, intervalSec);
    evidence.shadow.isReplay = material.scope().isReplay();
    const PhaseTravel& second = tables.whatIf.front().phases[1];
    if (second.ticks > 0) {
        evidence.shadow.rawShareAtLimit = second.rawShareAtLimit;
        evidence.shadow.outShareAtLimit = second.outShareAtLimit;
    }
    evidence.shadow.gains =
        gainsOf(tables, paper.againstFirst.front(), daysAnswered(rows, intervalSec));
    evidence.shadow.orphanRate = favouredOrphans(cycles, nowSec, grid.orphanTimeoutSec);
    evidence.inPhase =
        phaseEvidence(rows, cycles, evidence.phase, intervalSec, nowSec, grid.orphanTimeoutSec);
    const PhaseTravel& inForce =
        tables.whatIf.front().phases[static_cast<std::size_t>(evidence.phase - 1)];
    evidence.days = dayEvidence(rows, evidence.phase, intervalSec, inForce.rawShareAtLimitByDay);
    return evidence;
}

/** When a cycle was entered, or booked where that is all that is known. */
double timeOf(const BotOutcome& outcome)
{
    return outcome.entryTimeSec.value_or(outcome.timeSec);
}

/** What of the table could not be taken, and where the first of it stands. */
void addWhatIsMissing(BotReview& review, const regime::OutcomeTable& table)
{
    constexpr std::size_t mostNamed = 100;
    review.refused = std::ssize(table.refused);
    for (const CsvRefusal& row : table.refused | std::views::take(mostNamed))
        review.refusedRows.push_back({row.line, row.reason});
    review.otherPairs = table.otherPairs;
    for (const OutcomeRemark& remark : table.remarks) {
        review.unreadCells += remark.cells;
        review.unread.push_back({remark.column, remark.cells, remark.firstRow, remark.reason});
    }
}

/** The range's entries whose exits rest as orphans, by what the bot's status said candle by candle.
 *  `outcomes`: its whole table, less the rows that were refused. */
std::optional<OpenRecoveries> restingOf(const ReviewMaterial& material,
                                        std::span<const BotOutcome> outcomes, bool rowsRefused,
                                        double nowSec, double orphanTimeoutSec)
{
    const std::int64_t intervalSec = material.series.intervalSec();
    std::vector<RecoveryCount> counts; // of each candle's close
    for (const LedgerCandle& candle : material.rows)
        if (const auto count = candle.any().bot.openRecoveries)
            counts.push_back({static_cast<double>(candle.timeSec() + intervalSec), *count});
    const ReviewScope scope = material.scope();
    return openRecoveriesOf(counts, outcomes,
                            {static_cast<double>(scope.fromSec), static_cast<double>(scope.toSec),
                             nowSec, orphanTimeoutSec, 2.0 * static_cast<double>(intervalSec),
                             rowsRefused});
}

/** The bot's cycles of the reviewed range, as far as they were booked by `nowSec`, and what they
 *  say. */
std::vector<AttributedOutcome> addBot(BotReview& review, regime::OutcomeTable table,
                                      const LedgerLabels& labels, const ReviewMaterial& material,
                                      bool secondOpinion, double nowSec, double orphanTimeoutSec)
{
    const ReviewScope scope = material.scope();
    addWhatIsMissing(review, table);
    std::erase_if(table.outcomes, [&](const BotOutcome& o) { return o.timeSec > nowSec; });
    const auto resting =
        restingOf(material, table.outcomes, !table.refused.empty(), nowSec, orphanTimeoutSec);
    review.otherTimes = std::erase_if(table.outcomes, [&](const BotOutcome& outcome) {
        return timeOf(outcome) < static_cast<double>(scope.fromSec) ||
               timeOf(outcome) >= static_cast<double>(scope.toSec);
    });
    const std::vector<AttributedOutcome> cycles =
        attribute(table.outcomes, labels, material.series.intervalSec());
    review.bot = botResults({cycles, {}, false, nowSec, orphanTimeoutSec, resting, secondOpinion});
    return cycles;
}

Result<regime::OutcomeTable> readOutcomeFile(const QString& path, const QString& pair)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{QStringLiteral("%1: %2").arg(path, file.errorString()).toStdString()};
    Result<regime::OutcomeTable> table = readOutcomeCsv(file, pair);
    if (!table)
        return Error{path.toStdString() + ": " + table.error().message};
    return table;
}

} // namespace

Result<BotReview> botReview(const ReviewMaterial& material, const ReviewTables& tables,
                            const BotQuestion& question, const Configuration& configuration,
                            const std::stop_token& stop)
{
    const PaperGridConfig config = paperGridConfig(material, configuration);
    const std::vector<GridCandle> candles = gridCandles(material, ModelFamily::Hmm);
    const Result<PaperPhases> paper = runPaperPhases(candles, config);
    if (!paper)
        return paper.error();
    if (stop.stop_requested())
        return Error{reviewStopped};
    const LedgerLabels labels{labelsOf(material, ModelFamily::Hmm),
                              labelsOf(material, ModelFamily::Jump)};
    BotReview result;
    result.paper = summariesOf(*paper);
    if (tables.hasSecondOpinion()) {
        const Result<PaperPhases> byJump =
            runPaperPhases(gridCandles(material, ModelFamily::Jump), config);
        if (!byJump)
            return byJump.error();
        result.jumpPaper = summariesOf(*byJump);
    }
    result.simulated =
        botResults(cyclesOf(paper->runs.front(), labels, config, tables.hasSecondOpinion()));
    std::vector<AttributedOutcome> cycles;
    result.source = question.outcomes.source;
    result.problem = question.outcomes.problem;
    if (question.outcomes.table)
        cycles = addBot(result, *question.outcomes.table, labels, material,
                        tables.hasSecondOpinion(), question.nowSec, config.grid.orphanTimeoutSec);
    result.verdict =
        judgePhase(evidenceOf(material, tables, *paper, cycles, config.grid, question.nowSec));
    return result;
}

Result<BotOutcomes> readBotOutcomes(const QString& file, const QString& pair,
                                    const Configuration& configuration, const std::stop_token& stop)
{
    BotOutcomes outcomes;
    if (!file.isEmpty()) {
        Result<regime::OutcomeTable> table = readOutcomeFile(file, pair);
        if (!table)
            return table.error();
        outcomes.table = *std::move(table);
        outcomes.source = file;
        return outcomes;
    }
    const auto address = readSharedAddress(configuration.text(QStringLiteral("STORE_URL")),
                                           configuration.supabaseKey());
    // What is wrong with the address is said where candles are to go there.
    if (!address || !*address)
        return outcomes;
    outcomes.source = (*address)->name();
    Result<regime::OutcomeTable> table = readSharedOutcomes(**address, pair, stop);
    if (table)
        outcomes.table = *std::move(table);
    else
        outcomes.problem = QString::fromStdString(table.error().message);
    return outcomes;
}

} // namespace regime
