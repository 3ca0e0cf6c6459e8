// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What CONFIRM_CANDLES buys and costs, live under the hand. */
Section {
    id: section

    required property ReviewModel review
    readonly property list<string> names: [qsTr("changes a day"), qsTr("lag, median"), qsTr("shown unlike raw"), qsTr("still stands 15 later")]

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

    Row {
        topPadding: Theme.unit

        Repeater {
            model: section.review.confirmTexts

            Column {
                id: number

                required property int index
                required property string modelData

                width: section.width / 4

                Txt {
                    text: number.modelData
                    font.pixelSize: Theme.verdictPx
                    font.weight: Font.Bold
                }

                Txt {
                    width: number.width - Theme.unit
                    wrapMode: Text.Wrap
                    text: section.names[number.index]
                    color: Theme.quiet
                    font.pixelSize: Theme.smallPx
                }
            }
        }
    }

    Note {
        width: parent.width
        text: qsTr("Tried on the raw answers of this range; the setting itself changes nothing here.")
    }
}
