// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/alert.h"

#include <QCoreApplication>

namespace regime
{

namespace
{
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Alert)
};
} // namespace

QString alertKey(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Stale:
        return QStringLiteral("stale");
    case AlertKind::StoreOffline:
        return QStringLiteral("store_offline");
    case AlertKind::RetrainHeld:
        return QStringLiteral("retrain_held");
    case AlertKind::Gap:
        return QStringLiteral("gap");
    case AlertKind::BackfillStalled:
        return QStringLiteral("backfill_stalled");
    case AlertKind::RetrainFailed:
        return QStringLiteral("retrain_failed");
    case AlertKind::Drift:
        return QStringLiteral("drift");
    case AlertKind::ConfidenceCollapse:
        return QStringLiteral("confidence_collapse");
    case AlertKind::RegimeChanged:
        break;
    }
    return QStringLiteral("regime_changed");
}

AlertMeaning alertMeaning(AlertKind kind)
{
    switch (kind) {
    case AlertKind::Stale:
        return {Words::tr("Stale data"),
                Words::tr("The answer is about a market that has moved on; it is neutral until new "
                          "candles come."),
                Words::tr("the bot gets the neutral answer, and the candles are fetched as soon as "
                          "the exchange gives them."),
                Fix::Retry, Words::tr("Ask again")};
    case AlertKind::StoreOffline:
        return {Words::tr("Store offline"), Words::tr("What comes in does not reach its store."),
                Words::tr("candles wait for a shared store until it is back; without one they, and "
                          "the answers of this time, may be missing."),
                Fix::OpenData, Words::tr("Open Data")};
    case AlertKind::RetrainHeld:
        return {Words::tr("Model held back"),
                Words::tr("Newly trained models keep failing their review: the market may have "
                          "changed, or the settings do not suit it."),
                Words::tr("the old model goes on, and every day trains another candidate."),
                Fix::OpenModel, Words::tr("Open Model")};
    case AlertKind::Gap:
        return {Words::tr("Lost candles"),
                Words::tr("The training window has holes that nobody has "
                          "proved to be without trades."),
                Words::tr("the model is trained on what is there."), Fix::Backfill,
                Words::tr("Backfill")};
    case AlertKind::BackfillStalled:
        return {Words::tr("Backfill stalled"),
                Words::tr("The exchange does not answer a running backfill."),
                Words::tr("it goes on by itself when the exchange answers."), Fix::OpenData,
                Words::tr("Open Data")};
    case AlertKind::RetrainFailed:
        return {Words::tr("Retrain failed or held"),
                Words::tr("The last training gave no model, or one that did worse than the one at "
                          "work."),
                Words::tr("the old model goes on; the next training comes when it is due."),
                Fix::OpenModel, Words::tr("Open Model")};
    case AlertKind::Drift:
        return {Words::tr("Drift"),
                Words::tr("For three days the market has been unlike the one that models were "
                          "trained on."),
                Words::tr("the next retrains learn the new market, or are held back."),
                Fix::OpenModel, Words::tr("Open Model")};
    case AlertKind::ConfidenceCollapse:
        return {Words::tr("Confidence collapse"),
                Words::tr("The model was sure for a day and no longer is."),
                Words::tr("the bias is 0 while confidence stays below its threshold."),
                Fix::None,
                {}};
    case AlertKind::RegimeChanged:
        break;
    }
    return {Words::tr("Regime changed"),
            Words::tr("The shown regime is another one than was last told. It says what kind of "
                      "market it was just now, not where the price goes."),
            Words::tr("nothing changes in shadow mode; otherwise the advice follows."),
            Fix::None,
            {}};
}

} // namespace regime
