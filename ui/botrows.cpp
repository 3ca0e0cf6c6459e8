// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/botrows.h"

#include "core/engine/values/gatewords.h"
#include "core/engine/values/wording.h"
#include "ui/numbertext.h"
#include "ui/reviewnames.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <ranges>

namespace regime
{

using namespace review;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReviewRows)
};

/** `text` with what stands in brackets in one piece where it is as short as an interval. */
QString intervalsUnbroken(QString text)
{
    static const QRegularExpression brackets(QStringLiteral("\\([^()]{1,24}\\)"));
    auto found = brackets.globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        QString piece = match.captured();
        text.replace(match.capturedStart(), match.capturedLength(), piece.replace(u' ', u'\u00a0'));
    }
    return text;
}

QString millsText(double usd)
{
    return numberText(usd, 3);
}

/** A difference of shares in percentage points. */
QString pointsText(double share)
{
    return numberText(100 * share, 1);
}

/** Empty where there is no difference; a word where there are too few days for its interval. */
QString intervalText(const std::optional<Difference>& difference, QString (*text)(double))
{
    if (!difference)
        return {};
    if (!difference->interval)
        return Words::tr("too few days");
    return Words::tr("%1 to %2")
        .arg(text(difference->interval->low), text(difference->interval->high));
}

const OutcomeSummary& ofSide(const OutcomeSides& sides, int side)
{
    return side == 1 ? sides.a : side == 2 ? sides.b : sides.all;
}

/** Empty where nothing can be counted. */
QString partText(std::size_t part, std::size_t whole)
{
    return whole > 0
               ? wholePercentText(100 * static_cast<double>(part) / static_cast<double>(whole))
               : QString();
}

/** Empty where nothing was entered. */
QString halfOutText(const std::optional<double>& halfOutSec, std::int64_t entries)
{
    if (halfOutSec)
        return durationText(*halfOutSec);
    return entries > 0 ? Words::tr("not yet") : QString();
}

CellsRow summaryRow(const QString& name, const OutcomeSummary& summary)
{
    const QString cycles = countText(static_cast<std::int64_t>(summary.cycles));
    if (summary.cycles == 0)
        return {{name, cycles, {}, {}, {}, {}, {}, {}}};
    return {{name, cycles, partText(summary.wins, summary.cycles),
             summary.winRate ? Words::tr("%1–%2")
                                   .arg(std::lround(100 * summary.winRate->low))
                                   .arg(std::lround(100 * summary.winRate->high))
                             : QString(),
             numberText(summary.netProfitUsd, 2), numberText(summary.feesUsd, 2),
             summary.medianAgeSec ? durationText(*summary.medianAgeSec) : QString(),
             partText(summary.orphans, summary.oldEnough)}};
}

/** One phase of the simulated grid each column. */
void addPaper(std::vector<CellsRow>& rows, const QString& name,
              const std::vector<PaperSummary>& paper)
{
    const auto row = [&](const QString& what, auto text, bool heading = false) {
        CellsRow cells{{what}, heading};
        for (const PaperSummary& phase : paper)
            cells.cells << text(phase);
        rows.push_back(cells);
    };
    using Paper = const PaperSummary&;
    row(
        name, [](Paper p) { return Words::tr("phase %1").arg(p.phase); }, true);
    row(Words::tr("equity, $"), [](Paper p) { return numberText(p.equityUsd, 2); });
    row(Words::tr("on capital"), [](Paper p) { return percentText(100 * p.returnOnCapital); });
    row(Words::tr("worst drawdown, $"), [](Paper p) { return numberText(p.worstDrawdownUsd, 2); });
    row(Words::tr("open recoveries"), [](Paper p) { return countText(p.openRecoveries); });
    row(Words::tr("$ a day against phase 1"),
        [](Paper p) { return p.perDayUsd ? millsText(p.perDayUsd->value) : QString(); });
    row(Words::tr("its 95 % interval"),
        [](Paper p) { return intervalText(p.perDayUsd, millsText); });
    row(Words::tr("orphans against phase 1, points"),
        [](Paper p) { return p.orphanRate ? pointsText(p.orphanRate->value) : QString(); });
    row(Words::tr("its 95 % interval"),
        [](Paper p) { return intervalText(p.orphanRate, pointsText); });
}

/** Entries of the simulated grid by what a model had said then. */
void addSimulated(std::vector<CellsRow>& rows, const AtEntry& cycles)
{
    for (std::size_t regime = 0; regime < cycles.byRegime.size(); ++regime) {
        const OutcomeSummary& closed = cycles.byRegime[regime].all;
        const auto open = static_cast<std::int64_t>(cycles.stillOpen[regime]);
        const std::int64_t entries = static_cast<std::int64_t>(closed.cycles) + open;
        rows.push_back({{groupText(Labelling::HmmRaw, static_cast<int>(regime)), countText(entries),
                         countText(open), numberText(closed.netProfitUsd, 2),
                         halfOutText(cycles.halfOutSec[regime], entries)}});
    }
}

} // namespace

std::vector<CellsRow> gateRows(const PhaseVerdict& verdict)
{
    std::vector<CellsRow> rows;
    for (const GateLine& line : verdict.lines) {
        const GateLineWords words = wordsOf(line);
        rows.push_back(
            {{unbroken(words.what), intervalsUnbroken(unbroken(words.evidence)), words.standing},
             false});
    }
    return rows;
}

std::vector<CellsRow> paperRows(const BotReview& review)
{
    std::vector<CellsRow> rows;
    addPaper(rows, Words::tr("simulated"), review.paper);
    if (review.jumpPaper.empty())
        rows.push_back(headingRow(noSecondOpinionText()));
    else
        addPaper(rows, Words::tr("simulated, by the jump model's bias"), review.jumpPaper);
    return rows;
}

std::vector<CellsRow> botRows(const BotResults& results, int side)
{
    std::vector<CellsRow> rows{
        {{Words::tr("at entry"), Words::tr("cycles"), Words::tr("won"), Words::tr("95 %"),
          Words::tr("net, $"), Words::tr("fees, $"), Words::tr("median age"), Words::tr("orphans")},
         true}};
    const auto add = [&](const QString& name, const OutcomeSides& sides) {
        rows.push_back(summaryRow(name, ofSide(sides, side)));
    };
    const auto addRegimes = [&](const std::array<OutcomeSides, 3>& byRegime) {
        for (std::size_t regime = 0; regime < byRegime.size(); ++regime)
            add(groupText(Labelling::HmmRaw, static_cast<int>(regime)), byRegime[regime]);
    };
    addRegimes(results.hmm.byRegime);
    if (results.withoutHmm.all.cycles > 0)
        add(Words::tr("no answer"), results.withoutHmm);
    for (std::size_t i = 0; i < results.byPhase.size(); ++i)
        if (results.byPhase[i].all.cycles > 0)
            add(Words::tr("phase %1").arg(i + 1), results.byPhase[i]);
    add(Words::tr("no entry time"), results.withoutEntryTime);
    add(Words::tr("no ledger row"), results.withoutLedger);
    add(Words::tr("all"), results.all);
    if (results.jump) {
        rows.push_back(headingRow(Words::tr("by the jump model at entry")));
        addRegimes(results.jump->byRegime);
        if (results.withoutJump.all.cycles > 0)
            add(Words::tr("no answer"), results.withoutJump);
    } else {
        rows.push_back(headingRow(noSecondOpinionText()));
    }
    const bool isRecorded = std::ranges::any_of(
        results.asRecorded, [](const OutcomeSides& sides) { return sides.all.cycles > 0; });
    if (isRecorded) {
        rows.push_back(headingRow(Words::tr("as the bot recorded, in some versions at exit")));
        addRegimes(results.asRecorded);
    }
    return rows;
}

QStringList missingTexts(const BotReview& review)
{
    constexpr std::size_t most = 10;
    QStringList texts;
    for (const RefusedLine& row : review.refusedRows | std::views::take(most))
        texts << Words::tr("Row %1: %2").arg(countText(row.line), oneLine(row.reason));
    const std::int64_t more = review.refused - texts.size();
    if (more > 0)
        texts << Words::tr("%1 more rows were refused.").arg(countText(more));
    for (const UnreadColumn& unread : review.unread)
        texts << Words::tr("Column %1: %2 cells could not be read, the first in row %3: %4")
                     .arg(oneLine(unread.column, 40), countText(unread.cells),
                          countText(unread.firstRow), oneLine(unread.reason));
    return texts;
}

std::vector<CellsRow> simulatedRows(const BotResults& results)
{
    const auto heading = [](const QString& name) {
        return CellsRow{{name, Words::tr("entries"), Words::tr("still open"),
                         Words::tr("net of closed, $"), Words::tr("half out within")},
                        true};
    };
    std::vector<CellsRow> rows{heading(Words::tr("phase 1, at entry"))};
    addSimulated(rows, results.hmm);
    if (results.jump) {
        rows.push_back(heading(Words::tr("by the jump model at entry")));
        addSimulated(rows, *results.jump);
    } else {
        rows.push_back(headingRow(noSecondOpinionText()));
    }
    return rows;
}

} // namespace regime
