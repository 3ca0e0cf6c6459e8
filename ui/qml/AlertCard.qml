// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! One alert in full, with the others beside it, as a card over the window; A or Esc puts it away. */
Item {
    id: card

    required property AppModel app
    readonly property AlertsModel alerts: app.alerts
    readonly property string waiting: alerts.inDigest === 1 ? qsTr("1 change waits for the digest") : qsTr("%1 changes wait for the digest").arg(alerts.inDigest)

    objectName: "alerts"
    visible: alerts.shown

    Rectangle {
        anchors.fill: parent
        color: Theme.tint(Theme.paper, 0.7)
    }

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onClicked: card.alerts.shown = false
        onWheel: wheel => wheel.accepted = true
    }

    Rectangle {
        id: sheet
        anchors.centerIn: parent
        width: Math.min(card.width - 6 * Theme.unit, 880)
        height: Math.min(card.height - 6 * Theme.unit, 560)
        color: Theme.panel
        border.color: Theme.ink
        border.width: 2

        MouseArea {
            anchors.fill: parent
        }

        Txt {
            id: head
            x: 3 * Theme.unit
            y: 2 * Theme.unit
            text: qsTr("Alerts")
            font.pixelSize: Theme.headPx
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Txt {
            anchors.left: head.right
            anchors.leftMargin: 2 * Theme.unit
            anchors.right: parent.right
            anchors.rightMargin: 3 * Theme.unit
            anchors.baseline: head.baseline
            horizontalAlignment: Text.AlignRight
            elide: Text.ElideRight
            text: card.alerts.isRead ? qsTr("%1 open; told by the program that has the store").arg(card.alerts.openCount) : card.alerts.snoozeText.length > 0 ? qsTr("Snoozed %1; %2").arg(card.alerts.snoozeText).arg(card.waiting) : qsTr("%1 open, %2").arg(card.alerts.openCount).arg(card.waiting)
            color: Theme.quiet
        }

        AlertList {
            id: list
            alerts: card.alerts
            x: 3 * Theme.unit
            anchors.top: head.bottom
            anchors.topMargin: 2 * Theme.unit
            anchors.bottom: buttons.top
            anchors.bottomMargin: 2 * Theme.unit
            width: 300
        }

        AlertDetail {
            app: card.app
            anchors.left: list.right
            anchors.leftMargin: 4 * Theme.unit
            anchors.right: parent.right
            anchors.rightMargin: 3 * Theme.unit
            anchors.top: list.top
            anchors.bottom: list.bottom
        }

        Row {
            id: buttons
            x: 3 * Theme.unit
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 2 * Theme.unit
            spacing: Theme.unit

            PushButton {
                enabled: !card.alerts.isRead
                text: card.alerts.snoozeText.length > 0 ? qsTr("End the snooze") : qsTr("Snooze until morning")
                onClicked: card.alerts.snoozeText.length > 0 ? card.alerts.endSnooze() : card.alerts.snoozeUntilMorning()
            }

            PushButton {
                enabled: card.alerts.inDigest > 0 && !card.alerts.isRead
                text: qsTr("Tell the digest now")
                onClicked: card.alerts.tellDigest()
            }

            PushButton {
                enabled: !card.alerts.isRead
                text: qsTr("Send a test")
                onClicked: card.alerts.test()
            }

            PushButton {
                text: qsTr("Close")
                onClicked: card.alerts.shown = false
            }
        }
    }
}
