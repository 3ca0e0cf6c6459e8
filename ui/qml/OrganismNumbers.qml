// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The organism's numbers as text, shown while it is hovered or has the focus.
Rectangle {
    id: root

    required property string numbers
    property bool asked: false
    property color paper
    property color ink

    visible: opacity > 0
    opacity: asked ? 1 : 0
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
        font.pixelSize: 13
    }
}
