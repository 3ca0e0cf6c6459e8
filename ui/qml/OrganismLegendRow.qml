// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One line of the legend: what is told, and three organisms that differ in that alone.
Item {
    id: root

    required property string title
    required property string note
    required property color ink
    required property string family
    default property alias tiles: examples.data

    readonly property real headHeight: 38
    readonly property real captionHeight: 18
    readonly property real tile: Math.max(0, Math.min(width / 3, height - headHeight - captionHeight))

    Text {
        text: root.title
        textFormat: Text.PlainText
        color: root.ink
        font { family: root.family; pixelSize: 15; bold: true }
    }
    Text {
        y: 20
        width: root.width
        text: root.note
        textFormat: Text.PlainText
        wrapMode: Text.WordWrap
        color: root.ink
        font { family: root.family; pixelSize: 12 }
    }
    Row {
        id: examples
        readonly property real tile: root.tile

        x: (root.width / 3 - root.tile) / 2
        y: root.headHeight
        spacing: root.width / 3 - root.tile
    }
}
