// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What the labels were worth: evidence before influence. */
PageFrame {
    id: page

    required property AppModel app
    readonly property ReviewModel review: app.review

    title: qsTr("Review")

    /*! Tables are made piece by piece between frames, so that the window never stands still for them. */
    component Part: Loader {
        asynchronous: true
        visible: status === Loader.Ready
    }

    leftSide: [
        ReviewRangeSection {
            width: page.columnWidth
            review: page.review
        },
        Part {
            active: !page.review.empty
            sourceComponent: GainSection {
                width: page.columnWidth
                review: page.review
            }
        },
        Part {
            active: !page.review.empty
            sourceComponent: PhaseGateSection {
                width: page.columnWidth
                review: page.review
            }
        },
        Part {
            active: !page.review.empty
            sourceComponent: StabilitySection {
                width: page.columnWidth
                review: page.review
            }
        },
        Part {
            active: !page.review.empty
            sourceComponent: OutcomeSection {
                width: page.columnWidth
                outcomes: page.review.outcomes
                aside: page.review.rangeText
                old: page.review.old
            }
        },
        Part {
            active: !page.review.empty
            sourceComponent: BlindSection {
                width: page.columnWidth
                review: page.review
            }
        },
        NotesSection {
            width: page.columnWidth
            visible: page.review.notes.ready
            notes: page.review.notes
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
        Part {
            active: !page.review.empty
            sourceComponent: CalibrationSection {
                width: page.columnWidth
                review: page.review
            }
        },
        Part {
            active: !page.review.empty
            sourceComponent: ConfirmSection {
                width: page.columnWidth
                review: page.review
            }
        },
        Part {
            active: !page.review.empty
            sourceComponent: WhatIfSection {
                width: page.columnWidth
                review: page.review
            }
        },
        Part {
            active: !page.review.empty
            sourceComponent: PaperSection {
                width: page.columnWidth
                review: page.review
            }
        },
        Part {
            active: !page.review.empty
            sourceComponent: BotSection {
                width: page.columnWidth
                review: page.review
            }
        }
    ]
}
