// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/engine/values/charthistory.h"
#include "core/engine/values/enginereport.h"
#include "core/engine/values/settingentry.h"
#include "core/engine/values/trust.h"
#include "ui/alertsmodel.h"
#include "ui/backfillmodel.h"
#include "ui/backupmodel.h"
#include "ui/chartmodel.h"
#include "ui/comparisonmodel.h"
#include "ui/desktopscheme.h"
#include "ui/driftmodel.h"
#include "ui/eventlogmodel.h"
#include "ui/healthmodel.h"
#include "ui/importmodel.h"
#include "ui/modelbookmodel.h"
#include "ui/modelstates.h"
#include "ui/modelview.h"
#include "ui/overlaymodel.h"
#include "ui/penaltymodel.h"
#include "ui/readout.h"
#include "ui/reviewmodel.h"
#include "ui/settingsmodel.h"
#include "ui/throttle.h"
#include "ui/trustmodel.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/**
 * Everything the window shows, on the GUI thread. Values from the worker come in through apply();
 * what depends on the time of day is made anew every second from the clock, whatever the worker
 * does. Commands leave as signals.
 */
class AppModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the session")
    Q_PROPERTY(regime::TrustModel* trust READ trust CONSTANT)
    Q_PROPERTY(regime::HealthModel* health READ health CONSTANT)
    Q_PROPERTY(regime::ChartModel* chart READ chart CONSTANT)
    Q_PROPERTY(regime::EventLogModel* events READ events CONSTANT)
    Q_PROPERTY(regime::SettingsModel* settings READ settings CONSTANT)
    Q_PROPERTY(regime::OverlayModel* overlay READ overlay CONSTANT)
    Q_PROPERTY(regime::AlertsModel* alerts READ alerts CONSTANT)
    Q_PROPERTY(regime::BackfillModel* backfill READ backfill CONSTANT)
    Q_PROPERTY(regime::ImportModel* imports READ imports CONSTANT)
    Q_PROPERTY(regime::BackupModel* backups READ backups CONSTANT)
    Q_PROPERTY(regime::ModelBookModel* modelBook READ modelBook CONSTANT)
    Q_PROPERTY(regime::ModelBookModel* jumpBook READ jumpBook CONSTANT)
    Q_PROPERTY(regime::ModelStates* modelStates READ modelStates CONSTANT)
    Q_PROPERTY(regime::DriftModel* drift READ drift CONSTANT)
    Q_PROPERTY(regime::ComparisonModel* comparison READ comparison CONSTANT)
    Q_PROPERTY(regime::ReviewModel* review READ review CONSTANT)
    Q_PROPERTY(regime::PenaltyModel* penalty READ penalty CONSTANT)
    Q_PROPERTY(regime::Readout readout READ readout NOTIFY readoutChanged)
    Q_PROPERTY(regime::ModelView model READ model NOTIFY modelChanged)
    Q_PROPERTY(int theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(bool dark READ dark NOTIFY themeChanged)
    Q_PROPERTY(int page READ page WRITE setPage NOTIFY pageChanged)
    Q_PROPERTY(bool localTime READ localTime WRITE setLocalTime NOTIFY localTimeChanged)
    Q_PROPERTY(bool compact READ compact WRITE setCompact NOTIFY compactChanged)
    Q_PROPERTY(int textPercent READ textPercent WRITE setTextPercent NOTIFY textPercentChanged)
    Q_PROPERTY(bool reduceMotion READ reduceMotion WRITE setReduceMotion NOTIFY reduceMotionChanged)

public:
    enum ThemeChoice { FollowSystem, Light, Dark };
    Q_ENUM(ThemeChoice)
    enum Page { MonitorPage, DataPage, ModelPage, ReviewPage, SettingsPage };
    Q_ENUM(Page)

    /** `clock` must outlive the model. */
    explicit AppModel(const Clock& clock, QObject* parent = nullptr);

    TrustModel* trust() { return &m_trust; }
    HealthModel* health() { return &m_healthModel; }
    ChartModel* chart() { return &m_chart; }
    EventLogModel* events() { return &m_events; }
    SettingsModel* settings() { return &m_settings; }
    /** Lies over the Monitor alone: laying it turns to that page, leaving the page puts it away. */
    OverlayModel* overlay() { return &m_overlay; }
    AlertsModel* alerts() { return &m_alerts; }
    BackfillModel* backfill() { return &m_backfill; }
    ImportModel* imports() { return &m_imports; }
    BackupModel* backups() { return &m_backups; }
    ModelBookModel* modelBook() { return &m_modelBook; }
    ModelBookModel* jumpBook() { return &m_jumpBook; }
    ModelStates* modelStates() { return &m_modelStates; }
    DriftModel* drift() { return &m_drift; }
    ComparisonModel* comparison() { return &m_comparison; }
    ReviewModel* review() { return &m_review; }
    PenaltyModel* penalty() { return &m_penalty; }
    regime::Readout readout() const { return m_readout; }
    regime::ModelView model() const { return m_model; }
    const EngineReport& report() const { return m_report; }

    int theme() const { return m_theme; }
    void setTheme(int theme);
    bool dark() const;
    int page() const { return m_page; }
    void setPage(int page);
    /** Times are written in UTC or, with this, in the zone of the operator. */
    bool localTime() const { return m_localTime; }
    void setLocalTime(bool localTime);
    void setLocalZone(const QTimeZone& zone);
    /** The small window above all others stands in for the main one, and shows now alone. */
    bool compact() const { return m_compact; }
    void setCompact(bool compact);
    /** Size of all text in the next window that opens; this one stays as it is. */
    int textPercent() const { return m_textPercent; }
    void setTextPercent(int textPercent);
    bool reduceMotion() const { return m_reduceMotion; }
    void setReduceMotion(bool reduceMotion);

    /** An older sequence number than the known one is ignored. */
    void apply(const regime::EngineReport& report);
    void apply(const regime::ChartHistory& history);
    void apply(const regime::CoverageCalendar& calendar);
    void apply(const regime::ImportStatus& status) { m_imports.apply(status); }
    void apply(const regime::BackupStatus& status) { m_backups.apply(status); }
    void apply(const regime::ModelBook& book)
    {
        m_modelBook.apply(book);
        m_jumpBook.apply(book);
    }
    void apply(const regime::ModelDiagnostics& diagnostics) { m_modelStates.apply(diagnostics); }
    void apply(const regime::AlertBook& book) { m_alerts.apply(book); }
    void apply(const regime::DriftReport& report);
    void apply(const regime::StatesComparison& comparison) { m_comparison.apply(comparison); }
    void apply(const regime::PenaltyTrials& trials) { m_penalty.apply(trials); }
    void apply(const regime::EventEntry& event);
    void apply(const std::vector<regime::EventEntry>& events);
    void applySettings(const QList<regime::SettingEntry>& settings);

    /** Brings everything that depends on the time to the clock's now; the timer's work. */
    void refresh();

    /** The operator turns to the window, or to another one. */
    Q_INVOKABLE void setLooking(bool looking);

    /** What a reason's button stands for: a regime::Fix. */
    Q_INVOKABLE void applyFix(int fix);
    Q_INVOKABLE void requestRetry() { emit retryRequested(); }
    Q_INVOKABLE void requestBackfill() { m_backfill.start(); }
    Q_INVOKABLE void requestComparison() { emit comparisonRequested(); }
    Q_INVOKABLE void cancelComparison() { emit comparisonCancelled(); }
    Q_INVOKABLE void requestTraining() { emit trainRequested(); }
    /** `graphicsApi` as GraphicsInfo says it. */
    Q_INVOKABLE void copyDiagnostics(int graphicsApi) { emit diagnosticsRequested(graphicsApi); }
    Q_INVOKABLE void requestDemo() { emit demoRequested(); }
    /** The picture of what is shown, into a file or onto the clipboard; a report of the range. */
    Q_INVOKABLE void requestViewSave() { emit viewSaveRequested(); }
    Q_INVOKABLE void requestViewCopy() { emit viewCopyRequested(); }
    Q_INVOKABLE void requestReport() { emit reportRequested(); }

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void readoutChanged();
    void modelChanged();
    void themeChanged();
    void pageChanged();
    void localTimeChanged();
    void compactChanged();
    void textPercentChanged();
    void reduceMotionChanged();

    void lookedAway();
    void historyRequested(const regime::HistoryRequest& request);
    void calendarRequested(int days);
    void retryRequested();
    void backfillRequested(int targetCandles, int maxPages);
    void trainRequested();
    void comparisonRequested();
    void comparisonCancelled();
    void demoRequested();
    void viewSaveRequested();
    void viewCopyRequested();
    void reportRequested();
    void diagnosticsRequested(int graphicsApi);

private:
    static constexpr int kCalendarMs = 5000; ///< a calendar is read from the store at most so often

    double nowSec() const;
    QTimeZone zone() const { return m_localTime ? m_localZone : QTimeZone::utc(); }
    void refreshWords(double nowSec);
    void refreshReadout();
    void spreadZone();
    void lookAtCalendar();

    const Clock& m_clock;
    QTimer m_timer;
    EngineReport m_report;
    TrustModel m_trust;
    HealthModel m_healthModel;
    ChartModel m_chart;
    EventLogModel m_events;
    SettingsModel m_settings;
    OverlayModel m_overlay;
    AlertsModel m_alerts;
    BackfillModel m_backfill;
    ImportModel m_imports;
    BackupModel m_backups;
    ModelBookModel m_modelBook{ModelFamily::Hmm};
    ModelBookModel m_jumpBook{ModelFamily::Jump};
    ModelStates m_modelStates;
    DriftModel m_drift;
    ComparisonModel m_comparison;
    ReviewModel m_review;
    PenaltyModel m_penalty;
    Throttle m_calendarThrottle{kCalendarMs};
    DesktopScheme m_desktop{DesktopScheme::sessionBus()};
    regime::Readout m_readout;
    regime::ModelView m_model;
    int m_theme = FollowSystem;
    int m_page = MonitorPage;
    bool m_localTime = false;
    QTimeZone m_localZone = QTimeZone::systemTimeZone();
    bool m_compact = false;
    int m_textPercent = 100;
    bool m_reduceMotion = false;
    double m_wordsAtSec = 0; ///< the moment that the words are of
    std::optional<double> m_lookedAwaySec;
};

} // namespace regime
