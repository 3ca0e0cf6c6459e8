// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/reviewreport.h"
#include "ui/cellsmodel.h"
#include "ui/survivalmodel.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** The bot's own results by what the ledger said at entry: of both legs, or of one. */
class ReviewBot : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReviewModel")
    Q_PROPERTY(regime::CellsModel* rows READ rows CONSTANT)
    Q_PROPERTY(regime::SurvivalModel* curves READ curves CONSTANT)
    Q_PROPERTY(regime::SurvivalModel* jumpCurves READ jumpCurves CONSTANT)
    Q_PROPERTY(int side READ side WRITE setSide NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QStringList missing READ missing NOTIFY changed)

public:
    using QObject::QObject;

    CellsModel* rows() { return &m_rows; }
    /** By the HMM's regime at entry, and by the jump model's. */
    SurvivalModel* curves() { return &m_curves; }
    SurvivalModel* jumpCurves() { return &m_jumpCurves; }
    /** 0: both legs; 1: A, 2: B. */
    int side() const { return m_side; }
    void setSide(int side);
    QString note() const;
    /** What of the bot's table was not taken, each with its reason: the first rows, then columns.
     */
    QStringList missing() const;

    void apply(const BotReview& review);

signals:
    void changed();

private:
    void fill();

    std::optional<BotReview> m_review;
    int m_side = 0;
    CellsModel m_rows;
    SurvivalModel m_curves;
    SurvivalModel m_jumpCurves;
};

} // namespace regime
