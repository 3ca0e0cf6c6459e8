// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviewbot.h"

#include "core/engine/values/wording.h"
#include "ui/botrows.h"

namespace regime
{

using namespace review;

namespace
{

QString orphansText(const OrphanRate& rate)
{
    const QString text = rate.isLowerBound ? ReviewBot::tr("Orphans at least %1 of %2 entries.")
                                           : ReviewBot::tr("Orphans %1 of %2 entries.");
    return text.arg(rate.orphans).arg(rate.entries);
}

const std::array<std::vector<SurvivalStep>, 3>& curvesOf(const AtEntry& cycles, int side)
{
    return side == 0 ? cycles.timeToExit
                     : cycles.timeToExitOfLeg[static_cast<std::size_t>(side - 1)];
}

} // namespace

void ReviewBot::setSide(int side)
{
    if (side == m_side)
        return;
    m_side = side;
    fill();
}

QString ReviewBot::note() const
{
    if (m_review && !m_review->problem.isEmpty())
        return tr("The bot's cycles could not be read. %1").arg(m_review->problem);
    if (!m_review || !m_review->bot)
        return tr("Name a CSV with the columns of the bot's table exit_outcomes to see its own "
                  "results by regime at entry; a shared store is read by itself.");
    const QStringList sentences{
        tr("Regime and phase come from the ledger at the time of entry; what the bot itself "
           "recorded enters nothing."),
        orphansText(m_review->bot->orphanRate),
        tr("The table knows finished cycles alone: exits look quicker than they are."),
        tr("From %1: %2 rows were refused, %3 are of other pairs, %4 cycles lie outside the range, "
           "%5 cells were not readable.")
            .arg(oneLine(m_review->source, 80))
            .arg(m_review->refused)
            .arg(m_review->otherPairs)
            .arg(m_review->otherTimes)
            .arg(m_review->unreadCells)};
    return sentences.join(u' ');
}

QStringList ReviewBot::missing() const
{
    return m_review && m_review->bot ? missingTexts(*m_review) : QStringList();
}

void ReviewBot::apply(const BotReview& review)
{
    m_review = review;
    fill();
}

void ReviewBot::fill()
{
    const bool isKnown = m_review && m_review->bot;
    m_rows.setRows(isKnown ? botRows(*m_review->bot, m_side) : std::vector<CellsRow>());
    const BotResults results = isKnown ? *m_review->bot : BotResults{};
    m_curves.setCurves(curvesOf(results.hmm, m_side));
    m_jumpCurves.setCurves(curvesOf(results.jump.value_or(AtEntry{}), m_side));
    emit changed();
}

} // namespace regime
