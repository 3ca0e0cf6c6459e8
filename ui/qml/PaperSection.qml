// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The simulated grid, phase by phase. */
Section {
    id: section

    required property ReviewModel review

    title: qsTr("Paper grid, simulated")
    aside: review.rangeText
    old: review.old

    Repeater {
        model: section.review.paper

        CellsLine {
            required cells
            required heading

            width: section.width
            nameWidth: section.width * 0.36
        }
    }

    Repeater {
        model: section.review.simulated

        CellsLine {
            required cells
            required heading

            width: section.width
            nameWidth: section.width * 0.36
        }
    }

    SurvivalChart {
        width: parent.width
        curves: section.review.simulatedCurves
    }

    SurvivalChart {
        width: parent.width
        curves: section.review.simulatedJumpCurves
        text: qsTr("The same by the jump model's regime at entry.")
    }

    Note {
        width: parent.width
        text: section.review.paperNote
    }
}
