// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplereview.h"
#include "tests/support/warnings.h"
#include "tests/support/windowhand.h"
#include "tests/support/windowstage.h"

#include <QAccessible>
#include <QCursor>
#include <QGuiApplication>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>

using namespace regime;
using namespace regime::test;
using samples::State;

namespace
{

const char* const kPages[] = {"monitor", "data", "model", "review", "settings"};

bool takesFocus(const QQuickItem& item)
{
    return item.isVisible() && item.isEnabled() && item.activeFocusOnTab();
}

/** The part of a page's column that holds the item. */
QQuickItem* columnPart(QQuickItem& item)
{
    QQuickItem* part = nullptr;
    for (QQuickItem* at = &item; at->parentItem(); at = at->parentItem())
        if (at->parentItem()->inherits("QQuickColumn"))
            part = at;
    return part;
}

} // namespace

/** What every page owes an operator without a mouse, or without eyes; and the settings' edits. */
class TestPages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        keepWarnings();
        // On the rail, wherever the test before left it: over a chart it would set the crosshair.
        QCursor::setPos(QGuiApplication::primaryScreen()->geometry().topLeft());
    }
    void init() { warnings().clear(); }
    void cleanup() { QCOMPARE(warnings().join(QLatin1Char('\n')), QString()); }

    void everyControlHasNameAndRole_data();
    void everyControlHasNameAndRole();
    void tabReachesEveryControl_data();
    void tabReachesEveryControl();
    void everyButtonTakesItsClick_data();
    void everyButtonTakesItsClick();
    void textsStandApart_data();
    void textsStandApart();
    void theEditorSaysAllThatIsAllowed();
    void settingsAreEditedByMouse();
    void settingsAreEditedByKeyboard();
    void calendarFillsAHoleByClick();
    void verdictsAreGivenByKeys();
    void secondOpinionIsBeside();
    void theModelPageSpeaksOfTheHmm();
    void thePenaltySliderStandsAtTheOneInForce();
    void tablesComePieceByPiece();
    void tablesOfAnEarlierReviewSayIt();
    void whatWasNotTakenIsListed();
    void keysAreListed();
    void windowGoesFullScreen();
    void looksAreSwitched();

private:
    void pages();
};

void TestPages::pages()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("page");
    for (int page = 0; page < 5; ++page) {
        QTest::addRow("%s, normal", kPages[page]) << State::Normal << page;
        QTest::addRow("%s, error", kPages[page]) << State::Error << page;
        QTest::addRow("%s, empty", kPages[page]) << State::Empty << page;
    }
}

void TestPages::everyControlHasNameAndRole_data()
{
    pages();
}

void TestPages::everyControlHasNameAndRole()
{
    QFETCH(State, state);
    QFETCH(int, page);
    Stage stage(state);
    stage.applyAll();
    stage.load();
    stage.show(page);
    QStringList nameless;
    int controls = 0;
    for (QQuickItem* item : itemsIn(*stage.window->contentItem())) {
        if (!takesFocus(*item))
            continue;
        ++controls;
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(item);
        const bool spoken = face && face->isValid() && !face->text(QAccessible::Name).isEmpty() &&
                            face->role() != QAccessible::NoRole &&
                            face->role() != QAccessible::Client;
        if (!spoken)
            nameless << QLatin1String(item->metaObject()->className());
    }
    QCOMPARE(nameless, QStringList());
    QVERIFY(controls >= 5); // the rail at least
}

void TestPages::tabReachesEveryControl_data()
{
    pages();
}

void TestPages::tabReachesEveryControl()
{
    QFETCH(State, state);
    QFETCH(int, page);
    Stage stage(state);
    stage.applyAll();
    stage.load();
    stage.show(page);
    QSet<QQuickItem*> missing;
    for (QQuickItem* item : itemsIn(*stage.window->contentItem()))
        if (takesFocus(*item))
            missing << item;
    const auto controls = missing.size();
    for (qsizetype i = 0; i < 2 * controls; ++i) {
        QTest::keyClick(stage.window, Qt::Key_Tab);
        missing.removeIf([](const QQuickItem* item) { return item->hasActiveFocus(); });
    }
    QStringList names;
    for (const QQuickItem* item : missing)
        names << QLatin1String(item->metaObject()->className());
    QCOMPARE(names, QStringList());
}

void TestPages::everyButtonTakesItsClick_data()
{
    pages();
}

/** Where a button is drawn, a click reaches it: nothing lies over it, and it does not warn. */
void TestPages::everyButtonTakesItsClick()
{
    QFETCH(State, state);
    QFETCH(int, page);
    Stage stage(state);
    stage.applyAll();
    stage.load();
    QStringList deaf;
    for (qsizetype i = 0;; ++i) {
        stage.show(page); // the last click may have led elsewhere
        QList<QQuickItem*> buttons;
        for (QQuickItem* item : itemsIn(*stage.window->contentItem()))
            if (takesFocus(*item) && item->metaObject()->indexOfSignal("clicked()") >= 0)
                buttons << item;
        if (i >= buttons.size())
            break;
        QQuickItem* const button = buttons[i];
        const QString text = button->property("text").toString();
        button->forceActiveFocus(Qt::TabFocusReason); // which scrolls to it
        QSignalSpy clicked(button, SIGNAL(clicked()));
        const auto middle = [button] {
            return button->mapToScene({button->width() / 2, button->height() / 2}).toPoint();
        };
        // What has just come, with a page or a click, has its place with the next frame.
        QSignalSpy laidOut(stage.window, &QQuickWindow::afterAnimating);
        stage.window->update();
        QVERIFY(laidOut.count() > 0 || laidOut.wait());
        QTRY_VERIFY2(QRect(QPoint(), stage.window->size()).contains(middle()), qPrintable(text));
        QTest::mouseClick(stage.window, Qt::LeftButton, Qt::NoModifier, middle());
        if (clicked.count() != 1)
            deaf << text;
        // A dialogue of its own is closed again.
        for (QWindow* window : QGuiApplication::topLevelWindows())
            if (window != stage.window && window->isVisible())
                window->close();
    }
    QCOMPARE(deaf, QStringList());
}

void TestPages::textsStandApart_data()
{
    pages();
    QTest::newRow("monitor, as the model says now") << State::Normal << -1;
    QTest::newRow("monitor, a moment of the past") << State::Normal << -2;
    QTest::newRow("monitor, the past under trouble") << State::Error << -2;
}

/** At whatever QT_SCALE_FACTOR this runs. The smallest is what text of 150 % leaves of 1440x900. */
void TestPages::textsStandApart()
{
    QFETCH(State, state);
    QFETCH(int, page);
    Stage stage(state);
    stage.applyAll();
    stage.load();
    const bool isThen = page == -2;
    if (isThen)
        page = AppModel::MonitorPage;
    if (page < 0) {
        page = AppModel::MonitorPage;
        stage.app.chart()->asNow()->setOn(true);
        QTRY_VERIFY(stage.app.chart()->computed());
    }
    for (const QSize size : {QSize(1440, 900), QSize(1100, 700), QSize(960, 600)}) {
        if (isThen)
            stage.app.chart()->setCrosshair(0.4);
        QVERIFY(grabPage(*stage.window, stage.app, page, size));
        QCOMPARE(isThen, !stage.app.readout().thenText.isEmpty());
        const QList<SeenText> texts = seenTexts(*stage.window);
        QVERIFY(texts.size() > 10);
        QStringList troubles;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            if (texts[i].isCut)
                troubles << QStringLiteral("\"%1\" is cut").arg(texts[i].text);
            for (qsizetype j = 0; j < i; ++j) {
                const QRectF both = texts[i].place.intersected(texts[j].place);
                if (both.width() > 2 && both.height() > 3)
                    troubles << QStringLiteral("\"%1\" lies on \"%2\"")
                                    .arg(texts[i].text, texts[j].text);
            }
        }
        QVERIFY2(troubles.isEmpty(), qPrintable(troubles.join(QLatin1Char('\n'))));
    }
}

void TestPages::theEditorSaysAllThatIsAllowed()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    QVERIFY(grabPage(*stage.window, stage.app, AppModel::SettingsPage, QSize(1100, 700)));
    stage.show(AppModel::SettingsPage);
    for (const SettingEntry& entry : stage.moment.settings) {
        const QString allowed = QStringLiteral("Allowed: %1").arg(entry.range);
        QVERIFY(labelled(*stage.window, allowed).isEmpty());
        const QList<QQuickItem*> names = labelled(*stage.window, entry.key);
        QVERIFY2(!names.isEmpty(), qPrintable(entry.key));
        if (!QRect(QPoint(), stage.window->size()).contains(names[0]->mapToScene({4, 4}).toPoint()))
            break; // further down the page
        click(*stage.window, *names[0]);
        QTRY_COMPARE(labelled(*stage.window, allowed).size(), 1);
        QVERIFY(!labelled(*stage.window, allowed)[0]->property("truncated").toBool());
        click(*stage.window, *names[0]);
        QTRY_VERIFY(labelled(*stage.window, allowed).isEmpty());
    }
}

void TestPages::settingsAreEditedByMouse()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    stage.show(AppModel::SettingsPage);
    QSignalSpy asked(stage.app.settings(), &SettingsModel::changeRequested);
    QTRY_COMPARE(labelled(*stage.window, QStringLiteral("HMM_ENABLED")).size(), 1);
    click(*stage.window, *labelled(*stage.window, QStringLiteral("HMM_ENABLED")).first());
    QTRY_VERIFY(!labelled(*stage.window, QStringLiteral("true")).isEmpty());
    // What has just come has its place when it is there for two frames.
    const auto place = [&] {
        QSignalSpy shown(stage.window, &QQuickWindow::frameSwapped);
        stage.window->update();
        shown.wait();
        return labelled(*stage.window, QStringLiteral("true")).first()->mapToScene({});
    };
    QTRY_COMPARE(place(), place());
    click(*stage.window, *labelled(*stage.window, QStringLiteral("true")).first());
    QTRY_COMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<SettingChange>(),
             (SettingChange{QStringLiteral("HMM_ENABLED"), QStringLiteral("true")}));
    stage.app.settings()->refuse(QStringLiteral("HMM_ENABLED"),
                                 QStringLiteral("Cannot be written"));
    QTRY_COMPARE(labelled(*stage.window, QStringLiteral("Cannot be written")).size(), 1);
}

void TestPages::settingsAreEditedByKeyboard()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    stage.show(AppModel::SettingsPage);
    QSignalSpy asked(stage.app.settings(), &SettingsModel::changeRequested);
    QQuickItem* list = stage.window->findChild<QQuickItem*>(QStringLiteral("settings"));
    QVERIFY(list);
    list->forceActiveFocus(Qt::TabFocusReason);
    for (int row = 0; row < 6; ++row)
        QTest::keyClick(stage.window, Qt::Key_Down);
    QTRY_COMPARE(list->property("currentIndex").toInt(), 6); // HMM_TRAINING_CANDLES
    QTest::keyClick(stage.window, Qt::Key_Return);
    QTRY_VERIFY(stage.window->activeFocusItem()->inherits("QQuickTextInput"));
    // The digits are typed, not taken for the pages' keys.
    for (const char digit : {'1', '5', '0', '0'})
        QTest::keyClick(stage.window, digit);
    QCOMPARE(stage.app.page(), int{AppModel::SettingsPage});
    QTest::keyClick(stage.window, Qt::Key_Return);
    QTRY_COMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<SettingChange>(),
             (SettingChange{QStringLiteral("HMM_TRAINING_CANDLES"), QStringLiteral("1500")}));
    QTest::keyClick(stage.window, Qt::Key_Escape);
    QTRY_VERIFY(!stage.window->activeFocusItem()->inherits("QQuickTextInput"));
    QVERIFY(list->hasActiveFocus());
}

void TestPages::calendarFillsAHoleByClick()
{
    Stage stage(State::Lost);
    stage.applyAll();
    stage.load();
    stage.show(AppModel::DataPage);
    CalendarModel& calendar = *stage.app.health()->calendar();
    QTRY_VERIFY(calendar.days() > 0);
    int hole = 0;
    while (calendar.cellAt(hole).lost == 0)
        ++hole;
    QSignalSpy asked(&calendar, &CalendarModel::fillRequested);
    QQuickItem* grid = stage.window->findChild<QQuickItem*>(QStringLiteral("calendar"));
    QVERIFY(grid);
    const int perDay = calendar.cellsPerDay();
    const QPointF middle =
        grid->mapToScene({(hole % perDay + 0.5) * grid->width() / perDay,
                          (hole / perDay + 0.5) * grid->height() / calendar.days()});
    const auto found = [&] {
        QTest::mouseMove(stage.window, middle.toPoint() - QPoint(1, 0));
        QTest::mouseMove(stage.window, middle.toPoint());
        return calendar.current() == hole;
    };
    QTRY_VERIFY(found());
    QTest::mouseClick(stage.window, Qt::LeftButton, {}, middle.toPoint());
    QTRY_COMPARE(asked.count(), 1);
    const LostInterval lost = stage.moment.health.lostIntervals.front();
    QCOMPARE(asked.first().at(0).value<std::int64_t>(), lost.fromSec);
    QCOMPARE(asked.first().at(1).value<std::int64_t>(), lost.toSec + 300);
}

void TestPages::verdictsAreGivenByKeys()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    BlindModel& blind = *stage.app.review()->blind();
    QSignalSpy judged(&blind, &BlindModel::judged);
    const auto press = [&](Qt::Key key) { QTest::keyClick(stage.window, key); };
    press(Qt::Key_N); // of the Review page alone
    QVERIFY(!blind.open());
    stage.show(AppModel::ReviewPage);
    press(Qt::Key_N);
    QVERIFY(blind.asking());
    QVERIFY(!labelled(*stage.window, QStringLiteral("B bearish")).isEmpty());
    // The chart and its buttons are in view, wherever the page was.
    const auto bearish = [&] {
        const auto buttons = labelled(*stage.window, QStringLiteral("B bearish"));
        return buttons.isEmpty() ? nullptr : buttons.first();
    };
    const auto inView = [&] {
        const QQuickItem* button = bearish();
        const QQuickItem* focused = stage.window->activeFocusItem();
        return button && focused && focused->isAncestorOf(button) &&
               button->mapToScene({0, button->height()}).y() <= stage.window->height() &&
               button->mapToScene({0, -168}).y() > 0;
    };
    QTRY_VERIFY(inView());
    keep(stage.window->grabWindow(), QStringLiteral("review-asking"));
    // And stay there when a table above them is made later.
    QQuickItem& range =
        *columnPart(*labelled(*stage.window, QStringLiteral("What is reviewed")).first());
    range.setHeight(range.height() + 2 * stage.window->height());
    QTRY_VERIFY(bearish()->mapToItem(&range, {}).y() > range.height());
    QVERIFY(inView());
    // And are so again when the page is made anew.
    stage.show(AppModel::DataPage);
    QTRY_VERIFY(!bearish());
    stage.show(AppModel::ReviewPage);
    QTRY_VERIFY(inView());
    press(Qt::Key_U);
    QCOMPARE(judged.count(), 1);
    QCOMPARE(judged.first().first().value<GivenVerdict>().said, Regime::Bullish);
    QVERIFY(blind.told());
    keep(stage.window->grabWindow(), QStringLiteral("review-told"));
    QVERIFY(labelled(*stage.window, QStringLiteral("B bearish")).isEmpty());
    press(Qt::Key_N);
    press(Qt::Key_B); // a verdict, not the organism
    QCOMPARE(judged.count(), 2);
    QCOMPARE(judged.last().first().value<GivenVerdict>().said, Regime::Bearish);
    QVERIFY(!stage.app.overlay()->shown());
    press(Qt::Key_B); // once too often: still not the organism, which would lead away
    QCOMPARE(judged.count(), 2);
    QVERIFY(!stage.app.overlay()->shown());
    QCOMPARE(stage.app.page(), AppModel::ReviewPage);
    press(Qt::Key_Escape);
    QVERIFY(!blind.open());
    press(Qt::Key_B); // as everywhere else
    QVERIFY(stage.app.overlay()->shown());
}

/** Every panel of the Review page has what its models say of the second opinion, for the eye and
 * for the ear. */
void TestPages::secondOpinionIsBeside()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    stage.show(AppModel::ReviewPage);
    ReviewModel& review = *stage.app.review();
    const auto read = [&] {
        QStringList names;
        for (QQuickItem* item : itemsIn(*stage.window->contentItem()))
            if (item->isVisible())
                if (QAccessibleInterface* face = QAccessible::queryAccessibleInterface(item))
                    names << face->text(QAccessible::Name);
        return names;
    };
    QTRY_COMPARE(labelled(*stage.window, review.jumpHeadline()).size(), 1);
    QCOMPARE(labelled(*stage.window, review.jumpSentence()).size(), 1);
    QCOMPARE(labelled(*stage.window, review.jumpConfirmTexts().first()).size(), 1);
    QStringList names = read();
    const auto isRead = [&](const QString& row) { return names.contains(row); };
    QVERIFY(isRead(QStringLiteral("Jump model, ") +
                   review.jumpConfirmTexts().join(QStringLiteral(", "))));
    for (const CellsModel* rows :
         {review.whatIf(), review.paper(), review.simulated(), review.bot()->rows()})
        for (int row = 0; row < rows->count(); ++row) {
            const QString cells = rows->data(rows->index(row), CellsModel::CellsRole)
                                      .toStringList()
                                      .join(QStringLiteral(", "));
            QVERIFY2(isRead(cells), qPrintable(cells));
        }
    // A curve of the simulated cycles and one of the bot's own, each beside the HMM's.
    QCOMPARE(names.count(QStringLiteral("The same by the jump model's regime at entry.")), 4);
    review.setConfirmCandles(review.confirmCandles() + 5);
    names = read();
    QVERIFY(isRead(QStringLiteral("Jump model, ") +
                   review.jumpConfirmTexts().join(QStringLiteral(", "))));
    // A ledger from before it was kept.
    ReviewReport older = samples::reviewReport();
    older.tables.jumpConfirm.clear();
    older.tables.jumpWhatIf.clear();
    review.apply(older);
    names = read();
    QVERIFY(isRead(QStringLiteral("Jump model, No second opinion in this range.")));
    QCOMPARE(labelled(*stage.window, review.noSecondOpinion()).size(), 5);
}

/** Also when the jump model drives the Monitor. */
void TestPages::theModelPageSpeaksOfTheHmm()
{
    Stage stage(State::Normal);
    RegimeSnapshot& snapshot = stage.moment.snapshot;
    snapshot.shownRegime = ShownRegime::Ranging;
    snapshot.answer->pSwitch = 0.144;
    snapshot.other.shownRegime = ShownRegime::Bearish;
    snapshot.other.answer->pSwitch = 0.01;
    snapshot = asSaidBy(ModelFamily::Jump, snapshot);
    stage.applyAll();
    stage.load();
    stage.show(AppModel::ModelPage);
    QCOMPARE(stage.app.readout().switchText, QStringLiteral("0.99 for 5 candles"));
    QTRY_COMPARE(labelled(*stage.window, QStringLiteral("Last answer of the HMM")).size(), 1);
    QCOMPARE(labelled(*stage.window, QStringLiteral("14.4 % / 6.9 candles")).size(), 1);
    QCOMPARE(labelled(*stage.window, QStringLiteral("0.99 for 5 candles")).size(), 0);
    QCOMPARE(labelled(*stage.window, QStringLiteral("BEARISH")).size(), 0);
}

void TestPages::thePenaltySliderStandsAtTheOneInForce()
{
    Stage stage(State::Normal);
    SettingEntry penalty;
    penalty.key = QStringLiteral("JUMP_PENALTY");
    penalty.value = QStringLiteral("20");
    stage.app.apply(stage.moment.report());
    stage.app.applySettings({penalty});
    stage.load();
    stage.show(AppModel::ModelPage);
    const auto* slider = stage.window->findChild<QQuickItem*>(QStringLiteral("penaltySlider"));
    QVERIFY(slider);
    QCOMPARE(slider->property("value").toInt(), stage.app.penalty()->stop());
    QVERIFY(slider->property("value").toInt() > 0);
    QCOMPARE(labelled(*stage.window, stage.app.penalty()->text()).size(), 1);
    QVERIFY(stage.app.penalty()->text().startsWith(QLatin1String("20 is in force.")));
}

/** A page that is looked at does not stand still while the tables of a first review are made. */
void TestPages::tablesComePieceByPiece()
{
    Stage stage(State::Normal);
    stage.load();
    stage.show(AppModel::ReviewPage);
    const auto titled = [&](const char* title) {
        return !labelled(*stage.window, QString::fromLatin1(title)).isEmpty();
    };
    QVERIFY(titled("What it will answer") && !titled("Stability"));
    stage.app.review()->apply(samples::reviewReport());
    QVERIFY(!titled("Stability")); // not at once
    for (const char* title : {"Gain over baseline", "Phase gate", "What came after a label",
                              "What confidence is worth", "Confirming a change", "Stability",
                              "Paper grid, simulated", "The bot's own results", "Blind verdicts"})
        QTRY_VERIFY2(titled(title), title);
    QVERIFY(!titled("What it will answer"));
    // Nor for whoever comes back to them.
    stage.show(AppModel::MonitorPage);
    stage.app.setPage(AppModel::ReviewPage);
    QVERIFY(titled("What is reviewed") && !titled("Stability"));
    QTRY_VERIFY(titled("Stability"));
}

/** Each of the ten sections that hold tables. */
void TestPages::tablesOfAnEarlierReviewSayIt()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    stage.show(AppModel::ReviewPage);
    const QString range = QStringLiteral("replay of XDGUSD, 2024-07-07 to 2024-12-31");
    QCOMPARE(labelled(*stage.window, range).size(), 10);
    stage.app.review()->applyStatus(
        {false, 1, QStringLiteral("the live ledger has no row in this range")});
    QCOMPARE(labelled(*stage.window, range).size(), 0);
    QCOMPARE(labelled(*stage.window, QStringLiteral("an earlier review: ") + range).size(), 10);
    keep(stage.window->grabWindow(), QStringLiteral("review-earlier"));
}

void TestPages::whatWasNotTakenIsListed()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    stage.show(AppModel::ReviewPage);
    const auto link = labelled(*stage.window, QStringLiteral("What was not taken, and why"));
    QCOMPARE(link.size(), 1);
    const QString first = stage.app.review()->bot()->missing().first();
    QVERIFY(labelled(*stage.window, first).isEmpty());
    link.first()->forceActiveFocus();
    QTest::keyClick(stage.window, Qt::Key_Return);
    QCOMPARE(labelled(*stage.window, first).size(), 1);
    keep(stage.window->grabWindow(), QStringLiteral("review-not-taken"));
    QTest::keyClick(stage.window, Qt::Key_Return);
    QVERIFY(labelled(*stage.window, first).isEmpty());
}

void TestPages::keysAreListed()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    QVERIFY(labelled(*stage.window, QStringLiteral("Keys")).isEmpty());
    QTest::keyClick(stage.window, Qt::Key_F1);
    QTRY_COMPARE(labelled(*stage.window, QStringLiteral("Keys")).size(), 1);
    QTest::keyClick(stage.window, Qt::Key_Escape);
    QTRY_VERIFY(labelled(*stage.window, QStringLiteral("Keys")).isEmpty());
}

void TestPages::windowGoesFullScreen()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    QTest::keyClick(stage.window, Qt::Key_F11);
    QTRY_COMPARE(stage.window->visibility(), QWindow::FullScreen);
    QTest::keyClick(stage.window, Qt::Key_F11);
    QTRY_COMPARE(stage.window->visibility(), QWindow::Windowed);
}

void TestPages::looksAreSwitched()
{
    Stage stage(State::Normal);
    stage.applyAll();
    stage.load();
    stage.show(AppModel::SettingsPage);
    QTRY_VERIFY(!labelled(*stage.window, QStringLiteral("dark")).isEmpty());
    click(*stage.window, *labelled(*stage.window, QStringLiteral("dark")).first());
    QTRY_COMPARE(stage.app.theme(), int{AppModel::Dark});
    QVERIFY(stage.app.dark());
    click(*stage.window, *labelled(*stage.window, QStringLiteral("reduce motion")).first());
    QTRY_VERIFY(!stage.app.reduceMotion());
    click(*stage.window, *labelled(*stage.window, QStringLiteral("150 %")).first());
    QTRY_COMPARE(stage.app.textPercent(), 150);
    QSignalSpy copied(&stage.app, &AppModel::diagnosticsRequested);
    click(*stage.window, *labelled(*stage.window, QStringLiteral("Copy diagnostics")).first());
    QTRY_COMPARE(copied.count(), 1);
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
