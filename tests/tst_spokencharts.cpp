// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/warnings.h"
#include "tests/support/windowhand.h"
#include "tests/support/windowstage.h"
#include "ui/spokencharts.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace regime;
using namespace regime::test;
using samples::State;

namespace
{

using Face = QAccessibleInterface;

/** `face` and everything below it, as a screen reader walks. */
QList<Face*> walk(Face* face)
{
    QList<Face*> faces{face};
    for (int i = 0; i < face->childCount(); ++i)
        if (Face* child = face->child(i))
            faces += walk(child);
    return faces;
}

/** The charts that a screen reader finds in the window, by name. */
QMap<QString, QString> spokenCharts(QQuickWindow* window)
{
    QMap<QString, QString> charts;
    for (Face* face : walk(QAccessible::queryAccessibleInterface(window)))
        if (face->role() == QAccessible::Chart && !face->state().invisible)
            charts[face->text(QAccessible::Name)] = face->text(QAccessible::Description);
    return charts;
}

/** What a screen reader is told of an item's name each time it changes. */
QObject* nameOf(QQuickItem& item)
{
    for (QObject* child : item.children())
        if (child->inherits("QQuickAccessibleAttached"))
            return child;
    return nullptr;
}

const QTimeZone utc = QTimeZone::utc();

ChartColumn column(std::int64_t minute, double close, ShownRegime shown, double confidence)
{
    ChartColumn made;
    made.openTimeSec = 60 * minute;
    made.endSec = made.openTimeSec + 60;
    made.open = made.close = close;
    made.high = close + 1;
    made.low = close - 1;
    made.answered = true;
    made.shown = shown;
    made.confidence = confidence;
    made.biasSignal = -confidence;
    made.confidenceSpan = {confidence, confidence};
    made.biasSpan = {-confidence, -confidence};
    made.probabilities = {0.5, 0.3, 0.2};
    return made;
}

} // namespace

/** The charts for who does not see them. */
class TestSpokenCharts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { keepWarnings(); }
    void init() { warnings().clear(); }
    void cleanup() { QCOMPARE(warnings().join(QLatin1Char('\n')), QString()); }

    void saysWhatIsInView();
    void inventsNothingOfAnEmptyRange();
    void everyChartIsNamedAndTold_data();
    void everyChartIsNamedAndTold();
    void theCrosshairIsHeardAtEachStep();
};

void TestSpokenCharts::saysWhatIsInView()
{
    ChartHistory history;
    history.columns = {
        column(0, 50, ShownRegime::Bullish, 0.9), // before the view
        column(1, 100, ShownRegime::Bearish, 0.2), column(2, 104, ShownRegime::Bearish, 0.6),
        column(3, 103, ShownRegime::Ranging, 0.4), column(4, 102, ShownRegime::Undecided, 0.1)};
    history.columns[2].kind = IntervalKind::Quiet;
    history.columns[2].quietCandles = 1;
    // Of three minutes, one of them quiet, in which the confidence was higher for a while.
    history.columns[3].candles = 3;
    history.columns[3].quietCandles = 1;
    history.columns[3].confidenceSpan = {0.4, 0.8};
    ChartColumn lost;
    lost.openTimeSec = 300;
    lost.endSec = 360;
    lost.kind = IntervalKind::Lost;
    lost.candles = 0;
    lost.lostCandles = 1;
    history.columns.push_back(lost);
    const SpokenRange said = spokenRange(history, 60, 360, 400, utc);
    QVERIFY(said.prices.endsWith(
        QLatin1String("opens at 100.00, closes at 102.00, highest 105.00, lowest 99.000.")));
    QVERIFY(said.prices.startsWith(viewSpanText(60, 360, 400, utc)));
    QVERIFY(said.probabilities.endsWith(
        QLatin1String("shown BEARISH in 33 %, RANGING in 50 %, UNDECIDED in 17 %; last bearish "
                      "0.50, ranging 0.30, bullish 0.20.")));
    QVERIFY(said.certainty.endsWith(
        QStringLiteral("confidence from 0.10 to 0.80, last 0.10; bias from −0.60 to −0.10, last "
                       "−0.10.")));
    QVERIFY(
        said.data.endsWith(QLatin1String("6 candles, of them quiet 2 and warming up 0; lost 1.")));
}

void TestSpokenCharts::inventsNothingOfAnEmptyRange()
{
    ChartHistory history;
    QCOMPARE(spokenRange(history, 0, 60, 60, utc).certainty, QStringLiteral("No candles here."));
    ChartColumn silent = column(0, 1, ShownRegime::Ranging, 0);
    silent.answered = false;
    history.columns = {silent};
    QVERIFY(
        spokenRange(history, 0, 60, 60, utc).probabilities.endsWith(QLatin1String("no answer.")));
}

void TestSpokenCharts::everyChartIsNamedAndTold_data()
{
    QTest::addColumn<State>("state");
    QTest::newRow("normal") << State::Normal;
    QTest::newRow("empty") << State::Empty;
}

void TestSpokenCharts::everyChartIsNamedAndTold()
{
    QFETCH(State, state);
    Stage stage(state);
    stage.applyAll();
    stage.load();
    const auto charts = [&] { return spokenCharts(stage.window); };
    QCOMPARE(charts().keys(),
             (QStringList{QStringLiteral("Confidence"), QStringLiteral("Data"),
                          QStringLiteral("Price"), QStringLiteral("Probabilities")}));
    if (state == State::Empty) {
        for (const QString& told : charts())
            QCOMPARE(told, QStringLiteral("No candles here."));
        return;
    }
    QTRY_VERIFY(charts()[QStringLiteral("Price")].contains(QLatin1String("highest 0.")));
    QVERIFY(charts()[QStringLiteral("Confidence")].contains(QLatin1String("bias from ")));
    QVERIFY(charts()[QStringLiteral("Probabilities")].contains(QLatin1String("BEARISH in ")));
    QVERIFY(charts()[QStringLiteral("Data")].contains(QLatin1String("288 candles")));
    stage.app.chart()->setCrosshair(0.4);
    const CrosshairText at = stage.app.chart()->crosshairText();
    QTRY_VERIFY(charts()[QStringLiteral("Price")].startsWith(at.when));
    QVERIFY(charts()[QStringLiteral("Price")].contains(at.prices));
    QVERIFY(charts()[QStringLiteral("Probabilities")].contains(at.probabilities));
    QVERIFY(charts()[QStringLiteral("Confidence")].contains(at.certainty));
}

void TestSpokenCharts::theCrosshairIsHeardAtEachStep()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    auto* handle = stage.window->findChild<QQuickItem*>(QStringLiteral("chartHandle"));
    QVERIFY(handle && handle->activeFocusOnTab() && nameOf(*handle));
    handle->forceActiveFocus(Qt::TabFocusReason);
    // With it Qt tells assistive programs.
    QSignalSpy renamed(nameOf(*handle), SIGNAL(nameChanged()));
    QVERIFY(renamed.isValid());
    Face* face = QAccessible::queryAccessibleInterface(handle);
    QVERIFY(face && face->state().focused);
    QString before;
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Left, Qt::Key_Right}) {
        renamed.clear();
        QTest::keyClick(stage.window, key);
        QTRY_VERIFY(!renamed.isEmpty());
        const CrosshairText at = stage.app.chart()->crosshairText();
        QVERIFY(!at.when.isEmpty() && at.when != before);
        const QString said = face->text(QAccessible::Name);
        for (const QString& part : {at.when, at.prices, at.probabilities, at.certainty})
            QVERIFY2(said.contains(part), qPrintable(said));
        before = at.when;
    }
    QTest::keyClick(stage.window, Qt::Key_Escape);
    QTRY_COMPARE(face->text(QAccessible::Name), QStringLiteral("Crosshair"));
}

QTEST_MAIN(TestSpokenCharts)
#include "tst_spokencharts.moc"
