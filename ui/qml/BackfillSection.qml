// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Asking for what is missing, and what can honestly be had. */
Section {
    id: section

    required property AppModel app
    readonly property healthView view: app.health.view

    title: qsTr("Backfill")

    Note {
        width: parent.width
        text: section.view.forecastText
        color: Theme.ink
    }

    Bar {
        width: parent.width
        visible: section.view.backfilling
        value: section.view.backfillProgress
    }

    Item {
        width: parent.width
        height: 36

        PushButton {
            id: button
            y: 4
            text: section.view.backfilling ? qsTr("Running") : qsTr("Backfill")
            enabled: section.view.known && !section.view.backfilling
            onClicked: section.app.requestBackfill()
        }

        Txt {
            anchors.left: button.right
            anchors.leftMargin: 2 * Theme.unit
            anchors.right: parent.right
            anchors.verticalCenter: button.verticalCenter
            text: section.view.backfillText
            elide: Text.ElideRight
            color: Theme.quiet
        }
    }
}
