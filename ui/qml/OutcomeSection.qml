// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What came behind each label, beside the baselines. */
Section {
    id: section

    required property ReviewOutcomes outcomes

    title: qsTr("What came after a label")

    Flow {
        width: parent.width
        spacing: 6
        topPadding: 4

        Repeater {
            model: section.outcomes.outcomes

            PushButton {
                required property int index
                required property string modelData

                text: modelData
                checked: section.outcomes.outcome === index
                onClicked: section.outcomes.outcome = index
            }
        }
    }

    Flow {
        width: parent.width
        spacing: 6
        topPadding: 6
        bottomPadding: Theme.unit

        Repeater {
            model: section.outcomes.horizons

            PushButton {
                required property int index
                required property string modelData

                text: modelData
                checked: section.outcomes.horizon === index
                onClicked: section.outcomes.horizon = index
            }
        }
    }

    Repeater {
        model: section.outcomes.rows

        IntervalLine {
            required name
            required text
            required heading
            required form
            required at
            required from
            required to
            required certain

            width: section.width
            reference: section.outcomes.rows.reference
        }
    }

    Note {
        width: parent.width
        text: section.outcomes.note
    }
}
