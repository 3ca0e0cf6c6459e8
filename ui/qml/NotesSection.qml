// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What the operator wrote about times of the range, or of any. */
Section {
    id: section

    required property NotesModel notes

    title: qsTr("Notes")

    Repeater {
        model: section.notes

        Item {
            id: entry

            required property int index
            required property string when
            required property string text

            width: section.width
            height: Math.max(words.height, remove.height) + Theme.unit

            Txt {
                id: time
                text: entry.when
                color: Theme.quiet
                font.pixelSize: Theme.smallPx
            }

            Txt {
                id: words
                width: remove.x - Theme.unit
                topPadding: time.height
                wrapMode: Text.Wrap
                text: entry.text
                Accessible.role: Accessible.StaticText
                Accessible.name: entry.when + ": " + text
            }

            TwoClickButton {
                id: remove
                anchors.right: parent.right
                does: qsTr("Delete")
                asks: qsTr("Delete it?")
                onConfirmed: section.notes.remove(entry.index)
            }
        }
    }

    Row {
        spacing: Theme.unit
        bottomPadding: Theme.unit

        Field {
            width: 150
            name: qsTr("Note: from")
            hint: section.notes.ofRange ? qsTr("from the first") : qsTr("day or minute")
            text: section.notes.from
            onTextChanged: section.notes.from = text
            onAccepted: section.notes.write()
            onCancelled: section.notes.from = ""
        }

        Field {
            width: 150
            name: qsTr("Note: to")
            hint: section.notes.ofRange ? qsTr("to the last") : qsTr("to its end")
            text: section.notes.to
            onTextChanged: section.notes.to = text
            onAccepted: section.notes.write()
            onCancelled: section.notes.to = ""
        }
    }

    Row {
        spacing: Theme.unit

        Field {
            width: section.width - keep.width - Theme.unit
            name: qsTr("Note: words")
            hint: qsTr("what happened then")
            text: section.notes.text
            onTextChanged: section.notes.text = text
            onAccepted: section.notes.write()
            onCancelled: section.notes.text = ""
        }

        PushButton {
            id: keep
            text: qsTr("Keep")
            enabled: section.notes.text.trim().length > 0 && section.notes.problem.length === 0
            onClicked: section.notes.write()
        }
    }

    Note {
        width: parent.width
        visible: text.length > 0
        text: section.notes.problem
        color: Theme.ink
    }
}
