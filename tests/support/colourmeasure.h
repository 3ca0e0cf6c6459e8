// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

/** How colours are told apart: contrast, distance, and how others see them. */
namespace regime::colour
{

using Triple = std::array<double, 3>;

inline Triple linear(const QColor& colour)
{
    const auto part = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return {part(colour.redF()), part(colour.greenF()), part(colour.blueF())};
}

/** WCAG 2.1: 1 to 21. */
inline double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& colour) {
        const Triple rgb = linear(colour);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    };
    const double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

using Matrix = std::array<Triple, 3>;

/** G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based model for simulation
 *  of color vision deficiency", 2009, severity 1, on linear RGB. */
inline constexpr Matrix kProtanopia{{{0.152286, 1.052583, -0.204868},
                                     {0.114503, 0.786281, 0.099216},
                                     {-0.003882, -0.048116, 1.051998}}};
inline constexpr Matrix kDeuteranopia{{{0.367322, 0.860646, -0.227968},
                                       {0.280085, 0.672501, 0.047413},
                                       {-0.011820, 0.042940, 0.968881}}};
inline constexpr Matrix kTrichromacy{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

inline Triple times(const Matrix& matrix, const Triple& v)
{
    Triple result{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            result[i] += matrix[i][j] * v[j];
    return result;
}

/** CIELAB under D65 of `colour` as seen with `vision`. */
inline Triple lab(const QColor& colour, const Matrix& vision)
{
    constexpr Matrix toXyz{{{0.4124564, 0.3575761, 0.1804375},
                            {0.2126729, 0.7151522, 0.0721750},
                            {0.0193339, 0.1191920, 0.9503041}}};
    constexpr Triple white{0.95047, 1.0, 1.08883};
    Triple seen = times(vision, linear(colour));
    for (double& part : seen)
        part = std::clamp(part, 0.0, 1.0);
    const Triple xyz = times(toXyz, seen);
    const auto f = [](double t) {
        return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
    };
    const double x = f(xyz[0] / white[0]), y = f(xyz[1] / white[1]), z = f(xyz[2] / white[2]);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/** CIEDE2000 of two CIELAB colours: G. Sharma, W. Wu, E. N. Dalal, 2005. */
inline double distance(const Triple& one, const Triple& other)
{
    constexpr double pi = std::numbers::pi, radian = pi / 180;
    const auto weight = [](double chroma) {
        const double seventh = std::pow(chroma, 7.0);
        return std::sqrt(seventh / (seventh + std::pow(25.0, 7.0)));
    };
    const double g =
        0.5 * (1 - weight((std::hypot(one[1], one[2]) + std::hypot(other[1], other[2])) / 2));
    const double a1 = one[1] * (1 + g), a2 = other[1] * (1 + g);
    const double c1 = std::hypot(a1, one[2]), c2 = std::hypot(a2, other[2]);
    const auto hue = [&](double a, double b) {
        const double angle = a == 0 && b == 0 ? 0 : std::atan2(b, a);
        return angle < 0 ? angle + 2 * pi : angle;
    };
    const double h1 = hue(a1, one[2]), h2 = hue(a2, other[2]);
    double dh = c1 * c2 == 0 ? 0 : h2 - h1;
    dh += dh > pi ? -2 * pi : dh < -pi ? 2 * pi : 0;
    const double dL = other[0] - one[0], dC = c2 - c1;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2);
    const double meanL = (one[0] + other[0]) / 2, meanC = (c1 + c2) / 2;
    double meanH = h1 + h2;
    if (c1 * c2 != 0)
        meanH = std::abs(h1 - h2) <= pi ? meanH / 2
                                        : (meanH < 2 * pi ? meanH + 2 * pi : meanH - 2 * pi) / 2;
    const double t = 1 - 0.17 * std::cos(meanH - 30 * radian) + 0.24 * std::cos(2 * meanH) +
                     0.32 * std::cos(3 * meanH + 6 * radian) -
                     0.20 * std::cos(4 * meanH - 63 * radian);
    const double fifty = (meanL - 50) * (meanL - 50);
    const double sL = 1 + 0.015 * fifty / std::sqrt(20 + fifty);
    const double sC = 1 + 0.045 * meanC, sH = 1 + 0.015 * meanC * t;
    const double turn = (meanH / radian - 275) / 25;
    const double rT = -std::sin(60 * radian * std::exp(-turn * turn)) * 2 * weight(meanC);
    return std::sqrt(dL / sL * (dL / sL) + dC / sC * (dC / sC) + dH / sH * (dH / sH) +
                     rT * (dC / sC) * (dH / sH));
}

} // namespace regime::colour
