// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/feedhealth.h"
#include "ui/asnowmodel.h"
#include "ui/axisticks.h"
#include "ui/chartmarks.h"
#include "ui/crosshairtext.h"
#include "ui/priceaxis.h"
#include "ui/throttle.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace regime
{

/**
 * The one time axis of the Monitor's charts: which range is in view, what is drawn in it, and the
 * crosshair. Times are epoch seconds, places shares of the plot's width.
 */
class ChartModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int range READ range NOTIFY viewChanged)
    Q_PROPERTY(bool live READ live NOTIFY viewChanged)
    Q_PROPERTY(bool empty READ empty NOTIFY contentChanged)
    Q_PROPERTY(bool computed READ computed NOTIFY viewChanged)
    Q_PROPERTY(regime::AsNowModel* asNow READ asNow CONSTANT)
    Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged)
    Q_PROPERTY(QString viewText READ viewText NOTIFY viewChanged)
    Q_PROPERTY(QStringList timeLabels READ timeLabels NOTIFY viewChanged)
    Q_PROPERTY(QList<qreal> timePositions READ timePositions NOTIFY viewChanged)
    Q_PROPERTY(QString zoneText READ zoneText NOTIFY viewChanged)
    Q_PROPERTY(QList<qreal> markPositions READ markPositions NOTIFY viewChanged)
    Q_PROPERTY(QStringList markLetters READ markLetters NOTIFY viewChanged)
    Q_PROPERTY(QStringList markTexts READ markTexts NOTIFY viewChanged)
    Q_PROPERTY(QStringList priceLabels READ priceLabels NOTIFY viewChanged)
    Q_PROPERTY(QList<qreal> pricePositions READ pricePositions NOTIFY viewChanged)
    Q_PROPERTY(double crosshair READ crosshair NOTIFY crosshairChanged)
    Q_PROPERTY(regime::CrosshairText crosshairText READ crosshairText NOTIFY crosshairChanged)

public:
    enum Range { OneHour, SixHours, OneDay, SevenDays, All, Custom = -1 };
    Q_ENUM(Range)

    explicit ChartModel(QObject* parent = nullptr);

    int range() const { return m_range; }
    bool live() const { return m_live; }
    bool empty() const { return m_history.columns.empty(); }
    /** Some of what is in view was not said at the time. */
    bool computed() const { return m_computed; }
    AsNowModel* asNow() { return &m_asNow; }
    bool loading() const { return m_askedId > m_history.request.id; }
    QString viewText() const;
    QStringList timeLabels() const { return m_timeTicks.labels; }
    QList<qreal> timePositions() const { return m_timeTicks.positions; }
    QString zoneText() const; ///< "all times CET", of the view
    QList<qreal> markPositions() const { return m_marks.positions; }
    QStringList markLetters() const { return m_marks.letters; }
    QStringList markTexts() const { return m_marks.texts; }
    QStringList priceLabels() const { return m_priceTicks.labels; }
    QList<qreal> pricePositions() const { return m_priceTicks.positions; }
    double crosshair() const;                    ///< -1 when there is none in view
    regime::CrosshairText crosshairText() const; ///< empty without a crosshair

    /** The column under the crosshair when it ended before the newest candle opened; else null. */
    const ChartColumn* pastColumn() const;

    const ChartHistory& history() const { return m_history; }
    double nowSec() const { return m_nowSec; }
    const QTimeZone& zone() const { return m_zone; }
    double fromSec() const { return m_fromSec; }
    double toSec() const { return m_toSec; }
    double priceLow() const { return m_priceLow; }
    double priceHigh() const { return m_priceHigh; }

    void apply(const ChartHistory& history);
    void apply(const FeedHealth& health);
    void apply(const RegimeSnapshot& snapshot) { m_asNow.apply(snapshot); }
    void setNow(double nowSec);
    void setZone(const QTimeZone& zone);

    /** The range as it was left, following live; `spanSec` is that of a custom one. */
    void restore(int range, double spanSec);

    /** Exactly these times, and no longer the newest ones. */
    void show(double fromSec, double toSec);
    Q_INVOKABLE void setRange(int range);
    Q_INVOKABLE void panBy(double share);
    Q_INVOKABLE void zoomAt(double share, double factor);
    Q_INVOKABLE void followLive();
    Q_INVOKABLE void setCrosshair(double share);
    Q_INVOKABLE void stepCrosshair(int columns);
    Q_INVOKABLE void clearCrosshair();
    Q_INVOKABLE void setPlotSize(double width, double priceHeight);

    Q_INVOKABLE void setPriceAxis(QValueAxis* axis);

signals:
    void viewChanged(); ///< range, axes or content: what is drawn must be drawn again
    void contentChanged();
    void loadingChanged();
    void crosshairChanged();
    void historyRequested(const regime::HistoryRequest& request);

private:
    double closedEndSec() const; ///< end of the newest closed candle
    double liveEndSec() const;   ///< the same, or the last whole interval while that is stale
    double intervalSec() const { return 60.0 * m_intervalMin; }
    double rangeSpanSec() const;
    void setView(double fromSec, double toSec);
    void showLive();
    void refreshAxes();
    void ask();
    void askAgain();
    bool covered() const;
    const ChartColumn* columnAt(double timeSec) const;

    ChartHistory m_history;
    AsNowModel m_asNow;
    PriceAxis m_priceAxis;
    Throttle m_fill{100};
    Throttle m_request{250};
    std::uint64_t m_askedId = 0;
    int m_range = OneDay;
    bool m_live = true;
    double m_nowSec = 0;
    int m_intervalMin = 1;
    std::optional<std::int64_t> m_newestSec;
    std::int64_t m_samples = 0;
    double m_freshnessLimitSec = 180;
    double m_fromSec = 0, m_toSec = 0;
    double m_priceLow = 0, m_priceHigh = 1;
    double m_plotWidth = 960, m_priceHeight = 280;
    AxisTicks m_timeTicks, m_priceTicks;
    ChartMarks m_marks;
    bool m_computed = false;
    QTimeZone m_zone = QTimeZone::utc();
    std::optional<double> m_crosshairSec;
};

} // namespace regime
