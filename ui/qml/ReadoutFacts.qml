// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The lines under the readout: how long it may last, how good the data are, what it moves. */
Column {
    id: facts

    required property readout readout
    property int rowHeight: 22

    Fact {
        width: parent.width
        rowHeight: facts.rowHeight
        textPx: Theme.smallPx
        label: "Chance of switching / stay"
        value: facts.readout.switchText
    }

    Fact {
        width: parent.width
        rowHeight: facts.rowHeight
        textPx: Theme.smallPx
        label: "Newest candle"
        value: facts.readout.newestText
    }

    Fact {
        width: parent.width
        rowHeight: facts.rowHeight
        textPx: Theme.smallPx
        label: "Coverage / contiguity"
        value: facts.readout.coverageText
    }

    Fact {
        width: parent.width
        rowHeight: facts.rowHeight
        textPx: Theme.smallPx
        label: "Influence now"
        value: facts.readout.influenceText
    }

    Fact {
        width: parent.width
        rowHeight: facts.rowHeight
        textPx: Theme.smallPx
        label: "Idle target in force"
        value: facts.readout.idleText
    }

    Fact {
        width: parent.width
        rowHeight: facts.rowHeight
        textPx: Theme.smallPx
        label: "phase 2 asks / smoothed"
        value: facts.readout.idlePhase2Text
    }

    Fact {
        width: parent.width
        rowHeight: facts.rowHeight
        textPx: Theme.smallPx
        label: "Next poll"
        value: facts.readout.nextPollText
    }
}
