// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/organismpixels.h"
#include "ui/organismcamera.h"

#include <QObject>
#include <QTest>

#include <algorithm>
#include <memory>

namespace regime::test
{

/** Takes pictures of the organism for tests that measure them; every test function runs in both
 *  themes. Where the platform has shaders, the shader draws, else the vectors. */
class OrganismTest : public QObject
{
    Q_OBJECT

protected:
    static constexpr QSize Size{240, 240};
    static constexpr int Steps = 11;

    [[nodiscard]] OrganismCamera& camera() const { return *m_cameras[m_isDark]; }
    [[nodiscard]] QImage still(const OrganismState& state, double timeSec = 0) const
    {
        return camera().still(state, timeSec);
    }
    [[nodiscard]] bool isDark() const { return m_isDark; }
    [[nodiscard]] QColor paper() const { return m_isDark ? 0x15161A : 0xF4EFE4; }
    [[nodiscard]] std::array<QColor, 3> tokens() const;

    /** Wholly of one regime, trained and certain. */
    [[nodiscard]] static OrganismState sure(int regime);

private slots:
    void initTestCase_data();
    void initTestCase();
    void init();

private:
    std::array<std::unique_ptr<OrganismCamera>, 2> m_cameras;
    bool m_isDark = false;
};

[[nodiscard]] QString listed(const std::vector<double>& values);

#define VERIFY_FALLS(values)                                                                       \
    QVERIFY2(std::ranges::adjacent_find(values, std::less_equal<>()) == (values).end(),            \
             qPrintable(listed(values)))
#define VERIFY_RISES(values)                                                                       \
    QVERIFY2(std::ranges::adjacent_find(values, std::greater_equal<>()) == (values).end(),         \
             qPrintable(listed(values)))

} // namespace regime::test
