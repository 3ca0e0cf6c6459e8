// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

namespace regime
{

/** The organism's colours for a state: hue by regime, lightness by confidence, chroma by age.
 *  Mixtures are made in OKLab (Ottosson 2020) and keep their parts' chroma, so that no blend of
 *  hues turns grey. */
class OrganismInks
{
public:
    /** `tokens`: bear, range, bull of the theme. Confidence and staleness in [0, 1]. */
    OrganismInks(const std::array<QColor, 3>& tokens, const QColor& paper, double confidence,
                 double staleness);

    /** Opaque colour of a mixture; `share` sums to 1. */
    [[nodiscard]] QColor mixed(const std::array<double, 3>& share) const;

private:
    struct Lab {
        double l, a, b;
    };
    [[nodiscard]] static Lab labOf(const QColor& colour);
    std::array<Lab, 3> m_inks;
};

} // namespace regime
