// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The newest requests for candles, newest first: the latency chart in words. */
ListView {
    id: list

    required property SyncLog syncs

    clip: true
    model: syncs
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Sync history")
    Accessible.focusable: true

    delegate: Item {
        id: entry

        required property string timeText
        required property string outcome
        required property bool failed

        width: list.width
        height: 20
        Accessible.role: Accessible.ListItem
        Accessible.name: timeText + ", " + outcome

        Txt {
            id: time
            anchors.verticalCenter: parent.verticalCenter
            text: entry.timeText
            color: Theme.quiet
            font.pixelSize: Theme.smallPx
        }

        Txt {
            anchors.left: time.right
            anchors.leftMargin: 2 * Theme.unit
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: entry.outcome
            elide: Text.ElideRight
            font.pixelSize: Theme.smallPx
            font.weight: entry.failed ? Font.Bold : Font.Normal
        }
    }

    Txt {
        visible: list.count === 0
        text: qsTr("Nothing has been asked yet.")
        color: Theme.quiet
        font.pixelSize: Theme.smallPx
    }

    FocusFrame {
        target: list
    }
}
