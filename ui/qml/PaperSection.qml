// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The simulated grid, phase by phase. */
Section {
    id: section

    required property ReviewModel review

    title: qsTr("Paper grid, simulated")

    Repeater {
        model: section.review.paper

        CellsLine {
            required cells
            required heading

            width: section.width
            nameWidth: section.width * 0.36
        }
    }

    Note {
        width: parent.width
        text: qsTr("Money over holding what was there, marked to the last price after fees. Phases are compared day by day on the same candles. Every closed cycle wins, by construction: losers stay open.")
    }
}
