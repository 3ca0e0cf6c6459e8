// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/warnings.h"
#include "tests/support/windowhand.h"
#include "tests/support/windowstage.h"

#include <QTest>

using namespace regime;
using namespace regime::test;
using samples::State;

namespace
{

/** The small window where it is open, else null. */
QQuickWindow* compactOf(const Stage& stage)
{
    for (QWindow* window : QGuiApplication::topLevelWindows())
        if (window != stage.window && window->isVisible() &&
            window->objectName() == QLatin1String("compact"))
            return qobject_cast<QQuickWindow*>(window);
    return nullptr;
}

/** The main window turned into the small one by its key. */
QQuickWindow* openCompact(Stage& stage)
{
    QTest::keyClick(stage.window, Qt::Key_C);
    QQuickWindow* compact = nullptr;
    if (!QTest::qWaitFor([&] { return (compact = compactOf(stage)) != nullptr; }))
        return nullptr;
    compact->requestActivate();
    return QTest::qWaitForWindowActive(compact) ? compact : nullptr;
}

} // namespace

/** The instrument in a corner of the screen. */
class TestCompact : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { keepWarnings(); }
    void init() { warnings().clear(); }
    void cleanup() { QCOMPARE(warnings().join(QLatin1Char('\n')), QString()); }

    void showsNowWhateverThePageShowed();
    void saysScoresOfAJumpModel();
};

void TestCompact::showsNowWhateverThePageShowed()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    const Readout now = stage.app.readout();
    stage.app.chart()->setCrosshair(0.4);
    QVERIFY(stage.app.readout() != now);
    const QQuickWindow* compact = openCompact(stage);
    QVERIFY(compact);
    QVERIFY(stage.app.readout().thenText.isEmpty());
    QCOMPARE(stage.app.readout(), now);
    QCOMPARE(labelled(*compact, now.word).size(), 1);
    QCOMPARE(labelled(*compact, now.confidenceText).size(), 1);
    QCOMPARE(labelled(*compact, QStringLiteral("Confidence")).size(), 1);
}

void TestCompact::saysScoresOfAJumpModel()
{
    Stage stage(State::Normal);
    stage.moment.snapshot = asSaidBy(ModelFamily::Jump, stage.moment.snapshot);
    stage.applyAll();
    stage.load();
    const QQuickWindow* compact = openCompact(stage);
    QVERIFY(compact);
    QCOMPARE(labelled(*compact, QStringLiteral("Margin of scores")).size(), 1);
    QVERIFY(labelled(*compact, QStringLiteral("Confidence")).isEmpty());
}

QTEST_MAIN(TestCompact)
#include "tst_compact.moc"
