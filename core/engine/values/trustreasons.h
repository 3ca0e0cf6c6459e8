// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/trust.h"

#include <QCoreApplication>

#include <vector>

namespace regime
{

/** What trust.cpp judges by: each part gives its reasons, in the order of their importance. */

/** Candles and the exchange they come from: none, stale, too few, exchange trouble. */
std::vector<TrustReason> dataReasons(const FeedHealth& health, double nowSec);

/** The model and its inference: untrained, old, off, warming up, restored, failing. */
std::vector<TrustReason> modelReasons(const RegimeSnapshot& snapshot, const FeedHealth& health,
                                      double nowSec);

/** What lies behind: lost candles, remarks, the store, the clock, the demo. */
std::vector<TrustReason> backgroundReasons(const FeedHealth& health, double nowSec);

/** A list of reasons being made; a backfill is offered only while none runs. */
class ReasonList
{
    Q_DECLARE_TR_FUNCTIONS(Trust)

public:
    void add(Verdict weight, const char* code, const QString& text, Fix fix = Fix::None,
             const QString& fixText = {})
    {
        m_reasons.push_back({weight, QString::fromLatin1(code), text, fix, fixText});
    }

    void addBackfill(const FeedHealth& health, Verdict weight, const char* code,
                     const QString& text, const QString& button)
    {
        const bool offered = !health.backfill.running;
        add(weight, code, text, offered ? Fix::Backfill : Fix::None, offered ? button : QString());
    }

    std::vector<TrustReason> take() { return std::move(m_reasons); }

private:
    std::vector<TrustReason> m_reasons;
};

/** How a sentence names the other side, within it and at its start. */
inline QString exchangeName(const FeedHealth& health)
{
    return health.demo ? ReasonList::tr("the demo exchange") : QStringLiteral("Kraken");
}
inline QString exchangeNameAtStart(const FeedHealth& health)
{
    return health.demo ? ReasonList::tr("The demo exchange") : QStringLiteral("Kraken");
}

} // namespace regime
