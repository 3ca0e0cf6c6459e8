// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What the HMM last said, whichever model drives the Monitor, and how steadily it says it. */
Section {
    id: section

    required property AppModel app
    readonly property modelView view: app.model

    title: qsTr("Last answer of the HMM")

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Raw regime")
        value: section.view.rawText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Shown regime")
        value: section.view.shownText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Raw label changes, newest day")
        value: section.view.flipsText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Stability, last 15 candles")
        value: section.view.stabilityText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Entropy, 0 sure to 1")
        value: section.view.entropyText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Chance of switching / stay")
        value: section.view.switchText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Rows of the last inference")
        value: section.view.rowsText
    }

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Candles for an inference")
        value: section.view.warmingText
    }

    Note {
        visible: text.length > 0
        width: parent.width
        text: section.view.problemText
        color: Theme.ink
        font.weight: Font.DemiBold
    }
}
