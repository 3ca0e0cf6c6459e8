// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The keys, as a card over the window; any click or key puts it away. */
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
                text: "Keys"
                font.pixelSize: Theme.headPx
                font.weight: Font.Bold
                bottomPadding: Theme.unit
            }

            Repeater {
                model: ListModel {
                    ListElement { keys: "1 to 5"; does: "the five pages" }
                    ListElement { keys: "Left, Right"; does: "move the crosshair" }
                    ListElement { keys: "Page up, Page down"; does: "move the charts in time" }
                    ListElement { keys: "+, -"; does: "zoom in and out" }
                    ListElement { keys: "B"; does: "the organism over the window" }
                    ListElement { keys: "Up, Down"; does: "its opacity" }
                    ListElement { keys: "L"; does: "how to read the organism" }
                    ListElement { keys: "Esc"; does: "leave, or back to now" }
                    ListElement { keys: "F5"; does: "ask the exchange again" }
                    ListElement { keys: "T"; does: "light or dark" }
                    ListElement { keys: "Z"; does: "UTC or local time" }
                    ListElement { keys: "?"; does: "these keys" }
                }

                Fact {
                    required property string keys
                    required property string does

                    width: list.width
                    rowHeight: 26
                    label: does
                    value: keys
                }
            }
        }
    }
}
