// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jump/recursion.h"
#include "core/regime/detector.h"

#include <memory>

namespace regime
{

/** A jump model with everything needed to use it, explain it and make it again. */
struct TrainedJump {
    jump::Model model; ///< three states by rising centre of `ema_spread_pct`
    double stayTemperature = 1;
    Scaler scaler;
    std::vector<Regime> regimeOfState;
    std::int64_t firstCandleSec = 0; ///< training data, open times, inclusive
    std::int64_t lastCandleSec = 0;
    std::string dataHash; ///< of the training candles, 16 hex digits
    int observationCount = 0;
    std::vector<double> objectiveHistory; ///< behind each labelling of the kept start
    std::vector<double> startObjectives;  ///< of every start that was not refused
    std::string keptStart;                ///< "k-means++ 2", "warm"
    std::vector<double> occupancy;        ///< shares of the training rows
    /** What an operator should know, each beginning with its name: "short-lived state: ...",
     *  "names unreliable: ...", "start refused: ...", "flat_rsi: ...". */
    std::vector<std::string> remarks;

    bool operator==(const TrainedJump&) const = default;
};

/** True when `a` and `b` train jump models alike; see trainsAlike(). */
inline bool trainsJumpAlike(const DetectorConfig& a, const DetectorConfig& b)
{
    return a.trainingCandles == b.trainingCandles && a.minTrainSamples == b.minTrainSamples &&
           a.seed == b.seed && a.jumpPenalty == b.jumpPenalty;
}

/**
 * Trains the second opinion of regime.md section 10 on the same window as trainModel(), with the
 * seed `config.seed` and `config.jumpPenalty`. The live model, if any, is the last of the eight
 * starts; its states are matched to the new ones at least cost, and one whose name has changed is
 * among the remarks. The same arguments give the same bits. Errors: too few observations,
 * non-finite input, all starts refused (with the reasons), stopped.
 */
Result<TrainedJump> trainJump(std::span<const CandleSeries> pieces, const DetectorConfig& config,
                              const TrainedJump* live = nullptr, std::stop_token stop = {});

/** The same with one start: the centres of `begin`. */
Result<TrainedJump> refitJump(std::span<const CandleSeries> pieces, const DetectorConfig& config,
                              const TrainedJump& begin, const TrainedJump* live,
                              std::stop_token stop = {});

/** The same model, standardising by `scaler`: for scores that can be compared with those of a model
 *  of that scaler. (Clipping is in the new units.) */
TrainedJump inUnitsOf(const TrainedJump& model, const Scaler& scaler);

/**
 * The jump model's answers, candle by candle. An observation is the newest row of the
 * `config.recentCandles` candles up to its own, as a tick of the HMM sees it. Behind the candle
 * asked about before the recursion is carried on; else (a start, a hole, an older candle) it is
 * rebuilt over the `rebuiltRows` rows up to the candle asked about. Only the past enters.
 */
class JumpTracker
{
public:
    static constexpr std::size_t rebuiltRows = 300;

    JumpTracker(std::shared_ptr<const TrainedJump> model, const DetectorConfig& config);

    /** Candles an unbroken run must have for an answer. */
    static std::size_t neededCandles(const DetectorConfig& config);
    std::size_t neededCandles() const { return neededCandles(m_config); }

    /**
     * The answer at the close of the candle before index `end` (>= 1) of an unbroken run.
     * `probabilities` are scores of staying, `pSwitch` is 1 minus the label's, `logLikelihood` is
     * minus the growth of the least cost (of an observation against a centre with unit variance, up
     * to a constant). Errors: too few candles ("warming up n/399"), a non-finite number.
     */
    Result<RegimeEstimate> answer(const CandleSeries& run, std::size_t end);

private:
    Result<double> step(const CandleSeries& run, std::size_t end);

    std::shared_ptr<const TrainedJump> m_model;
    DetectorConfig m_config;
    jump::Recursion m_recursion;
    std::optional<std::int64_t> m_newestSec; ///< candle that the recursion has come to
    int m_rows = 0;                          ///< that it has taken
};

} // namespace regime
