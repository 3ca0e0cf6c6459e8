// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regime
{

/** What stands in for a divisor that is exactly zero (slow EMA, average loss, average volume). */
inline constexpr double zeroDivisor = 1e-10;

constexpr double nonZero(double divisor)
{
    return divisor == 0 ? zeroDivisor : divisor;
}

/** Exponential moving average with weight 2 / (span + 1), seeded with its first value. */
class Ema
{
public:
    Ema(int span, double first) : m_weight(2.0 / (span + 1)), m_value(first) {}

    /** Takes the next value and returns the new average. */
    double step(double x) { return m_value = m_weight * x + (1 - m_weight) * m_value; }
    double value() const { return m_value; }

private:
    double m_weight;
    double m_value;
};

/**
 * Relative strength index over 14 changes with Wilder's smoothing (J. W. Wilder, New Concepts in
 * Technical Trading Systems, 1978): the first averages are plain means of the first 14 changes,
 * later ones keep 13/14 of the old. value() is defined from the 14th change on.
 */
class WilderRsi
{
public:
    static constexpr int period = 14;

    /** Takes the next change of the close. */
    void step(double change)
    {
        const double gain = change > 0 ? change : 0;
        const double loss = change < 0 ? -change : 0;
        if (m_changes >= period) {
            m_gain = (m_gain * (period - 1) + gain) / period;
            m_loss = (m_loss * (period - 1) + loss) / period;
            return;
        }
        m_gain += gain;
        m_loss += loss;
        if (++m_changes == period) {
            m_gain /= period;
            m_loss /= period;
        }
    }

    /** 0 to 100; flat prices give 0. */
    double value() const { return 100 - 100 / (1 + m_gain / nonZero(m_loss)); }

private:
    int m_changes = 0;
    double m_gain = 0;
    double m_loss = 0;
};

} // namespace regime
