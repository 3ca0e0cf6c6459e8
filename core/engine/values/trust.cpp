// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/trust.h"

#include "core/engine/values/trustreasons.h"

#include <algorithm>

namespace regime
{

namespace
{

std::vector<TrustReason> allReasons(const RegimeSnapshot& snapshot, const FeedHealth& health,
                                    double nowSec)
{
    std::vector<TrustReason> reasons = dataReasons(health, nowSec);
    for (auto&& more : {modelReasons(snapshot, health, nowSec), backgroundReasons(health, nowSec)})
        reasons.insert(reasons.end(), more.begin(), more.end());
    return reasons;
}

/** The gravest reason keeps the button; a second one of the same kind would do nothing more. */
void offerEachFixOnce(std::vector<TrustReason>& reasons)
{
    for (auto reason = reasons.begin(); reason != reasons.end(); ++reason) {
        const bool offered = std::any_of(reasons.begin(), reason, [&](const TrustReason& before) {
            return before.fix == reason->fix;
        });
        if (reason->fix != Fix::None && offered) {
            reason->fix = Fix::None;
            reason->fixText.clear();
        }
    }
}

} // namespace

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Usable:
        return QStringLiteral("USABLE");
    case Verdict::Caution:
        return QStringLiteral("CAUTION");
    case Verdict::DoNotUse:
        break;
    }
    return QStringLiteral("DO NOT USE");
}

Trust judgeTrust(const RegimeSnapshot& snapshot, const FeedHealth& health, double nowSec)
{
    Trust trust;
    if (snapshot.sequence == 0 && health.sequence == 0) {
        trust.reasons = {{Verdict::DoNotUse,
                          QStringLiteral("starting"),
                          ReasonList::tr("Starting: nothing heard from the data pipeline yet."),
                          Fix::None,
                          {}}};
        return trust;
    }
    trust.reasons = allReasons(snapshot, health, nowSec);
    std::stable_sort(trust.reasons.begin(), trust.reasons.end(),
                     [](const TrustReason& a, const TrustReason& b) {
                         return static_cast<int>(a.weight) > static_cast<int>(b.weight);
                     });
    offerEachFixOnce(trust.reasons);
    trust.verdict = trust.reasons.empty() ? Verdict::Usable : trust.reasons.front().weight;
    return trust;
}

bool isUsable(const Trust& trust)
{
    return std::none_of(trust.reasons.begin(), trust.reasons.end(), [](const TrustReason& reason) {
        return reason.weight == Verdict::DoNotUse;
    });
}

} // namespace regime
