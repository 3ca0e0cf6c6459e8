// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The headline: what the labels add to what is plain without a model. */
Section {
    id: section

    required property ReviewModel review

    title: qsTr("Gain over baseline")
    aside: review.rangeText
    old: review.old

    Txt {
        width: parent.width
        wrapMode: Text.Wrap
        text: section.review.headline
        bottomPadding: Theme.unit
        font.pixelSize: Theme.verdictPx
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Txt {
        width: parent.width
        wrapMode: Text.Wrap
        text: section.review.jumpHeadline
        bottomPadding: Theme.unit
        font.pixelSize: Theme.titlePx
        font.weight: Font.DemiBold
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Repeater {
        model: [section.review.gains, section.review.turnGains]

        Column {
            id: group

            required property IntervalModel modelData

            Repeater {
                model: group.modelData

                IntervalLine {
                    required name
                    required text
                    required heading
                    required at
                    required from
                    required to

                    width: section.width
                    reference: group.modelData.reference
                    nameWidth: 21 * Theme.unit
                    textWidth: 26 * Theme.unit
                }
            }
        }
    }

    Note {
        width: parent.width
        text: qsTr("Out-of-sample R², each day forecast from the days before it by trailing volatility (15, 60, 240 candles) and the hour of day: with the label minus without it. Intervals draw whole days anew; the rule stands at 0.")
    }
}
