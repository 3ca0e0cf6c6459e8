// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Candles or trades from a file: counted first, then taken. */
Section {
    id: section

    required property ImportModel model

    title: qsTr("Import a file")

    Note {
        width: parent.width
        topPadding: 0
        text: qsTr("Kraken's OHLCVT or time-and-sales CSV, or this program's candle CSV. The dry run counts what would come and writes nothing.")
    }

    Row {
        width: parent.width
        spacing: 6
        bottomPadding: Theme.unit

        Field {
            id: path
            width: parent.width - choose.width - count.width - take.width - 3 * parent.spacing
            name: qsTr("File to import")
            hint: qsTr("path of a CSV file")
            text: section.model.path
            enabled: !section.model.running
            onTextChanged: section.model.path = text
            onCancelled: text = ""
        }

        PushButton {
            id: choose
            text: qsTr("Choose …")
            enabled: !section.model.running
            onClicked: section.model.choose()
        }

        PushButton {
            id: count
            text: qsTr("Dry run")
            enabled: section.model.path.length > 0 && !section.model.running
            onClicked: section.model.count()
        }

        PushButton {
            id: take
            text: section.model.running ? qsTr("Cancel") : qsTr("Import")
            enabled: section.model.running ? section.model.cancellable : section.model.counted
            onClicked: section.model.running ? section.model.cancel() : section.model.start()
        }
    }

    Bar {
        width: parent.width
        visible: section.model.running
        value: section.model.progress
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("Import, %1 %").arg(Math.floor(100 * value))
    }

    Note {
        width: parent.width
        visible: text.length > 0
        text: section.model.text
        color: Theme.ink
    }

    Repeater {
        model: section.model.counts.concat(section.model.refused)

        Txt {
            required property string modelData

            width: section.width
            text: modelData
            elide: Text.ElideRight
            color: Theme.quiet
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
