// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The lines under the readout: how long it may last, how good the data are, what it moves. */
Column {
    id: facts

    required property readout readout
    property int rowHeight: 22

    component Line: Fact {
        width: facts.width
        rowHeight: facts.rowHeight
        textPx: Theme.smallPx
    }

    Txt {
        width: parent.width
        visible: text.length > 0
        bottomPadding: 4
        text: facts.readout.standingText
        color: Theme.quiet
        font.pixelSize: Theme.smallPx
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Txt {
        width: parent.width
        visible: text.length > 0
        bottomPadding: 4
        text: facts.readout.secondText
        color: Theme.quiet
        font.pixelSize: Theme.smallPx
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Line {
        label: facts.readout.scores ? qsTr("Score of staying") : qsTr("Switching / stay")
        value: facts.readout.switchText
    }

    Line {
        label: qsTr("Trend / bias")
        value: facts.readout.trendText
        why: facts.readout.trendWhy
    }

    Line {
        label: qsTr("Volatility")
        value: facts.readout.volatilityText
        why: facts.readout.volatilityWhy
    }

    Line {
        label: qsTr("Newest candle")
        value: facts.readout.newestText
        why: facts.readout.newestWhy
    }

    Line {
        label: qsTr("Coverage / contiguity")
        value: facts.readout.coverageText
        why: facts.readout.coverageWhy
    }

    Line {
        label: facts.readout.thenText.length > 0 ? qsTr("Influence then") : qsTr("Influence now")
        value: facts.readout.influenceText
        why: facts.readout.influenceWhy
    }

    Line {
        label: qsTr("Idle target in force")
        value: facts.readout.idleText
        why: facts.readout.idleWhy
    }

    Line {
        label: qsTr("Phase 2 asks / smoothed")
        value: facts.readout.idlePhase2Text
        why: facts.readout.idleWhy
    }

    Line {
        label: qsTr("Next poll")
        value: facts.readout.nextPollText
        why: facts.readout.nextPollWhy
    }
}
