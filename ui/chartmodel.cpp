// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chartmodel.h"

#include "core/engine/values/wording.h"
#include "ui/chartspans.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr int kLeastCandles = 12;
constexpr double kMinTimeLabelPx = 76;
constexpr double kMinPriceLabelPx = 28;
constexpr double kMinMarkPx = 18;

double spanOf(int range)
{
    switch (range) {
    case ChartModel::OneHour:
        return 3600;
    case ChartModel::SixHours:
        return 6 * 3600;
    case ChartModel::SevenDays:
        return 7 * 86400;
    default:
        return 86400;
    }
}

} // namespace

ChartModel::ChartModel(QObject* parent) : QObject(parent)
{
    connect(&m_fill, &Throttle::fired, this, [this] {
        refreshAxes();
        emit contentChanged();
        emit crosshairChanged();
    });
    connect(&m_request, &Throttle::fired, this, &ChartModel::ask);
    for (const auto changed : {&AsNowModel::onChanged, &AsNowModel::modelChanged})
        connect(&m_asNow, changed, this, [this] {
            m_asNow.look(m_history, m_fromSec, m_toSec);
            askAgain();
        });
}

double ChartModel::closedEndSec() const
{
    return m_newestSec ? static_cast<double>(*m_newestSec) + intervalSec()
                       : std::floor(m_nowSec / intervalSec()) * intervalSec();
}

double ChartModel::liveEndSec() const
{
    const bool stale =
        m_newestSec && m_nowSec - static_cast<double>(*m_newestSec) > m_freshnessLimitSec;
    // The axis then runs on, so that the picture shows the time that is missing.
    return stale ? std::floor(m_nowSec / intervalSec()) * intervalSec() : closedEndSec();
}

double ChartModel::rangeSpanSec() const
{
    if (m_range == Custom) // the interval may have grown since
        return std::max(m_toSec - m_fromSec, kLeastCandles * intervalSec());
    if (m_range == All && m_history.storeFirstSec)
        return std::max(kLeastCandles * intervalSec(),
                        liveEndSec() - static_cast<double>(*m_history.storeFirstSec));
    return std::max(spanOf(m_range), kLeastCandles * intervalSec());
}

void ChartModel::apply(const ChartHistory& history)
{
    if (history.request.id < m_history.request.id || history.asModelSaysNow != m_asNow.on())
        return;
    m_history = history;
    m_intervalMin = std::max(1, history.intervalMin);
    emit loadingChanged();
    m_fill.trigger();
    if (m_live)
        showLive();
}

void ChartModel::apply(const FeedHealth& health)
{
    const bool changed = health.newestCandleSec != m_newestSec || health.samples != m_samples ||
                         health.intervalMin != m_intervalMin;
    m_newestSec = health.newestCandleSec;
    m_samples = health.samples;
    m_intervalMin = std::max(1, health.intervalMin);
    m_freshnessLimitSec = health.freshnessLimitSec;
    if (!changed)
        return;
    // With a picture there already, the axes wait for the columns: one redraw instead of two.
    if (m_live && m_history.columns.empty())
        showLive();
    askAgain();
}

void ChartModel::setNow(double nowSec)
{
    const double before = liveEndSec();
    m_nowSec = nowSec;
    if (m_live && liveEndSec() != before)
        showLive();
}

void ChartModel::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    refreshAxes();
    emit crosshairChanged();
}

void ChartModel::restore(int range, double spanSec)
{
    if (range != Custom)
        return setRange(range);
    m_live = true;
    m_range = Custom;
    setView(liveEndSec() - spanSec, liveEndSec());
}

void ChartModel::show(double fromSec, double toSec)
{
    m_live = false;
    m_range = Custom;
    setView(fromSec, toSec);
}

void ChartModel::setRange(int range)
{
    m_range = std::clamp<int>(range, OneHour, All);
    if (m_range == All)
        m_live = true;
    if (m_live)
        showLive();
    else
        setView(m_toSec - rangeSpanSec(), m_toSec);
}

void ChartModel::panBy(double share)
{
    const double span = m_toSec - m_fromSec;
    double to = m_toSec + share * span;
    if (m_history.storeFirstSec)
        to = std::max(to, static_cast<double>(*m_history.storeFirstSec) + 0.5 * span);
    m_live = to >= liveEndSec();
    to = std::min(to, liveEndSec());
    setView(to - span, to);
}

void ChartModel::zoomAt(double share, double factor)
{
    const double span = m_toSec - m_fromSec;
    double longest = 30 * 86400.0;
    if (m_history.storeFirstSec)
        longest =
            std::max(longest, 1.1 * (liveEndSec() - static_cast<double>(*m_history.storeFirstSec)));
    const double newSpan = std::clamp(span * factor, kLeastCandles * intervalSec(), longest);
    const double anchor = m_fromSec + share * span;
    double to = anchor + (1.0 - share) * newSpan;
    if (m_live || to > liveEndSec())
        to = liveEndSec();
    m_range = Custom;
    setView(to - newSpan, to);
}

void ChartModel::followLive()
{
    m_live = true;
    clearCrosshair();
    showLive();
}

void ChartModel::showLive()
{
    const double end = liveEndSec();
    setView(end - rangeSpanSec(), end);
}

void ChartModel::setView(double fromSec, double toSec)
{
    if (fromSec == m_fromSec && toSec == m_toSec) {
        emit viewChanged(); // another range or mode may have led to the same view
        return;
    }
    m_fromSec = fromSec;
    m_toSec = toSec;
    refreshAxes();
    emit crosshairChanged();
    if (m_newestSec && !covered())
        m_request.trigger();
}

void ChartModel::refreshAxes()
{
    m_timeTicks =
        timeTicks(m_fromSec, m_toSec, static_cast<int>(m_plotWidth / kMinTimeLabelPx), m_zone);
    m_marks = chartMarks(m_history.events, m_fromSec, m_toSec, kMinMarkPx / m_plotWidth, m_nowSec,
                         m_zone);
    if (const std::optional<PriceSpan> prices = priceSpan(m_history, m_fromSec, m_toSec)) {
        const double height = std::max(prices->high - prices->low, 1e-4 * prices->high);
        m_priceLow = prices->low - 0.06 * height;
        m_priceHigh = prices->high + 0.06 * height;
        const int ticks = std::max(2, static_cast<int>(m_priceHeight / kMinPriceLabelPx));
        m_priceTicks = valueTicks(m_priceLow, m_priceHigh, ticks);
        m_priceAxis.setRange(m_priceLow, m_priceHigh, niceStep(m_priceHigh - m_priceLow, ticks));
    } else {
        m_priceTicks = {};
    }
    m_computed = std::ranges::any_of(computedRuns(m_history), [this](const KindRun& run) {
        return run.toSec > m_fromSec && run.fromSec < m_toSec;
    });
    m_asNow.look(m_history, m_fromSec, m_toSec);
    emit viewChanged();
}

bool ChartModel::covered() const
{
    const HistoryRequest& known = m_history.request;
    const double span = m_toSec - m_fromSec;
    const auto knownSpan = static_cast<double>(known.toSec - known.fromSec);
    return known.id == m_askedId && known.asModelSaysNow == m_asNow.on() &&
           static_cast<double>(known.fromSec) <= m_fromSec &&
           static_cast<double>(known.toSec) >= m_toSec && knownSpan < 4.0 * span;
}

void ChartModel::ask()
{
    const double span = m_toSec - m_fromSec;
    if (!(span > 0))
        return;
    HistoryRequest request;
    request.id = ++m_askedId;
    request.asModelSaysNow = m_asNow.on();
    // Half a view on either side, so that dragging has something to show at once.
    request.fromSec = static_cast<std::int64_t>(std::floor(m_fromSec - 0.5 * span));
    request.toSec =
        static_cast<std::int64_t>(std::ceil(std::min(m_toSec + 0.5 * span, liveEndSec())));
    emit loadingChanged();
    emit historyRequested(request);
}

/** For other answers in the same view. */
void ChartModel::askAgain()
{
    if (m_newestSec)
        m_request.trigger();
}

QString ChartModel::viewText() const
{
    if (!m_newestSec)
        return tr("Waiting for candles");
    return m_live ? tr("Following live") : viewSpanText(m_fromSec, m_toSec, m_nowSec, m_zone);
}

QString ChartModel::zoneText() const
{
    const QString from = regime::zoneText(m_fromSec, m_zone);
    const QString to = regime::zoneText(m_toSec, m_zone);
    return from == to ? tr("all times %1").arg(to) : tr("times %1, then %2").arg(from, to);
}

const ChartColumn* ChartModel::columnAt(double timeSec) const
{
    const auto after = std::upper_bound(m_history.columns.begin(), m_history.columns.end(), timeSec,
                                        [](double time, const ChartColumn& column) {
                                            return time < static_cast<double>(column.openTimeSec);
                                        });
    return after == m_history.columns.begin() ? nullptr : &*std::prev(after);
}

double ChartModel::crosshair() const
{
    if (!m_crosshairSec || !(m_toSec > m_fromSec))
        return -1;
    const double share = (*m_crosshairSec - m_fromSec) / (m_toSec - m_fromSec);
    return share >= 0 && share <= 1 ? share : -1;
}

regime::CrosshairText ChartModel::crosshairText() const
{
    const ChartColumn* column = m_crosshairSec ? columnAt(*m_crosshairSec) : nullptr;
    return column ? regime::crosshairText(m_history, *column, m_nowSec, m_zone)
                  : regime::CrosshairText();
}

const ChartColumn* ChartModel::pastColumn() const
{
    const ChartColumn* column = m_crosshairSec ? columnAt(*m_crosshairSec) : nullptr;
    return column && m_newestSec && column->endSec <= *m_newestSec ? column : nullptr;
}

void ChartModel::setCrosshair(double share)
{
    const double timeSec = m_fromSec + std::clamp(share, 0.0, 1.0) * (m_toSec - m_fromSec);
    const ChartColumn* column = columnAt(timeSec);
    if (!column) {
        clearCrosshair();
        return;
    }
    const double middle =
        (static_cast<double>(column->openTimeSec) + static_cast<double>(column->endSec)) / 2.0;
    if (m_crosshairSec == middle)
        return;
    m_crosshairSec = middle;
    emit crosshairChanged();
}

void ChartModel::stepCrosshair(int columns)
{
    const double from = m_crosshairSec.value_or(m_toSec);
    const ChartColumn* column = columnAt(from);
    if (!column)
        return;
    const double width =
        static_cast<double>(column->endSec) - static_cast<double>(column->openTimeSec);
    setCrosshair((from + columns * width - m_fromSec) / (m_toSec - m_fromSec));
}

void ChartModel::clearCrosshair()
{
    if (!m_crosshairSec)
        return;
    m_crosshairSec.reset();
    emit crosshairChanged();
}

void ChartModel::setPlotSize(double width, double priceHeight)
{
    if (width <= 0 || priceHeight <= 0 || (width == m_plotWidth && priceHeight == m_priceHeight))
        return;
    m_plotWidth = width;
    m_priceHeight = priceHeight;
    refreshAxes();
}

void ChartModel::setPriceAxis(QValueAxis* axis)
{
    m_priceAxis.set(axis);
    refreshAxes();
}

} // namespace regime
