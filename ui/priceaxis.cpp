// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/priceaxis.h"

#include <algorithm>

namespace regime
{

void PriceAxis::setRange(double low, double high, double step)
{
    if (!m_axis || !(step > 0))
        return;
    // Another interval and back again would lay out and paint the whole chart for nothing.
    if (m_axis->min() == low && m_axis->max() == high && m_axis->tickInterval() == step)
        return;
    // The axis makes a grid line every interval at once, so the interval must never be small
    // against a range that is only half set.
    m_axis->setTickInterval(std::max({step, high, m_axis->max()}));
    m_axis->setRange(low, high);
    m_axis->setTickInterval(step);
}

} // namespace regime
