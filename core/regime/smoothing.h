// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace regime
{

/** An average by a time constant: 1 - exp(-elapsed / constant) is what a new value weighs in it.
 *  Ticks mostly are equally far apart, so the last weight is kept. */
class Smoothing
{
public:
    explicit Smoothing(double constantSec) : m_constantSec(constantSec) {}

    /** `elapsedSec` since the value before, above 0. */
    double weight(double elapsedSec)
    {
        if (elapsedSec != m_elapsedSec) {
            m_elapsedSec = elapsedSec;
            m_weight = 1 - std::exp(-elapsedSec / m_constantSec);
        }
        return m_weight;
    }

private:
    double m_constantSec;
    double m_elapsedSec = 0;
    double m_weight = 0;
};

} // namespace regime
