// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organismink.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

// How far doubt moves the lightness towards the paper's: less on dark paper, where it soon is
// black.
constexpr double Fade = 0.22;
constexpr double FadeOnLight = 0.35;

double linearLight(double srgb)
{
    return srgb <= 0.04045 ? srgb / 12.92 : std::pow((srgb + 0.055) / 1.055, 2.4);
}

float srgbOf(double light)
{
    const double x = std::clamp(light, 0.0, 1.0);
    return float(
        std::clamp(x <= 0.0031308 ? x * 12.92 : 1.055 * std::pow(x, 1.0 / 2.4) - 0.055, 0.0, 1.0));
}

} // namespace

OrganismInks::Lab OrganismInks::labOf(const QColor& colour)
{
    const double r = linearLight(colour.redF());
    const double g = linearLight(colour.greenF());
    const double b = linearLight(colour.blueF());
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

OrganismInks::OrganismInks(const std::array<QColor, 3>& tokens, const QColor& paper,
                           double confidence, double staleness)
{
    const double paperLightness = labOf(paper).l;
    const double fade = Fade + FadeOnLight * paperLightness;
    std::ranges::transform(tokens, m_inks.begin(), [&](const QColor& token) {
        const Lab lab = labOf(token);
        return Lab{std::lerp(lab.l, paperLightness, fade * (1.0 - confidence)),
                   lab.a * (1.0 - staleness), lab.b * (1.0 - staleness)};
    });
}

QColor OrganismInks::mixed(const std::array<double, 3>& share) const
{
    Lab lab{0, 0, 0};
    double chroma = 0;
    for (std::size_t i = 0; i < share.size(); ++i) {
        lab.l += share[i] * m_inks[i].l;
        lab.a += share[i] * m_inks[i].a;
        lab.b += share[i] * m_inks[i].b;
        chroma += share[i] * std::hypot(m_inks[i].a, m_inks[i].b);
    }
    const double gain = chroma / std::max(std::hypot(lab.a, lab.b), 0.5 * chroma + 1e-5);
    const double a = lab.a * gain;
    const double b = lab.b * gain;
    const double l = std::pow(lab.l + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(lab.l - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(lab.l - 0.0894841775 * a - 1.2914855480 * b, 3);
    return QColor::fromRgbF(srgbOf(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                            srgbOf(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                            srgbOf(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

} // namespace regime
