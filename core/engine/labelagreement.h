// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/modelfamily.h"
#include "core/base/regime.h"
#include "core/engine/values/measures.h"
#include "core/store/ledger.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>

namespace regime
{

/**
 * How often the raw labels of the two detectors have agreed of late: over a day, or over 100
 * candles where a day has fewer. A plain value of the worker.
 */
class LabelAgreement
{
public:
    /** Candles that both must have answered. */
    static constexpr int leastCandles = 60;

    explicit LabelAgreement(std::int64_t intervalSec);

    /** What one of them said of a candle, by its open time (epoch seconds). The first word for a
     *  candle stands; one that is older than what is measured is ignored. */
    void note(ModelFamily family, std::int64_t candleTimeSec, Regime said);
    void note(ModelFamily family, std::span<const RawLabel> said);

    /** Up to the candle of that time, the newest there is; nothing while too few are known, or when
     *  one of the two has not answered it: what they said before is not how far they agree now. */
    std::optional<Agreement> agreement(std::int64_t newestSec) const;

private:
    struct Pair {
        std::optional<Regime> hmm;
        std::optional<Regime> jump;

        bool isWhole() const { return hmm && jump; }
    };

    std::int64_t m_intervalSec;
    std::int64_t m_spanSec;
    std::map<std::int64_t, Pair> m_pairs; ///< by candle
};

} // namespace regime
