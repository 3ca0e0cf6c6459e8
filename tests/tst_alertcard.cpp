// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/windowhand.h"
#include "tests/support/windowstage.h"

#include <QQuickItem>
#include <QSignalSpy>

using namespace regime;
using namespace regime::test;

namespace
{

AlertBook bookOf(double nowSec)
{
    AlertBook book;
    book.alerts = {
        {5, AlertKind::Stale, nowSec - 1500, nowSec - 1440, std::nullopt,
         QStringLiteral("No candle since the one of 11:05 UTC.")},
        {4, AlertKind::RegimeChanged, nowSec - 9000, nowSec - 8700, nowSec - 8700,
         QStringLiteral("The shown regime is RANGING.")},
        {3, AlertKind::Drift, nowSec - 86'400, nowSec - 86'400, std::nullopt,
         QStringLiteral("Beyond its normal for three days: rsi_zone.")},
        {2, AlertKind::StoreOffline, nowSec - 90'000, nowSec - 89'880, nowSec - 88'000,
         QStringLiteral("database or disk is full")},
        {1, AlertKind::RetrainHeld, nowSec - 260'000, nowSec - 260'000, nowSec - 170'000,
         QStringLiteral("3 candidates in a row were held back.")},
    };
    book.inDigest = 9;
    return book;
}

} // namespace

/** The card of alerts in the real window. */
class TestAlertCard : public QObject
{
    Q_OBJECT

private slots:
    void opensByKeyAndFollowsTheList();
    void oneChangeIsOne();
    void buttonsAsk();
    void looksRight_data();
    void looksRight();
};

void TestAlertCard::opensByKeyAndFollowsTheList()
{
    Stage stage(samples::State::Stale);
    stage.load();
    stage.applyAll();
    stage.app.apply(bookOf(stage.moment.nowSec));
    auto* card = stage.window->findChild<QQuickItem*>(QStringLiteral("alerts"));
    QVERIFY(card && !card->isVisible());
    QCOMPARE(stage.app.alerts()->openCount(), 2);
    QTest::keyClick(stage.window, Qt::Key_A);
    QVERIFY(card->isVisible());
    QCOMPARE(stage.app.alerts()->title(), QStringLiteral("Stale data"));
    QVERIFY(stage.app.alerts()->evidence().size() > 10);
    stage.app.alerts()->setCurrent(2);
    QCOMPARE(stage.app.alerts()->title(), QStringLiteral("Drift"));
    QTest::keyClick(stage.window, Qt::Key_Escape);
    QVERIFY(!card->isVisible());
}

void TestAlertCard::oneChangeIsOne()
{
    Stage stage(samples::State::Normal);
    stage.load();
    stage.applyAll();
    AlertBook book = bookOf(stage.moment.nowSec);
    stage.app.alerts()->setShown(true);
    const std::pair<int, const char*> digests[] = {{0, "2 open, 0 changes wait for the digest"},
                                                   {1, "2 open, 1 change waits for the digest"},
                                                   {9, "2 open, 9 changes wait for the digest"}};
    for (const auto& [inDigest, words] : digests) {
        book.inDigest = inDigest;
        stage.app.apply(book);
        QTRY_COMPARE(labelled(*stage.window, QLatin1String(words)).size(), 1);
    }
}

void TestAlertCard::buttonsAsk()
{
    Stage stage(samples::State::Normal);
    const AlertsModel* alerts = stage.app.alerts();
    const QSignalSpy snoozed(alerts, &AlertsModel::snoozeRequested);
    const QSignalSpy tested(alerts, &AlertsModel::testRequested);
    const QSignalSpy told(alerts, &AlertsModel::digestRequested);
    stage.load();
    stage.applyAll();
    stage.app.apply(bookOf(stage.moment.nowSec));
    stage.app.alerts()->setShown(true);
    const auto press = [&](const char* text) {
        const QList<QQuickItem*> found = labelled(*stage.window, QLatin1String(text));
        if (!found.isEmpty())
            click(*stage.window, *found.constLast());
        return !found.isEmpty();
    };
    QVERIFY(press("Send a test"));
    QCOMPARE(tested.size(), 1);
    QVERIFY(press("Tell the digest now"));
    QCOMPARE(told.size(), 1);
    QVERIFY(press("Snooze until morning"));
    QCOMPARE(snoozed.size(), 1);
    QVERIFY(snoozed.first().first().toDouble() > stage.moment.nowSec);
    AlertBook book = bookOf(stage.moment.nowSec);
    book.snoozedUntilSec = stage.moment.nowSec + 3600;
    stage.app.apply(book);
    QVERIFY(press("End the snooze"));
    QCOMPARE(snoozed.last().first().toDouble(), 0.0);
    QVERIFY(press("Close"));
    QVERIFY(!alerts->shown());
}

void TestAlertCard::looksRight_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("empty");
    QTest::addColumn<QSize>("size");
    QTest::newRow("alerts-light") << false << false << QSize(1440, 900);
    QTest::newRow("alerts-dark-small") << true << false << QSize(1100, 700);
    QTest::newRow("alerts-empty") << false << true << QSize(1100, 700);
}

/** No word runs out of the picture. */
void TestAlertCard::looksRight()
{
    QFETCH(bool, dark);
    QFETCH(bool, empty);
    QFETCH(QSize, size);
    Stage stage(samples::State::Stale);
    stage.app.setTheme(dark ? AppModel::Dark : AppModel::Light);
    stage.load();
    stage.applyAll();
    if (!empty)
        stage.app.apply(bookOf(stage.moment.nowSec));
    stage.app.alerts()->setShown(true);
    const auto picture = grabPage(*stage.window, stage.app, AppModel::MonitorPage, size);
    QVERIFY(picture);
    keep(*picture, QLatin1String(QTest::currentDataTag()));
    for (const SeenText& text : seenTexts(*stage.window))
        QVERIFY2(!text.isCut, qPrintable(text.text));
}

QTEST_MAIN(TestAlertCard)
#include "tst_alertcard.moc"
