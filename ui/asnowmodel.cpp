// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/asnowmodel.h"

#include "core/engine/values/wording.h"
#include "ui/chartspans.h"
#include "ui/numbertext.h"

#include <algorithm>
#include <tuple>

namespace regime
{

namespace
{

/** Whether `history` was made for all candles of the view that there are. */
bool holds(const ChartHistory& history, double fromSec, double toSec)
{
    if (!history.storeFirstSec || !history.storeLastSec)
        return true;
    const double first = std::max(fromSec, static_cast<double>(*history.storeFirstSec));
    const double last = std::min(toSec, static_cast<double>(*history.storeLastSec));
    return first > last || (static_cast<double>(history.request.fromSec) <= first &&
                            last <= static_cast<double>(history.request.toSec));
}

} // namespace

void AsNowModel::setOn(bool on)
{
    if (on == m_on || (on && !m_trained))
        return;
    m_on = on;
    emit onChanged();
}

QString AsNowModel::problem() const
{
    return m_trained ? QString() : tr("no model yet");
}

void AsNowModel::apply(const RegimeSnapshot& snapshot)
{
    const bool isAnother =
        std::tie(snapshot.modelId, snapshot.other.modelId) != std::tie(m_modelId, m_otherId);
    m_modelId = snapshot.modelId;
    m_otherId = snapshot.other.modelId;
    if (snapshot.trained != m_trained) {
        m_trained = snapshot.trained;
        emit problemChanged();
        if (!m_trained)
            setOn(false);
    }
    if (isAnother)
        emit modelChanged();
}

void AsNowModel::look(const ChartHistory& history, double fromSec, double toSec)
{
    const bool shown = m_on && history.asModelSaysNow && history.modelId == m_modelId &&
                       history.otherModelId == m_otherId;
    QString text;
    if (m_on)
        text = shown && holds(history, fromSec, toSec)
                   ? relabellingText(relabelled(history, fromSec, toSec))
                   : tr("Working through the candles in view");
    if (text == m_text && shown == m_shown)
        return;
    m_text = text;
    m_shown = shown;
    emit textChanged();
}

QString relabellingText(const Relabelling& relabelling)
{
    if (relabelling.answered == 0)
        return AsNowModel::tr("It has no answer for the candles in view.");
    if (relabelling.compared == 0)
        return AsNowModel::tr("Nothing to compare: the ledger has no row of the %1 in view.")
            .arg(candlesText(relabelling.answered));
    const double percent = 100.0 * static_cast<double>(relabelling.changed) /
                           static_cast<double>(relabelling.compared);
    const QString share =
        relabelling.compared > 1 ? AsNowModel::tr("%1 of %2 change label against the ledger")
                                       .arg(percentText(percent), candlesText(relabelling.compared))
        : relabelling.changed ? AsNowModel::tr("The one candle in the ledger changes label")
                              : AsNowModel::tr("The one candle in the ledger keeps its label");
    const std::int64_t without = relabelling.answered - relabelling.compared;
    const QString rest =
        without == 0   ? QStringLiteral(".")
        : without == 1 ? AsNowModel::tr("; one more has no row in it.")
                       : AsNowModel::tr("; %1 more have no row in it.").arg(countText(without));
    return share + rest;
}

} // namespace regime
