// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace regime
{

/**
 * How often a raw label still stood `horizonCandles` candles after it was given: counted over past
 * answers, all of them and those about as sure as the present one. Whatever the label did in
 * between does not count.
 */
struct LabelStanding {
    /** Thirty horizons that do not overlap: with fewer cases a share says nothing. */
    static constexpr int horizonCandles = 15;
    static constexpr std::int64_t leastCases = 30 * horizonCandles;

    double confidenceFrom = 0; ///< the band of confidence counted as "about as sure"
    double confidenceTo = 1;
    std::int64_t sureCases = 0;
    std::int64_t sureStood = 0;
    std::int64_t allCases = 0;
    std::int64_t allStood = 0;

    bool isEnough() const { return sureCases >= leastCases; }
    bool operator==(const LabelStanding&) const = default;
};

/** Root mean square of log returns from candle to candle, as a share of the price. */
struct Volatility {
    double now = 0;  ///< over the newest `candles`
    double week = 0; ///< median over stretches of as many candles of the newest seven days
    int candles = 60;

    bool operator==(const Volatility&) const = default;
};

/** How far the raw labels of the two detectors agree, over the newest `spanSec`. */
struct Agreement {
    std::int64_t spanSec = 0;
    int candles = 0;     ///< of the span, that both answered
    int missing = 0;     ///< the others of the span
    double share = 0;    ///< of the candles with the same label
    double byChance = 0; ///< what labels of the same frequencies, drawn at random, would share
    /** (share - byChance) / (1 - byChance): J. Cohen, "A coefficient of agreement for nominal
     *  scales", Educational and Psychological Measurement 20 (1960); nothing when chance alone
     *  agrees on all. */
    std::optional<double> kappa;

    bool operator==(const Agreement&) const = default;
};

/** A measure of the market's drift that has been beyond its own 99th percentile for three days or
 *  longer. */
struct DriftAlarm {
    QString measure; ///< the name of its control chart; of a stability index the feature's
    int days = 0;    ///< in a row, up to the newest whole one
    /** The index of a feature, which drifts for either detector; else the HMM's fit alone. */
    bool ofFeature = false;

    bool operator==(const DriftAlarm&) const = default;
};

} // namespace regime
