// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The live model: how old, what it answers, and the advice made of that. */
PageFrame {
    id: page

    required property AppModel app
    readonly property modelView view: app.model
    readonly property readout readout: app.readout

    title: qsTr("Model")
    leftSide: [
        TrainingSection {
            width: page.columnWidth
            app: page.app
        },
        Section {
            width: page.columnWidth
            title: qsTr("Not measured yet")

            Note {
                width: parent.width
                text: qsTr("The transition matrix, the state means, drift and the history of trainings stand here once they are kept; nothing is drawn that was not measured.")
            }
        }
    ]
    rightSide: [
        Section {
            width: page.columnWidth
            title: qsTr("Last answer")

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Raw regime")
                value: page.view.rawText
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Shown regime")
                value: page.readout.word
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Raw label changes, newest day")
                value: page.view.flipsText
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Stability, last 15 candles")
                value: page.view.stabilityText
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Entropy, 0 sure to 1")
                value: page.view.entropyText
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Chance of switching / stay")
                value: page.readout.switchText
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Rows of the last inference")
                value: page.view.rowsText
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Candles for an inference")
                value: page.view.warmingText
            }

            Note {
                visible: text.length > 0
                width: parent.width
                text: page.view.problemText
                color: Theme.ink
                font.weight: Font.DemiBold
            }
        },
        Section {
            width: page.columnWidth
            title: qsTr("Advice as published")

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Influence")
                value: page.readout.influenceText
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Blend with trend")
                value: page.view.blendText
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Trend score")
                value: page.view.trendText
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Signal")
                value: page.view.signalText
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Idle target")
                value: page.view.idleText
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Grid")
                value: page.view.gridText
            }
        }
    ]
}
