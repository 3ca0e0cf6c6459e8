// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organismglide.h"

#include <algorithm>

namespace regime
{

namespace
{

constexpr OrganismState Rest{{0, 0, 0}, 0, 0, 0, 0, 0, 0};

template <typename Function>
OrganismState eachOf(const OrganismState& a, const OrganismState& b, const OrganismState& c,
                     Function f)
{
    OrganismState result;
    for (std::size_t i = 0; i < result.probabilities.size(); ++i) {
        result.probabilities[i] = f(a.probabilities[i], b.probabilities[i], c.probabilities[i]);
    }
    for (const auto field :
         {&OrganismState::confidence, &OrganismState::bias, &OrganismState::pSwitch,
          &OrganismState::stability, &OrganismState::staleness, &OrganismState::trained}) {
        result.*field = f(a.*field, b.*field, c.*field);
    }
    return result;
}

// A glide that turns back early can overshoot a little; no value leaves its range for that.
OrganismState inRange(OrganismState state)
{
    double sum = 0;
    for (double& p : state.probabilities) {
        p = std::clamp(p, 0.0, 1.0);
        sum += p;
    }
    for (double& p : state.probabilities) {
        p /= std::max(sum, 1e-6);
    }
    state.bias = std::clamp(state.bias, -1.0, 1.0);
    for (const auto field :
         {&OrganismState::confidence, &OrganismState::pSwitch, &OrganismState::stability,
          &OrganismState::staleness, &OrganismState::trained}) {
        state.*field = std::clamp(state.*field, 0.0, 1.0);
    }
    return state;
}

} // namespace

void OrganismGlide::aim(const OrganismState& target)
{
    if (target == m_target) {
        return;
    }
    // Cubic Hermite curve with the given start value and speed, standing still at the target.
    if (arrived()) {
        m_speed = Rest;
    } else {
        const double t = m_elapsedSec / GlideSec;
        m_speed = eachOf(m_from, m_speed, m_target, [t](double from, double speed, double to) {
            return 6.0 * t * (1.0 - t) * (to - from) / GlideSec +
                   (1.0 - t) * (1.0 - 3.0 * t) * speed;
        });
    }
    m_from = m_now;
    m_target = target;
    m_elapsedSec = 0;
}

void OrganismGlide::jump(const OrganismState& target)
{
    m_from = m_target = m_now = target;
    m_speed = Rest;
    m_elapsedSec = GlideSec;
}

void OrganismGlide::advance(double stepSec)
{
    if (arrived()) {
        return;
    }
    m_elapsedSec += stepSec;
    if (arrived()) {
        m_now = m_target;
        return;
    }
    const double t = m_elapsedSec / GlideSec;
    m_now = inRange(eachOf(m_from, m_speed, m_target, [t](double from, double speed, double to) {
        return from + t * t * (3.0 - 2.0 * t) * (to - from) +
               t * (1.0 - t) * (1.0 - t) * GlideSec * speed;
    }));
}

} // namespace regime
