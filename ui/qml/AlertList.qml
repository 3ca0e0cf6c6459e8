// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Alerts, newest first; open ones in bold. */
ListView {
    id: list

    required property AlertsModel alerts

    model: alerts
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    highlightMoveDuration: 0
    activeFocusOnTab: true
    keyNavigationEnabled: true
    onCurrentIndexChanged: if (currentIndex >= 0)
        alerts.current = currentIndex
    Component.onCompleted: currentIndex = alerts.current
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Alerts")

    Connections {
        target: list.alerts

        function onCurrentChanged() {
            list.currentIndex = list.alerts.current;
        }
    }

    delegate: Rectangle {
        id: row

        required property int index
        required property string title
        required property string whenText
        required property bool open
        readonly property bool selected: ListView.isCurrentItem

        width: list.width
        height: 46
        color: selected ? Theme.ink : "transparent"
        Accessible.role: Accessible.ListItem
        Accessible.name: title + ", " + whenText

        Txt {
            x: Theme.unit
            y: 5
            width: parent.width - 2 * Theme.unit
            text: row.title
            color: row.selected ? Theme.paper : Theme.ink
            font.weight: row.open ? Font.Bold : Font.Normal
            elide: Text.ElideRight
        }

        Txt {
            x: Theme.unit
            y: 25
            width: parent.width - 2 * Theme.unit
            text: row.whenText
            color: row.selected ? Theme.softOnInk : Theme.quiet
            font.pixelSize: Theme.smallPx
            elide: Text.ElideRight
        }

        MouseArea {
            anchors.fill: parent
            onClicked: list.currentIndex = row.index
        }
    }

    Note {
        width: parent.width
        visible: list.count === 0
        text: qsTr("Nothing has been raised yet. Silence means: candles come in, all of them are kept, and models pass their review.")
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -3
        visible: list.activeFocus
        color: "transparent"
        border.width: 2
        border.color: Theme.ink
    }
}
