// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"
#include "core/base/phasetravel.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/** What the bench makes of a ledger's range: review.md. Shares are 0 to 1, times epoch seconds. */
namespace regime::review
{

/** Fewer days are not enough data. */
inline constexpr double enoughDays = 7;

/** A number with its 95 % interval by a bootstrap of whole days. */
struct Estimate {
    double value = 0;
    std::optional<Interval> interval; ///< absent: too few days

    bool operator==(const Estimate&) const = default;
};

/** What gives each candle a label: four times a model, then the baselines. */
enum class Labelling {
    HmmRaw,
    HmmShown,
    JumpRaw,
    JumpShown,
    AlwaysRanging,
    EmaSign,           ///< sign of (ema9 - ema21)
    VolatilityTercile, ///< 0 low, 1 middle, 2 high
    HourOfDay,         ///< 0 to 23, UTC
};
inline constexpr std::array<std::string_view, 8> labellingNames{
    "hmm_raw",        "hmm_shown", "jump_raw",           "jump_shown",
    "always_ranging", "ema_sign",  "volatility_tercile", "hour_of_day"};

constexpr std::string_view name(Labelling labelling)
{
    return labellingNames[static_cast<std::size_t>(labelling)];
}

/** What came behind a label. */
enum class Outcome {
    Return,     ///< log(last / first)
    Volatility, ///< root of the mean squared log return of a candle
    Efficiency, ///< |net move| / path, as a ratio to that of the same path with random signs
    GridTurns,  ///< reversals by profit target and two fees
};
inline constexpr std::array<std::string_view, 4> outcomeNames{"return", "volatility", "efficiency",
                                                              "grid_turns"};

constexpr std::string_view name(Outcome outcome)
{
    return outcomeNames[static_cast<std::size_t>(outcome)];
}

/** How long labels stand. */
struct Stability {
    std::int64_t candles = 0;
    std::array<double, 4> occupancy{}; ///< shares of labels 0 to 3 (3: UNDECIDED)
    std::int64_t episodes = 0;
    double flipsPerThousand = 0; ///< changes per 1000 candles
    double changesPerDay = 0;
    double medianDwellCandles = 0;        ///< of the episodes, the first and the last included
    double longDwellCandles = 0;          ///< 95 % of them are not longer
    double falseTransitionShare = 0;      ///< of the changes: back within 15 candles
    std::optional<double> standingShare;  ///< of the labels: the same 15 candles later
    std::optional<double> differingShare; ///< of the candles: another label than the raw one

    bool operator==(const Stability&) const = default;
};

struct StabilityRow {
    Labelling by = Labelling::HmmRaw;
    Stability stability;
};

/** What the shown regime would be like with one CONFIRM_CANDLES. */
struct ConfirmRow {
    int confirmCandles = 1;
    double changesPerDay = 0;
    /** Median time from the first raw label of a regime, since the shown one last changed, to its
     *  being shown; nothing when it never changed. */
    std::optional<double> lagCandles;
    double differingShare = 0;           ///< shown differs from raw
    std::optional<double> standingShare; ///< the same shown label 15 candles later

    bool operator==(const ConfirmRow&) const = default;
};

/** What came behind one label. */
struct OutcomeGroup {
    int label = 0;
    std::int64_t candles = 0;
    std::int64_t separateHorizons = 0; ///< that do not overlap
    /** Independent ones that would give an interval as wide; absent where there is none. */
    std::optional<double> effectiveCandles;
    Estimate mean;
};

/** Kruskal-Wallis H against circular shifts of the labels. */
struct ShiftTest {
    double h = 0;          ///< of the outcomes ranked within their hour of day
    double p = 1;          ///< share of the shifts, and the labels themselves, with H as large
    double pCorrected = 1; ///< by Holm, for all the tests of the review
    int shifts = 0;
};

/** One outcome by one labelling. */
struct OutcomeTable {
    Labelling by = Labelling::HmmRaw;
    Outcome outcome = Outcome::Return;
    int horizonCandles = 0;
    double explainedShare = 0; ///< of the variance (volatility: of its logarithm)
    bool enoughData = false;   ///< 7 days, and 30 separate horizons a label
    std::vector<OutcomeGroup> groups;
    std::optional<ShiftTest> test; ///< of a model's labels
    std::string noTest;            ///< why a model's labels have none
};

/** What a label adds to what trailing volatility and the hour of day say already. */
struct Gain {
    double baseline = 0; ///< out-of-sample R2 without the label
    double gain = 0;     ///< R2 with it, minus that
    double low = 0;      ///< 95 % interval of the gain by a bootstrap of whole days
    double high = 0;
    int days = 0;    ///< that were forecast
    int candles = 0; ///< of those days
    int leftOut = 0; ///< candles before or behind which the price stood still or is lost
};

enum class NoGainReason {
    TooShort,         ///< below enoughDays
    NothingCompared,  ///< no candle has all that is asked for
    TooFewToForecast, ///< of the labelled days, by those before them
    NeverVaries,
    HardlyVaries, ///< too seldom for an interval
};

/** Why a gain cannot be told. */
struct NoGain {
    NoGainReason reason = NoGainReason::TooShort;
    std::int64_t days = 0; ///< of TooFewToForecast: from the first label to the last

    bool operator==(const NoGain&) const = default;
};

struct GainRow {
    Labelling by = Labelling::HmmRaw;
    Outcome of = Outcome::Volatility; ///< its logarithm, 15 candles; or GridTurns, 60 candles
    std::optional<Gain> gain;
    NoGain noGain; ///< where there is none
};

struct ReliabilityBin {
    std::int64_t candles = 0;
    double forecast = 0; ///< mean
    Estimate happened;   ///< share
};

/** Forecasts that a label will be there again some candles later, and what came of them. */
struct Persistence {
    int horizonCandles = 0;
    std::int64_t candles = 0;
    std::vector<ReliabilityBin> bins; ///< of equal mass, by rising forecast
    double calibrationError = 0;      ///< mean distance of forecast and share over the bins
    std::optional<double> brierSkill; ///< against the base rate
    std::optional<double> areaUnderCurve;
};

/** How sure a model was of its labels, and how long those stood. */
struct Sureness {
    double confidentShare = 0;                 ///< of its ticks: Calibration::confidence or more
    std::optional<Estimate> confidentStanding; ///< of those ticks
    std::optional<Estimate> standing;          ///< of all its ticks
    double nearCertainShare = 0;               ///< largest probability, or score, above 0.99
    double thresholdShare = 0;                 ///< confidence below HMM_CONFIDENCE_THRESHOLD
};

/** What confidence is worth. */
struct Calibration {
    double confidence = 0.90;             ///< "when confidence was at least this ..."
    int horizonCandles = 15;              ///< "... the label still stood after so many candles"
    std::optional<Sureness> hmmSureness;  ///< nothing where the model never had an answer
    std::optional<Sureness> jumpSureness; ///< by the lead of its largest score
    std::optional<Persistence> hmm;       ///< by the models' own transition matrices
    std::int64_t withoutModel = 0;   ///< ticks whose model is not kept, or has not three states
    std::optional<Persistence> jump; ///< by its score of staying
};

/** The four phases with one BIAS_TO_TREND. */
struct WhatIf {
    double biasToTrend = 1;
    std::array<PhaseTravel, 4> phases;
};

struct ReviewTables {
    std::int64_t firstSec = 0; ///< open time of the first labelled candle
    std::int64_t lastSec = 0;  ///< and of the last
    std::int64_t intervalSec = 0;
    std::int64_t ticks = 0; ///< labelled candles
    std::int64_t lostCandles = 0;
    double days = 0; ///< that the labelled candles fill
    bool enoughDays = false;
    int confirmCandles = 5;
    double reversal = 0;        ///< of a grid turn: profit target and two fees
    std::vector<GainRow> gains; ///< volatility before grid turns
    std::vector<StabilityRow> stability;
    std::vector<ConfirmRow> confirm;     ///< CONFIRM_CANDLES 1, 2, 3 ...
    std::vector<ConfirmRow> jumpConfirm; ///< the same of the second opinion; empty: there is none
    std::vector<OutcomeTable> outcomes;
    int tests = 0; ///< that p is corrected for
    Calibration calibration;
    std::vector<WhatIf> whatIf;
    std::vector<WhatIf> jumpWhatIf; ///< had the second opinion's bias driven; empty: there is none
    std::optional<double> assumedIdleRatio; ///< where the bot's own was not recorded

    /** Some row of the range has an answer of the HMM. */
    bool hasHmm() const { return !confirm.empty(); }
    /** Some row of the range has an answer of the jump model. */
    bool hasSecondOpinion() const { return !jumpConfirm.empty(); }
};

} // namespace regime::review
