// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/colourmeasure.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QTest>

#include <memory>

using namespace regime;

void qml_register_types_RegimeScope();

/** The theme's colours, as they are, for those who see them in another way too. */
class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void measuresAsPublished();
    void wordsStandOut_data();
    void wordsStandOut();
    void signsStandOut_data();
    void signsStandOut();
    void regimesStayApart_data();
    void regimesStayApart();

private:
    QColor colour(bool dark, const char* name)
    {
        m_theme->setProperty("dark", dark);
        return m_theme->property(name).value<QColor>();
    }
    void rows(std::initializer_list<std::pair<const char*, const char*>> pairs);

    QQmlEngine m_engine;
    QQmlComponent m_component{&m_engine};
    std::unique_ptr<QObject> m_holder;
    QObject* m_theme = nullptr;
};

void TestTheme::initTestCase()
{
    qml_register_types_RegimeScope();
    m_engine.addImportPath(QStringLiteral("qrc:/"));
    m_component.setData(
        "import QtQml; import RegimeScope; QtObject { property QtObject theme: Theme }", QUrl());
    m_holder.reset(m_component.create());
    QVERIFY2(m_holder, qPrintable(m_component.errorString()));
    m_theme = m_holder->property("theme").value<QObject*>();
    QVERIFY(m_theme);
}

/** Pairs of the test data of Sharma et al. */
void TestTheme::measuresAsPublished()
{
    const auto close = [](double a, double b) { return std::abs(a - b) < 5e-5; };
    QVERIFY(close(colour::distance({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425));
    QVERIFY(close(colour::distance({50, 2.5, 0}, {73, 25, -18}), 27.1492));
    QVERIFY(close(colour::distance({2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}), 0.9082));
    QVERIFY(std::abs(colour::contrast(Qt::black, Qt::white) - 21) < 1e-9);
}

void TestTheme::rows(std::initializer_list<std::pair<const char*, const char*>> pairs)
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QByteArray>("front");
    QTest::addColumn<QByteArray>("ground");
    for (const bool dark : {false, true})
        for (const auto& [front, ground] : pairs)
            QTest::addRow("%s on %s, %s", front, ground, dark ? "dark" : "light")
                << dark << QByteArray(front) << QByteArray(ground);
}

void TestTheme::wordsStandOut_data()
{
    rows({{"ink", "paper"},
          {"ink", "panel"},
          {"ink", "track"},
          {"quiet", "paper"},
          {"quiet", "panel"},
          {"paper", "ink"},
          {"softOnInk", "ink"},
          {"railInk", "rail"},
          {"rail", "railInk"}});
}

void TestTheme::wordsStandOut()
{
    QFETCH(bool, dark);
    QFETCH(QByteArray, front);
    QFETCH(QByteArray, ground);
    const double ratio = colour::contrast(colour(dark, front), colour(dark, ground));
    QVERIFY2(ratio >= 4.5, QByteArray::number(ratio));
}

void TestTheme::signsStandOut_data()
{
    rows({{"bear", "paper"},
          {"range", "paper"},
          {"bull", "paper"},
          {"bear", "panel"},
          {"range", "panel"},
          {"bull", "panel"},
          {"strip", "panel"},
          {"ink", "line"}});
}

void TestTheme::signsStandOut()
{
    QFETCH(bool, dark);
    QFETCH(QByteArray, front);
    QFETCH(QByteArray, ground);
    const double ratio = colour::contrast(colour(dark, front), colour(dark, ground));
    QVERIFY2(ratio >= 3.0, QByteArray::number(ratio));
}

void TestTheme::regimesStayApart_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("vision");
    for (const bool dark : {false, true}) {
        QTest::addRow("trichromacy, %s", dark ? "dark" : "light") << dark << 0;
        QTest::addRow("protanopia, %s", dark ? "dark" : "light") << dark << 1;
        QTest::addRow("deuteranopia, %s", dark ? "dark" : "light") << dark << 2;
    }
}

void TestTheme::regimesStayApart()
{
    QFETCH(bool, dark);
    QFETCH(int, vision);
    const colour::Matrix& seen = vision == 0   ? colour::kTrichromacy
                                 : vision == 1 ? colour::kProtanopia
                                               : colour::kDeuteranopia;
    const char* names[] = {"bear", "range", "bull"};
    for (int i = 0; i < 3; ++i) {
        const char* one = names[i];
        const char* other = names[(i + 1) % 3];
        const double apart = colour::distance(colour::lab(colour(dark, one), seen),
                                              colour::lab(colour(dark, other), seen));
        QVERIFY2(apart >= 20, qPrintable(QStringLiteral("%1 and %2 are %3 apart")
                                             .arg(QLatin1String(one), QLatin1String(other))
                                             .arg(apart)));
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
