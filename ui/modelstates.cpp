// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/modelstates.h"

#include "core/engine/values/remarkwords.h"
#include "core/engine/values/wording.h"
#include "ui/numbertext.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

/** How the levels of one feature are written: in units of 10^exponent, with so many decimals, so
 *  that the largest shows three digits. Sizes from 0.01 on stand in the feature's own unit. */
struct LevelScale {
    int exponent = 0; ///< 0, or a negative multiple of 3
    int decimals = 2;
};

LevelScale scaleOf(const std::vector<StateDiagnostics>& states, std::size_t feature)
{
    double largest = 0;
    for (const StateDiagnostics& state : states)
        largest = std::max(
            {largest, std::abs(state.features[feature].mean), state.features[feature].std});
    if (!(largest > 0))
        return {};
    const int magnitude = static_cast<int>(std::floor(std::log10(largest)));
    const int exponent = magnitude < -2 ? 3 * ((magnitude - 2) / 3) : 0;
    return {exponent, std::max(2 - (magnitude - exponent), 0)};
}

/** "10⁻⁶". */
QString powerOfTen(int exponent)
{
    const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = QStringLiteral("10⁻");
    for (const QChar digit : QString::number(-exponent))
        text += digits.at(digit.digitValue());
    return text;
}

QString letterOf(Regime regime)
{
    switch (regime) {
    case Regime::Bearish:
        return QStringLiteral("B");
    case Regime::Ranging:
        return QStringLiteral("R");
    case Regime::Bullish:
        break;
    }
    return QStringLiteral("U");
}

} // namespace

int ModelStates::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_diagnostics.states.size());
}

QVariant ModelStates::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StateDiagnostics& state = m_diagnostics.states[static_cast<std::size_t>(index.row())];
    switch (role) {
    case NameRole:
        return stateNames().at(index.row());
    case FormRole:
        return static_cast<int>(state.regime);
    case OccupancyRole:
        return percentText(100.0 * state.occupancy);
    case DwellRole:
        return state.dwellCandles ? numberText(*state.dwellCandles, 1) : tr("never left");
    case TransitionsRole:
        return QVariant::fromValue(
            QList<qreal>(state.transitions.begin(), state.transitions.end()));
    case TransitionTextsRole: {
        QStringList texts;
        for (const double chance : state.transitions)
            texts << numberText(chance, 3);
        return texts;
    }
    case LevelsRole:
        return levelTexts(state);
    default:
        return {};
    }
}

QHash<int, QByteArray> ModelStates::roleNames() const
{
    return {{NameRole, "stateName"},
            {FormRole, "form"},
            {OccupancyRole, "occupancy"},
            {DwellRole, "dwell"},
            {TransitionsRole, "transitions"},
            {TransitionTextsRole, "transitionTexts"},
            {LevelsRole, "levels"}};
}

QStringList ModelStates::levelTexts(const StateDiagnostics& state) const
{
    QStringList texts;
    for (std::size_t i = 0; i < state.features.size(); ++i) {
        const auto [exponent, decimals] = scaleOf(m_diagnostics.states, i);
        const double unit = std::pow(10.0, exponent);
        texts << QStringLiteral("%1 ± %2").arg(numberText(state.features[i].mean / unit, decimals),
                                               numberText(state.features[i].std / unit, decimals));
    }
    return texts;
}

QStringList ModelStates::features() const
{
    QStringList names = m_diagnostics.features;
    for (qsizetype i = 0; i < names.size() && !m_diagnostics.states.empty(); ++i)
        if (const int exponent =
                scaleOf(m_diagnostics.states, static_cast<std::size_t>(i)).exponent)
            names[i] += QStringLiteral(", ") + powerOfTen(exponent);
    return names;
}

QStringList ModelStates::stateNames() const
{
    QStringList names;
    for (const StateDiagnostics& state : m_diagnostics.states)
        names << letterOf(state.regime);
    for (const QString& name : QStringList(names))
        if (names.count(name) > 1)
            for (int i = 0, n = 1; i < names.size(); ++i)
                if (names[i] == name)
                    names[i] += QString::number(n++);
    return names;
}

QString ModelStates::depthText() const
{
    if (m_diagnostics.observations == 0)
        return {};
    const auto first = static_cast<double>(m_diagnostics.firstCandleSec);
    const auto last = static_cast<double>(m_diagnostics.lastCandleSec);
    return tr("%1 rows, %2 asked for, %3 to %4 UTC")
        .arg(countText(m_diagnostics.observations), candlesText(m_diagnostics.askedCandles),
             timeText(first, m_diagnostics.trainedAtSec),
             timeText(last, m_diagnostics.trainedAtSec));
}

double ModelStates::perRow(double logLikelihood) const
{
    return logLikelihood / std::max(1, m_diagnostics.observations);
}

QString ModelStates::likelihoodText() const
{
    if (m_diagnostics.logLikelihoodHistory.empty())
        return {};
    return tr("%1 to %2 nats per candle in %3 iterations")
        .arg(numberText(perRow(m_diagnostics.logLikelihoodHistory.front()), 3),
             numberText(perRow(m_diagnostics.logLikelihood), 3),
             countText(std::ssize(m_diagnostics.logLikelihoodHistory)));
}

QString ModelStates::startsText() const
{
    const auto& all = m_diagnostics.startLogLikelihoods;
    if (all.empty())
        return {};
    const auto [worst, best] = std::ranges::minmax(all);
    return tr("%1 starts, %2 nats from worst to best; kept: %3")
        .arg(countText(std::ssize(all)), numberText(best - worst, 1), m_diagnostics.keptStart);
}

QString ModelStates::separationText() const
{
    QStringList texts;
    for (const double separation : m_diagnostics.separations)
        texts << numberText(separation, 2);
    return texts.isEmpty() ? QString()
                           : tr("%1 standard deviations; below %2 the names are unreliable")
                                 .arg(texts.join(QStringLiteral(", ")),
                                      numberText(m_diagnostics.leastSeparation, 1));
}

QString ModelStates::remarksText() const
{
    QStringList texts;
    for (const QString& remark : m_diagnostics.remarks)
        texts << remarkText(remark);
    return texts.join(QStringLiteral("; "));
}

QList<QPointF> ModelStates::iterations() const
{
    QList<QPointF> points;
    for (const double logLikelihood : m_diagnostics.logLikelihoodHistory)
        points << QPointF(static_cast<double>(points.size()), perRow(logLikelihood));
    if (!points.isEmpty())
        points << QPointF(static_cast<double>(points.size()), perRow(m_diagnostics.logLikelihood));
    return points;
}

QList<qreal> ModelStates::starts() const
{
    QList<qreal> places;
    const auto& all = m_diagnostics.startLogLikelihoods;
    if (all.empty())
        return places;
    const auto [worst, best] = std::ranges::minmax(all);
    for (const double logLikelihood : all)
        places << (best > worst ? (logLikelihood - worst) / (best - worst) : 1.0);
    return places;
}

void ModelStates::apply(const ModelDiagnostics& diagnostics)
{
    if (diagnostics == m_diagnostics)
        return;
    beginResetModel();
    m_diagnostics = diagnostics;
    endResetModel();
    emit changed();
}

} // namespace regime
