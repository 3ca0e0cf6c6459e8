// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/modeldiagnostics.h"

#include <QAbstractListModel>
#include <QPointF>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** The live model as its training describes it: a row a state, and what is said of all of it. */
class ModelStates : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QStringList features READ features NOTIFY changed)
    Q_PROPERTY(QStringList stateNames READ stateNames NOTIFY changed)
    Q_PROPERTY(QString depthText READ depthText NOTIFY changed)
    Q_PROPERTY(QString likelihoodText READ likelihoodText NOTIFY changed)
    Q_PROPERTY(QString startsText READ startsText NOTIFY changed)
    Q_PROPERTY(QString separationText READ separationText NOTIFY changed)
    Q_PROPERTY(QString remarksText READ remarksText NOTIFY changed)
    Q_PROPERTY(QList<QPointF> iterations READ iterations NOTIFY changed)
    Q_PROPERTY(QList<qreal> starts READ starts NOTIFY changed)

public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        FormRole,
        OccupancyRole,
        DwellRole,
        TransitionsRole,
        TransitionTextsRole,
        LevelsRole,
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return rowCount(); }

    /** "rsi_zone"; "ema_spread_pct, 10⁻³" where the levels are written in that unit. */
    QStringList features() const;
    /** "B", "R", "U", numbered where a regime has several states. */
    QStringList stateNames() const;
    QString depthText() const;      ///< "1 986 rows of 2 000 candles, 21 Nov 14:35 to ..."
    QString likelihoodText() const; ///< per candle, first and last iteration
    QString startsText() const;     ///< spread over the starts, which was kept
    QString separationText() const; ///< of neighbouring states, in standard deviations
    QString remarksText() const;
    QList<QPointF> iterations() const; ///< x iteration, y nats a row
    QList<qreal> starts() const;       ///< each start's place between worst (0) and best (1)

    void apply(const regime::ModelDiagnostics& diagnostics);

signals:
    void changed();

private:
    QStringList levelTexts(const StateDiagnostics& state) const;
    double perRow(double logLikelihood) const;

    ModelDiagnostics m_diagnostics;
};

} // namespace regime
