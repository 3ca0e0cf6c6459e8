// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What the labels were worth: evidence before influence. */
PageFrame {
    id: page

    required property AppModel app
    readonly property ReviewModel review: app.review

    title: qsTr("Review")
    leftSide: [
        ReviewRangeSection {
            width: page.columnWidth
            review: page.review
        },
        GainSection {
            width: page.columnWidth
            visible: !page.review.empty
            review: page.review
        },
        PhaseGateSection {
            width: page.columnWidth
            visible: !page.review.empty
            review: page.review
        },
        OutcomeSection {
            width: page.columnWidth
            visible: !page.review.empty
            outcomes: page.review.outcomes
        }
    ]
    rightSide: [
        Section {
            width: page.columnWidth
            visible: page.review.empty
            title: qsTr("What it will answer")

            Note {
                width: parent.width
                text: qsTr("Did the label say anything about the candles that came after it, beyond what was plain without a model? How often did it stand 15 candles later when it was sure, and how often at any other time? What would each phase have asked of the bot, and how much would it have moved?")
            }

            Note {
                width: parent.width
                text: qsTr("Confidence is a margin between the model's own probabilities. It is not a hit rate, and no direction of price follows from it. The command \"replay\" runs the detector over a candle file, step by step, without looking ahead.")
            }
        },
        CalibrationSection {
            width: page.columnWidth
            visible: !page.review.empty
            review: page.review
        },
        ConfirmSection {
            width: page.columnWidth
            visible: !page.review.empty
            review: page.review
        },
        StabilitySection {
            width: page.columnWidth
            visible: !page.review.empty
            review: page.review
        },
        WhatIfSection {
            width: page.columnWidth
            visible: !page.review.empty
            review: page.review
        },
        PaperSection {
            width: page.columnWidth
            visible: !page.review.empty
            review: page.review
        },
        BotSection {
            width: page.columnWidth
            visible: !page.review.empty
            review: page.review
        },
        BlindSection {
            width: page.columnWidth
            visible: !page.review.empty
            review: page.review
        },
        NotesSection {
            width: page.columnWidth
            visible: !page.review.empty
            notes: page.review.notes
        }
    ]
}
