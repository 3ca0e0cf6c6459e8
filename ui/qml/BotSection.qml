// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The bot's own results by what the ledger said at entry. */
Section {
    id: section

    required property ReviewModel review

    title: qsTr("The bot's own results")

    Repeater {
        model: section.review.bot

        CellsLine {
            required cells
            required heading

            width: section.width
            nameWidth: 13 * Theme.unit
        }
    }

    Item {
        width: parent.width
        height: visible ? 140 : 0
        visible: section.review.bot.count > 0

        SurvivalPlot {
            y: Theme.unit
            width: parent.width
            height: 112
            bear: section.review.openBear
            range: section.review.openRange
            bull: section.review.openBull
            bearInk: Theme.bear
            rangeInk: Theme.range
            bullInk: Theme.bull
            quiet: Theme.quiet
            paper: Theme.panel
            Accessible.role: Accessible.Chart
            Accessible.name: qsTr("Share of entries still open, by time since entry")
        }

        Txt {
            y: 122
            width: parent.width
            text: qsTr("Share of entries still open by time since entry: BEARISH dotted, RANGING whole, BULLISH dashed")
            color: Theme.quiet
            font.pixelSize: Theme.smallPx
            elide: Text.ElideRight
        }
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
        text: section.review.botNote
    }
}
