// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The live model: how old, what it answers, and the advice made of that. */
PageFrame {
    id: page

    required property AppModel app
    readonly property modelView view: app.model
    readonly property readout readout: app.readout

    title: "Model"
    leftSide: [
        TrainingSection {
            width: page.columnWidth
            app: page.app
        },
        Section {
            width: page.columnWidth
            title: "Not measured yet"

            Note {
                width: parent.width
                text: "The transition matrix, the state means, drift and the history of trainings stand here once they are kept; nothing is drawn that was not measured."
            }
        }
    ]
    rightSide: [
        Section {
            width: page.columnWidth
            title: "Last answer"

            Fact {
                width: parent.width
                ruled: true
                label: "Raw regime"
                value: page.view.rawText
            }

            Fact {
                width: parent.width
                ruled: true
                label: "Shown regime"
                value: page.readout.word
            }

            Fact {
                width: parent.width
                ruled: true
                label: "Raw label changes, newest day"
                value: page.view.flipsText
            }

            Fact {
                width: parent.width
                ruled: true
                label: "Stability, last 15 candles"
                value: page.view.stabilityText
            }

            Fact {
                width: parent.width
                ruled: true
                label: "Entropy, 0 sure to 1"
                value: page.view.entropyText
            }

            Fact {
                width: parent.width
                ruled: true
                label: "Chance of switching / stay"
                value: page.readout.switchText
            }

            Fact {
                width: parent.width
                ruled: true
                label: "Rows of the last inference"
                value: page.view.rowsText
            }

            Fact {
                width: parent.width
                ruled: true
                label: "Candles for an inference"
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
            title: "Advice as published"

            Fact {
                width: parent.width
                ruled: true
                label: "Influence"
                value: page.readout.influenceText
            }

            Fact {
                width: parent.width
                ruled: true
                label: "Blend with trend"
                value: page.view.blendText
            }

            Fact {
                width: parent.width
                ruled: true
                label: "Trend score"
                value: page.view.trendText
            }

            Fact {
                width: parent.width
                ruled: true
                label: "Signal"
                value: page.view.signalText
            }

            Fact {
                width: parent.width
                ruled: true
                label: "Idle target"
                value: page.view.idleText
            }

            Fact {
                width: parent.width
                ruled: true
                label: "Grid"
                value: page.view.gridText
            }
        }
    ]
}
