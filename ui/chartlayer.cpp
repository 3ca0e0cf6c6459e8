// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chartlayer.h"

#include "ui/candlepaint.h"
#include "ui/chartspans.h"
#include "ui/patterns.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double kLeastCandlePx = 3;
constexpr double kLeastMarkPx = 10; ///< a lost or quiet minute must be seen in a week's strip, too

} // namespace

ChartLayer::ChartLayer(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    // One texel is one pixel; filtering them would cost a software rasteriser most of a frame.
    setSmooth(false);
    connect(this, &ChartLayer::styleChanged, this, [this] {
        // What covers its ground need not be blended with it.
        const bool covers = m_content == Probabilities;
        setOpaquePainting(covers);
        setFillColor(covers ? m_paper : Qt::transparent);
        update();
    });
}

void ChartLayer::setChart(regime::ChartModel* chart)
{
    if (chart == m_chart)
        return;
    if (m_chart)
        disconnect(m_chart, nullptr, this, nullptr);
    m_chart = chart;
    if (m_chart)
        connect(m_chart, &ChartModel::viewChanged, this, [this] { update(); });
    emit chartChanged();
    update();
}

void ChartLayer::paint(QPainter* painter)
{
    if (!m_chart || !(m_chart->toSec() > m_chart->fromSec()) || m_chart->empty())
        return;
    painter->setClipRect(QRectF(0, 0, width(), height()));
    switch (m_content) {
    case Candles:
        paintRegimes(*painter);
        paintCandles(*painter);
        break;
    case Probabilities:
        paintProbabilities(*painter);
        break;
    case ShownRegimes:
    case RawRegimes:
    case OtherRegimes:
        paintRegimes(*painter);
        break;
    case DataStrip:
        paintDataStrip(*painter);
        break;
    case Unanswered:
        paintUnanswered(*painter);
        break;
    }
}

double ChartLayer::xOf(double timeSec) const
{
    return (timeSec - m_chart->fromSec()) / (m_chart->toSec() - m_chart->fromSec()) * width();
}

void ChartLayer::paintCandles(QPainter& painter) const
{
    const double low = m_chart->priceLow();
    const double perPrice = height() / (m_chart->priceHigh() - low);
    const auto yOf = [&](double price) { return std::round(height() - (price - low) * perPrice); };
    const auto bars = candleBars(m_chart->history(), m_chart->fromSec(), m_chart->toSec(),
                                 static_cast<int>(width() / kLeastCandlePx));
    for (const CandleBar& bar : bars)
        paintCandle(painter, xOf(bar.fromSec), xOf(bar.toSec),
                    {yOf(bar.open), yOf(bar.high), yOf(bar.low), yOf(bar.close)}, m_ink, m_paper);
}

/** Whole pixels: a share holds for the whole candle, so the edges are steps. */
void ChartLayer::paintProbabilities(QPainter& painter) const
{
    const auto foot = std::round(height());
    for (const ChartColumn& column : m_chart->history().columns) {
        const auto openSec = static_cast<double>(column.openTimeSec);
        const auto endSec = static_cast<double>(column.endSec);
        if (!column.answered || endSec <= m_chart->fromSec() || openSec >= m_chart->toSec())
            continue;
        const double left = std::round(xOf(openSec));
        const double wide = std::max(1.0, std::round(xOf(endSec)) - left);
        const double bearTop = std::round(foot * (1 - column.probabilities[0]));
        const double rangeTop =
            std::round(foot * (1 - column.probabilities[0] - column.probabilities[1]));
        painter.fillRect(QRectF(left, 0, wide, rangeTop), m_bull);
        painter.fillRect(QRectF(left, rangeTop, wide, bearTop - rangeTop), m_range);
        painter.fillRect(QRectF(left, bearTop, wide, foot - bearTop), m_bear);
    }
}

void ChartLayer::paintRegimes(QPainter& painter) const
{
    const ChartHistory& history = m_chart->history();
    const auto runs = m_content == RawRegimes     ? rawRuns(history)
                      : m_content == OtherRegimes ? otherRuns(history)
                                                  : shownRuns(history);
    for (const RegimeRun& run : runs) {
        if (run.toSec <= m_chart->fromSec() || run.fromSec >= m_chart->toSec() ||
            run.content == ShownRegime::Undecided)
            continue;
        const QColor& colour = run.content == ShownRegime::Bearish   ? m_bear
                               : run.content == ShownRegime::Bullish ? m_bull
                                                                     : m_range;
        const double left = std::round(xOf(run.fromSec));
        painter.fillRect(
            QRectF(left, 0, std::max(1.0, std::round(xOf(run.toSec)) - left), height()), colour);
    }
}

void ChartLayer::paintDataStrip(QPainter& painter) const
{
    std::vector<KindRun> marks;
    const std::vector<KindRun> known = kindRuns(m_chart->history());
    const double knownEnd = std::round(xOf(known.back().toSec));
    if (m_chart->live() && knownEnd < width())
        paintStale(painter, QRectF(knownEnd, 0, width() - knownEnd, height()), m_ink, m_paper);
    for (const KindRun& run : known) {
        if (run.toSec <= m_chart->fromSec() || run.fromSec >= m_chart->toSec())
            continue;
        if (run.content == IntervalKind::Quiet || run.content == IntervalKind::Lost)
            marks.push_back(run);
        const double left = std::round(xOf(run.fromSec));
        paintKind(painter, QRectF(left, 0, std::round(xOf(run.toSec)) - left, height()),
                  run.content, m_ink, m_paper);
    }
    std::stable_sort(marks.begin(), marks.end(), [](const KindRun& a, const KindRun& b) {
        return a.content != b.content && a.content == IntervalKind::Quiet;
    });
    for (const KindRun& run : marks) {
        const double left = xOf(run.fromSec);
        const double right = xOf(run.toSec);
        if (right - left >= kLeastMarkPx ||
            (run.content == IntervalKind::Quiet && marks.size() > 40))
            continue;
        const double start = std::clamp(std::round((left + right - kLeastMarkPx) / 2), 0.0,
                                        std::max(0.0, width() - kLeastMarkPx));
        paintKind(painter, QRectF(start, 0, kLeastMarkPx, height()), run.content, m_ink, m_paper);
    }
}

void ChartLayer::paintUnanswered(QPainter& painter) const
{
    for (const KindRun& run : unansweredRuns(m_chart->history())) {
        const double left = std::floor(xOf(run.fromSec));
        const double right = std::ceil(xOf(run.toSec));
        if (right >= 0 && left <= width())
            painter.fillRect(QRectF(left, 0, right - left, height()), m_paper);
    }
}

} // namespace regime
