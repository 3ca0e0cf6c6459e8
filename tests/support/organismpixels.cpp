// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/organismpixels.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace regime::test
{

namespace
{

constexpr double HueThreshold = 8.0; // CIELAB chroma from paper's that counts as painted
constexpr double FullHue = 25.0;     // and that an antialiased edge does not have

double linearLight(double srgb)
{
    return srgb <= 0.04045 ? srgb / 12.92 : std::pow((srgb + 0.055) / 1.055, 2.4);
}

QPointF placeOf(int x, int y, const QImage& image)
{
    const double half = 0.5 * std::min(image.width(), image.height());
    return {(x + 0.5 - 0.5 * image.width()) / half, (0.5 * image.height() - y - 0.5) / half};
}

// How far each pixel is from the paper, in channel units; ink lines are as far as anything.
double paint(QRgb pixel, const QColor& paper)
{
    return std::abs(qRed(pixel) - paper.red()) + std::abs(qGreen(pixel) - paper.green()) +
           std::abs(qBlue(pixel) - paper.blue());
}

bool isHue(const QColor& colour, const QColor& paper, double threshold)
{
    const auto c = cielab(colour);
    const auto p = cielab(paper);
    return std::hypot(c[1] - p[1], c[2] - p[2]) > threshold;
}

double paintAt(const QImage& image, const QColor& paper, QPointF place)
{
    const double half = 0.5 * std::min(image.width(), image.height());
    const int x = int(std::floor(0.5 * image.width() + place.x() * half));
    const int y = int(std::floor(0.5 * image.height() - place.y() * half));
    return image.valid(x, y) ? paint(image.pixel(x, y), paper) : 0.0;
}

} // namespace

std::array<double, 3> cielab(const QColor& colour)
{
    const double r = linearLight(colour.redF());
    const double g = linearLight(colour.greenF());
    const double b = linearLight(colour.blueF());
    const auto f = [](double t) {
        return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
    };
    const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double chromaOf(const QColor& colour)
{
    const auto lab = cielab(colour);
    return std::hypot(lab[1], lab[2]);
}

double labDistance(const QColor& a, const QColor& b)
{
    const auto p = cielab(a);
    const auto q = cielab(b);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

QColor meanHue(const QImage& image, const QColor& paper)
{
    double r = 0, g = 0, b = 0, n = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor c(image.pixel(x, y));
            if (isHue(c, paper, FullHue)) {
                r += c.redF();
                g += c.greenF();
                b += c.blueF();
                ++n;
            }
        }
    }
    return n > 0 ? QColor::fromRgbF(float(r / n), float(g / n), float(b / n)) : paper;
}

QPointF centroid(const QImage& image, const QColor& paper)
{
    QPointF sum;
    double weight = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            if (isHue(QColor(pixel), paper, HueThreshold)) {
                const double w = paint(pixel, paper);
                sum += w * placeOf(x, y, image);
                weight += w;
            }
        }
    }
    return weight > 0 ? sum / weight : QPointF();
}

double axisLean(const QImage& image, const QColor& paper, QPointF centre)
{
    // Each row's axis is where the paper shows through; a line through `centre` is fitted to them.
    const double pixel = 2.0 / std::min(image.width(), image.height());
    const double full = paintAt(image, paper, centre + QPointF(0.1, 0.02));
    double across = 0, along = 0;
    for (double down = 0.06; down < 0.2; down += pixel) {
        double sum = 0, weight = 0;
        for (double x = -0.15; x < 0.15; x += pixel) {
            const double bare =
                std::max(0.0, full - paintAt(image, paper, centre + QPointF(x, -down)));
            sum += bare * x;
            weight += bare;
        }
        across += weight > 0 ? -down * (sum / weight) : 0.0;
        along += down * down;
    }
    return across / along;
}

std::vector<Ring> rings(const QImage& image, const QColor& paper, QPointF centre)
{
    const double half = 0.5 * std::min(image.width(), image.height());
    std::vector<std::vector<double>> samples(std::size_t(half * 1.5));
    double strongest = 1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QPointF off = placeOf(x, y, image) - centre;
            const auto ring = std::size_t(std::hypot(off.x(), off.y()) * half);
            // The stem stands below: its sector says nothing about the edge.
            if (ring < samples.size() && off.y() > -std::abs(off.x())) {
                samples[ring].push_back(paint(image.pixel(x, y), paper));
                strongest = std::max(strongest, samples[ring].back());
            }
        }
    }
    std::vector<Ring> result;
    for (const auto& ring : samples) {
        double sum = 0, squares = 0;
        for (const double s : ring) {
            sum += s / strongest;
            squares += s * s / (strongest * strongest);
        }
        const double n = std::max<double>(1.0, double(ring.size()));
        result.push_back({sum / n, std::sqrt(std::max(0.0, squares / n - (sum / n) * (sum / n)))});
    }
    return result;
}

double contourVariance(const QImage& image, const QColor& paper, QPointF centre)
{
    const double full = paintAt(image, paper, centre + QPointF(0.05, 0.05));
    double sum = 0, squares = 0, n = 0;
    for (int i = -80; i < 80; ++i) {
        const double angle = std::numbers::pi * (i + 0.5) / 90.0;
        const QPointF ray(std::sin(angle), std::cos(angle));
        double radius = 0.05;
        while (radius < 0.9 && paintAt(image, paper, centre + radius * ray) > 0.5 * full) {
            radius += 0.001;
        }
        sum += radius;
        squares += radius * radius;
        ++n;
    }
    return squares / n - (sum / n) * (sum / n);
}

int areaWithin(const QImage& image, const QColor& paper, QPointF centre, double radius)
{
    const double full = paintAt(image, paper, centre + QPointF(0.05, 0.05));
    int area = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QPointF off = placeOf(x, y, image) - centre;
            area += std::hypot(off.x(), off.y()) < radius &&
                    paint(image.pixel(x, y), paper) > 0.5 * full;
        }
    }
    return area;
}

double meanChange(const QImage& a, const QImage& b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            sum += paint(a.pixel(x, y), QColor(b.pixel(x, y)));
        }
    }
    return sum / (3.0 * 255.0 * a.width() * a.height());
}

} // namespace regime::test
