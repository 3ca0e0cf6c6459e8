// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Asking for what is missing: how much of it, what that costs, how far it is. */
Section {
    id: section

    required property AppModel app
    readonly property BackfillModel backfill: app.backfill

    title: qsTr("Backfill")

    Row {
        spacing: Theme.unit
        topPadding: 4
        bottomPadding: Theme.unit

        Txt {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Candles")
            color: Theme.quiet
        }

        Field {
            width: 88
            name: qsTr("Candles wanted")
            text: section.backfill.target
            enabled: !section.backfill.running
            validator: IntValidator {
                bottom: section.backfill.leastTarget
                top: section.backfill.mostTarget
            }
            onTextChanged: if (acceptable)
                section.backfill.target = parseInt(text)
            onCancelled: text = section.backfill.target
        }

        Txt {
            anchors.verticalCenter: parent.verticalCenter
            leftPadding: Theme.unit
            text: qsTr("pages at most")
            color: Theme.quiet
        }

        Field {
            width: 72
            name: qsTr("Pages of trades at most")
            text: section.backfill.maxPages
            enabled: !section.backfill.running
            validator: IntValidator {
                bottom: 1
                top: section.backfill.mostPages
            }
            onTextChanged: if (acceptable)
                section.backfill.maxPages = parseInt(text)
            onCancelled: text = section.backfill.maxPages
        }

        PushButton {
            text: section.backfill.running ? qsTr("Cancel") : qsTr("Backfill")
            enabled: section.backfill.ready
            onClicked: section.backfill.running ? section.backfill.cancel() : section.backfill.start()
        }
    }

    Note {
        width: parent.width
        text: section.backfill.running ? section.backfill.progressText : section.backfill.forecastText
        color: Theme.ink
        topPadding: 0
    }

    Bar {
        width: parent.width
        visible: section.backfill.running
        value: section.backfill.progress
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("Backfill, %1 %").arg(Math.floor(100 * value))
    }

    Note {
        width: parent.width
        visible: text.length > 0
        text: section.backfill.problemText
        color: Theme.ink
        font.weight: Font.DemiBold
    }

    Note {
        width: parent.width
        text: section.backfill.lastText
    }
}
