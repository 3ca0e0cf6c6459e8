// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The five pages; the selected one is inverted. */
Rectangle {
    id: rail

    required property AppModel app

    color: Theme.rail
    width: Theme.railWidth

    Sign {
        x: 25
        y: 18
        width: 14
        height: 12
        shape: Sign.Triangle
        ink: Theme.dark ? Theme.bull : "#D23B23"
    }

    Sign {
        x: 17
        y: 34
        width: 13
        height: 13
        shape: Sign.Circle
        ink: Theme.dark ? Theme.range : "#D9A21B"
    }

    Sign {
        x: 34
        y: 34
        width: 12
        height: 13
        shape: Sign.Square
        ink: Theme.dark ? Theme.bear : "#3D6FC4"
    }

    Rectangle {
        id: bell

        readonly property int open: rail.app.alerts.openCount

        anchors.bottom: parent.bottom
        width: Theme.railWidth
        height: 64
        color: open > 0 ? Theme.railInk : bellHover.hovered ? "#2B2B2B" : "transparent"
        activeFocusOnTab: true
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Alerts, %1 open").arg(open)
        Accessible.onPressAction: rail.app.alerts.shown = true
        Keys.onReturnPressed: rail.app.alerts.shown = true
        Keys.onSpacePressed: rail.app.alerts.shown = true

        Txt {
            y: 12
            anchors.horizontalCenter: parent.horizontalCenter
            text: bell.open
            color: bell.open > 0 ? "#161616" : Theme.railInk
            font.pixelSize: Theme.titlePx
            font.weight: Font.Bold
        }

        Txt {
            y: 34
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("Alerts")
            color: bell.open > 0 ? "#161616" : Theme.railInk
            font.pixelSize: Theme.captionPx
            font.weight: Font.Medium
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: 3
            visible: bell.activeFocus
            color: "transparent"
            border.width: 2
            border.color: bell.open > 0 ? "#161616" : Theme.railInk
        }

        HoverHandler {
            id: bellHover
        }

        MouseArea {
            anchors.fill: parent
            onClicked: rail.app.alerts.shown = true
        }
    }

    Column {
        y: Theme.stripHeight + 4

        Repeater {
            model: [qsTr("Monitor"), qsTr("Data"), qsTr("Model"), qsTr("Review"), qsTr("Settings")]

            Rectangle {
                id: entry

                required property int index
                required property string modelData
                readonly property bool selected: rail.app.page === index

                width: Theme.railWidth
                height: 64
                color: selected ? Theme.railInk : hover.hovered ? "#2B2B2B" : "transparent"
                activeFocusOnTab: true
                Accessible.role: Accessible.PageTab
                Accessible.name: modelData
                Accessible.selected: selected
                Accessible.onPressAction: rail.app.page = index
                Keys.onReturnPressed: rail.app.page = index
                Keys.onSpacePressed: rail.app.page = index

                Txt {
                    y: 12
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: entry.index + 1
                    color: entry.selected ? "#161616" : Theme.railInk
                    font.pixelSize: Theme.titlePx
                    font.weight: Font.Bold
                }

                Txt {
                    y: 34
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: entry.modelData
                    color: entry.selected ? "#161616" : Theme.railInk
                    font.pixelSize: Theme.captionPx
                    font.weight: Font.Medium
                }

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: 3
                    visible: entry.activeFocus
                    color: "transparent"
                    border.width: 2
                    border.color: entry.selected ? "#161616" : Theme.railInk
                }

                HoverHandler {
                    id: hover
                }

                MouseArea {
                    anchors.fill: parent
                    onClicked: rail.app.page = entry.index
                }
            }
        }
    }
}
