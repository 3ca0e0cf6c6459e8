// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/blindmodel.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** The candles of the episode that is to be judged, a dashed rule where it begins, and, once it was
 *  judged, the colour of its label along its foot. */
class BlindPlot : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(regime::BlindModel* blind READ blind WRITE setBlind NOTIFY blindChanged)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY styleChanged)
    Q_PROPERTY(QColor quiet MEMBER m_quiet NOTIFY styleChanged)
    Q_PROPERTY(QColor paper MEMBER m_paper NOTIFY styleChanged)
    Q_PROPERTY(QColor hue MEMBER m_hue NOTIFY styleChanged)

public:
    explicit BlindPlot(QQuickItem* parent = nullptr);

    regime::BlindModel* blind() const { return m_blind; }
    void setBlind(regime::BlindModel* blind);

    void paint(QPainter* painter) override;

signals:
    void blindChanged();
    void styleChanged();

private:
    QPointer<regime::BlindModel> m_blind;
    QColor m_ink, m_quiet, m_paper, m_hue;
};

} // namespace regime
