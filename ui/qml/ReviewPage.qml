// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What the review will answer, and what it needs before it can. */
PageFrame {
    id: page

    required property AppModel app

    title: qsTr("Review")
    leftSide: [
        Section {
            width: page.columnWidth
            title: qsTr("What it will answer")

            Note {
                width: parent.width
                text: qsTr("Did the label say anything about the candles that came after it, beyond what was plain without a model? How often did it stand 15 candles later when it was sure, and how often at any other time? What would each phase have asked of the bot, and how much would it have moved?")
            }
        },
        Section {
            width: page.columnWidth
            title: qsTr("What it needs")

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Candles stored")
                value: page.app.health.view.samplesText
            }

            Fact {
                width: parent.width
                ruled: true
                label: qsTr("Answers as they were seen live")
                value: qsTr("kept with each candle")
            }

            Note {
                width: parent.width
                text: qsTr("A review judges answers as they were given, never as a later model would give them. The ledger of live answers grows with every candle; nothing of it is measured yet, so nothing is shown. The command \"export\" writes it out.")
            }
        }
    ]
    rightSide: [
        Section {
            width: page.columnWidth
            title: qsTr("Until then")

            Note {
                width: parent.width
                text: qsTr("Confidence is a margin between the model's own probabilities. It is not a hit rate, and no direction of price follows from it. The command \"replay\" runs the detector over a candle file, step by step, without looking ahead.")
            }
        }
    ]
}
