// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

namespace regime::test
{

/** `root` and everything in it, depth first. */
inline QList<QQuickItem*> itemsIn(QQuickItem& root)
{
    QList<QQuickItem*> items{&root};
    for (QQuickItem* child : root.childItems())
        items += itemsIn(*child);
    return items;
}

/** The visible items that say exactly `text`, in the order of the tree. */
inline QList<QQuickItem*> labelled(const QQuickWindow& window, const QString& text)
{
    QList<QQuickItem*> found;
    for (QQuickItem* item : itemsIn(*window.contentItem()))
        if (item->isVisible() && item->property("text").toString() == text)
            found << item;
    return found;
}

/** A text as it is seen: where its words are, cut to what clips it. */
struct SeenText {
    QString text;
    QRectF place;       ///< in the window
    bool isCut = false; ///< part of it lies outside, and nothing says so
};

/** Every text of the window that can be seen, overlays apart. */
inline QList<SeenText> seenTexts(const QQuickWindow& window)
{
    QList<SeenText> seen;
    for (QQuickItem* item : itemsIn(*window.contentItem())) {
        if (!item->inherits("QQuickText") || !item->isVisible() || item->opacity() == 0)
            continue;
        const QString text = item->property("text").toString();
        if (text.isEmpty())
            continue;
        const QSizeF words(item->property("contentWidth").toDouble(),
                           item->property("contentHeight").toDouble());
        const bool right = item->property("effectiveHorizontalAlignment").toInt() == Qt::AlignRight;
        const bool middle =
            item->property("effectiveHorizontalAlignment").toInt() == Qt::AlignHCenter;
        const double free = item->width() - words.width();
        const double x = right ? free : middle ? free / 2 : 0;
        const double y = item->property("topPadding").toDouble();
        const QRectF whole = item->mapRectToScene({{x, y}, words});
        QRectF place = whole;
        for (QQuickItem* above = item->parentItem(); above; above = above->parentItem())
            if (above->clip() || !above->parentItem())
                place = place.intersected(
                    above->mapRectToScene({0, 0, above->width(), above->height()}));
        if (place.isEmpty())
            continue; // scrolled away
        // What runs out sideways cannot be scrolled to.
        seen << SeenText{text, place, place.width() < whole.width() - 1};
    }
    return seen;
}

/** Presses the left button on the middle of the item. */
inline void click(QQuickWindow& window, const QQuickItem& item)
{
    const QPointF middle = item.mapToScene({item.width() / 2, item.height() / 2});
    QTest::mouseClick(&window, Qt::LeftButton, {}, middle.toPoint());
}

} // namespace regime::test
