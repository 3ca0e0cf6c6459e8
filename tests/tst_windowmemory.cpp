// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowmemory.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace regime;

/** Where the window was, kept from one start to the next. */
class TestWindowMemory : public QObject
{
    Q_OBJECT

private slots:
    void keepsEachFoldersWindow()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("state/window.ini"));
        const QString doge = QStringLiteral("/home/me/doge"), bitcoin = QStringLiteral("/b");
        QCOMPARE(recallWindow(path, doge), WindowMemory());
        const WindowMemory left{QRect(30, 40, 1200, 800), true, 3, 2, true, true, 150};
        keepWindow(path, doge, left);
        QCOMPARE(recallWindow(path, doge), left);
        // The look is common; place and page are not.
        const WindowMemory other = recallWindow(path, bitcoin);
        QCOMPARE(other, (WindowMemory{QRect(), false, 0, 2, true, true, 150}));
        keepWindow(path, bitcoin, {QRect(1, 2, 1100, 700), false, 1, 1, false, false});
        QCOMPARE(recallWindow(path, doge).geometry, left.geometry);
        QCOMPARE(recallWindow(path, doge).theme, 1);
    }

    void startsWellOnADamagedFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("window.ini"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) &&
                file.write("[look]\ntheme=17\ntextPercent=900\n]x\0=y") > 0);
        file.close();
        QCOMPARE(recallWindow(path, QStringLiteral("/a")), WindowMemory());
    }

    void textSizeIsQtsScaleUnlessThatIsGiven()
    {
        const auto scale = [] { return qgetenv("QT_SCALE_FACTOR"); };
        const QByteArray before = scale();
        qunsetenv("QT_SCALE_FACTOR");
        applyTextSize({});
        QVERIFY(!qEnvironmentVariableIsSet("QT_SCALE_FACTOR"));
        WindowMemory large;
        large.textPercent = 150;
        applyTextSize(large);
        QCOMPARE(scale(), QByteArray("1.5"));
        qputenv("QT_SCALE_FACTOR", "2");
        applyTextSize(large);
        QCOMPARE(scale(), QByteArray("2"));
        before.isEmpty() ? qunsetenv("QT_SCALE_FACTOR") : qputenv("QT_SCALE_FACTOR", before);
    }

    void clampsToTheScreens_data()
    {
        QTest::addColumn<QRect>("wanted");
        QTest::addColumn<QRect>("placed");
        QTest::newRow("as it was") << QRect(100, 50, 1200, 800) << QRect(100, 50, 1200, 800);
        QTest::newRow("on the second screen")
            << QRect(2000, 50, 1200, 800) << QRect(2000, 50, 1200, 800);
        QTest::newRow("half out") << QRect(-600, 900, 1200, 800) << QRect(0, 280, 1200, 800);
        QTest::newRow("on a screen that is gone")
            << QRect(9000, 9000, 1200, 800) << QRect(720, 280, 1200, 800);
        QTest::newRow("larger than the screen")
            << QRect(0, 0, 4000, 3000) << QRect(0, 0, 1920, 1080);
        QTest::newRow("smaller than the least")
            << QRect(10, 10, 50, 50) << QRect(10, 10, 1100, 700);
    }

    void clampsToTheScreens()
    {
        QFETCH(QRect, wanted);
        QFETCH(QRect, placed);
        const QList<QRect> screens{QRect(0, 0, 1920, 1080), QRect(1920, 0, 1920, 1080)};
        QCOMPARE(clampedToScreens(wanted, screens, QSize(1100, 700)), placed);
    }

    void keepsTheLeastSizeOnATinyScreen()
    {
        QCOMPARE(
            clampedToScreens(QRect(300, 300, 1100, 700), {QRect(0, 0, 800, 600)}, QSize(1100, 700)),
            QRect(0, 0, 1100, 700));
        QCOMPARE(clampedToScreens(QRect(3, 3, 1100, 700), {}, QSize(1100, 700)),
                 QRect(3, 3, 1100, 700));
    }
};

QTEST_GUILESS_MAIN(TestWindowMemory)
#include "tst_windowmemory.moc"
