// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/appmodel.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace regime
{

namespace
{

constexpr int kRefreshMs = 1000;
constexpr int kDefaultBackfillPages = 40;

} // namespace

AppModel::AppModel(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &AppModel::refresh);
    connect(&m_chart, &ChartModel::historyRequested, this, &AppModel::historyRequested);
    qGuiApp->installEventFilter(this);
    m_timer.start();
    refresh();
}

double AppModel::nowSec() const
{
    return m_clock.nowSec() + m_health.clockOffsetSec.value_or(0.0);
}

void AppModel::refresh()
{
    const double now = nowSec();
    m_trust.apply(m_snapshot, m_health, now);
    m_healthModel.refresh(m_health, now);
    m_chart.setNow(now);
    m_events.setNow(now);
    const regime::Readout readout =
        makeReadout(m_snapshot, m_health, now, isUsable(m_trust.trust()));
    if (readout != m_readout) {
        m_readout = readout;
        emit readoutChanged();
    }
    const regime::ModelView model = makeModelView(m_snapshot, m_health, now);
    if (model != m_model) {
        m_model = model;
        emit modelChanged();
    }
}

void AppModel::apply(const regime::RegimeSnapshot& snapshot)
{
    if (snapshot.sequence < m_snapshot.sequence)
        return;
    m_snapshot = snapshot;
    refresh();
}

void AppModel::apply(const regime::FeedHealth& health)
{
    if (health.sequence < m_health.sequence)
        return;
    m_health = health;
    m_healthModel.apply(health);
    m_chart.apply(health);
    refresh();
}

void AppModel::apply(const regime::ChartHistory& history)
{
    m_chart.apply(history);
}

void AppModel::apply(const regime::EventEntry& event)
{
    m_events.apply({event});
}

void AppModel::apply(const std::vector<regime::EventEntry>& events)
{
    m_events.apply(events);
}

void AppModel::applySettings(const QList<regime::SettingEntry>& settings)
{
    m_settings.apply(settings);
}

void AppModel::applyFix(int fix)
{
    switch (static_cast<Fix>(fix)) {
    case Fix::Retry:
        emit retryRequested();
        break;
    case Fix::Backfill:
        requestBackfill();
        break;
    case Fix::TrainNow:
        emit trainRequested();
        break;
    case Fix::OpenData:
        setPage(DataPage);
        break;
    case Fix::OpenModel:
        setPage(ModelPage);
        break;
    case Fix::OpenSettings:
        setPage(SettingsPage);
        break;
    case Fix::StartDemo:
        emit demoRequested();
        break;
    case Fix::None:
        break;
    }
}

void AppModel::requestBackfill()
{
    const int pages = m_settings.number(QStringLiteral("HMM_OHLCV_BACKFILL_MAX_PAGES"))
                          .value_or(kDefaultBackfillPages);
    emit backfillRequested(static_cast<int>(m_health.targetSamples), pages);
}

void AppModel::setTheme(int theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    emit themeChanged();
}

bool AppModel::dark() const
{
    if (m_theme != FollowSystem)
        return m_theme == Dark;
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
}

void AppModel::setPage(int page)
{
    page = std::clamp<int>(page, MonitorPage, SettingsPage);
    if (page == m_page)
        return;
    m_page = page;
    emit pageChanged();
}

void AppModel::setReduceMotion(bool reduceMotion)
{
    if (reduceMotion == m_reduceMotion)
        return;
    m_reduceMotion = reduceMotion;
    emit reduceMotionChanged();
}

bool AppModel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && m_theme == FollowSystem)
        emit themeChanged();
    return QObject::eventFilter(watched, event);
}

} // namespace regime
