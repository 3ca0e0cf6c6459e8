// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calendarmodel.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** The cells of a calendar: each filled from the left by its present, quiet and lost shares, in the
 *  signs of the data strip. */
class CalendarGrid : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(regime::CalendarModel* calendar READ calendar WRITE setCalendar NOTIFY styleChanged)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY styleChanged)
    Q_PROPERTY(QColor strip MEMBER m_strip NOTIFY styleChanged)
    Q_PROPERTY(QColor paper MEMBER m_paper NOTIFY styleChanged)

public:
    explicit CalendarGrid(QQuickItem* parent = nullptr);

    regime::CalendarModel* calendar() const { return m_calendar; }
    void setCalendar(regime::CalendarModel* calendar);

    /** The cell at a place of the item, as CalendarModel::current counts; -1 beside all. */
    Q_INVOKABLE int cellAt(double x, double y) const;

    void paint(QPainter* painter) override;

signals:
    void styleChanged();

private:
    QRectF placeOf(int cell) const;
    void paintCell(QPainter& painter, const QRectF& place, const CalendarCell& cell) const;

    QPointer<regime::CalendarModel> m_calendar;
    QColor m_ink, m_strip, m_paper;
};

} // namespace regime
