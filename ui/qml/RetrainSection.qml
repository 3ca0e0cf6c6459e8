// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The candidate beside the live model, gate by gate, and what may be done about it. */
Section {
    id: section

    required property ModelBookModel book

    title: book.reviewTitle

    Note {
        width: parent.width
        text: section.book.reviewText
        color: Theme.ink
    }

    Beside {
        width: parent.width
        visible: section.book.candidateTraits.length > 0
        heading: true
        name: ""
        live: qsTr("live")
        candidate: qsTr("candidate")
    }

    Repeater {
        model: section.book.candidateTraits.length

        Beside {
            required property int index

            width: section.width
            name: section.book.besideNames[index]
            live: section.book.liveTraits.length > index ? section.book.liveTraits[index] : ""
            candidate: section.book.candidateTraits[index]
        }
    }

    Repeater {
        model: section.book.gateNames.length

        Fact {
            required property int index

            width: section.width
            ruled: true
            label: section.book.gateNames[index]
            value: section.book.gateFindings[index]
        }
    }

    Note {
        width: parent.width
        visible: text.length > 0
        text: section.book.remarksText
    }

    Row {
        visible: section.book.held
        topPadding: Theme.unit
        spacing: Theme.unit

        TwoClickButton {
            does: qsTr("Promote")
            asks: qsTr("Promote: sure?")
            onConfirmed: section.book.promote()
        }

        TwoClickButton {
            does: qsTr("Reject")
            asks: qsTr("Reject: sure?")
            onConfirmed: section.book.reject()
        }
    }
}
