// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One example of the legend: a still organism over the words that say what it shows.
Organism {
    id: root

    property string caption

    width: parent?.tile ?? 0
    height: width
    selfDriven: false
    explains: false
    trained: true
    confidence: 1

    Text {
        anchors { top: parent.bottom; horizontalCenter: parent.horizontalCenter }
        text: root.caption
        textFormat: Text.PlainText
        color: root.ink
        font { family: root.family; pixelSize: 12 }
    }
}
