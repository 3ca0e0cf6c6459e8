// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blindplot.h"

#include "ui/colouredrects.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double kMarginPx = 6;
constexpr double kFootPx = 5; ///< of the label's band

} // namespace

BlindPlot::BlindPlot(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    connect(this, &BlindPlot::styleChanged, this, [this] { update(); });
}

void BlindPlot::setBlind(BlindModel* blind)
{
    if (blind == m_blind)
        return;
    if (m_blind)
        disconnect(m_blind, nullptr, this, nullptr);
    m_blind = blind;
    if (m_blind)
        connect(m_blind, &BlindModel::changed, this, [this] { update(); });
    emit blindChanged();
    update();
}

void BlindPlot::paint(QPainter* painter)
{
    painter->fillRect(QRectF(0, 0, width(), height()), m_paper);
    const BlindEpisode* episode = m_blind ? m_blind->episode() : nullptr;
    if (!episode || m_blind->highest() <= 0)
        return;
    const auto& bars = episode->bars;
    const double wide = width() / static_cast<double>(bars.size());
    const double low = m_blind->lowest(), span = std::max(m_blind->highest() - low, 1e-12);
    const double tall = height() - 2 * kMarginPx - kFootPx;
    const auto yOf = [&](double price) {
        return std::round(kMarginPx + (1 - (price - low) / span) * tall);
    };
    const double start = std::floor(static_cast<double>(episode->firstBar) * wide);
    painter->setPen(QPen(m_quiet, 1, Qt::DashLine));
    painter->drawLine(QPointF(start + 0.5, 0), QPointF(start + 0.5, height()));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (!bars[i])
            continue;
        const double left = static_cast<double>(i) * wide;
        const PriceBar& bar = *bars[i];
        paintRects(*painter, candleRects({left, left + wide, yOf(bar.open), yOf(bar.high),
                                          yOf(bar.low), yOf(bar.close)},
                                         m_ink, m_paper));
    }
    if (!m_blind->asking())
        painter->fillRect(QRectF(start, height() - kFootPx, width() - start, kFootPx), m_hue);
}

} // namespace regime
