// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! A fix at the end of a sentence: bold, underlined, reachable by Tab. */
Txt {
    id: link

    signal clicked

    property bool inverted: false

    color: !enabled ? Theme.quiet : inverted ? Theme.paper : Theme.ink
    font.weight: Font.DemiBold
    font.underline: enabled
    activeFocusOnTab: enabled
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: link.clicked()
    Keys.onReturnPressed: clicked()
    Keys.onSpacePressed: clicked()

    Rectangle {
        anchors.fill: parent
        anchors.margins: -4
        visible: link.activeFocus
        color: "transparent"
        border.color: link.color
        border.width: 2
    }

    MouseArea {
        anchors.fill: parent
        anchors.margins: -6
        cursorShape: Qt.PointingHandCursor
        onClicked: link.clicked()
    }
}
