// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organism.h"
#include "ui/organismdriver.h"

#include <QElapsedTimer>
#include <QQuickItem>
#include <QQuickView>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace regime;

/** When the organism's own clock runs in a real window, and when nothing of it is drawn. */
class TestOrganismStage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_view.reset(); }

    void breathesWhileItIsSeen();
    void standsWhileHidden();
    void standsWhileMinimised();
    void standsWhileCovered();
    void standsWithReducedMotion();
    void standsWhenStale();
    void framesAreCapped();
    void aLargePictureCostsOneFrameOfItsWindow();

private:
    QQuickItem* organism() const { return m_view->rootObject(); }
    bool moving() const { return organism()->property("moving").toBool(); }

    std::unique_ptr<QQuickView> m_view;
};

void TestOrganismStage::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    m_view = std::make_unique<QQuickView>();
    useOrganism(*m_view->engine());
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->setGeometry(100, 100, 240, 240);
    m_view->setInitialProperties(
        {{QStringLiteral("trained"), true}, {QStringLiteral("confidence"), 1.0}});
    m_view->setSource(QUrl(QStringLiteral("qrc:/RegimeScope/Organism/Organism.qml")));
    QCOMPARE(m_view->status(), QQuickView::Ready);
    QVERIFY(!moving());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QTRY_VERIFY(moving());
}

void TestOrganismStage::breathesWhileItIsSeen()
{
    const double start = organism()->property("time").toDouble();
    QTRY_VERIFY(organism()->property("time").toDouble() > start);
    QVERIFY(organism()->property("onProcessor").isValid());
}

void TestOrganismStage::standsWhileHidden()
{
    m_view->hide();
    QTRY_VERIFY(!moving());
    m_view->show();
    QTRY_VERIFY(moving());
    organism()->setVisible(false);
    QVERIFY(!moving());
    organism()->setVisible(true);
    QVERIFY(moving());
}

void TestOrganismStage::standsWhileMinimised()
{
    m_view->showMinimized();
    QTRY_VERIFY(!moving());
    m_view->showNormal();
    QTRY_VERIFY(moving());
}

void TestOrganismStage::standsWhileCovered()
{
    QWindow lid;
    lid.setFlag(Qt::FramelessWindowHint);
    lid.setGeometry(90, 90, 130, 260);
    lid.show();
    lid.raise();
    QVERIFY(QTest::qWaitForWindowExposed(&lid));
    QVERIFY2(moving(), "half of it is still seen");
    lid.setGeometry(90, 90, 260, 260);
    QTRY_VERIFY(!moving());
    lid.hide();
    QTRY_VERIFY(moving());
}

void TestOrganismStage::standsWithReducedMotion()
{
    organism()->setProperty("reduceMotion", true);
    QVERIFY(!moving());
    organism()->setProperty("reduceMotion", false);
    QVERIFY(moving());
}

void TestOrganismStage::standsWhenStale()
{
    organism()->setProperty("staleness", 1.0);
    QVERIFY2(moving(), "it glides to grey");
    QTRY_VERIFY(!moving());
}

void TestOrganismStage::framesAreCapped()
{
    auto* driver = organism()->findChild<OrganismDriver*>();
    QVERIFY(driver);
    const auto frameMs = [&] { return driver->property("frameMs").toInt(); };
    // The scene graph says who draws with the first frame.
    const auto perFrame = [&](int onProcessorMs, int onCardMs) {
        return organism()->property("onProcessor").toBool() ? onProcessorMs : onCardMs;
    };
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    QTRY_COMPARE(frameMs(), perFrame(100, 33));
    QSignalSpy frames(driver, &OrganismDriver::frame);
    QVERIFY(frames.wait());
    QElapsedTimer since;
    since.start();
    const qsizetype first = frames.count();
    QTRY_VERIFY(frames.count() >= first + 5);
    QVERIFY2(since.elapsed() >= 4 * frameMs(), qPrintable(QString::number(since.elapsed())));

    QWindow other;
    other.setGeometry(400, 100, 50, 50);
    other.show();
    other.requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_COMPARE(frameMs(), perFrame(200, 66));
    organism()->setProperty("bias", 1.0);
    QVERIFY(driver->gliding());
    QCOMPARE(frameMs(), perFrame(132, 66));
    QTRY_VERIFY(!driver->gliding());
    QCOMPARE(frameMs(), perFrame(200, 66));
    other.hide();
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    organism()->setProperty("bias", -1.0);
    QVERIFY(driver->gliding());
    QTRY_COMPARE(frameMs(), perFrame(66, 33));
}

// On a software rasteriser it is drawn smaller and enlarged, which must not show each picture
// twice.
void TestOrganismStage::aLargePictureCostsOneFrameOfItsWindow()
{
    m_view->resize(900, 800);
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    auto* driver = organism()->findChild<OrganismDriver*>();
    QVERIFY(driver);
    QSignalSpy pictures(driver, &OrganismDriver::frame);
    QTRY_VERIFY(pictures.count() >= 5);
    QSignalSpy shown(m_view.get(), &QQuickWindow::frameSwapped);
    pictures.clear();
    QTRY_VERIFY(pictures.count() >= 10);
    QVERIFY2(
        shown.count() <= pictures.count() + 2,
        qPrintable(
            QStringLiteral("%1 frames for %2 pictures").arg(shown.count()).arg(pictures.count())));
    QVERIFY2(shown.count() >= pictures.count() / 2, "nothing is shown");
}

QTEST_MAIN(TestOrganismStage)
#include "tst_organismstage.moc"
