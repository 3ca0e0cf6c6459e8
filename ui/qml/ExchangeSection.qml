// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! How the exchange answers, and when it is asked next. */
Section {
    id: section

    required property AppModel app
    readonly property healthView view: app.health.view

    title: "Exchange"

    Fact {
        width: parent.width
        ruled: true
        label: "State"
        value: section.view.exchangeText
    }

    Fact {
        width: parent.width
        ruled: true
        label: "Last sync"
        value: section.view.lastSyncText
    }

    Fact {
        width: parent.width
        ruled: true
        label: "Next poll"
        value: section.view.nextPollText
    }

    Fact {
        width: parent.width
        ruled: true
        label: "This computer's clock"
        value: section.view.clockText
    }

    Fact {
        width: parent.width
        ruled: true
        label: "Candles changed afterwards"
        value: section.view.revisedText
    }

    Item {
        width: parent.width
        height: 48

        PushButton {
            y: 12
            text: "Ask now"
            onClicked: section.app.requestRetry()
        }
    }

    LatencyChart {
        width: parent.width
        health: section.app.health
    }
}
