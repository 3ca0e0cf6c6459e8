// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! How long labels stand. */
Section {
    id: section

    required property ReviewModel review

    title: qsTr("Stability")
    aside: review.rangeText
    old: review.old

    Repeater {
        model: section.review.stability

        CellsLine {
            required cells
            required heading

            width: section.width
            nameWidth: section.width * 0.28
        }
    }
}
