// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowmemory.h"

#include <QFile>
#include <QSettings>
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
        const WindowMemory left{QRect(30, 40, 1200, 800), true, 3, 2, true, true, 150, -1, 5400};
        keepWindow(path, doge, left);
        QCOMPARE(recallWindow(path, doge), left);
        // The look is common; place and page are not.
        const WindowMemory other = recallWindow(path, bitcoin);
        QCOMPARE(other, (WindowMemory{QRect(), false, 0, 2, true, true, 150}));
        keepWindow(path, bitcoin, {QRect(1, 2, 1100, 700), false, 1, 1, false, false});
        QCOMPARE(recallWindow(path, doge).geometry, left.geometry);
        QCOMPARE(recallWindow(path, doge).theme, 1);
    }

    void keepsTheChartsRange_data()
    {
        QTest::addColumn<QVariant>("range");
        QTest::addColumn<QVariant>("spanSec");
        QTest::addColumn<int>("kept");
        QTest::addColumn<double>("keptSec");
        QTest::newRow("an hour") << QVariant(0) << QVariant(0.0) << 0 << 0.0;
        QTest::newRow("all") << QVariant(4) << QVariant(0.0) << 4 << 0.0;
        QTest::newRow("one's own") << QVariant(-1) << QVariant(5400.0) << -1 << 5400.0;
        QTest::newRow("one's own of no span") << QVariant(-1) << QVariant(0.0) << 2 << 0.0;
        QTest::newRow("one's own without end")
            << QVariant(-1) << QVariant(QStringLiteral("inf")) << 2 << 0.0;
        QTest::newRow("no span at all")
            << QVariant(-1) << QVariant(QStringLiteral("wide")) << 2 << 0.0;
        QTest::newRow("unknown") << QVariant(9) << QVariant(0.0) << 2 << 0.0;
        QTest::newRow("a word") << QVariant(QStringLiteral("week")) << QVariant(0.0) << 2 << 0.0;
    }

    void keepsTheChartsRange()
    {
        QFETCH(QVariant, range);
        QFETCH(QVariant, spanSec);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("window.ini"));
        const QString doge = QStringLiteral("/home/me/doge");
        keepWindow(path, doge, {});
        {
            QSettings file(path, QSettings::IniFormat);
            for (const QString& group : file.childGroups())
                if (group.startsWith(QLatin1String("window-"))) {
                    file.setValue(group + QStringLiteral("/range"), range);
                    file.setValue(group + QStringLiteral("/spanSec"), spanSec);
                }
        }
        const WindowMemory memory = recallWindow(path, doge);
        QTEST(memory.range, "kept");
        QTEST(memory.spanSec, "keptSec");
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
