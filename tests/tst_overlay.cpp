// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/overlaykeeper.h"
#include "tests/support/organismpixels.h"
#include "tests/support/windowstage.h"

#include <QCursor>
#include <QGuiApplication>
#include <QQuickItem>
#include <QRegularExpression>
#include <QScreen>
#include <QTemporaryDir>

using namespace regime;
using namespace regime::test;
using samples::State;

namespace
{

constexpr QSize Size(1440, 900);

/** A window in a state, its legend seen before unless `first`. */
struct OverlayStage : Stage {
    explicit OverlayStage(State state, bool first = false) : Stage(state)
    {
        // The server's pointer, beside the window: nothing is hovered that the test does not hover.
        QCursor::setPos(QGuiApplication::primaryScreen()->geometry().bottomRight());
        app.overlay()->restore({.legendSeen = !first});
        applyAll();
        load();
    }
    void press(Qt::Key key) { QTest::keyClick(window, key); }
    QQuickItem* item(const char* name)
    {
        return window->findChild<QQuickItem*>(QLatin1String(name));
    }
    QImage picture(QSize size = Size)
    {
        const Result<QImage> image = grabPage(*window, app, AppModel::MonitorPage, size);
        return image ? *image : QImage();
    }
};

} // namespace

/** The organism over the Monitor, and its legend. */
class TestOverlay : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void keysLayAndLift();
    void opacityKeysLetTheChartsThrough();
    void organismShowsItsOwnColoursAtAnyOpacity();
    void doNotUseStaysInFront();
    void hoverShowsTheNumbers();
    void focusShowsTheNumbers();
    void legendComesOnceByItself();
    void legendLeavesWithTheOverlay();
    void legendNamesWhatTheSourceGives_data();
    void legendNamesWhatTheSourceGives();
    void isRememberedFromStartToStart();
    void damagedMemoryStartsAsNew();
    void pictures_data();
    void pictures();
};

void TestOverlay::keysLayAndLift()
{
    OverlayStage stage(State::Normal);
    const QQuickItem* organism = stage.item("overlayOrganism");
    QVERIFY(organism && !organism->isVisible());
    stage.press(Qt::Key_B);
    QTRY_VERIFY(organism->isVisible());
    stage.press(Qt::Key_B);
    QTRY_VERIFY(!organism->isVisible());
    stage.press(Qt::Key_B);
    QTRY_VERIFY(organism->isVisible());
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!organism->isVisible());

    stage.press(Qt::Key_3);
    QTRY_COMPARE(stage.app.page(), int(AppModel::ModelPage));
    stage.press(Qt::Key_B);
    QTRY_VERIFY(organism->isVisible());
    QCOMPARE(stage.app.page(), int(AppModel::MonitorPage));
    stage.press(Qt::Key_2);
    QTRY_VERIFY(!organism->isVisible());
    QCOMPARE(stage.app.page(), int(AppModel::DataPage));
}

void TestOverlay::opacityKeysLetTheChartsThrough()
{
    OverlayStage stage(State::Normal);
    OverlayModel& overlay = *stage.app.overlay();
    const QImage bare = stage.picture();
    overlay.setShown(true);
    overlay.setOpacity(0.5);
    stage.press(Qt::Key_Up);
    QTRY_COMPARE(overlay.opacity(), 0.55);
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Down);
    QTRY_COMPARE(overlay.opacity(), 0.45);

    double last = 0;
    for (const double opacity : {0.1, 0.4, 0.7, 1.0}) {
        overlay.setOpacity(opacity);
        const double change = meanChange(bare, stage.picture());
        QVERIFY2(change > last, qPrintable(QString::number(change)));
        last = change;
    }
    overlay.setOpacity(3.0);
    QCOMPARE(overlay.opacity(), 1.0);
    overlay.setOpacity(-1.0);
    QCOMPARE(overlay.opacity(), OverlayModel::LeastOpacity);
}

void TestOverlay::organismShowsItsOwnColoursAtAnyOpacity()
{
    OverlayStage stage(State::Stale);
    OverlayModel& overlay = *stage.app.overlay();
    overlay.setShown(true);
    overlay.setOpacity(0.1);
    const QImage thin = stage.picture();
    overlay.setOpacity(1.0);
    const QImage thick = stage.picture();
    QVERIFY2(meanChange(thin, thick) > 0.02, "the charts stand behind the thin one");
    const QQuickItem* organism = stage.item("overlayOrganism");
    const QPointF middle = organism->mapToScene({organism->width() / 2, organism->height() / 2});
    const int reach = int(0.1 * organism->width());
    const QRect body = QRect(-reach, -reach, 2 * reach, 2 * reach).translated(middle.toPoint());
    QCOMPARE(thin.copy(body), thick.copy(body));
}

void TestOverlay::doNotUseStaysInFront()
{
    OverlayStage stage(State::Stale);
    QCOMPARE(stage.app.trust()->verdictText(), QStringLiteral("DO NOT USE"));
    const QRect strip(0, 0, Size.width(), 48);
    const QImage bare = stage.picture();
    stage.app.overlay()->setOpacity(1.0);
    stage.app.overlay()->setShown(true);
    const QImage laid = stage.picture();
    QVERIFY(meanChange(bare, laid) > 0.02);
    const QRect besideRail = strip.adjusted(80, 0, 0, 0);
    QCOMPARE(laid.copy(besideRail), bare.copy(besideRail));
}

void TestOverlay::hoverShowsTheNumbers()
{
    OverlayStage stage(State::Normal);
    stage.app.overlay()->setShown(true);
    QQuickItem* organism = stage.item("overlayOrganism");
    auto* numbers = organism->findChild<QQuickItem*>(QStringLiteral("numbers"));
    QVERIFY(numbers && !numbers->isVisible());
    const QPoint middle =
        organism->mapToScene({organism->width() / 2, organism->height() / 2}).toPoint();
    // The server's own pointer may leave the window in between, so the hand moves until it is seen.
    const auto seen = [&] {
        QTest::mouseMove(stage.window, middle - QPoint(40, 0));
        QTest::mouseMove(stage.window, middle);
        return numbers->isVisible();
    };
    QTRY_VERIFY(seen());
    QVERIFY(numbers->property("numbers").toString().startsWith(QLatin1String("Bearish 0.")));
}

void TestOverlay::focusShowsTheNumbers()
{
    OverlayStage stage(State::Normal);
    stage.press(Qt::Key_B);
    QQuickItem* organism = stage.item("overlayOrganism");
    QTRY_VERIFY(organism->isVisible());
    auto* numbers = organism->findChild<QQuickItem*>(QStringLiteral("numbers"));
    stage.press(Qt::Key_Tab);
    QTRY_VERIFY(organism->hasActiveFocus());
    QVERIFY(numbers->isVisible());
    stage.press(Qt::Key_Tab);
    QTRY_VERIFY(!numbers->isVisible());
}

void TestOverlay::legendComesOnceByItself()
{
    OverlayStage stage(State::Normal, true);
    const OverlayModel& overlay = *stage.app.overlay();
    const QQuickItem* legend = stage.item("legend");
    QVERIFY(legend && !legend->isVisible());
    stage.press(Qt::Key_B);
    QTRY_VERIFY(legend->isVisible());
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!legend->isVisible());
    QVERIFY2(overlay.shown(), "one Esc puts away one thing");
    stage.press(Qt::Key_B);
    stage.press(Qt::Key_B);
    QTRY_VERIFY(overlay.shown());
    QVERIFY(!legend->isVisible());
    stage.press(Qt::Key_L);
    QTRY_VERIFY(legend->isVisible());
    stage.press(Qt::Key_L);
    QTRY_VERIFY(!legend->isVisible());
}

/** A key that laid both lifts both: it would look dead otherwise. */
void TestOverlay::legendLeavesWithTheOverlay()
{
    OverlayStage stage(State::Normal, true);
    const QQuickItem* legend = stage.item("legend");
    const QQuickItem* organism = stage.item("overlayOrganism");
    stage.press(Qt::Key_B);
    QTRY_VERIFY(legend->isVisible() && organism->isVisible());
    stage.press(Qt::Key_B);
    QTRY_VERIFY(!organism->isVisible());
    QVERIFY(!legend->isVisible());
    stage.press(Qt::Key_B);
    QTRY_VERIFY(organism->isVisible());
    QVERIFY(!legend->isVisible());
    stage.press(Qt::Key_L);
    QTRY_VERIFY(legend->isVisible());
    stage.press(Qt::Key_2); // another page puts the overlay away
    QTRY_VERIFY(!legend->isVisible());
}

void TestOverlay::isRememberedFromStartToStart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("overlay.ini"));
    {
        OverlayModel overlay;
        const OverlayKeeper keeper(path, overlay);
        QCOMPARE(overlay.memory(), OverlayMemory());
        overlay.setShown(true);
        overlay.setOpacity(0.35);
        overlay.setShown(false);
    }
    OverlayModel overlay;
    const OverlayKeeper keeper(path, overlay);
    QCOMPARE(overlay.memory(), (OverlayMemory{.opacity = 0.35, .legendSeen = true}));
    overlay.setShown(true);
    QVERIFY(!overlay.legendShown());
}

void TestOverlay::damagedMemoryStartsAsNew()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("overlay.ini"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("[overlay]\nopacity=thick\nlegendSeen=perhaps\n") > 0);
    file.close();
    OverlayModel overlay;
    const OverlayKeeper keeper(path, overlay);
    QCOMPARE(overlay.memory(), OverlayMemory());
}

void TestOverlay::pictures_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<bool>("legend");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    for (const bool dark : {false, true}) {
        for (const QSize size : {Size, QSize(1100, 700)}) {
            const auto row = [&](const char* what) {
                return QStringLiteral("%1-%2-%3")
                    .arg(QLatin1String(what),
                         dark ? QStringLiteral("dark") : QStringLiteral("light"))
                    .arg(size.width())
                    .toLatin1();
            };
            QTest::newRow(row("overlay")) << State::Normal << false << dark << size;
            QTest::newRow(row("overlay-stale")) << State::Stale << false << dark << size;
            QTest::newRow(row("legend")) << State::Normal << true << dark << size;
        }
    }
}

void TestOverlay::legendNamesWhatTheSourceGives_data()
{
    QTest::addColumn<ModelFamily>("source");
    QTest::newRow("probabilities and a chance") << ModelFamily::Hmm;
    QTest::newRow("scores of the jump model") << ModelFamily::Jump;
}

void TestOverlay::legendNamesWhatTheSourceGives()
{
    QFETCH(ModelFamily, source);
    OverlayStage stage(State::Normal);
    stage.moment.snapshot = asSaidBy(source, stage.moment.snapshot);
    ++stage.moment.snapshot.sequence;
    stage.applyAll();
    stage.app.overlay()->setLegendShown(true);
    QString said;
    for (const QQuickItem* item : stage.item("legend")->findChildren<QQuickItem*>())
        said += item->property("title").toString() + item->property("note").toString();
    QVERIFY(said.contains(QLatin1String("Areas of ink")));
    const bool isJump = source == ModelFamily::Jump;
    QCOMPARE(said.contains(QLatin1String("scores of staying")), isJump);
    QCOMPARE(said.contains(QLatin1String("margin of scores")), isJump);
    QCOMPARE(said.contains(QLatin1String("probabilities")), !isJump);
    QCOMPARE(said.contains(QLatin1String("chance")), !isJump);
    keep(stage.picture(), QStringLiteral("legend-of-%1").arg(isJump ? u"jump" : u"hmm"));
}

/** With REGIME_PICTURES set to a folder, every picture is kept there. */
void TestOverlay::pictures()
{
    QFETCH(State, state);
    QFETCH(bool, legend);
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    OverlayStage stage(state);
    stage.app.setTheme(dark ? AppModel::Dark : AppModel::Light);
    stage.app.overlay()->setShown(true);
    stage.app.overlay()->setLegendShown(legend);
    const QImage picture = stage.picture(size);
    QCOMPARE(picture.size(), size * stage.window->devicePixelRatio());
    QCOMPARE(picture.pixelColor(5, picture.height() / 2).lightness() < 128, dark);
    keep(picture, QLatin1String(QTest::currentDataTag()));
}

QTEST_MAIN(TestOverlay)
#include "tst_overlay.moc"
