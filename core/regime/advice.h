// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regime/smoothing.h"

#include <array>
#include <optional>
#include <string>

namespace regime
{

/** Keys TREND_*, REBALANCE_*, HMM_BLEND_WITH_TREND, BIAS_TO_TREND; regime.md sections 6 and 8. */
struct AdviceConfig {
    double trendFastSec = 1800;
    double trendSlowSec = 14400;
    double idleSensitivity = 5;
    double idleFloor = 0.15;
    double idleCeiling = 0.60;
    double deadZone = 0.001;
    double holdSec = 600;
    double smoothingSec = 900;
    double idleStep = 0.02;
    double baseIdle = 0.40;
    double intervalSec = 300;
    double blendWithTrend = 0.5;
    double biasToTrend = 1;
    double confidenceThreshold = 0.15;
    bool gridBiasEnabled = false;

    bool operator==(const AdviceConfig&) const = default;
};

/** Spacing and size hints for the grid; names of the requested interface. */
struct GridBias {
    std::string mode = "symmetric"; ///< "symmetric", "long_bias", "short_bias"
    double entrySpacingMultA = 1;
    double entrySpacingMultB = 1;
    std::optional<double> sizeSkewOverride;

    bool operator==(const GridBias&) const = default;
};

/** Trend score (regime.md section 6): two EMAs of price by time constant, on the bot's clock. */
class TrendScore
{
public:
    explicit TrendScore(const AdviceConfig& config);

    /** Takes the price at `timeSec` and returns the score, (fast - slow) / slow. */
    double step(double timeSec, double price);

private:
    AdviceConfig m_config;
    std::optional<double> m_lastSec;
    Smoothing m_fastSmoothing;
    Smoothing m_slowSmoothing;
    double m_fast = 0;
    double m_slow = 0;
};

/** The idle target with dead zone, hold and smoothing (regime.md section 6). */
class IdleTarget
{
public:
    explicit IdleTarget(const AdviceConfig& config);

    /** Takes the signal at `timeSec` and returns the target in force. */
    double step(double timeSec, double signal);

private:
    AdviceConfig m_config;
    std::optional<double> m_lastSec;
    Smoothing m_smoothing;
    double m_smoothed;
    double m_out;
    double m_holdUntilSec = 0;
};

/** blend * score + (1 - blend) * bias * biasToTrend; blend is clamped to [0, 1]. */
double adviceSignal(double trendScore, double biasSignal, double blend, const AdviceConfig& config);

/** clamp(base - sensitivity * signal, floor, ceiling). */
double rawIdleTarget(double signal, const AdviceConfig& config);

/** Grid bias from the raw answer; symmetric below the threshold or at bias 0. */
GridBias gridBias(double confidence, double biasSignal, const AdviceConfig& config);

/** Blend of each phase, from 1 (shadow) to 4 (HMM first): regime.md section 6. */
inline constexpr std::array<double, 4> phaseBlends{1.0, 0.7, 0.5, 0.3};

/** The phase in force, 1 to 4: regime.md section 6. `shadow`: HMM_ENABLED is "shadow". */
int phaseInForce(bool shadow, double blend, bool gridBiasEnabled);

} // namespace regime
