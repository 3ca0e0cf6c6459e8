// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The candidate beside the live model, gate by gate, and what may be done about it. */
Section {
    id: section

    required property ModelBookModel book
    readonly property list<real> edges: [0, 0.34, 0.67]

    title: book.reviewTitle

    component Beside: Item {
        id: beside

        required property string name
        required property string live
        required property string candidate
        property bool heading: false

        width: section.width
        height: Math.max(22, liveText.implicitHeight + 6, candidateText.implicitHeight + 6)
        Accessible.role: Accessible.Row
        Accessible.name: qsTr("%1: live %2, candidate %3").arg(name).arg(live).arg(candidate)

        Txt {
            width: section.width * section.edges[1] - Theme.unit
            y: 3
            text: beside.name
            color: Theme.quiet
            elide: Text.ElideRight
        }

        Txt {
            id: liveText
            x: section.width * section.edges[1]
            y: 3
            width: section.width * (section.edges[2] - section.edges[1]) - Theme.unit
            text: beside.live
            wrapMode: Text.Wrap
            color: beside.heading ? Theme.quiet : Theme.ink
            font.weight: beside.heading ? Font.Normal : Font.DemiBold
        }

        Txt {
            id: candidateText
            x: section.width * section.edges[2]
            y: 3
            width: section.width - x
            text: beside.candidate
            wrapMode: Text.Wrap
            color: beside.heading ? Theme.quiet : Theme.ink
            font.weight: beside.heading ? Font.Normal : Font.DemiBold
        }
    }

    Note {
        width: parent.width
        text: section.book.reviewText
        color: Theme.ink
    }

    Beside {
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
            value: section.book.gateOutcomes[index] + (section.book.gateEvidence[index].length > 0 ? ": " + section.book.gateEvidence[index] : "")
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
