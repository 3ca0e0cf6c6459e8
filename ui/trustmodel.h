// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/trust.h"

#include <QAbstractListModel>
#include <QTimeZone>
#include <QtQml/qqmlregistration.h>

namespace regime
{

/** The trust strip: verdict, what stands at its right end, and as rows the gravest reasons. */
class TrustModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AppModel")
    Q_PROPERTY(int verdict READ verdict NOTIFY verdictChanged)
    Q_PROPERTY(QString verdictText READ verdictText NOTIFY verdictChanged)
    Q_PROPERTY(QString firstReason READ firstReason NOTIFY firstReasonChanged)
    Q_PROPERTY(QString priceText READ priceText NOTIFY surroundingsChanged)
    Q_PROPERTY(QString clockText READ clockText NOTIFY surroundingsChanged)
    Q_PROPERTY(QString pairText READ pairText NOTIFY surroundingsChanged)
    Q_PROPERTY(QString modeText READ modeText NOTIFY surroundingsChanged)
    Q_PROPERTY(bool demo READ demo NOTIFY surroundingsChanged)

public:
    static constexpr int kShownReasons = 3;
    enum Role { TextRole = Qt::UserRole + 1, FixRole, FixTextRole, WeightRole, CodeRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /** 0 usable, 1 caution, 2 do not use. */
    int verdict() const { return static_cast<int>(m_trust.verdict); }
    QString verdictText() const { return verdictName(m_trust.verdict); }
    /** The gravest reason, empty where there is none. */
    QString firstReason() const
    {
        return m_trust.reasons.empty() ? QString() : m_trust.reasons.front().text;
    }
    QString priceText() const { return m_priceText; }
    QString clockText() const { return m_clockText; }
    QString pairText() const { return m_pairText; }
    QString modeText() const { return m_modeText; }
    bool demo() const { return m_demo; }
    const Trust& trust() const { return m_trust; }

    /** The fix whose page is open: it is in force, so its button is not offered. */
    void setOpenFix(Fix fix);

    void apply(const RegimeSnapshot& snapshot, const FeedHealth& health, double nowSec);
    /** Of the clock. */
    void setZone(const QTimeZone& zone) { m_zone = zone; }

signals:
    void verdictChanged();
    void firstReasonChanged();
    void surroundingsChanged();

private:
    void takeReasons(Trust trust);

    Trust m_trust;
    Fix m_openFix = Fix::None;
    QString m_priceText, m_clockText, m_pairText, m_modeText;
    QTimeZone m_zone = QTimeZone::utc();
    bool m_demo = false;
};

} // namespace regime
