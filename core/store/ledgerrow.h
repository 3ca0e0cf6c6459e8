// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/modelfamily.h"
#include "core/base/regime.h"
#include "core/base/valuespan.h"
#include "core/market/botreading.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace regime
{

/** One inference of one of the detectors as it was seen: raw answer, what was shown, and whether it
 *  could be acted on. */
struct LedgerRow {
    ModelFamily family = ModelFamily::Hmm; ///< who answered
    std::int64_t candleTimeSec = 0;        ///< open time of the newest candle it knew
    double asOfSec = 0;                    ///< when it was made
    double close = 0;                      ///< of that candle, as known then
    QString modelId;
    RegimeProbabilities probabilities{0.0, 1.0, 0.0}; ///< the jump model's scores of staying
    double confidence = 0;
    double biasSignal = 0;
    Regime raw = Regime::Ranging;
    ShownRegime shown = ShownRegime::Undecided;
    double pSwitch = 0;
    double logLikelihood = 0; ///< of the candle's observation, raw units; of the jump model, minus
                              ///< what the candle adds to the cost of the cheapest labels
    bool usable = false;
    QStringList reasons; ///< codes why not usable
    QString configHash;
    int phase = 1;
    BotReading bot{}; ///< what the bot said of itself; nothing where it is not asked

    bool operator==(const LedgerRow&) const = default;
};

/** Rows of one detector that stand together: the last of them, and what they all reached. */
struct LedgerStretch {
    LedgerRow last;
    ValueSpan confidence, bias;

    bool operator==(const LedgerStretch&) const = default;
};

/** What the two detectors answered for one candle; at least one of them did. */
struct LedgerCandle {
    std::optional<LedgerRow> hmm;
    std::optional<LedgerRow> jump;

    const std::optional<LedgerRow>& of(ModelFamily family) const
    {
        return family == ModelFamily::Hmm ? hmm : jump;
    }

    /** For what is said by neither: time, close, phase, the bot. The row made first: one that is
     *  caught up on later does not know how it was. */
    const LedgerRow& any() const
    {
        return hmm && !(jump && jump->asOfSec < hmm->asOfSec) ? *hmm : *jump;
    }
    std::int64_t timeSec() const { return any().candleTimeSec; }

    bool operator==(const LedgerCandle&) const = default;
};

/** Puts the rows of both detectors together, candle by candle. */
class CandleJoin
{
public:
    /** `row`: of the newest candle so far or a newer one, and none twice. */
    void add(LedgerRow row);
    std::vector<LedgerCandle> take() { return std::move(m_candles); }

private:
    std::vector<LedgerCandle> m_candles;
};

/** The same rows by candle, oldest first. `rows`: in any order, none twice. */
std::vector<LedgerCandle> byCandle(std::vector<LedgerRow> rows);

} // namespace regime
