// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The keys, as a card over the window; a click, ?, F1 or Esc puts it away. */
Item {
    id: card

    property bool shown: false

    visible: shown

    Rectangle {
        anchors.fill: parent
        color: Theme.tint(Theme.paper, 0.7)
    }

    MouseArea {
        anchors.fill: parent
        onClicked: card.shown = false
    }

    Rectangle {
        anchors.centerIn: parent
        width: 440
        height: list.height + 6 * Theme.unit
        color: Theme.panel
        border.color: Theme.ink
        border.width: 2

        Column {
            id: list
            x: 3 * Theme.unit
            y: 3 * Theme.unit
            width: parent.width - 6 * Theme.unit
            spacing: 2

            Txt {
                text: qsTr("Keys")
                font.pixelSize: Theme.headPx
                font.weight: Font.Bold
                bottomPadding: Theme.unit
            }

            Repeater {
                model: ListModel {
                    ListElement { keys: qsTr("1 to 5"); does: qsTr("the five pages") }
                    ListElement { keys: qsTr("Left, Right"); does: qsTr("move the crosshair") }
                    ListElement { keys: qsTr("Page up, Page down"); does: qsTr("move the charts in time") }
                    ListElement { keys: "+, -"; does: qsTr("zoom in and out") }
                    ListElement { keys: "H"; does: qsTr("history as the model says now, or as it was said") }
                    ListElement { keys: "B"; does: qsTr("the organism over the window") }
                    ListElement { keys: qsTr("Up, Down"); does: qsTr("its opacity") }
                    ListElement { keys: "L"; does: qsTr("how to read the organism") }
                    ListElement { keys: "A"; does: qsTr("alerts") }
                    ListElement { keys: "N"; does: qsTr("Review: the next episode to judge blind") }
                    ListElement { keys: "B, R, U"; does: qsTr("its verdict: bearish, ranging, bullish") }
                    ListElement { keys: qsTr("Esc"); does: qsTr("leave, or back to now") }
                    ListElement { keys: "F5"; does: qsTr("ask the exchange again") }
                    ListElement { keys: "T"; does: qsTr("light or dark") }
                    ListElement { keys: "Z"; does: qsTr("UTC or local time") }
                    ListElement { keys: "M"; does: qsTr("reduce motion") }
                    ListElement { keys: "C"; does: qsTr("small window above all others") }
                    ListElement { keys: "F11"; does: qsTr("full screen") }
                    ListElement { keys: qsTr("Ctrl + S"); does: qsTr("save the view as a picture") }
                    ListElement { keys: qsTr("Ctrl + C"); does: qsTr("copy the view") }
                    ListElement { keys: qsTr("Ctrl + R"); does: qsTr("report of the range in view") }
                    ListElement { keys: qsTr("Ctrl + comma"); does: qsTr("settings") }
                    ListElement { keys: qsTr("Tab, Enter"); does: qsTr("to the next control, press it") }
                    ListElement { keys: qsTr("Ctrl + Q"); does: qsTr("quit") }
                    ListElement { keys: "?"; does: qsTr("these keys") }
                }

                Fact {
                    required property string keys
                    required property string does

                    width: list.width
                    rowHeight: 22
                    label: does
                    value: keys
                }
            }
        }
    }
}
