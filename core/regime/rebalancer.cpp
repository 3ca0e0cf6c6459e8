// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/rebalancer.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

constexpr double hourSec = 3600;
constexpr std::size_t flipsThatDamp = 3;

} // namespace

OrderSizes orderSizes(double skew, const RebalancerConfig& config)
{
    const double larger = std::min(config.maxSizeMult, 1 + std::abs(skew) * config.sizeSensitivity);
    return {skew < 0 ? larger : 1, skew > 0 ? larger : 1};
}

RebalancerState RebalancerPreview::step(double timeSec, double idle, double target)
{
    const double error = idle - target;
    if (m_lastSec) {
        const double dtSec = std::max(1.0, timeSec - *m_lastSec);
        const double weight = m_smoothing.weight(dtSec);
        const double previous = m_state.error;
        m_state.error += weight * (error - previous);
        m_state.velocityPerSec +=
            weight * ((m_state.error - previous) / dtSec - m_state.velocityPerSec);
    } else {
        m_state.error = error;
    }
    m_lastSec = timeSec;

    m_state.damped = timeSec < m_dampedUntilSec;
    const double wanted = limitedSkew(timeSec);
    m_state.skew += std::clamp(wanted - m_state.skew, -m_config.maxSkewStep, m_config.maxSkewStep);
    noteSign(timeSec);
    const OrderSizes sizes = orderSizes(m_state.skew, m_config);
    m_state.sizeMultA = sizes.a;
    m_state.sizeMultB = sizes.b;
    return m_state;
}

/** What the error asks for within the limit of now. */
double RebalancerPreview::limitedSkew(double timeSec) const
{
    if (std::abs(m_state.error) < m_config.neutralBand)
        return 0;
    const double limit = timeSec < m_dampedUntilSec ? m_config.maxSkew / 2 : m_config.maxSkew;
    return std::clamp(m_config.errorGain * m_state.error +
                          m_config.velocityGain * m_state.velocityPerSec,
                      -limit, limit);
}

/** Counts a change of sides; the third within an hour halves the limit for the next. */
void RebalancerPreview::noteSign(double timeSec)
{
    const int sign = (m_state.skew > 0) - (m_state.skew < 0);
    while (!m_flipsSec.empty() && timeSec - m_flipsSec.front() >= hourSec)
        m_flipsSec.pop_front();
    if (sign == 0)
        return;
    if (m_lastSign != 0 && sign != m_lastSign)
        m_flipsSec.push_back(timeSec);
    m_lastSign = sign;
    if (m_flipsSec.size() >= flipsThatDamp) {
        m_dampedUntilSec = timeSec + hourSec;
        m_flipsSec.clear();
    }
}

} // namespace regime
