// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/organismpose.h"

namespace regime
{

/** Leads a state to its target in GlideSec (nine tenths of the way within 0.6 s) without a jump in
 * value or speed, however often the target changes. */
class OrganismGlide
{
public:
    static constexpr double GlideSec = 0.74;

    [[nodiscard]] const OrganismState& current() const { return m_now; }
    [[nodiscard]] bool arrived() const { return m_elapsedSec >= GlideSec; }

    /** Starts towards `target` from the present value and speed. */
    void aim(const OrganismState& target);
    /** Stands at `target` at once. */
    void jump(const OrganismState& target);
    void advance(double stepSec);

private:
    OrganismState m_from;
    OrganismState m_speed{{0, 0, 0}, 0, 0, 0, 0, 0, 0}; ///< per second, at the start of the glide
    OrganismState m_target;
    OrganismState m_now;
    double m_elapsedSec = GlideSec;
};

} // namespace regime
