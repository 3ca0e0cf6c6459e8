// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! How the exchange answers, and when it is asked next. */
Section {
    id: section

    required property AppModel app
    readonly property healthView view: app.health.view

    title: qsTr("Exchange")

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("State")
        value: section.view.exchangeText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Last sync")
        value: section.view.lastSyncText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Next poll")
        value: section.view.nextPollText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Requests")
        value: section.view.budgetText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("This computer's clock")
        value: section.view.clockText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Candles changed afterwards")
        value: section.view.revisedText
    }

    Item {
        width: parent.width
        height: 48

        PushButton {
            y: 12
            text: qsTr("Ask now")
            onClicked: section.app.requestRetry()
        }
    }

    LatencyChart {
        width: parent.width
        health: section.app.health
    }

    SyncList {
        width: parent.width
        height: 5 * 20
        syncs: section.app.health.syncs
    }
}
