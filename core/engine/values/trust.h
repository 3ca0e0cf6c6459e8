// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/feedhealth.h"
#include "core/engine/values/regimesnapshot.h"

#include <QString>

#include <vector>

namespace regime
{

/** May the operator trust the picture now? dashboard.md section 4. */
enum class Verdict { Usable, Caution, DoNotUse };

/** What a reason's button does; None has no button. */
enum class Fix { None, Retry, Backfill, TrainNow, OpenData, OpenModel, OpenSettings, StartDemo };

/** One sentence of the strip. */
struct TrustReason {
    Verdict weight = Verdict::Caution; ///< what it alone would make of the verdict
    QString code; ///< stable, for status and tests: "stale", "untrained", "throttled", ...
    QString text; ///< plain words
    Fix fix = Fix::None;
    QString fixText; ///< the button's words, empty without a fix

    bool operator==(const TrustReason&) const = default;
};

/** Verdict and its reasons, gravest first (all of them; the strip shows three). */
struct Trust {
    Verdict verdict = Verdict::DoNotUse;
    std::vector<TrustReason> reasons;

    bool operator==(const Trust&) const = default;
};

/** "USABLE", "CAUTION" or "DO NOT USE". */
QString verdictName(Verdict verdict);

/**
 * The verdict at `nowSec` (exchange time). A pure function, so that the window's own timer can
 * turn it while the worker is stuck.
 */
Trust judgeTrust(const RegimeSnapshot& snapshot, const FeedHealth& health, double nowSec);

/** True when published advice may be other than neutral: no reason weighs DO NOT USE. */
bool isUsable(const Trust& trust);

} // namespace regime
