// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/reviewtables.h"
#include "ui/intervalmodel.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace regime
{

/** Candles after which `outcome` is looked at. */
std::vector<int> horizonsOf(const review::ReviewTables& tables, review::Outcome outcome);

/** The groups that are shown: all, or of the many hours of a day the lowest and the highest. */
std::vector<review::OutcomeGroup> shownGroups(const review::OutcomeTable& table);

/** "explains 2.2 %; p 0.012, corrected 0.310; n 420 to 610". */
QString outcomeHeading(const review::OutcomeTable& table);

/** How the means of `outcome` are to be read. */
QString outcomeNote(const review::ReviewTables& tables, review::Outcome outcome);

/** What came behind each label, for one outcome and horizon of the operator's choice, with the
 *  baselines always beside. */
class ReviewOutcomes : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReviewModel")
    Q_PROPERTY(regime::IntervalModel* rows READ rows CONSTANT)
    Q_PROPERTY(QStringList outcomes READ outcomes CONSTANT)
    Q_PROPERTY(int outcome READ outcome WRITE setOutcome NOTIFY changed)
    Q_PROPERTY(QStringList horizons READ horizons NOTIFY changed)
    Q_PROPERTY(int horizon READ horizon WRITE setHorizon NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)

public:
    using QObject::QObject;

    IntervalModel* rows() { return &m_rows; }
    QStringList outcomes() const;
    int outcome() const { return static_cast<int>(m_outcome); }
    void setOutcome(int outcome);
    QStringList horizons() const;
    /** Index in horizons(). */
    int horizon() const;
    void setHorizon(int horizon);
    QString note() const { return m_note; }

    void apply(const review::ReviewTables& tables);

signals:
    void changed();

private:
    void fill();

    review::ReviewTables m_tables;
    review::Outcome m_outcome = review::Outcome::Volatility;
    int m_horizonCandles = 15; ///< as chosen; grid turns have one horizon alone
    IntervalModel m_rows;
    QString m_note;
};

} // namespace regime
