// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/organismtest.h"

#include <QProcess>
#include <QQuickItem>
#include <QRegularExpression>
#include <QTest>

using namespace regime;
using namespace regime::test;

namespace
{

constexpr QPointF BodyCentre(0, 0); // of a ranging organism at bias 0

int largestChange(const QImage& a, const QImage& b)
{
    int largest = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QColor p = a.pixelColor(x, y);
            const QColor q = b.pixelColor(x, y);
            largest = std::max({largest, std::abs(p.red() - q.red()),
                                std::abs(p.green() - q.green()), std::abs(p.blue() - q.blue())});
        }
    }
    return largest;
}

} // namespace

/** The picture the shader draws, measured in pixels, in a real GL scene graph. */
class TestOrganism : public OrganismTest
{
    Q_OBJECT

private slots:
    void drawsWithTheShaderWhereOneCanRun();
    void bearishAndBullishDiffer();
    void sameArgumentsGiveTheSamePixels();
    void nearsTheTokenAsProbabilityRises_data();
    void nearsTheTokenAsProbabilityRises();
    void sharpensWithConfidence();
    void leansWithBias();
    void centroidAndLeanAreMirrored();
    void greysWithAge();
    void tremblesWithRestlessness_data();
    void tremblesWithRestlessness();
    void breathesTwelveTimesAMinute();
    void staleOnesStandStill();
    void untrainedIsAnEmptyOutline();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void flipGlidesWithoutACut();
    void whatLiesBehindABackedOneLendsItNoHue();
    void backingDoesNotShowOnPaper();
    void saysItsNumbers();
    void uniformsStartWhereTheSceneGraphPutsItsOwn();
};

void TestOrganism::drawsWithTheShaderWhereOneCanRun()
{
    QCOMPARE(still(sure(1)).size(), Size);
    QCOMPARE(camera().usesShader(), QGuiApplication::platformName() == QLatin1String("xcb"));
}

void TestOrganism::bearishAndBullishDiffer()
{
    QVERIFY(meanChange(still(sure(0)), still(sure(2))) > 0.02);
}

void TestOrganism::sameArgumentsGiveTheSamePixels()
{
    const QImage first = still(sure(2), 3.0);
    (void)still(sure(0), 7.0);
    QCOMPARE(still(sure(2), 3.0), first);
}

void TestOrganism::nearsTheTokenAsProbabilityRises_data()
{
    QTest::addColumn<int>("regime");
    QTest::newRow("bear") << 0;
    QTest::newRow("range") << 1;
    QTest::newRow("bull") << 2;
}

void TestOrganism::nearsTheTokenAsProbabilityRises()
{
    QFETCH(int, regime);
    std::vector<double> distances;
    for (int i = 0; i < Steps; ++i) {
        OrganismState s = sure(regime);
        const double p = 1.0 / 3.0 + 2.0 / 3.0 * i / (Steps - 1);
        s.probabilities.fill((1.0 - p) / 2.0);
        s.probabilities[regime] = p;
        distances.push_back(labDistance(meanHue(still(s), paper()), tokens()[regime]));
    }
    for (std::size_t i = 1; i < distances.size(); ++i) {
        constexpr double seenAlike = 2.0;
        QVERIFY2(distances[i] < std::max(distances[i - 1], seenAlike),
                 qPrintable(listed(distances)));
    }
    QVERIFY2(distances.back() < 8.0, qPrintable(listed(distances)));
}

void TestOrganism::sharpensWithConfidence()
{
    std::vector<double> widths;
    std::vector<double> grains;
    for (int i = 0; i < Steps; ++i) {
        OrganismState s = sure(1);
        s.confidence = double(i) / (Steps - 1);
        const auto profile = rings(still(s), paper(), BodyCentre);
        const double half = 0.5 * Size.width();
        const double bodyRing = 0.40 * half;
        double soft = 0;
        double grain = 0;
        for (std::size_t ring = 0; ring < std::size_t(0.5 * half); ++ring) {
            const double a = std::min(1.0, profile[ring].mean / profile[2].mean);
            soft += 4.0 * a * (1.0 - a);
            // An antialiased circle deviates on its own edge, grain or none.
            grain += std::abs(double(ring) - bodyRing) > 2.5 ? profile[ring].deviation : 0.0;
        }
        widths.push_back(soft / half);
        grains.push_back(grain / half);
    }
    VERIFY_FALLS(widths);
    VERIFY_FALLS(grains);
    QVERIFY2(widths.front() > 4 * widths.back(), qPrintable(listed(widths)));
}

void TestOrganism::leansWithBias()
{
    for (int regime = 0; regime < 3; ++regime) {
        std::vector<double> xs;
        std::vector<double> ys;
        std::vector<double> leans;
        for (int i = 0; i < Steps; ++i) {
            OrganismState s = sure(regime);
            s.bias = -1.0 + 2.0 * i / (Steps - 1);
            const QImage image = still(s);
            const QPointF centre = centroid(image, paper());
            xs.push_back(centre.x());
            ys.push_back(centre.y());
            leans.push_back(axisLean(image, paper(), poseOf(s, 0, 0).centre));
        }
        VERIFY_RISES(xs);
        VERIFY_RISES(ys);
        VERIFY_RISES(leans);
    }
}

void TestOrganism::centroidAndLeanAreMirrored()
{
    // On dark paper the streaks' faint ends count as hue as well.
    const double upwards = isDark() ? 0.07 : 0.015;
    for (int regime = 0; regime < 3; ++regime) {
        const QPointF upright = centroid(still(sure(regime)), paper());
        QVERIFY(std::abs(upright.x()) < 0.005);
        for (const double bias : {0.2, 0.4, 0.6, 0.8, 1.0}) {
            std::array<QPointF, 2> shifts;
            std::array<double, 2> leans{};
            for (const int side : {0, 1}) {
                OrganismState s = sure(regime);
                s.bias = side == 0 ? -bias : bias;
                const QImage image = still(s);
                shifts[side] = centroid(image, paper()) - upright;
                leans[side] = axisLean(image, paper(), poseOf(s, 0, 0).centre);
            }
            const QPointF sum = shifts[0] + shifts[1];
            QVERIFY2(std::abs(sum.x()) < 0.015 && std::abs(sum.y()) < upwards,
                     qPrintable(listed({bias, sum.x(), sum.y()})));
            QVERIFY2(std::abs(leans[0] + leans[1]) < 0.08,
                     qPrintable(listed({bias, leans[0], leans[1]})));
        }
    }
}

void TestOrganism::greysWithAge()
{
    for (int regime = 0; regime < 3; ++regime) {
        std::vector<double> chromas;
        for (int i = 0; i < Steps; ++i) {
            OrganismState s = sure(regime);
            s.staleness = double(i) / (Steps - 1);
            const QImage image = still(s);
            chromas.push_back(chromaOf(image.pixelColor(126, 128)));
        }
        VERIFY_FALLS(chromas);
        QVERIFY2(chromas.back() < 1.0, qPrintable(listed(chromas)));
    }
}

void TestOrganism::tremblesWithRestlessness_data()
{
    QTest::addColumn<bool>("bySwitch");
    QTest::newRow("likely to switch") << true;
    QTest::newRow("flickering label") << false;
}

void TestOrganism::tremblesWithRestlessness()
{
    QFETCH(bool, bySwitch);
    std::vector<double> variances;
    for (int i = 0; i < 6; ++i) {
        OrganismState s = sure(1);
        (bySwitch ? s.pSwitch : s.stability) = bySwitch ? i / 5.0 : 1.0 - i / 5.0;
        variances.push_back(contourVariance(still(s), paper(), BodyCentre));
    }
    VERIFY_RISES(variances);
}

void TestOrganism::breathesTwelveTimesAMinute()
{
    std::vector<int> areas;
    for (int i = 0; i <= 40; ++i) {
        areas.push_back(areaWithin(still(sure(1), 0.25 * i), paper(), BodyCentre, 0.5));
    }
    // 5 s a breath: deepest in at a quarter, out at three quarters, and again 5 s later.
    for (int i = 0; i <= 20; ++i) {
        QVERIFY(std::abs(areas[i] - areas[i + 20]) <= 0.01 * areas[0]);
    }
    QCOMPARE(std::ranges::max_element(areas.begin(), areas.begin() + 20) - areas.begin(), 5);
    QCOMPARE(std::ranges::min_element(areas.begin(), areas.begin() + 20) - areas.begin(), 15);
    QVERIFY(areas[5] > 1.1 * areas[15]);
}

void TestOrganism::staleOnesStandStill()
{
    OrganismState s = sure(1);
    s.staleness = 1;
    QCOMPARE(still(s, 1.25), still(s, 3.75));
    s.stability = 0;
    QCOMPARE(still(s, 1.25), still(s, 3.75));
    QVERIFY2(contourVariance(still(s), paper(), BodyCentre) >
                 2.0 * contourVariance(still(sure(1)), paper(), BodyCentre),
             "what trembled is still seen to have");
    s.staleness = 0;
    QVERIFY(still(s, 1.25) != still(s, 3.75));
}

void TestOrganism::untrainedIsAnEmptyOutline()
{
    OrganismState s = sure(1);
    s.trained = 0;
    const QImage image = still(s);
    QCOMPARE(image.pixelColor(126, 110), paper());
    QVERIFY(meanChange(image, still(sure(1))) > 0.02);
    int inked = 0;
    for (int y = 0; y < 120; ++y) {
        inked += std::abs(image.pixelColor(120, y).lightness() - paper().lightness()) > 100;
    }
    QVERIFY2(inked >= 1 && inked <= 4, "the outline is one thin line above the centre");
}

void TestOrganism::nothingIsCutOff_data()
{
    QTest::addColumn<double>("confidence");
    QTest::addColumn<double>("stability");
    QTest::newRow("sure") << 1.0 << 1.0;
    QTest::newRow("sure and restless") << 1.0 << 0.0;
    QTest::newRow("in doubt") << 0.0 << 1.0;
}

/** The edge of what is painted is bare paper, except where the frame itself ends. */
void TestOrganism::nothingIsCutOff()
{
    QFETCH(double, confidence);
    QFETCH(double, stability);
    for (int regime = 0; regime < 3; ++regime) {
        for (const double bias : {-1.0, 0.0, 1.0}) {
            OrganismState s = sure(regime);
            s.confidence = confidence;
            s.stability = stability;
            s.bias = bias;
            const QImage image = still(s);
            const QRectF extent = extentOf(poseOf(s, 0, 0), s);
            const double half = 0.5 * Size.width();
            const QRect painted =
                QRectF((extent.left() + 1.0) * half, (1.0 - extent.bottom()) * half,
                       extent.width() * half, extent.height() * half)
                    .toAlignedRect()
                    .adjusted(1, 1, -1, -1) &
                image.rect();
            const QRect inner = image.rect().adjusted(1, 1, -1, -1);
            for (int x = painted.left(); x <= painted.right(); ++x)
                for (const int y : {painted.top(), painted.bottom()})
                    if (inner.contains(x, y))
                        QCOMPARE(image.pixelColor(x, y), paper());
            for (int y = painted.top(); y <= painted.bottom(); ++y)
                for (const int x : {painted.left(), painted.right()})
                    if (inner.contains(x, y))
                        QCOMPARE(image.pixelColor(x, y), paper());
        }
    }
}

void TestOrganism::flipGlidesWithoutACut()
{
    OrganismState before = sure(0);
    before.bias = -1;
    OrganismState after = sure(2);
    after.bias = 1;
    QImage last = still(before, 3.0);
    const QImage first = last;
    double largest = 0;
    for (int frame = 1; frame <= 48; ++frame) {
        const QImage now = camera().next(after, 3.0 + frame / 60.0);
        largest = std::max(largest, meanChange(last, now));
        last = now;
    }
    QVERIFY2(largest <= 0.02, qPrintable(QString::number(largest)));
    QVERIFY2(meanChange(first, last) > 0.02, "a cut would have shown");
    QVERIFY(labDistance(last.pixelColor(160, 105), tokens()[2]) < 3.0);
}

void TestOrganism::whatLiesBehindABackedOneLendsItNoHue()
{
    OrganismState s = sure(1);
    s.confidence = 0.19;
    s.bias = 0.5;
    s.staleness = 1;
    QQuickView& view = camera().view();
    view.setColor(Qt::red);
    view.rootObject()->setProperty("backed", true);
    const QImage image = still(s);
    view.rootObject()->setProperty("backed", false);
    const QImage bare = still(s);
    view.setColor(paper());
    const OrganismPose pose = poseOf(s, 0, 0);
    const double paperChroma = chromaOf(paper());
    const double rounding = isDark() ? 4.0 : 1.0; // a step of a channel is more chroma in the dark
    double strongest = 0;
    double strongestBare = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QPointF p((2.0 * x + 1.0) / Size.width() - 1.0,
                            1.0 - (2.0 * y + 1.0) / Size.height());
            if (formDistance(pose.inBody(p), s.forms()) * pose.size <
                0.5 * edgeHalfWidth(s.confidence)) {
                strongest = std::max(strongest, chromaOf(image.pixelColor(x, y)));
                strongestBare = std::max(strongestBare, chromaOf(bare.pixelColor(x, y)));
            }
        }
    }
    QVERIFY2(strongest < paperChroma + rounding, qPrintable(QString::number(strongest)));
    QVERIFY2(strongestBare > 20.0, "the ground would have shown");
}

void TestOrganism::backingDoesNotShowOnPaper()
{
    OrganismState s = sure(2);
    s.confidence = 0.4;
    s.bias = -0.5;
    const QImage bare = still(s);
    camera().view().rootObject()->setProperty("backed", true);
    const QImage backed = still(s);
    camera().view().rootObject()->setProperty("backed", false);
    QVERIFY2(largestChange(bare, backed) <= 2,
             qPrintable(QString::number(largestChange(bare, backed))));
}

void TestOrganism::saysItsNumbers()
{
    OrganismState s = sure(2);
    s.bias = 0.25;
    (void)still(s);
    const QString numbers = camera().view().rootObject()->property("numbers").toString();
    QVERIFY2(numbers.contains(QStringLiteral("bullish 1.00")) &&
                 numbers.contains(QStringLiteral("Bias 0.25")),
             qPrintable(numbers));
}

void TestOrganism::uniformsStartWhereTheSceneGraphPutsItsOwn()
{
    for (const char* name : {"organism.vert", "organism.frag"}) {
        QProcess qsb;
        qsb.start(
            QStringLiteral(QSB),
            {QStringLiteral("-d"), QStringLiteral(SHADERS "/%1.qsb").arg(QLatin1String(name))});
        QVERIFY(qsb.waitForFinished(10000));
        const QString dump = QString::fromUtf8(qsb.readAllStandardOutput());
        const auto offsetOf = [&dump](const char* member) {
            const QRegularExpression pattern(
                QStringLiteral(R"("name": "%1",\s*"offset": (\d+))").arg(QLatin1String(member)));
            const auto match = pattern.match(dump);
            return match.hasMatch() ? match.captured(1).toInt() : -1;
        };
        QCOMPARE(offsetOf("qt_Matrix"), 0);
        QCOMPARE(offsetOf("qt_Opacity"), 64);
    }
}

QTEST_MAIN(TestOrganism)
#include "tst_organism.moc"
