// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/coveragecalendar.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** The calendar of the newest days, newest day first, and the one cell that is looked at. */
class CalendarModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int days READ days NOTIFY changed)
    Q_PROPERTY(int cellsPerDay READ cellsPerDay NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(QString currentText READ currentText NOTIFY currentChanged)
    Q_PROPERTY(bool currentHasHole READ currentHasHole NOTIFY currentChanged)

public:
    static constexpr int kDays = 14;

    using QObject::QObject;

    /** 0 until a calendar came, and where candles are too long for one. */
    int days() const;
    int cellsPerDay() const { return m_calendar.cellsPerDay(); }
    /** "2 candles lost in 1 place, 9 quiet, of 14 days": the calendar in a sentence. */
    QString summary() const;

    /** Row by row from the newest day's first cell on; -1: none. */
    int current() const { return m_current; }
    void setCurrent(int cell);
    QString currentText() const;
    bool currentHasHole() const;

    const CoverageCalendar& calendar() const { return m_calendar; }
    /** The cell shown at `place`, as current() counts; `place` within days() * cellsPerDay(). */
    const CalendarCell& cellAt(int place) const;

    /** "23 Nov", row 0 being the newest day. */
    Q_INVOKABLE QString dayText(int row) const;

    void apply(const regime::CoverageCalendar& calendar);

    /** Asks for the candles of every hole that reaches into the current cell. */
    Q_INVOKABLE void fillCurrent();

    /** Moves the current cell by rows and columns, staying within the calendar. */
    Q_INVOKABLE void move(int columns, int rows);

signals:
    void changed();
    void currentChanged();
    /** Of the open times [fromSec, toSec). */
    void fillRequested(std::int64_t fromSec, std::int64_t toSec);

private:
    int indexOf(int place) const;
    std::vector<LostInterval> holesIn(int place) const;

    CoverageCalendar m_calendar;
    int m_current = -1;
};

} // namespace regime
