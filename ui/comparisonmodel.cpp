// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparisonmodel.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"

#include <cmath>

namespace regime
{

int ComparisonModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_comparison.candidates.size());
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StatesCandidate& row = m_comparison.candidates[static_cast<std::size_t>(index.row())];
    if (role == BestRole)
        return index.row() == best();
    if (role != CellsRole)
        return {};
    if (!row.problem.isEmpty())
        return QStringList{QString::number(row.states), row.problem};
    return QStringList{QString::number(row.states), numberText(row.logLikelihoodPerCandle, 3),
                       numberText(row.flipsPer1000, 0), numberText(row.aic, 0),
                       numberText(row.bic, 0)};
}

QHash<int, QByteArray> ComparisonModel::roleNames() const
{
    return {{CellsRole, "cells"}, {BestRole, "best"}};
}

int ComparisonModel::best() const
{
    int best = -1;
    for (int i = 0; i < rowCount(); ++i) {
        const StatesCandidate& row = m_comparison.candidates[static_cast<std::size_t>(i)];
        if (row.problem.isEmpty() &&
            (best < 0 ||
             row.logLikelihoodPerCandle >
                 m_comparison.candidates[static_cast<std::size_t>(best)].logLikelihoodPerCandle))
            best = i;
    }
    return best;
}

QString ComparisonModel::text() const
{
    if (m_comparison.running)
        return tr("Comparing, %1 %.").arg(std::floor(100.0 * m_comparison.progress));
    if (!m_comparison.problem.isEmpty())
        return oneLine(m_comparison.problem, 200);
    if (!m_comparison.asOfSec)
        return tr(
            "Never compared. It trains each number of states walk-forward and takes a while.");
    const QString scored =
        tr("Scored at %1 on candles no model had seen.").arg(clockText(*m_comparison.asOfSec));
    const int row = best();
    if (row < 0)
        return scored;
    const StatesCandidate& any = m_comparison.candidates[static_cast<std::size_t>(row)];
    if (any.scoredDays == any.walkedDays)
        return scored;
    return scored + QLatin1Char(' ') +
           tr("On %1 of %2 days: the others are left out, since not every number of states could "
              "be "
              "trained before them.")
               .arg(any.scoredDays)
               .arg(any.walkedDays);
}

void ComparisonModel::apply(const StatesComparison& comparison)
{
    if (comparison == m_comparison)
        return;
    const bool sameRows = comparison.candidates == m_comparison.candidates;
    if (!sameRows)
        beginResetModel();
    m_comparison = comparison;
    if (!sameRows)
        endResetModel();
    emit changed();
}

} // namespace regime
