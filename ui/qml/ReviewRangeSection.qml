// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What is reviewed, and how far that is. */
Section {
    id: section

    required property ReviewModel review

    title: qsTr("What is reviewed")

    Row {
        spacing: 6
        topPadding: 4
        bottomPadding: Theme.unit

        Repeater {
            model: [qsTr("live, else replay"), qsTr("live"), qsTr("replay")]

            PushButton {
                required property int index
                required property string modelData

                text: modelData
                checked: section.review.ledger === index
                onClicked: section.review.ledger = index
            }
        }
    }

    Row {
        spacing: Theme.unit

        Txt {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("from")
            color: Theme.quiet
        }

        Field {
            width: 100
            name: qsTr("First day")
            hint: qsTr("the first")
            text: section.review.from
            onTextChanged: section.review.from = text
            onAccepted: section.review.start()
            onCancelled: text = ""
        }

        Txt {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("to")
            color: Theme.quiet
        }

        Field {
            width: 100
            name: qsTr("Last day")
            hint: qsTr("the last")
            text: section.review.to
            onTextChanged: section.review.to = text
            onAccepted: section.review.start()
            onCancelled: text = ""
        }

        PushButton {
            text: section.review.running ? qsTr("Cancel") : qsTr("Review")
            enabled: section.review.running || section.review.rangeProblem.length === 0
            onClicked: section.review.running ? section.review.cancel() : section.review.start()
        }
    }

    Bar {
        width: parent.width
        visible: section.review.running
        value: section.review.progress
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("Review, %1 %").arg(Math.floor(100 * value))
    }

    Note {
        width: parent.width
        text: section.review.rangeProblem.length > 0 ? section.review.rangeProblem : section.review.statusText
        color: Theme.ink
    }

    Note {
        width: parent.width
        visible: text.length > 0
        text: section.review.warning
        color: Theme.ink
        font.weight: Font.DemiBold
    }
}
