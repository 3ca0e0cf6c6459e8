// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blindmodel.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"
#include "ui/reviewnames.h"
#include "ui/reviewtimes.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace regime
{

namespace
{

QString nameOf(Regime regime)
{
    const std::string_view name = regimeName(regime);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QString nameOf(ShownRegime regime)
{
    const std::string_view name = regimeName(regime);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QString percent(double share)
{
    return QString::number(std::lround(100 * share));
}

QString kappaText(double kappa, const std::optional<review::Interval>& interval)
{
    if (!interval)
        return BlindModel::tr("Kappa %1; not enough data for its interval.")
            .arg(numberText(kappa, 2));
    return BlindModel::tr("Kappa %1 (%2 to %3).")
        .arg(numberText(kappa, 2), numberText(interval->low, 2), numberText(interval->high, 2));
}

} // namespace

void BlindModel::apply(const ReviewReport& report)
{
    m_scope = report.scope;
    m_episodes = report.blind;
    m_next = 0;
    m_at.reset();
    m_said.reset();
    m_problem.clear();
    m_waits = true;
    m_jumpAgreement = report.jumpAgreement;
    applyMarks(report.marks);
}

void BlindModel::applyMarks(const ReviewMarks& marks)
{
    if (marks.scope != m_scope)
        return;
    m_agreement = marks.agreement;
    m_unknown = marks.unknownVerdicts;
    if (std::exchange(m_waits, false))
        m_problem = marks.problem;
    emit changed();
}

void BlindModel::next()
{
    if (asking() || !more())
        return;
    m_at = m_next++;
    m_said.reset();
    emit changed();
}

void BlindModel::judge(int regime)
{
    if (!asking() || regime < 0 || regime > 2)
        return;
    m_said = static_cast<Regime>(regime);
    m_waits = true;
    emit judged({m_scope, episode()->fromSec, *m_said, episode()->label});
    emit changed();
}

void BlindModel::leave()
{
    if (!open())
        return;
    if (asking())
        --m_next;
    m_at.reset();
    emit changed();
}

QString BlindModel::text() const
{
    if (!open())
        return more()
                   ? tr("Judge episodes by their beginning, without their label: does the regime "
                        "say what you see?")
                   : tr("There is no further episode to judge: each must last %1 candles. Review "
                        "another range, or again after more candles.")
                         .arg(15);
    if (asking())
        return tr("An episode begins at the line. Which regime is it?");
    const std::int64_t candles =
        (episode()->toSec - episode()->fromSec) / (std::int64_t{60} * m_scope.intervalMin);
    const QString told = *m_said == episode()->label
                             ? tr("You agree: %1, from %2 UTC for %3.")
                             : tr("You said %4. It was %1, from %2 UTC for %3.");
    const QString text =
        told.arg(nameOf(episode()->label), minuteText(episode()->fromSec), candlesText(candles));
    const QString whole = *m_said == episode()->label ? text : text.arg(nameOf(*m_said));
    if (!episode()->jump)
        return whole;
    return whole + u' ' +
           tr("The jump model showed %1 at the chart's end.").arg(nameOf(*episode()->jump));
}

/** What the second opinion was worth by the verdicts that there were at the review. */
QString BlindModel::jumpText() const
{
    if (!m_jumpAgreement)
        return noSecondOpinionText();
    if (m_jumpAgreement->count == 0)
        return tr("When this was reviewed no verdict could be set beside the jump model's label.");
    QString text =
        tr("What the jump model showed at the chart's end agreed, when this was reviewed, "
           "with %1 of %2: %3 %, by chance %4 %.")
            .arg(m_jumpAgreement->agreed)
            .arg(m_jumpAgreement->count)
            .arg(percent(static_cast<double>(m_jumpAgreement->agreed) /
                         static_cast<double>(m_jumpAgreement->count)),
                 percent(m_jumpAgreement->chance));
    if (m_jumpAgreement->kappa)
        text += u' ' + kappaText(*m_jumpAgreement->kappa, m_jumpAgreement->kappaInterval);
    return text + u' ' + tr("The episodes are the HMM's.");
}

QString BlindModel::agreementText() const
{
    if (!m_problem.isEmpty())
        return tr("The verdict was not kept: %1").arg(oneLine(m_problem, 200));
    const QString unknown =
        m_unknown > 0 ? u' ' + tr("Verdicts on replays that can no longer be told apart are kept "
                                  "and not counted here: %1.")
                                   .arg(countText(m_unknown))
                      : QString();
    if (m_agreement.count == 0)
        return tr("No verdict was given yet.") + unknown;
    QString text = tr("%1 of %2 verdicts agree with the label: %3 % (%4 to %5). Chance alone would "
                      "agree in %6 %.")
                       .arg(m_agreement.agreed)
                       .arg(m_agreement.count)
                       .arg(percent(static_cast<double>(m_agreement.agreed) /
                                    static_cast<double>(m_agreement.count)),
                            percent(m_agreement.rate->low), percent(m_agreement.rate->high),
                            percent(m_agreement.chance));
    if (m_agreement.kappa)
        text += u' ' + kappaText(*m_agreement.kappa, m_agreement.kappaInterval);
    return text + unknown + u' ' + jumpText();
}

double BlindModel::highest() const
{
    double high = -1;
    for (const auto& bar : episode()->bars)
        high = bar ? std::max(high, bar->high) : high;
    return high;
}

double BlindModel::lowest() const
{
    double low = highest();
    for (const auto& bar : episode()->bars)
        low = bar ? std::min(low, bar->low) : low;
    return low;
}

/** The last close known before the episode, else the first price in it. */
double BlindModel::reference() const
{
    const auto& bars = episode()->bars;
    for (std::size_t i = episode()->firstBar; i-- > 0;)
        if (bars[i])
            return bars[i]->close;
    const auto first = std::ranges::find_if(bars, [](const auto& bar) { return bar.has_value(); });
    return first == bars.end() ? 0 : (*first)->open;
}

QString BlindModel::moveText(double price) const
{
    const double move = 100 * (price / reference() - 1);
    return (move > 0 ? QStringLiteral("+") : QString()) + tr("%1 %").arg(numberText(move, 2));
}

QString BlindModel::highText() const
{
    return open() && reference() > 0 ? moveText(highest()) : QString();
}

QString BlindModel::lowText() const
{
    return open() && reference() > 0 ? moveText(lowest()) : QString();
}

QString BlindModel::chartText() const
{
    if (!open() || reference() <= 0)
        return {};
    const auto& bars = episode()->bars;
    const auto last =
        std::find_if(bars.rbegin(), bars.rend(), [](const auto& bar) { return bar.has_value(); });
    return tr("Price of %1 before an episode and of its first %2, against the close before it: "
              "highest %3, lowest %4, at the end %5.")
        .arg(candlesText(static_cast<std::int64_t>(episode()->firstBar)),
             candlesText(static_cast<std::int64_t>(bars.size() - episode()->firstBar)), highText(),
             lowText(), moveText((*last)->close));
}

} // namespace regime
