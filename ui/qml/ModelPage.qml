// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The live model: how old, what it is made of, whether it still fits, what a retrain found, and
    what it answers. */
PageFrame {
    id: page

    required property AppModel app

    title: qsTr("Model")
    leftSide: [
        TrainingSection {
            width: page.columnWidth
            app: page.app
        },
        RetrainSection {
            width: page.columnWidth
            book: page.app.modelBook
        },
        DriftSection {
            width: page.columnWidth
            drift: page.app.drift
        },
        HistorySection {
            width: page.columnWidth
            book: page.app.modelBook
        },
        PenaltySection {
            width: page.columnWidth
            app: page.app
        },
        RetrainSection {
            width: page.columnWidth
            book: page.app.jumpBook
        },
        HistorySection {
            width: page.columnWidth
            title: qsTr("Trainings of the second opinion")
            book: page.app.jumpBook
        }
    ]
    rightSide: [
        TransitionSection {
            width: page.columnWidth
            described: page.app.modelStates
        },
        StatesSection {
            width: page.columnWidth
            described: page.app.modelStates
        },
        FitSection {
            width: page.columnWidth
            described: page.app.modelStates
        },
        ComparisonSection {
            width: page.columnWidth
            app: page.app
        },
        AnswerSection {
            width: page.columnWidth
            app: page.app
        },
        AdviceSection {
            width: page.columnWidth
            app: page.app
        }
    ]
}
