// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/organismtest.h"
#include "ui/organismink.h"

#include <cmath>

using namespace regime;
using namespace regime::test;

namespace
{

/** A picture addressed in frame units. */
class Frame
{
public:
    explicit Frame(QImage image) : m_image(std::move(image)) {}

    [[nodiscard]] double pixel() const { return 2.0 / m_image.width(); }
    [[nodiscard]] QColor at(QPointF p) const
    {
        return m_image.pixelColor(int(std::floor((1.0 + p.x()) / pixel())),
                                  int(std::floor((1.0 - p.y()) / pixel())));
    }
    /** Sum of the channels, between the pixels' centres. */
    [[nodiscard]] double brightness(QPointF p) const
    {
        const double x = (1.0 + p.x()) / pixel() - 0.5;
        const double y = (1.0 - p.y()) / pixel() - 0.5;
        const int left = int(std::floor(x));
        const int top = int(std::floor(y));
        const auto sum = [this](int column, int row) {
            const QColor c = m_image.pixelColor(column, row);
            return double(c.red() + c.green() + c.blue());
        };
        return std::lerp(std::lerp(sum(left, top), sum(left + 1, top), x - left),
                         std::lerp(sum(left, top + 1), sum(left + 1, top + 1), x - left), y - top);
    }
    /** Calls `visit` with every pixel's place and colour. */
    template <typename Visit> void each(Visit visit) const
    {
        for (double y = 1.0 - 0.5 * pixel(); y > -1.0; y -= pixel())
            for (double x = -1.0 + 0.5 * pixel(); x < 1.0; x += pixel())
                visit(QPointF(x, y), at({x, y}));
    }

private:
    QImage m_image;
};

/** The satellites of a pose that are wholly there. */
struct Shown {
    Satellite satellite;
    std::array<double, 3> blend;
};

std::vector<Shown> shownOf(const OrganismPose& pose)
{
    std::vector<Shown> shown;
    for (int pair = 0; pair < OrganismPose::Pairs; ++pair)
        for (const Satellite& satellite : {pose.left[pair], pose.right[pair]})
            if (satellite.alpha > 0.99)
                shown.push_back({satellite, pose.blends[pair]});
    return shown;
}

/** Distance of `p` to a form that stands tilted at `centre`. */
double tiltedDistance(QPointF p, QPointF centre, double size, double tiltRad,
                      const std::array<double, 3>& forms)
{
    const QPointF off = (p - centre) / size;
    const double c = std::cos(tiltRad);
    const double s = std::sin(tiltRad);
    return formDistance({c * off.x() - s * off.y(), s * off.x() + c * off.y()}, forms) * size;
}

/** How much the picture varies from one pixel to the next along circles around its centre, as a
 *  share of full scale; without the ground's side, and without a circle of radius 0.4's own edge.
 */
double grainOf(const Frame& frame)
{
    const auto around = [&frame](double radius, double angle) {
        return frame.brightness({radius * std::sin(angle), radius * std::cos(angle)});
    };
    double sum = 0;
    int count = 0;
    for (double radius = 0.05; radius < 0.55; radius += 0.01) {
        if (std::abs(radius - 0.40) < 2.5 * frame.pixel())
            continue;
        const double step = frame.pixel() / radius;
        for (double angle = -2.2; angle < 2.2; angle += step) {
            sum += std::abs(around(radius, angle) - 0.5 * around(radius, angle - step) -
                            0.5 * around(radius, angle + step));
            ++count;
        }
    }
    return sum / (count * 3.0 * 255.0);
}

double medianLightness(const Frame& frame, QPointF centre)
{
    std::vector<double> values;
    for (double y = 0.02; y < 0.1; y += frame.pixel())
        for (double x = 0.02; x < 0.1; x += frame.pixel())
            values.push_back(cielab(frame.at(centre + QPointF(x, y)))[0]);
    std::ranges::nth_element(values, values.begin() + std::ptrdiff_t(values.size() / 2));
    return values[values.size() / 2];
}

} // namespace

/** What each number looks like, measured in the pixels of shader and vectors alike. */
class TestOrganismEncoding : public OrganismTest
{
    Q_OBJECT

private slots:
    void eachRegimeHasItsForm();
    void satellitesStandAtTheirPlaces();
    void inksShareTheBodyByProbability_data();
    void inksShareTheBodyByProbability();
    void doubtFadesAndLetsThrough();
    void grainFallsWithConfidence();
    void bodyAndSatellitesTiltWithBias();
    void barRunsFromTheFootToTheBias();
    void streaksGrowWithBias();
};

void TestOrganismEncoding::eachRegimeHasItsForm()
{
    // In the body's own radius.
    const std::array<std::vector<QPointF>, 3> inside{{{{0.8, 0.8}, {0.3, -0.8}, {0.8, -0.8}},
                                                      {{0, 0.92}, {0.92, 0}, {0.64, 0.64}},
                                                      {{0, 1.2}, {1.05, -0.6}, {0.3, -0.6}}}};
    const std::array<std::vector<QPointF>, 3> outside{{{{0, 0.98}, {0.98, 0}, {0.3, -0.98}},
                                                       {{0.8, 0.8}, {0.8, -0.8}, {0, 1.1}},
                                                       {{0.6, 0.7}, {0.95, 0}, {0.3, -0.8}}}};
    for (int regime = 0; regime < 3; ++regime) {
        const OrganismPose pose = poseOf(sure(regime), 0, 0);
        const Frame frame(still(sure(regime)));
        for (const double side : {-1.0, 1.0}) {
            const auto at = [&](QPointF q) {
                return frame.at(pose.centre + pose.size * QPointF(side * q.x(), q.y()));
            };
            for (const QPointF q : inside[regime])
                QVERIFY2(labDistance(at(q), tokens()[regime]) < 6.0,
                         qPrintable(listed({double(regime), side, q.x(), q.y()})));
            for (const QPointF q : outside[regime])
                QVERIFY2(labDistance(at(q), paper()) < 6.0,
                         qPrintable(listed({double(regime), side, q.x(), q.y()})));
        }
    }
}

void TestOrganismEncoding::satellitesStandAtTheirPlaces()
{
    for (int regime = 0; regime < 3; ++regime) {
        const Frame frame(still(sure(regime)));
        const auto shown = shownOf(poseOf(sure(regime), 0, 0));
        QCOMPARE(shown.size(), std::size_t(2 * OrganismPose::Pairs));
        for (const Shown& s : shown) {
            QVERIFY(labDistance(frame.at(s.satellite.place), tokens()[regime]) < 6.0);
            const QPointF beside(1.5 * s.satellite.size, 0);
            QVERIFY(labDistance(frame.at(s.satellite.place + beside), paper()) < 6.0);
        }
    }
}

void TestOrganismEncoding::inksShareTheBodyByProbability_data()
{
    QTest::addColumn<double>("bear");
    QTest::addColumn<double>("range");
    QTest::addColumn<double>("bull");
    QTest::newRow("bear leads") << 0.5 << 0.3 << 0.2;
    QTest::newRow("range leads") << 0.2 << 0.6 << 0.2;
    QTest::newRow("bull leads") << 0.1 << 0.2 << 0.7;
    QTest::newRow("none leads") << 0.34 << 0.33 << 0.33;
}

void TestOrganismEncoding::inksShareTheBodyByProbability()
{
    QFETCH(double, bear);
    QFETCH(double, range);
    QFETCH(double, bull);
    OrganismState s = sure(0);
    s.probabilities = {bear, range, bull};
    const OrganismPose pose = poseOf(s, 0, 0);
    std::array<double, 3> area{};
    std::vector<double> height(3);
    const Frame frame(still(s));
    frame.each([&](QPointF p, const QColor& colour) {
        if (formDistance(pose.inBody(p), s.forms()) > 0 ||
            (std::abs(p.x()) < 0.03 && p.y() < pose.centre.y()))
            return;
        const auto inks = tokens();
        const auto nearest = std::ranges::min_element(
            inks, {}, [&colour](const QColor& ink) { return labDistance(colour, ink); });
        area[std::size_t(nearest - inks.begin())] += 1.0;
        height[std::size_t(nearest - inks.begin())] += p.y();
    });
    const double all = area[0] + area[1] + area[2];
    for (std::size_t i = 0; i < 3; ++i) {
        height[i] /= area[i];
        QVERIFY2(std::abs(area[i] / all - s.probabilities[i]) < 0.04,
                 qPrintable(listed({area[0] / all, area[1] / all, area[2] / all})));
    }
    VERIFY_RISES(height);
}

void TestOrganismEncoding::doubtFadesAndLetsThrough()
{
    for (int regime = 0; regime < 3; ++regime) {
        std::vector<double> contrasts;
        std::vector<double> errors;
        for (int i = 0; i < Steps; ++i) {
            OrganismState s = sure(regime);
            s.confidence = double(i) / (Steps - 1);
            const double seen = medianLightness(Frame(still(s)), poseOf(s, 0, 0).centre);
            contrasts.push_back(std::abs(seen - cielab(paper())[0]));
            const OrganismInks inks(tokens(), paper(), s.confidence, 0);
            const QColor ink = inks.mixed(s.probabilities);
            const double opacity = formOpacity(s.confidence);
            const auto through = [opacity](float laid, float below) {
                return float(std::lerp(double(below), double(laid), opacity));
            };
            const QColor meant = QColor::fromRgbF(through(ink.redF(), paper().redF()),
                                                  through(ink.greenF(), paper().greenF()),
                                                  through(ink.blueF(), paper().blueF()));
            errors.push_back(std::abs(seen - cielab(meant)[0]));
        }
        VERIFY_RISES(contrasts);
        QVERIFY2(std::ranges::max(errors) < 3.0, qPrintable(listed(errors)));
    }
}

void TestOrganismEncoding::grainFallsWithConfidence()
{
    std::vector<double> grains;
    for (int i = 0; i < Steps; ++i) {
        OrganismState s = sure(1);
        s.confidence = double(i) / (Steps - 1);
        grains.push_back(grainOf(Frame(still(s))));
    }
    VERIFY_FALLS(grains);
    QVERIFY2(grains.front() > 0.003 && grains.front() > 5.0 * grains.back(),
             qPrintable(listed(grains)));
}

void TestOrganismEncoding::bodyAndSatellitesTiltWithBias()
{
    const auto camera = OrganismCamera::open({480, 480}, isDark());
    QVERIFY(camera.ok());
    for (const int regime : {0, 2}) {
        std::vector<double> tilts;
        for (int i = 0; i < Steps; ++i) {
            OrganismState s = sure(regime);
            s.bias = -1.0 + 2.0 * i / (Steps - 1);
            const OrganismPose pose = poseOf(s, 0, 0);
            const Frame frame((*camera)->still(s, 0));
            // Where the body's base lies below its centre, to the left and to the right of it.
            const auto base = [&](double x) {
                double y = 0;
                while (labDistance(frame.at(pose.centre + QPointF(x, y)), tokens()[regime]) <
                       labDistance(frame.at(pose.centre + QPointF(x, y)), paper()))
                    y -= 0.25 * frame.pixel();
                return y;
            };
            tilts.push_back(std::atan2(base(-0.15) - base(0.15), 0.3));
            QVERIFY2(std::abs(tilts.back() - pose.tiltRad) < 0.03,
                     qPrintable(listed({tilts.back(), pose.tiltRad})));
            const auto shown = shownOf(pose);
            int within = 0;
            int bare = 0;
            frame.each([&](QPointF p, const QColor& colour) {
                if (std::ranges::any_of(shown, [&](const Shown& one) {
                        return tiltedDistance(p, one.satellite.place, one.satellite.size,
                                              pose.tiltRad, one.blend) < -frame.pixel();
                    })) {
                    ++within;
                    bare += labDistance(colour, tokens()[regime]) > labDistance(colour, paper());
                }
            });
            QVERIFY2(bare < 0.01 * within,
                     qPrintable(listed({s.bias, double(bare), double(within)})));
        }
        VERIFY_RISES(tilts);
    }
}

void TestOrganismEncoding::barRunsFromTheFootToTheBias()
{
    constexpr double above = 0.012; // the ground line, and within the bar
    constexpr double foot = 0.05;
    constexpr double half = OrganismPose::GroundHalfWidth;
    for (int i = 0; i < Steps; ++i) {
        OrganismState s = sure(1);
        s.bias = -1.0 + 2.0 * i / (Steps - 1);
        const Frame frame(still(s));
        double left = 1;
        double right = -1;
        for (double x = -0.95; x < 0.95; x += frame.pixel()) {
            const QColor colour = frame.at({x, OrganismPose::GroundY + above});
            if (std::abs(colour.lightness() - paper().lightness()) > 80) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
        }
        QVERIFY2(std::abs(left - half * std::min(s.bias, -foot)) < 2.0 * frame.pixel() &&
                     std::abs(right - half * std::max(s.bias, foot)) < 2.0 * frame.pixel(),
                 qPrintable(listed({s.bias, left, right})));
    }
}

void TestOrganismEncoding::streaksGrowWithBias()
{
    for (const double side : {-1.0, 1.0}) {
        std::vector<double> lengths;
        for (const double bias : {0.0, 0.4, 0.6, 0.8, 1.0}) {
            OrganismState s = sure(1);
            s.bias = side * bias;
            const OrganismPose pose = poseOf(s, 0, 0);
            const Frame frame(still(s));
            double longest = 0;
            for (const Shown& shown : shownOf(pose)) {
                // Against the stream from the satellite, as long as there is its hue.
                const Satellite& satellite = shown.satellite;
                double way = 0;
                const auto place = [&] {
                    return satellite.place - side * way * OrganismPose::StreamWay;
                };
                const auto alone = [&] {
                    return std::ranges::all_of(shownOf(pose),
                                               [&](const Shown& other) {
                                                   const QPointF off =
                                                       place() - other.satellite.place;
                                                   return other.satellite == satellite ||
                                                          std::hypot(off.x(), off.y()) >
                                                              other.satellite.size + 0.03;
                                               }) &&
                           formDistance(pose.inBody(place()), s.forms()) > 0.1;
                };
                while (way < 0.5 && alone() &&
                       std::abs(chromaOf(frame.at(place())) - chromaOf(paper())) > 4.0)
                    way += frame.pixel();
                longest = std::max(longest, alone() ? way : 0.0);
            }
            lengths.push_back(longest);
        }
        VERIFY_RISES(lengths);
        QVERIFY2(lengths.front() < 0.12 && lengths.back() > 0.2, qPrintable(listed(lengths)));
    }
}

QTEST_MAIN(TestOrganismEncoding)
#include "tst_organismencoding.moc"
