// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chartlayer.h"

#include "ui/chartspans.h"
#include "ui/datastrip.h"
#include "ui/patterns.h"
#include "ui/rectnode.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGRendererInterface>

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double kConfidencePx = 1.2, kBiasPx = 2;
constexpr double kRulePx = 4;

} // namespace

ChartLayer::ChartLayer(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    // One texel is one pixel; filtering them would cost a software rasteriser most of a frame.
    setSmooth(false);
    connect(this, &ChartLayer::styleChanged, this, [this] { update(); });
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

bool ChartLayer::isEmpty() const
{
    return !m_chart || !(m_chart->toSec() > m_chart->fromSec()) || m_chart->empty();
}

PlotScale ChartLayer::scale(double low, double high) const
{
    return {m_chart->fromSec(), m_chart->toSec(), low, high, size()};
}

std::vector<Polyline> ChartLayer::lines() const
{
    return valueLines(m_chart->history(), scale(m_low, m_high),
                      m_content == Bias ? drawnBias : drawnConfidence);
}

LineStyle ChartLayer::lineStyle() const
{
    return {m_ink, m_content == Bias ? kBiasPx : kConfidencePx,
            1 / window()->effectiveDevicePixelRatio()};
}

ColouredRects ChartLayer::rects() const
{
    const ChartHistory& history = m_chart->history();
    const RegimeColours colours{m_bear, m_range, m_bull};
    const PlotScale plot = scale(m_low, m_high);
    switch (m_content) {
    case Candles:
        return candleRects(history, scale(m_chart->priceLow(), m_chart->priceHigh()), m_ink,
                           m_paper);
    case Probabilities:
        return probabilityRects(history, plot, colours);
    case ShownRegimes:
        return regimeRects(shownRuns(history), plot, colours);
    case RawRegimes:
        return regimeRects(rawRuns(history), plot, colours);
    case OtherRegimes:
        return regimeRects(otherRuns(history), plot, colours);
    case Computed:
        return ruledRects(history, plot, m_paper, kRulePx);
    case ComputedBand:
        return dashedRects(history, plot, m_paper);
    case Confidence:
    case Bias:
    case DataStrip:
        break;
    }
    return {};
}

QSGNode* ChartLayer::updatePaintNode(QSGNode* node, UpdatePaintNodeData* data)
{
    const bool isPainted = m_content == DataStrip || window()->rendererInterface()->graphicsApi() ==
                                                         QSGRendererInterface::Software;
    if (isPainted)
        return QQuickPaintedItem::updatePaintNode(node, data);
    const bool empty = isEmpty();
    if (isLine()) {
        auto* mesh = node ? static_cast<LineNode*>(node) : new LineNode;
        mesh->setLines(empty ? std::vector<Polyline>() : lines(), lineStyle(), boundingRect());
        return mesh;
    }
    auto* mesh = node ? static_cast<RectNode*>(node) : new RectNode;
    mesh->setRects(empty ? ColouredRects() : rects(), boundingRect());
    return mesh;
}

void ChartLayer::paint(QPainter* painter)
{
    if (isEmpty())
        return;
    painter->setClipRect(boundingRect());
    if (m_content == DataStrip)
        paintDataStrip(*painter);
    else if (isLine())
        paintLines(*painter, lines(), lineStyle());
    else
        paintRects(*painter, rects());
}

void ChartLayer::paintDataStrip(QPainter& painter) const
{
    const PlotScale plot = scale(m_low, m_high);
    const ChartHistory& history = m_chart->history();
    const double knownEnd =
        std::round(plot.xOf(static_cast<double>(history.columns.back().endSec)));
    if (m_chart->live() && knownEnd < width())
        paintStale(painter, QRectF(knownEnd, 0, width() - knownEnd, height()), m_ink, m_paper);
    for (const StripPart& part : dataStrip(history, plot))
        paintKind(painter, QRectF(part.left, 0, part.right - part.left, height()), part.kind, m_ink,
                  m_paper);
}

} // namespace regime
