// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What each phase would have asked of the bot. */
Section {
    id: section

    required property ReviewModel review

    title: qsTr("What if: the idle target of phases 1 to 4")
    aside: review.rangeText
    old: review.old

    Repeater {
        model: section.review.whatIf

        CellsLine {
            required cells
            required heading

            width: section.width
            nameWidth: 18 * Theme.unit
        }
    }

    Note {
        width: parent.width
        text: section.review.whatIfNote
    }
}
