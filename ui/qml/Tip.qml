// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Words that have no room where they belong, in front of everything while they are asked for. */
Rectangle {
    id: tip

    /*! Under it, or over it where the window ends, the words stand. */
    required property Item of
    property string words
    property bool asked: false
    readonly property point place: visible ? of.mapToItem(parent, 0, 0) : Qt.point(0, 0)

    parent: of.Window.contentItem
    objectName: "tip"
    visible: asked && words.length > 0
    z: 10
    x: Math.max(4, Math.min(place.x, (parent?.width ?? 0) - width - 4))
    y: place.y + of.height + 4 + height > (parent?.height ?? 0) ? place.y - height - 4 : place.y + of.height + 4
    width: text.width + 20
    height: text.height + 14
    color: Theme.panel
    border.color: Theme.ink

    // What a wrapped text would need in one line depends on the width it is given.
    Txt {
        id: unwrapped
        visible: false
        text: tip.words
        font: text.font
    }

    Txt {
        id: text
        x: 10
        y: 7
        width: Math.min(unwrapped.implicitWidth, 420)
        text: tip.words
        wrapMode: Text.Wrap
        font.pixelSize: Theme.smallPx
    }
}
