// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/driftmodel.h"

#include "ui/numbertext.h"

namespace regime
{

namespace
{

QList<QPointF> pointsOf(const ControlChart& chart)
{
    QList<QPointF> points;
    for (const ControlPoint& point : chart.points)
        points << QPointF(static_cast<double>(point.endSec), point.value);
    return points;
}

QString stateOf(const ControlChart& chart)
{
    if (chart.points.empty())
        return DriftModel::tr("no day measured yet");
    const QString newest = numberText(chart.points.back().value, 3);
    if (!chart.limit)
        return DriftModel::tr("%1; a limit needs %2 days, there are %3")
            .arg(newest)
            .arg(ControlChart::leastPastWindows)
            .arg(chart.pastWindows);
    const QString limit = numberText(*chart.limit, 3);
    if (chart.alarm)
        return DriftModel::tr("%1, limit %2: beyond it for %3 days")
            .arg(newest, limit)
            .arg(chart.daysBeyond);
    if (chart.daysBeyond > 0)
        return DriftModel::tr("%1, limit %2: beyond it, day %3 of %4 to an alarm")
            .arg(newest, limit)
            .arg(chart.daysBeyond)
            .arg(ControlChart::judgedDays);
    return DriftModel::tr("%1, limit %2").arg(newest, limit);
}

} // namespace

int DriftModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_charts.size());
}

QVariant DriftModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ControlChart& chart = m_charts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case NameRole:
        return chart.name;
    case PointsRole:
        return QVariant::fromValue(pointsOf(chart));
    case HasLimitRole:
        return chart.limit.has_value();
    case LimitRole:
        return chart.limit.value_or(0);
    case UnusualBelowRole:
        return chart.side == UnusualSide::Low;
    case StateRole:
        return stateOf(chart);
    case AlarmRole:
        return chart.alarm;
    default:
        return {};
    }
}

QHash<int, QByteArray> DriftModel::roleNames() const
{
    return {{NameRole, "name"},
            {PointsRole, "points"},
            {HasLimitRole, "hasLimit"},
            {LimitRole, "limit"},
            {UnusualBelowRole, "unusualBelow"},
            {StateRole, "stateText"},
            {AlarmRole, "alarm"}};
}

void DriftModel::apply(const DriftReport& report)
{
    beginResetModel();
    m_charts = report.psi;
    if (!report.logLikelihood.points.empty())
        m_charts.push_back(report.logLikelihood);
    if (!report.outside.points.empty())
        m_charts.push_back(report.outside);
    m_problem = report.problem;
    endResetModel();
    emit changed();
}

} // namespace regime
