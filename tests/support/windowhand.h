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

/** Presses the left button on the middle of the item. */
inline void click(QQuickWindow& window, const QQuickItem& item)
{
    const QPointF middle = item.mapToScene({item.width() / 2, item.height() / 2});
    QTest::mouseClick(&window, Qt::LeftButton, {}, middle.toPoint());
}

} // namespace regime::test
