// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/windowstage.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cstdlib>

using namespace regime;
using namespace regime::test;
using samples::State;

namespace
{

constexpr int visibleStep = 32;         ///< of 255, in any channel; rasterisers differ by less
constexpr double allowedShare = 0.0005; ///< of the pixels: a few letters

/** Share of the pixels that look different; 1 for another size. */
double differingShare(const QImage& one, const QImage& other)
{
    if (one.size() != other.size())
        return 1;
    const QImage a = one.convertToFormat(QImage::Format_RGB32);
    const QImage b = other.convertToFormat(QImage::Format_RGB32);
    qsizetype differing = 0;
    for (int y = 0; y < a.height(); ++y) {
        const auto* left = reinterpret_cast<const QRgb*>(a.constScanLine(y));
        const auto* right = reinterpret_cast<const QRgb*>(b.constScanLine(y));
        for (int x = 0; x < a.width(); ++x)
            differing += std::abs(qRed(left[x]) - qRed(right[x])) > visibleStep ||
                         std::abs(qGreen(left[x]) - qGreen(right[x])) > visibleStep ||
                         std::abs(qBlue(left[x]) - qBlue(right[x])) > visibleStep;
    }
    return static_cast<double>(differing) / (static_cast<double>(a.width()) * a.height());
}

} // namespace

/** Twelve pictures of the pages as they were when someone last looked at them and found them good.
 *  After a change that is meant, look at the new ones and keep them with
 *  REGIME_PICTURES=tests/data/pages tst_baseline. */
class TestBaseline : public QObject
{
    Q_OBJECT

private slots:
    void looksAsItDid_data();
    void looksAsItDid();
    void aMovedWordIsSeen();
};

void TestBaseline::looksAsItDid_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("page");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    const QSize large(1440, 900);
    const QSize small(1100, 700);
    QTest::newRow("monitor-normal-light-1440") << State::Normal << 0 << false << large;
    QTest::newRow("monitor-normal-dark-1440") << State::Normal << 0 << true << large;
    QTest::newRow("monitor-normal-light-1100") << State::Normal << 0 << false << small;
    QTest::newRow("monitor-stale-dark-1100") << State::Stale << 0 << true << small;
    QTest::newRow("monitor-empty-light-1440") << State::Empty << 0 << false << large;
    QTest::newRow("monitor-error-light-1100") << State::Error << 0 << false << small;
    QTest::newRow("data-normal-light-1440") << State::Normal << 1 << false << large;
    QTest::newRow("data-error-dark-1100") << State::Error << 1 << true << small;
    QTest::newRow("model-normal-light-1440") << State::Normal << 2 << false << large;
    QTest::newRow("model-error-dark-1100") << State::Error << 2 << true << small;
    QTest::newRow("review-normal-light-1440") << State::Normal << 3 << false << large;
    QTest::newRow("settings-normal-dark-1100") << State::Normal << 4 << true << small;
}

void TestBaseline::looksAsItDid()
{
    QFETCH(State, state);
    QFETCH(int, page);
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    Stage stage(state);
    const Result<QImage> picture = stage.picture(page, dark, size);
    QVERIFY(picture.ok());
    const QString name = QLatin1String(QTest::currentDataTag());
    keep(*picture, name);
    const QImage kept(QStringLiteral(TEST_DATA_DIR "/pages/%1.png").arg(name));
    QVERIFY2(!kept.isNull(), "no such picture is kept");
    const double share = differingShare(*picture, kept);
    QVERIFY2(share <= allowedShare,
             qPrintable(QStringLiteral("%1 %% of the pixels differ").arg(100 * share, 0, 'f', 3)));
}

/** The tolerance is smaller than what it is to find. */
void TestBaseline::aMovedWordIsSeen()
{
    const QImage kept(QStringLiteral(TEST_DATA_DIR "/pages/monitor-normal-light-1440.png"));
    QVERIFY(!kept.isNull());
    QCOMPARE(differingShare(kept, kept), 0.0);
    QImage moved = kept;
    const QRect word(90, 410, 240, 40); // the shown regime, four pixels to the right
    QPainter(&moved).drawImage(word.topLeft() + QPoint(4, 0), kept, word);
    QVERIFY(differingShare(moved, kept) > allowedShare);
}

QTEST_MAIN(TestBaseline)
#include "tst_baseline.moc"
