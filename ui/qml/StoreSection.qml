// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Where candles, answers and models are kept, how the shared store stands, and backups of it all. */
Section {
    id: section

    required property healthView view
    required property BackupModel backups

    title: qsTr("Store")

    Fact {
        width: parent.width
        ruled: true
        label: qsTr("Kept in")
        value: section.view.storeText
    }

    Note {
        visible: text.length > 0
        width: parent.width
        text: section.view.storeProblem
        color: Theme.ink
        font.weight: Font.DemiBold
    }

    Fact {
        visible: section.view.sharedName.length > 0
        width: parent.width
        ruled: true
        label: section.view.sharedName
        value: section.view.sharedText
    }

    Note {
        visible: text.length > 0
        width: parent.width
        text: section.view.sharedProblem
        color: Theme.ink
        font.weight: Font.DemiBold
    }

    Row {
        spacing: 6
        topPadding: Theme.unit
        bottomPadding: Theme.unit

        PushButton {
            text: qsTr("Back up …")
            enabled: !section.backups.running
            onClicked: section.backups.pickFolder()
        }

        PushButton {
            text: qsTr("Restore …")
            enabled: !section.backups.running
            onClicked: section.backups.pickBackup()
        }

        TwoClickButton {
            visible: section.backups.chosen.length > 0
            does: qsTr("Restore this backup")
            asks: qsTr("Restore: sure?")
            onConfirmed: section.backups.restore()
        }
    }

    Note {
        visible: text.length > 0
        width: parent.width
        topPadding: 0
        text: section.backups.text
    }
}
