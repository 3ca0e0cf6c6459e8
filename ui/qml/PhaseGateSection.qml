// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Which phase the evidence supports, and each line of it. */
Section {
    id: section

    required property ReviewModel review

    title: qsTr("Phase gate")
    aside: review.rangeText
    old: review.old

    Txt {
        width: parent.width
        wrapMode: Text.Wrap
        text: section.review.verdict
        bottomPadding: Theme.unit
        font.pixelSize: Theme.titlePx
        font.weight: Font.DemiBold
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Repeater {
        model: section.review.gate

        CellsLine {
            required cells

            width: section.width
            nameWidth: section.width * 0.36
            lastWidth: section.width * 0.2
        }
    }

    Note {
        width: parent.width
        text: qsTr("The operator alone changes the setting.") + " " + qsTr("The gate judges the HMM; the second opinion has no vote.")
    }
}
