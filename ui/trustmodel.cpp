// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trustmodel.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"

#include <algorithm>

namespace regime
{

namespace
{

QString intervalText(int intervalMin)
{
    if (intervalMin % 1440 == 0)
        return QStringLiteral("%1 d").arg(intervalMin / 1440);
    if (intervalMin % 60 == 0)
        return QStringLiteral("%1 h").arg(intervalMin / 60);
    return QStringLiteral("%1 min").arg(intervalMin);
}

QString modeWords(const RegimeSnapshot& snapshot)
{
    switch (snapshot.mode) {
    case DetectorMode::Off:
        return TrustModel::tr("Detector off: trend only");
    case DetectorMode::On:
        return TrustModel::tr("Advice given out: phase %1").arg(snapshot.advice.phase);
    case DetectorMode::Shadow:
        break;
    }
    return TrustModel::tr("Shadow mode: no influence on the bot");
}

} // namespace

int TrustModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return std::min(kShownReasons, static_cast<int>(m_trust.reasons.size()));
}

QVariant TrustModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TrustReason& reason = m_trust.reasons[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TextRole:
        return reason.text;
    case FixRole:
        return static_cast<int>(reason.fix);
    case FixTextRole:
        return reason.fix == m_openFix ? QString() : reason.fixText;
    case WeightRole:
        return static_cast<int>(reason.weight);
    case CodeRole:
        return reason.code;
    default:
        return {};
    }
}

QHash<int, QByteArray> TrustModel::roleNames() const
{
    return {{TextRole, "reasonText"},
            {FixRole, "fix"},
            {FixTextRole, "fixText"},
            {WeightRole, "weight"},
            {CodeRole, "code"}};
}

void TrustModel::apply(const RegimeSnapshot& snapshot, const FeedHealth& health, double nowSec)
{
    takeReasons(judgeTrust(snapshot, health, nowSec));
    m_priceText = snapshot.lastPrice ? regime::priceText(*snapshot.lastPrice) : QString();
    m_clockText = regime::clockText(nowSec, m_zone);
    m_pairText = health.displayPair.isEmpty()
                     ? oneLine(health.pair, 16)
                     : QStringLiteral("%1 %2").arg(oneLine(health.displayPair, 16),
                                                   intervalText(health.intervalMin));
    m_modeText = modeWords(snapshot);
    m_demo = health.demo;
    emit surroundingsChanged();
}

void TrustModel::setOpenFix(Fix fix)
{
    if (fix == m_openFix)
        return;
    m_openFix = fix;
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1), {FixTextRole});
}

void TrustModel::takeReasons(Trust trust)
{
    if (trust == m_trust)
        return;
    const Verdict before = m_trust.verdict;
    const QString firstBefore = firstReason();
    const auto sameCode = [](const TrustReason& a, const TrustReason& b) {
        return a.code == b.code;
    };
    // Rows whose words alone changed keep their buttons, and the keyboard focus on them.
    if (std::equal(trust.reasons.begin(), trust.reasons.end(), m_trust.reasons.begin(),
                   m_trust.reasons.end(), sameCode)) {
        m_trust = std::move(trust);
        if (rowCount() > 0)
            emit dataChanged(index(0), index(rowCount() - 1));
    } else {
        beginResetModel();
        m_trust = std::move(trust);
        endResetModel();
    }
    if (firstReason() != firstBefore)
        emit firstReasonChanged();
    if (m_trust.verdict != before)
        emit verdictChanged();
}

} // namespace regime
