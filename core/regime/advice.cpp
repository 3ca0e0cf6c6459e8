// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/advice.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

/** Seconds since the last tick, at least one; the configured interval at the first. */
double elapsed(const std::optional<double>& lastSec, double timeSec, const AdviceConfig& config)
{
    return lastSec ? std::max(1.0, timeSec - *lastSec) : config.intervalSec;
}

} // namespace

TrendScore::TrendScore(const AdviceConfig& config)
    : m_config(config), m_fastSmoothing(config.trendFastSec), m_slowSmoothing(config.trendSlowSec)
{
}

double TrendScore::step(double timeSec, double price)
{
    const double dtSec = elapsed(m_lastSec, timeSec, m_config);
    if (!m_lastSec || dtSec > 2 * m_config.trendSlowSec) {
        m_fast = price;
        m_slow = price;
    } else {
        m_fast += m_fastSmoothing.weight(dtSec) * (price - m_fast);
        m_slow += m_slowSmoothing.weight(dtSec) * (price - m_slow);
    }
    m_lastSec = timeSec;
    return (m_fast - m_slow) / m_slow;
}

IdleTarget::IdleTarget(const AdviceConfig& config)
    : m_config(config), m_smoothing(config.smoothingSec), m_smoothed(config.baseIdle),
      m_out(config.baseIdle)
{
}

double IdleTarget::step(double timeSec, double signal)
{
    const double dtSec = elapsed(m_lastSec, timeSec, m_config);
    m_lastSec = timeSec;
    if (std::abs(signal) < m_config.deadZone) {
        m_smoothed = m_config.baseIdle;
        m_out = m_smoothed;
    } else if (timeSec >= m_holdUntilSec) {
        const double previous = m_out;
        m_smoothed += m_smoothing.weight(dtSec) * (rawIdleTarget(signal, m_config) - m_smoothed);
        m_out = m_smoothed;
        if (std::abs(m_out - previous) > m_config.idleStep)
            m_holdUntilSec = timeSec + m_config.holdSec;
    }
    return m_out;
}

double adviceSignal(double trendScore, double biasSignal, double blend, const AdviceConfig& config)
{
    const double share = std::clamp(blend, 0.0, 1.0);
    return share * trendScore + (1 - share) * biasSignal * config.biasToTrend;
}

double rawIdleTarget(double signal, const AdviceConfig& config)
{
    const double target = config.baseIdle - config.idleSensitivity * signal;
    return std::max(config.idleFloor, std::min(target, config.idleCeiling));
}

GridBias gridBias(double confidence, double biasSignal, const AdviceConfig& config)
{
    if (confidence < config.confidenceThreshold || biasSignal == 0)
        return {};
    const double strength = std::abs(biasSignal);
    const double wider = 1 + 0.5 * strength;
    const double closer = std::max(0.6, 1 - 0.3 * strength);
    const double skew = std::min(0.30, 0.3 * strength);
    if (biasSignal > 0)
        return {"long_bias", wider, closer, skew};
    return {"short_bias", closer, wider, -skew};
}

int phaseInForce(bool shadow, double blend, bool gridBiasEnabled)
{
    if (shadow)
        return 1;
    if (blend >= 0.6)
        return 2;
    return blend >= 0.4 && gridBiasEnabled ? 3 : 4;
}

} // namespace regime
