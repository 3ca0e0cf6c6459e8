// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rectnode.h"

#include <QImage>
#include <QPainter>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <QTest>

using namespace regime;

namespace
{

constexpr QSize kSize(120, 60);

class Mesh : public QQuickItem
{
public:
    Mesh(QQuickItem* parent, ColouredRects rects) : QQuickItem(parent), m_rects(std::move(rects))
    {
        setFlag(ItemHasContents);
        setSize(kSize);
    }

protected:
    QSGNode* updatePaintNode(QSGNode*, UpdatePaintNodeData*) override
    {
        auto* node = new RectNode;
        node->setRects(m_rects, boundingRect());
        return node;
    }

private:
    ColouredRects m_rects;
};

} // namespace

/** The mesh of a real window against the painter's picture of the same rectangles. */
class TestRectNode : public QObject
{
    Q_OBJECT

private slots:
    void paintsWhatThePainterPaints_data()
    {
        QTest::addColumn<ColouredRects>("rects");
        const QColor ink(Qt::black), paper(0xF4, 0xEF, 0xE4);
        QTest::newRow("a rising candle: wick, body, paper upon it")
            << candleRects({10, 31, 40, 10, 50, 20}, ink, paper);
        QTest::newRow("the later upon the earlier")
            << ColouredRects{{QRectF(0, 0, 120, 60), paper},
                             {QRectF(20, 10, 60, 30), QColor(Qt::red)},
                             {QRectF(40, 20, 60, 30), QColor(Qt::blue)},
                             {QRectF(60, 0, 10, 60), ink}};
        QTest::newRow("beyond the item: cut off")
            << ColouredRects{{QRectF(-20, -20, 40, 40), ink}, {QRectF(100, 40, 90, 90), ink}};
    }

    void paintsWhatThePainterPaints()
    {
        QFETCH(ColouredRects, rects);
        QQuickWindow window;
        window.resize(kSize);
        window.setColor(Qt::white);
        const Mesh mesh(window.contentItem(), rects);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        if (window.rendererInterface()->graphicsApi() == QSGRendererInterface::Software)
            QFAIL("needs a scene graph that draws meshes");
        const QImage drawn = window.grabWindow().convertToFormat(QImage::Format_RGB32);

        QImage painted(kSize, QImage::Format_RGB32);
        painted.fill(Qt::white);
        QPainter painter(&painted);
        paintRects(painter, rects);
        painter.end();
        QCOMPARE(drawn, painted);
    }
};

QTEST_MAIN(TestRectNode)
#include "tst_rectnode.moc"
