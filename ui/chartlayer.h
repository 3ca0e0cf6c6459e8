// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chartmodel.h"
#include "ui/chartrects.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/**
 * What Qt Charts cannot draw cheaply, over or under a chart on the same time axis: the item spans
 * the plot's width exactly. A mesh where the scene graph draws one, else painted; made anew when
 * the chart's view or the colours change.
 */
class ChartLayer : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(regime::ChartModel* chart READ chart WRITE setChart NOTIFY chartChanged)
    Q_PROPERTY(Content content MEMBER m_content NOTIFY styleChanged)
    Q_PROPERTY(double low MEMBER m_low NOTIFY styleChanged)
    Q_PROPERTY(double high MEMBER m_high NOTIFY styleChanged)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY styleChanged)
    Q_PROPERTY(QColor paper MEMBER m_paper NOTIFY styleChanged)
    Q_PROPERTY(QColor bear MEMBER m_bear NOTIFY styleChanged)
    Q_PROPERTY(QColor range MEMBER m_range NOTIFY styleChanged)
    Q_PROPERTY(QColor bull MEMBER m_bull NOTIFY styleChanged)

public:
    enum Content {
        Candles,       ///< at most one a 3 px
        Probabilities, ///< stacked, bearish at the foot
        ShownRegimes,  ///< bands of the shown regime
        RawRegimes,    ///< bands of the raw one
        OtherRegimes,  ///< bands of what the other detector showed
        DataStrip,     ///< what is known of each interval
        Computed,      ///< rules what was not said at the time
        ComputedBand,  ///< the same for a thin band
        Confidence,    ///< a line of `ink` from `low` to `high`
        Bias,          ///< the same, wider
    };
    Q_ENUM(Content)

    explicit ChartLayer(QQuickItem* parent = nullptr);

    regime::ChartModel* chart() const { return m_chart; }
    void setChart(regime::ChartModel* chart);

    void paint(QPainter* painter) override;

signals:
    void chartChanged();
    void styleChanged();

protected:
    QSGNode* updatePaintNode(QSGNode* node, UpdatePaintNodeData* data) override;

private:
    bool isEmpty() const;
    PlotScale scale(double low, double high) const;
    bool isLine() const { return m_content == Confidence || m_content == Bias; }
    std::vector<Polyline> lines() const;
    LineStyle lineStyle() const;
    ColouredRects rects() const; ///< of what is no line, and not the data strip with its hatches
    void paintDataStrip(QPainter& painter) const;

    QPointer<regime::ChartModel> m_chart;
    Content m_content = Candles;
    double m_low = 0, m_high = 1; ///< values at foot and top; prices have their own
    QColor m_ink, m_paper, m_bear, m_range, m_bull;
};

} // namespace regime
