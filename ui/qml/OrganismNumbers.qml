// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The organism's numbers as text, shown while it is hovered or has the focus.
Rectangle {
    id: root

    objectName: "numbers"
    required property string numbers
    required property string family
    property bool asked: false
    property color paper
    property color ink

    visible: asked
    color: paper
    border.color: ink
    implicitHeight: text.implicitHeight + 16

    Text {
        id: text
        anchors { fill: parent; margins: 8 }
        text: root.numbers
        textFormat: Text.PlainText
        wrapMode: Text.WordWrap
        color: root.ink
        font { family: root.family; pixelSize: 13 }
    }
}
