// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/organismtest.h"

#include <QRegularExpression>

namespace regime::test
{

std::array<QColor, 3> OrganismTest::tokens() const
{
    return m_isDark ? std::array<QColor, 3>{0x6C9BE8, 0xF2D675, 0xE05535}
                    : std::array<QColor, 3>{0x1F4FA3, 0xB07F00, 0x98200E};
}

OrganismState OrganismTest::sure(int regime)
{
    OrganismState s;
    s.probabilities = {0, 0, 0};
    s.probabilities[regime] = 1;
    s.confidence = 1;
    s.trained = 1;
    return s;
}

void OrganismTest::initTestCase_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void OrganismTest::initTestCase()
{
    for (const bool dark : {false, true}) {
        auto camera = OrganismCamera::open(Size, dark);
        QVERIFY2(camera.ok(), camera ? "" : camera.error().message.c_str());
        m_cameras[dark] = std::move(camera).value();
    }
}

void OrganismTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    QFETCH_GLOBAL(bool, dark);
    m_isDark = dark;
}

QString listed(const std::vector<double>& values)
{
    QStringList list;
    for (const double v : values) {
        list << QString::number(v, 'g', 4);
    }
    return list.join(QLatin1Char(' '));
}

} // namespace regime::test
