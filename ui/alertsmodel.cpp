// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alertsmodel.h"

#include "core/engine/values/wording.h"

#include <QDateTime>

#include <algorithm>

namespace regime
{

namespace
{

constexpr double kEvidenceBeforeSec = 6 * 3600;
constexpr int kMorningHour = 7;

/** The drift chart that is farthest beyond its limit. */
const ControlChart* alarmedChart(const DriftReport& drift)
{
    std::vector<const ControlChart*> charts{&drift.logLikelihood, &drift.outside};
    for (const ControlChart& chart : drift.psi)
        charts.push_back(&chart);
    const auto found = std::ranges::find_if(charts, [](const ControlChart* c) { return c->alarm; });
    return found == charts.end() ? nullptr : *found;
}

bool isOfModel(AlertKind kind)
{
    return kind == AlertKind::ConfidenceCollapse || kind == AlertKind::RegimeChanged;
}

} // namespace

double nextMorningSec(double nowSec, const QTimeZone& zone)
{
    const QDateTime now = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(nowSec), zone);
    QDateTime morning(now.date(), QTime(kMorningHour, 0), zone);
    if (morning <= now)
        morning = QDateTime(now.date().addDays(1), QTime(kMorningHour, 0), zone);
    return static_cast<double>(morning.toSecsSinceEpoch());
}

int AlertsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_book.alerts.size());
}

QVariant AlertsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Alert& alert = m_book.alerts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TitleRole:
        return alertMeaning(alert.kind).title;
    case WhenRole:
        return whenOf(alert);
    case OpenRole:
        return !alert.closedSec;
    default:
        return {};
    }
}

QHash<int, QByteArray> AlertsModel::roleNames() const
{
    return {{TitleRole, "title"}, {WhenRole, "whenText"}, {OpenRole, "open"}};
}

int AlertsModel::openCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_book.alerts, [](const Alert& alert) { return !alert.closedSec; }));
}

QString AlertsModel::snoozeText() const
{
    if (!m_book.snoozedUntilSec)
        return {};
    return tr("until %1 %2")
        .arg(timeText(*m_book.snoozedUntilSec, m_nowSec, m_zone),
             zoneText(*m_book.snoozedUntilSec, m_zone));
}

void AlertsModel::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    emit shownChanged();
}

void AlertsModel::setCurrent(int current)
{
    current = std::clamp(current, 0, std::max(0, count() - 1));
    if (current == m_current)
        return;
    m_current = current;
    emit currentChanged();
}

const Alert* AlertsModel::alert() const
{
    return m_current < count() ? &m_book.alerts[static_cast<std::size_t>(m_current)] : nullptr;
}

AlertMeaning AlertsModel::currentMeaning() const
{
    return alert() ? alertMeaning(alert()->kind) : AlertMeaning{};
}

QString AlertsModel::title() const
{
    return currentMeaning().title;
}

QString AlertsModel::what() const
{
    return alert() ? alert()->what : QString();
}

QString AlertsModel::whenOf(const Alert& alert) const
{
    const QString since =
        tr("since %1 %2")
            .arg(timeText(alert.sinceSec, m_nowSec, m_zone), zoneText(alert.sinceSec, m_zone));
    if (alert.kind == AlertKind::RegimeChanged)
        return since;
    return alert.closedSec
               ? tr("%1, over after %2").arg(since, durationText(*alert.closedSec - alert.sinceSec))
               : tr("%1, for %2").arg(since, durationText(m_nowSec - alert.sinceSec));
}

QString AlertsModel::whenText() const
{
    return alert() ? whenOf(*alert()) : QString();
}

QString AlertsModel::meaning() const
{
    return currentMeaning().meaning;
}

QString AlertsModel::ifNothing() const
{
    return alert() && !alert()->closedSec ? currentMeaning().ifNothing : QString();
}

int AlertsModel::fix() const
{
    return static_cast<int>(alert() && !alert()->closedSec ? currentMeaning().fix : Fix::None);
}

QString AlertsModel::fixText() const
{
    return currentMeaning().fixText;
}

QString AlertsModel::evidenceText() const
{
    const QList<QPointF> points = evidence();
    if (points.size() < 2)
        return {};
    const QString name = alert()->kind == AlertKind::Drift ? alarmedChart(m_drift)->name
                         : isOfModel(alert()->kind)        ? tr("Confidence, from six hours before")
                                                           : tr("Close, from six hours before");
    const auto [low, high] = std::ranges::minmax(points, {}, &QPointF::y);
    return tr("%1: %2 to %3")
        .arg(name, QString::number(low.y(), 'g', 4), QString::number(high.y(), 'g', 4));
}

QList<QPointF> AlertsModel::evidence() const
{
    QList<QPointF> points;
    if (!alert())
        return points;
    if (alert()->kind == AlertKind::Drift) {
        if (const ControlChart* chart = alarmedChart(m_drift))
            for (const ControlPoint& point : chart->points)
                points.append({static_cast<double>(point.endSec), point.value});
        return points;
    }
    const bool ofModel = isOfModel(alert()->kind);
    const double fromSec = alert()->sinceSec - kEvidenceBeforeSec;
    const double toSec = alert()->closedSec.value_or(m_nowSec) + kEvidenceBeforeSec;
    for (const ChartColumn& column : m_history.columns) {
        const auto atSec = static_cast<double>(column.openTimeSec);
        if (atSec >= fromSec && atSec <= toSec && column.kind != IntervalKind::Lost &&
            (column.answered || !ofModel))
            points.append({atSec, ofModel ? column.confidence : column.close});
    }
    return points;
}

void AlertsModel::apply(const AlertBook& book)
{
    const Alert* before = alert();
    const std::int64_t looked = before ? before->id : 0;
    beginResetModel();
    m_book = book;
    endResetModel();
    // A new alert above it must not change the one that is read.
    const auto found = std::ranges::find(m_book.alerts, looked, &Alert::id);
    m_current = m_shown && found != m_book.alerts.end()
                    ? static_cast<int>(found - m_book.alerts.begin())
                    : 0;
    emit changed();
    emit currentChanged();
}

void AlertsModel::apply(const ChartHistory& history)
{
    m_history = history;
    if (m_shown)
        emit currentChanged();
}

void AlertsModel::apply(const DriftReport& drift)
{
    m_drift = drift;
    emit currentChanged();
}

void AlertsModel::setNow(double nowSec)
{
    m_nowSec = nowSec;
    if (!m_shown || m_book.alerts.empty())
        return;
    emit currentChanged();
    emit dataChanged(index(0), index(count() - 1), {WhenRole});
}

void AlertsModel::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    emit changed();
    emit currentChanged();
}

void AlertsModel::snoozeUntilMorning()
{
    // The operator's morning, whatever zone the times are written in.
    emit snoozeRequested(nextMorningSec(m_nowSec, QTimeZone::systemTimeZone()));
}

} // namespace regime
