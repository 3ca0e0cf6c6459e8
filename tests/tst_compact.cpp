// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/warnings.h"
#include "tests/support/windowhand.h"
#include "tests/support/windowstage.h"

#include <QSignalSpy>
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
    // As a child of the main window it counts as active while that one is.
    const auto hasFocus = [compact] {
        compact->requestActivate();
        return QGuiApplication::focusWindow() == compact;
    };
    return QTest::qWaitFor(hasFocus) ? compact : nullptr;
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
    void saysWhatTheWindowSays_data();
    void saysWhatTheWindowSays();
    void turnsStaleByItself();
    void comesBackByKey_data();
    void comesBackByKey();
    void hasTheKeysOfEachWindow();
    void quitsByKey();
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

void TestCompact::saysWhatTheWindowSays_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<bool>("dark");
    QTest::newRow("normal") << State::Normal << false;
    QTest::newRow("stale") << State::Stale << false;
    QTest::newRow("error") << State::Error << true;
    QTest::newRow("empty") << State::Empty << false;
}

void TestCompact::saysWhatTheWindowSays()
{
    QFETCH(State, state);
    QFETCH(bool, dark);
    Stage stage(state);
    stage.app.setTheme(dark ? AppModel::Dark : AppModel::Light);
    stage.applyAll();
    stage.load();
    QQuickWindow* compact = openCompact(stage);
    QVERIFY(compact);
    QTRY_VERIFY(!stage.window->isVisible());
    QVERIFY(compact->flags() & Qt::WindowStaysOnTopHint);
    const Readout readout = stage.app.readout();
    const TrustModel& trust = *stage.app.trust();
    QStringList said{trust.verdictText(), readout.word,
                     trust.pairText() + QStringLiteral(" · ") + trust.clockText()};
    for (const QString& text : {trust.priceText(), trust.firstReason(), readout.confidenceText})
        if (!text.isEmpty())
            said << text;
    for (const QString& text : said)
        QVERIFY2(!labelled(*compact, text).isEmpty(), qPrintable(text));
    const QImage picture = compact->grabWindow();
    keep(picture, QStringLiteral("compact-%1").arg(QLatin1String(QTest::currentDataTag())));
    // DO NOT USE turns the strip over; below it stands the ground of the theme.
    const bool isInverted = trust.verdict() == 2;
    const double scale = compact->devicePixelRatio();
    const auto isDark = [&](QPoint at) {
        return picture.pixelColor((QPointF(at) * scale).toPoint()).lightness() < 128;
    };
    QCOMPARE(isDark({compact->width() / 2, 3}), dark != isInverted);
    QCOMPARE(isDark({compact->width() - 3, compact->height() - 3}), dark);
    // Nothing is cut, nothing lies on something else.
    const QList<SeenText> texts = seenTexts(*compact);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        QVERIFY2(!texts[i].isCut, qPrintable(texts[i].text));
        for (qsizetype j = 0; j < i; ++j) {
            const QRectF both = texts[i].place.intersected(texts[j].place);
            QVERIFY2(both.width() <= 2 || both.height() <= 3, qPrintable(texts[i].text));
        }
    }
}

void TestCompact::turnsStaleByItself()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    const QQuickWindow* compact = openCompact(stage);
    QVERIFY(compact);
    QCOMPARE(labelled(*compact, QStringLiteral("USABLE")).size(), 1);
    stage.clock.advance(901);
    QTRY_COMPARE(labelled(*compact, QStringLiteral("DO NOT USE")).size(), 1);
    QVERIFY(!labelled(*compact, stage.app.trust()->firstReason()).isEmpty());
}

void TestCompact::comesBackByKey_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("C") << int{Qt::Key_C};
    QTest::newRow("Esc") << int{Qt::Key_Escape};
    QTest::newRow("its close button") << 0;
}

void TestCompact::comesBackByKey()
{
    QFETCH(int, key);
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    QQuickWindow* compact = openCompact(stage);
    QVERIFY(compact);
    if (key == 0)
        compact->close();
    else
        QTest::keyClick(compact, static_cast<Qt::Key>(key));
    QTRY_VERIFY(stage.window->isVisible() && !compactOf(stage));
    QVERIFY(!stage.app.compact());
}

void TestCompact::hasTheKeysOfEachWindow()
{
    Stage stage(State::Normal);
    stage.app.setLocalZone(QTimeZone("Europe/Berlin"));
    stage.applyAll();
    stage.load();
    QQuickWindow* compact = openCompact(stage);
    QVERIFY(compact);
    QTest::keyClick(compact, Qt::Key_T);
    QTRY_VERIFY(stage.app.dark());
    QTest::keyClick(compact, Qt::Key_Z);
    QTRY_VERIFY(stage.app.localTime());
    QTRY_VERIFY(!labelled(*compact, stage.app.trust()->pairText() + QStringLiteral(" · ") +
                                        stage.app.trust()->clockText())
                     .isEmpty());
    QVERIFY(stage.app.trust()->clockText().endsWith(QLatin1String("CET")));
    QTest::keyClick(compact, Qt::Key_M);
    QTRY_VERIFY(!stage.app.reduceMotion());
    QSignalSpy retried(&stage.app, &AppModel::retryRequested);
    QTest::keyClick(compact, Qt::Key_F5);
    QTRY_COMPARE(retried.count(), 1);
}

void TestCompact::quitsByKey()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    QQuickWindow* compact = openCompact(stage);
    QVERIFY(compact);
    QSignalSpy quit(&stage.engine, &QQmlEngine::quit);
    QTest::keyClick(compact, Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE(quit.count(), 1);
}

QTEST_MAIN(TestCompact)
#include "tst_compact.moc"
