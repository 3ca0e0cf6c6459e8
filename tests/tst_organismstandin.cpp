// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/organismpixels.h"
#include "ui/organismcamera.h"

#include <QQuickItem>
#include <QRegularExpression>
#include <QTest>

using namespace regime;
using namespace regime::test;

namespace
{

const QColor Paper(0xF4, 0xEF, 0xE4);
const std::array Tokens{QColor(0x1F, 0x4F, 0xA3), QColor(0xB0, 0x7F, 0x00),
                        QColor(0x98, 0x20, 0x0E)};

OrganismState sure(int regime)
{
    OrganismState s;
    s.probabilities = {0, 0, 0};
    s.probabilities[regime] = 1;
    s.confidence = 1;
    s.trained = 1;
    return s;
}

} // namespace

/** The vector picture on a platform without shaders. */
class TestOrganismStandIn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void standsInWithoutShaders();
    void showsEachRegimeInItsColour();
    void softensWithDoubt();
    void leansWithBias();
    void greysWithAge();
    void untrainedIsEmpty();
    void saysItsNumbers();

private:
    std::unique_ptr<OrganismCamera> m_camera;
};

void TestOrganismStandIn::initTestCase()
{
    auto camera = OrganismCamera::open({240, 240}, false);
    QVERIFY2(camera.ok(), camera ? "" : camera.error().message.c_str());
    m_camera = std::move(camera).value();
}

void TestOrganismStandIn::standsInWithoutShaders()
{
    const QImage image = m_camera->still(sure(1), 0);
    QVERIFY(!m_camera->usesShader());
    QVERIFY(chromaOf(meanHue(image, Paper)) > 20.0);
}

void TestOrganismStandIn::showsEachRegimeInItsColour()
{
    for (int regime = 0; regime < 3; ++regime) {
        QVERIFY(labDistance(m_camera->still(sure(regime), 0).pixelColor(126, 128), Tokens[regime]) <
                2.0);
    }
    QVERIFY(meanChange(m_camera->still(sure(0), 0), m_camera->still(sure(2), 0)) > 0.02);
}

void TestOrganismStandIn::softensWithDoubt()
{
    double last = 0;
    for (const double confidence : {1.0, 0.75, 0.5, 0.25, 0.0}) {
        OrganismState s = sure(1);
        s.confidence = confidence;
        const auto profile = rings(m_camera->still(s, 0), Paper, {0, 0});
        double soft = 0;
        for (int ring = 0; ring < 60; ++ring) {
            const double a = std::min(1.0, profile[ring].mean / profile[2].mean);
            soft += a * (1.0 - a);
        }
        QVERIFY2(soft > last, qPrintable(QString::number(confidence)));
        last = soft;
    }
}

void TestOrganismStandIn::leansWithBias()
{
    QPointF last(-1, -1);
    for (const double bias : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
        OrganismState s = sure(1);
        s.bias = bias;
        const QPointF centre = centroid(m_camera->still(s, 0), Paper);
        QVERIFY(centre.x() > last.x() && centre.y() > last.y());
        last = centre;
    }
}

void TestOrganismStandIn::greysWithAge()
{
    OrganismState s = sure(0);
    s.staleness = 1;
    QVERIFY(chromaOf(m_camera->still(s, 0).pixelColor(126, 128)) < 1.0);
}

void TestOrganismStandIn::untrainedIsEmpty()
{
    OrganismState s = sure(1);
    s.trained = 0;
    const QImage image = m_camera->still(s, 0);
    QCOMPARE(image.pixelColor(126, 110), Paper);
    QVERIFY2(chromaOf(meanHue(image, Paper)) < 8.0, "no hue");
}

void TestOrganismStandIn::saysItsNumbers()
{
    OrganismState s = sure(2);
    s.bias = 0.25;
    (void)m_camera->still(s, 0);
    const QString numbers = m_camera->view().rootObject()->property("numbers").toString();
    QVERIFY2(numbers.contains(QStringLiteral("bullish 1.00")) &&
                 numbers.contains(QStringLiteral("Bias 0.25")),
             qPrintable(numbers));
}

QTEST_MAIN(TestOrganismStandIn)
#include "tst_organismstandin.moc"
