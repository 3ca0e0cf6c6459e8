// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/modelbook.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/**
 * The history of one family's trainings, newest first, a row each; and the newest retrain review:
 * the candidate beside the live model, gate by gate. Decisions leave as signals.
 */
class ModelBookModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool held READ held NOTIFY changed)
    Q_PROPERTY(QString reviewTitle READ reviewTitle NOTIFY changed)
    Q_PROPERTY(QString reviewText READ reviewText NOTIFY changed)
    Q_PROPERTY(QStringList gateNames READ gateNames NOTIFY changed)
    Q_PROPERTY(QStringList gateFindings READ gateFindings NOTIFY changed)
    Q_PROPERTY(QStringList besideNames READ besideNames NOTIFY changed)
    Q_PROPERTY(QStringList liveTraits READ liveTraits NOTIFY changed)
    Q_PROPERTY(QStringList candidateTraits READ candidateTraits NOTIFY changed)
    Q_PROPERTY(QString remarksText READ remarksText NOTIFY changed)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        StandingRole,
        TrainedRole,
        LikelihoodRole,
        DecisionRole,
        CanRollBackRole,
        LiveRole,
    };

    explicit ModelBookModel(ModelFamily family, QObject* parent = nullptr)
        : QAbstractListModel(parent), m_family(family)
    {
    }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return rowCount(); }

    /** A candidate waits for the operator. */
    bool held() const;
    QString reviewTitle() const;
    QString reviewText() const;
    QStringList gateNames() const;
    QStringList gateFindings() const; ///< the outcome of each, with its evidence
    QStringList besideNames() const;  ///< what is set side by side
    QStringList liveTraits() const;   ///< one for each of them; empty without a live model
    QStringList candidateTraits() const;
    QString remarksText() const;

    /** An older sequence number than the known one is ignored. */
    void apply(const regime::ModelBook& book);

    Q_INVOKABLE void promote();
    Q_INVOKABLE void reject();
    Q_INVOKABLE void rollBack(const QString& id) { emit rollBackRequested(id); }

signals:
    void changed();
    void promoteRequested(const QString& id);
    void rejectRequested(const QString& id);
    void rollBackRequested(const QString& id);

private:
    const ModelShelf& shelf() const { return m_family == ModelFamily::Hmm ? m_book : m_book.jump; }
    /** The model whose review is shown: the held one, else the newest that was compared. */
    const ModelEntry* reviewed() const;
    QStringList traitTexts(const ModelTraits& traits, std::optional<double> logLikelihood) const;

    ModelFamily m_family;
    ModelBook m_book;
};

} // namespace regime
