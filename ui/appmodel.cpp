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

/** The fix that consists in opening a page. */
Fix fixThatOpens(int page)
{
    switch (page) {
    case AppModel::DataPage:
        return Fix::OpenData;
    case AppModel::ModelPage:
        return Fix::OpenModel;
    case AppModel::SettingsPage:
        return Fix::OpenSettings;
    default:
        return Fix::None;
    }
}

constexpr int kRefreshMs = 1000;
constexpr double kCalmSec = 10;   ///< real seconds
constexpr double kGlanceSec = 60; ///< real seconds

} // namespace

AppModel::AppModel(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &AppModel::refresh);
    connect(&m_chart, &ChartModel::historyRequested, this, &AppModel::historyRequested);
    connect(&m_chart, &ChartModel::crosshairChanged, this, &AppModel::refreshReadout);
    connect(&m_overlay, &OverlayModel::shownChanged, this, [this] {
        if (m_overlay.shown())
            setPage(MonitorPage);
    });
    connect(&m_backfill, &BackfillModel::askedChanged, this, [this] { refreshWords(nowSec()); });
    connect(&m_backfill, &BackfillModel::startRequested, this, &AppModel::backfillRequested);
    connect(&m_calendarThrottle, &Throttle::fired, this,
            [this] { emit calendarRequested(CalendarModel::kDays); });
    connect(&m_desktop, &DesktopScheme::changed, this, &AppModel::themeChanged);
    qGuiApp->installEventFilter(this);
    m_timer.start();
    refreshWords(nowSec());
    m_events.lookAgain();
}

double AppModel::nowSec() const
{
    return m_clock.nowSec() + m_report.health.clockOffsetSec.value_or(0.0);
}

void AppModel::refresh()
{
    const double now = nowSec();
    // Calm words stand for a while; a verdict never waits for them.
    const bool isCalm =
        m_reduceMotion && now >= m_wordsAtSec && now - m_wordsAtSec < kCalmSec * m_clock.rate() &&
        judgeTrust(m_report.snapshot, m_report.health, now).verdict == m_trust.trust().verdict;
    if (!isCalm)
        refreshWords(now);
}

void AppModel::refreshWords(double nowSec)
{
    m_wordsAtSec = nowSec;
    m_trust.apply(m_report.snapshot, m_report.health, nowSec);
    m_healthModel.refresh(m_report.health, nowSec);
    m_backfill.refresh(m_report.health, nowSec);
    m_chart.setNow(nowSec);
    m_events.setNow(nowSec);
    m_alerts.setNow(nowSec);
    refreshReadout();
    const regime::ModelView model = makeModelView(m_report, nowSec, isUsable(m_trust.trust()));
    if (model != m_model) {
        m_model = model;
        emit modelChanged();
    }
}

void AppModel::refreshReadout()
{
    const ChartColumn* past = m_chart.pastColumn();
    const regime::Readout readout =
        past ? makePastReadout(m_chart.history(), *past, m_report.snapshot.confidenceThreshold,
                               m_wordsAtSec, zone())
             : makeReadout(m_report, m_wordsAtSec, isUsable(m_trust.trust()), zone());
    if (readout == m_readout)
        return;
    m_readout = readout;
    emit readoutChanged();
}

void AppModel::setLocalTime(bool localTime)
{
    if (localTime == m_localTime)
        return;
    m_localTime = localTime;
    spreadZone();
    emit localTimeChanged();
}

void AppModel::setLocalZone(const QTimeZone& zone)
{
    m_localZone = zone;
    spreadZone();
}

void AppModel::spreadZone()
{
    m_trust.setZone(zone());
    m_chart.setZone(zone());
    m_events.setZone(zone());
    m_alerts.setZone(zone());
    refreshWords(nowSec());
}

void AppModel::setLooking(bool looking)
{
    const double now = nowSec();
    if (looking == !m_lookedAwaySec)
        return;
    if (!looking) {
        m_lookedAwaySec = now;
        emit lookedAway();
        return;
    }
    // A glance at another window is not worth a summary.
    if (now - *m_lookedAwaySec >= kGlanceSec * m_clock.rate())
        m_events.lookAgain();
    m_lookedAwaySec.reset();
}

void AppModel::apply(const regime::EngineReport& report)
{
    if (report.snapshot.sequence < m_report.snapshot.sequence)
        return;
    const FeedHealth& before = m_report.health;
    const bool moved = report.health.newestCandleSec != before.newestCandleSec ||
                       report.health.samples != before.samples ||
                       report.health.lostIntervals != before.lostIntervals;
    m_report = report;
    m_healthModel.apply(report.health);
    m_chart.apply(report.snapshot);
    m_chart.apply(report.health);
    if (moved)
        lookAtCalendar();
    refreshWords(nowSec());
}

void AppModel::apply(const regime::DriftReport& report)
{
    m_drift.apply(report);
    m_alerts.apply(report);
}

void AppModel::apply(const regime::ChartHistory& history)
{
    if (!history.asModelSaysNow)
        m_alerts.apply(history);
    m_chart.apply(history);
}

void AppModel::apply(const regime::CoverageCalendar& calendar)
{
    m_healthModel.calendar()->apply(calendar);
}

/** Only the page that shows it asks for it. */
void AppModel::lookAtCalendar()
{
    if (m_page == DataPage)
        m_calendarThrottle.trigger();
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
    m_backfill.applyDefaults(m_settings.number(QStringLiteral("HMM_TRAINING_CANDLES")),
                             m_settings.number(QStringLiteral("HMM_OHLCV_BACKFILL_MAX_PAGES")));
    m_penalty.applyInForce(m_settings.real(QStringLiteral("JUMP_PENALTY")));
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
    if (const auto asked = m_desktop.dark())
        return *asked;
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
}

void AppModel::setPage(int page)
{
    page = std::clamp<int>(page, MonitorPage, SettingsPage);
    if (page == m_page)
        return;
    m_page = page;
    if (page != MonitorPage)
        m_overlay.setShown(false);
    m_trust.setOpenFix(fixThatOpens(page));
    lookAtCalendar();
    emit pageChanged();
}

void AppModel::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    // It has no room to say of which moment it speaks: it speaks of now.
    if (compact)
        m_chart.clearCrosshair();
    emit compactChanged();
}

void AppModel::setTextPercent(int textPercent)
{
    if (textPercent == m_textPercent)
        return;
    m_textPercent = textPercent;
    emit textPercentChanged();
}

void AppModel::setReduceMotion(bool reduceMotion)
{
    if (reduceMotion == m_reduceMotion)
        return;
    m_reduceMotion = reduceMotion;
    refreshWords(nowSec());
    emit reduceMotionChanged();
}

bool AppModel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && m_theme == FollowSystem)
        emit themeChanged();
    return QObject::eventFilter(watched, event);
}

} // namespace regime
