// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The event log, newest first. */
ListView {
    id: list

    required property EventLogModel events

    clip: true
    model: events
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Event log")

    delegate: Item {
        id: entry

        required property string timeText
        required property string eventText

        width: list.width
        height: 22

        Txt {
            id: time
            anchors.verticalCenter: parent.verticalCenter
            text: entry.timeText
            font.weight: Font.DemiBold
        }

        Txt {
            anchors.left: parent.left
            anchors.leftMargin: Math.max(52, time.width + 14)
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: entry.eventText
            elide: Text.ElideRight
        }
    }

    FocusFrame {
        target: list
    }

    Txt {
        visible: list.count === 0
        text: qsTr("Nothing has happened yet.")
        color: Theme.quiet
        y: 4
    }
}
