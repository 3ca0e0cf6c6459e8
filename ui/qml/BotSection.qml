// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The bot's own results by what the ledger said at entry. */
Section {
    id: section

    required property ReviewModel review
    readonly property list<string> missing: review.bot.missing
    property bool tellsMissing: false

    title: qsTr("The bot's own results")
    aside: review.rangeText
    old: review.old

    Row {
        spacing: 6
        topPadding: 4
        visible: section.review.bot.rows.count > 0

        Repeater {
            model: [qsTr("both legs"), qsTr("leg A"), qsTr("leg B")]

            PushButton {
                required property int index
                required property string modelData

                text: modelData
                checked: section.review.bot.side === index
                onClicked: section.review.bot.side = index
            }
        }
    }

    Repeater {
        model: section.review.bot.rows

        CellsLine {
            required cells
            required heading

            width: section.width
            nameWidth: 12 * Theme.unit
        }
    }

    SurvivalChart {
        width: parent.width
        curves: section.review.bot.curves
    }

    SurvivalChart {
        width: parent.width
        curves: section.review.bot.jumpCurves
        text: qsTr("The same by the jump model's regime at entry.")
    }

    Row {
        spacing: Theme.unit

        Txt {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("CSV")
            width: 4 * Theme.unit
            color: Theme.quiet
        }

        Field {
            width: section.width - 6 * Theme.unit
            name: qsTr("File with the bot's cycles")
            hint: qsTr("path of a file like exit_outcomes.csv")
            text: section.review.outcomeFile
            onTextChanged: section.review.outcomeFile = text
            onAccepted: section.review.start()
            onCancelled: text = ""
        }
    }

    Note {
        width: parent.width
        text: section.review.bot.note
    }

    LinkButton {
        visible: section.missing.length > 0
        text: section.tellsMissing ? qsTr("Hide what was not taken") : qsTr("What was not taken, and why")
        bottomPadding: 4
        onClicked: section.tellsMissing = !section.tellsMissing
    }

    Repeater {
        model: section.tellsMissing ? section.missing : []

        Txt {
            required property string modelData

            width: section.width
            text: modelData
            wrapMode: Text.Wrap
            color: Theme.quiet
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
