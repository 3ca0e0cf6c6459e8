// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What CONFIRM_CANDLES buys and costs, live under the hand. */
Section {
    id: section

    required property ReviewModel review
    readonly property list<string> names: [qsTr("changes a day"), qsTr("lag, median"), qsTr("shown unlike raw"), qsTr("still stands 15 later")]

    readonly property real nameWidth: 12 * Theme.unit

    title: qsTr("Confirming a change")
    aside: review.rangeText
    old: review.old

    Row {
        width: parent.width
        spacing: Theme.unit
        topPadding: 4

        Txt {
            id: label
            anchors.verticalCenter: parent.verticalCenter
            text: "CONFIRM_CANDLES %1".arg(section.review.confirmCandles)
            width: 20 * Theme.unit
            font.weight: Font.DemiBold
        }

        ShareSlider {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - label.width - Theme.unit
            from: 1
            to: section.review.mostConfirm
            stepSize: 1
            value: section.review.confirmCandles
            Accessible.name: label.text
            onMoved: section.review.confirmCandles = value
        }
    }

    CellsLine {
        width: section.width
        nameWidth: section.nameWidth
        heading: true
        cells: [""].concat(section.names)
    }

    CellsLine {
        width: section.width
        nameWidth: section.nameWidth
        numberPx: Theme.titlePx
        cells: [qsTr("HMM")].concat(section.review.noHmm.length > 0 ? [section.review.noHmm] : section.review.confirmTexts)
    }

    CellsLine {
        width: section.width
        nameWidth: section.nameWidth
        numberPx: Theme.titlePx
        cells: [qsTr("Jump model")].concat(section.review.noSecondOpinion.length > 0 ? [section.review.noSecondOpinion] : section.review.jumpConfirmTexts)
    }

    Note {
        width: parent.width
        text: qsTr("Tried on the raw answers of this range; the setting itself changes nothing here.")
    }
}
