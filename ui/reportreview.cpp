// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reportreview.h"

#include "core/engine/values/wording.h"
#include "ui/botrows.h"
#include "ui/numbertext.h"
#include "ui/reviewmodel.h"
#include "ui/reviewnames.h"
#include "ui/reviewrows.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace regime
{

using namespace review;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/** `text` says an end of the interval. */
template <typename Text>
QString withInterval(const QString& value, const std::optional<Interval>& interval, Text text)
{
    return interval
               ? Words::tr("%1 (%2 to %3)").arg(value, text(interval->low), text(interval->high))
               : Words::tr("%1 (too few days for an interval)").arg(value);
}

QString shareText(double share)
{
    return percentText(100 * share);
}

QString headed(const IntervalRow& heading)
{
    return heading.text.isEmpty() ? heading.name
                                  : QStringLiteral("%1: %2").arg(heading.name, heading.text);
}

/** What each label adds to forecasts of volatility, and of grid turns. */
std::vector<CellsRow> gainCells(const ReviewTables& tables)
{
    const std::vector<IntervalRow> turns = gainRows(tables, Outcome::GridTurns);
    std::vector<CellsRow> cells;
    for (const IntervalRow& row : gainRows(tables, Outcome::Volatility)) {
        if (cells.empty()) { // their headings
            cells.push_back({{QString(), headed(row), headed(turns.front())}, true});
            continue;
        }
        const auto same = std::ranges::find(turns, row.name, &IntervalRow::name);
        cells.push_back(
            {{row.name, row.text, same == turns.end() ? QString() : same->text}, false});
    }
    return cells;
}

void addForecasts(std::vector<CellsRow>& cells, const QString& name,
                  const std::optional<Persistence>& forecasts)
{
    if (!forecasts)
        return;
    cells.push_back(
        {{name, Words::tr("forecast"), Words::tr("happened"), Words::tr("candles")}, true});
    for (const ReliabilityBin& bin : forecasts->bins)
        cells.push_back(
            {{QString(), percentText(100 * bin.forecast),
              withInterval(shareText(bin.happened.value), bin.happened.interval, shareText),
              countText(bin.candles)},
             false});
}

std::vector<CellsRow> calibrationCells(const Calibration& calibration)
{
    std::vector<CellsRow> cells;
    addForecasts(cells, Words::tr("HMM by its transitions"), calibration.hmm);
    addForecasts(cells, Words::tr("jump model by its score"), calibration.jump);
    return cells;
}

/** What some CONFIRM_CANDLES would show, the one in force among them. */
std::vector<CellsRow> confirmCells(ReviewModel& page)
{
    const int inForce = page.confirmCandles();
    const auto heading = [](const QString& name) {
        return CellsRow{{name, Words::tr("changes a day"), Words::tr("lag, median"),
                         Words::tr("shown unlike raw"), Words::tr("still stands 15 later")},
                        true};
    };
    std::vector<CellsRow> cells{heading(Words::tr("HMM, CONFIRM_CANDLES"))};
    std::vector<CellsRow> jump{heading(Words::tr("Jump model, CONFIRM_CANDLES"))};
    for (int candles = 1; candles <= page.mostConfirm(); ++candles) {
        constexpr std::array tried{1, 2, 3, 5, 8, 10, 15, 20, 30};
        if (std::ranges::find(tried, candles) == tried.end() && candles != inForce)
            continue;
        page.setConfirmCandles(candles);
        const QString number = countText(candles);
        const QStringList name{candles == inForce ? Words::tr("%1, as set").arg(number) : number};
        cells.push_back({name + page.confirmTexts(), false});
        jump.push_back({name + page.jumpConfirmTexts(), false});
    }
    page.setConfirmCandles(inForce);
    if (!page.noHmm().isEmpty())
        cells = {{{page.noHmm()}, true}};
    if (page.noSecondOpinion().isEmpty())
        cells.insert(cells.end(), jump.begin(), jump.end());
    else
        cells.push_back({{page.noSecondOpinion()}, true});
    return cells;
}

QString groupCell(Outcome outcome, const OutcomeGroup& group)
{
    return withInterval(outcomeValueText(outcome, group.mean.value), group.mean.interval,
                        [&](double end) { return outcomeNumberText(outcome, end); });
}

/** The tables of one outcome by one labelling, a horizon each column: a heading, then the labels.
 *  Of the hours of a day the lowest and the highest, which differ from column to column. */
void addLabelling(std::vector<CellsRow>& cells, const std::vector<const OutcomeTable*>& tables)
{
    const Labelling by = tables.front()->by;
    CellsRow heading{{labellingText(by)}, true};
    std::size_t most = 0;
    for (const OutcomeTable* table : tables) {
        heading.cells << outcomeHeading(*table);
        most = std::max(most, shownGroups(*table).size());
    }
    cells.push_back(heading);
    for (std::size_t i = 0; i < most; ++i) {
        CellsRow row{{QString()}, false};
        for (const OutcomeTable* table : tables) {
            const std::vector<OutcomeGroup> groups = shownGroups(*table);
            if (i >= groups.size()) {
                row.cells << QString();
                continue;
            }
            const QString name = groupText(by, groups[i].label);
            const QString cell = groupCell(table->outcome, groups[i]);
            if (row.cells.front().isEmpty())
                row.cells.front() = name;
            row.cells << (row.cells.front() == name ? cell : name + QStringLiteral(": ") + cell);
        }
        cells.push_back(row);
    }
}

ReportSection outcomeSection(const ReviewTables& tables, Outcome outcome)
{
    ReportSection section{Words::tr("What came after a label: %1").arg(outcomeText(outcome)),
                          {},
                          {},
                          Words::tr("Means of the candles behind each label with the 95 % interval "
                                    "by whole days; n is the effective sample size.") +
                              u' ' + outcomeNote(tables, outcome)};
    CellsRow horizons{{QString()}, true};
    for (const int horizon : horizonsOf(tables, outcome))
        horizons.cells << candlesText(horizon);
    section.rows.push_back(horizons);
    for (std::size_t by = 0; by < labellingNames.size(); ++by) {
        std::vector<const OutcomeTable*> ofLabelling;
        for (const OutcomeTable& table : tables.outcomes)
            if (table.outcome == outcome && table.by == static_cast<Labelling>(by))
                ofLabelling.push_back(&table);
        if (!ofLabelling.empty())
            addLabelling(section.rows, ofLabelling);
    }
    return section;
}

std::vector<CellsRow> noteCells(const NotesModel& notes)
{
    std::vector<CellsRow> cells;
    for (int row = 0; row < notes.rowCount(); ++row)
        cells.push_back({{notes.data(notes.index(row), NotesModel::WhenRole).toString(),
                          notes.data(notes.index(row), NotesModel::TextRole).toString()},
                         false});
    return cells;
}

/** Of both legs and of each, or why the shared store gave none. */
void addBot(std::vector<ReportSection>& sections, const BotReview& review, const QString& note)
{
    if (!review.bot && !review.problem.isEmpty())
        sections.push_back({Words::tr("The bot's own results"), {}, {}, note});
    if (!review.bot)
        return;
    std::vector<CellsRow> missing;
    for (const QString& text : missingTexts(review))
        missing.push_back({{text}});
    for (int side = 0; const QString& title : {Words::tr("The bot's own results"),
                                               Words::tr("The bot's own results, leg A"),
                                               Words::tr("The bot's own results, leg B")}) {
        sections.push_back({title, {}, botRows(*review.bot, side), side == 0 ? note : QString()});
        ++side;
    }
    if (!missing.empty())
        sections.push_back({Words::tr("What of the bot's table was not taken"), {}, missing, {}});
}

void addOutcomes(std::vector<ReportSection>& sections, const ReviewTables& tables)
{
    if (tables.outcomes.empty())
        sections.push_back({Words::tr("What came after a label"),
                            Words::tr("Not worked out for so long a range in a report; the Review "
                                      "page and regimescope review --json have it."),
                            {},
                            {}});
    else
        for (const Outcome outcome :
             {Outcome::Return, Outcome::Volatility, Outcome::Efficiency, Outcome::GridTurns})
            sections.push_back(outcomeSection(tables, outcome));
}

} // namespace

std::vector<ReportSection> reviewSections(const ReviewReport& review)
{
    const ReviewTables& tables = review.tables;
    ReviewModel page;
    page.apply(review);
    const auto lines = [](QStringList texts) {
        texts.removeAll(QString());
        return texts.join(u'\n');
    };
    std::vector<ReportSection> sections{
        {Words::tr("Gain over baseline"),
         lines({page.statusText(), page.warning(), page.headline(), page.jumpHeadline()}),
         gainCells(tables),
         Words::tr("R² out of sample beyond trailing volatility and the hour of day, with the 95 % "
                   "interval by whole days; one that holds 0 is no gain.")},
        {Words::tr("Phase gate"), page.verdict(), gateRows(review.bot.verdict),
         Words::tr("The operator alone changes the setting.") + u' ' +
             Words::tr("The gate judges the HMM; the second opinion has no vote."),
         true},
        {Words::tr("What confidence is worth"),
         lines({page.sentence(), page.jumpSentence(), page.calibrationText()}),
         calibrationCells(tables.calibration),
         Words::tr("A forecast is the chance that the label is there again.")},
        {Words::tr("Confirming a change"), {}, confirmCells(page), {}},
        {Words::tr("Stability"), {}, stabilityRows(tables), {}},
        {Words::tr("What if: the idle target of phases 1 to 4"),
         {},
         whatIfRows(tables),
         page.whatIfNote()},
        {Words::tr("Paper grid, simulated"), {}, paperRows(review.bot), page.paperNote()},
        {Words::tr("Paper grid, simulated: by regime at entry"),
         {},
         simulatedRows(review.bot.simulated),
         {}},
    };
    addBot(sections, review.bot, page.bot()->note());
    if (review.marks.agreement.count > 0)
        sections.push_back({Words::tr("Blind verdicts"), page.blind()->agreementText(), {}, {}});
    if (!review.marks.notes.empty())
        sections.push_back({Words::tr("Notes"), {}, noteCells(*page.notes()), {}, true});
    addOutcomes(sections, tables);
    return sections;
}

} // namespace regime
