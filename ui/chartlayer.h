// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chartmodel.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/**
 * What Qt Charts cannot draw cheaply, painted over or under a chart on the same time axis: the item
 * spans the plot's width exactly. Painted again when the chart's view or the colours change.
 */
class ChartLayer : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(regime::ChartModel* chart READ chart WRITE setChart NOTIFY chartChanged)
    Q_PROPERTY(Content content MEMBER m_content NOTIFY styleChanged)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY styleChanged)
    Q_PROPERTY(QColor paper MEMBER m_paper NOTIFY styleChanged)
    Q_PROPERTY(QColor bear MEMBER m_bear NOTIFY styleChanged)
    Q_PROPERTY(QColor range MEMBER m_range NOTIFY styleChanged)
    Q_PROPERTY(QColor bull MEMBER m_bull NOTIFY styleChanged)

public:
    enum Content {
        Candles,       ///< at most one a 3 px, upon bands of the shown regime
        Probabilities, ///< stacked, bearish at the foot
        ShownRegimes,  ///< bands of the shown regime
        RawRegimes,    ///< bands of the raw one
        OtherRegimes,  ///< bands of what the other detector showed
        DataStrip,     ///< what is known of each interval
        Unanswered,    ///< covers what no answer exists for
    };
    Q_ENUM(Content)

    explicit ChartLayer(QQuickItem* parent = nullptr);

    regime::ChartModel* chart() const { return m_chart; }
    void setChart(regime::ChartModel* chart);

    void paint(QPainter* painter) override;

signals:
    void chartChanged();
    void styleChanged();

private:
    double xOf(double timeSec) const;
    void paintCandles(QPainter& painter) const;
    void paintProbabilities(QPainter& painter) const;
    void paintRegimes(QPainter& painter) const;
    void paintDataStrip(QPainter& painter) const;
    void paintUnanswered(QPainter& painter) const;

    QPointer<regime::ChartModel> m_chart;
    Content m_content = Candles;
    QColor m_ink, m_paper, m_bear, m_range, m_bull;
};

} // namespace regime
