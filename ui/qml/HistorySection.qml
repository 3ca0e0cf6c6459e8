// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The models of one family on disk, newest first; one of them can be taken back. */
Section {
    id: section

    required property ModelBookModel book

    title: qsTr("History of trainings")

    Txt {
        width: parent.width
        visible: section.book.count === 0
        text: qsTr("No model has been kept yet.")
        color: Theme.quiet
    }

    Repeater {
        model: section.book

        Item {
            id: entry

            required property string modelId
            required property string standing
            required property string trained
            required property string likelihood
            required property string decision
            required property bool canRollBack
            required property bool live

            width: section.width
            height: 46
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("Model %1, %2. %3").arg(modelId).arg(fit.text).arg(decision)

            Txt {
                id: name
                y: 6
                text: qsTr("Model %1").arg(entry.modelId)
                font.weight: Font.Bold
            }

            Txt {
                id: fit
                anchors.left: name.right
                anchors.leftMargin: Theme.unit
                anchors.right: back.visible ? back.left : parent.right
                anchors.rightMargin: Theme.unit
                anchors.baseline: name.baseline
                text: {
                    const trained = qsTr("%1, trained %2 UTC").arg(entry.standing).arg(entry.trained);
                    return entry.likelihood.length > 0 ? qsTr("%1, %2 nats per candle").arg(trained).arg(entry.likelihood) : trained;
                }
                elide: Text.ElideRight
            }

            Txt {
                anchors.top: name.bottom
                anchors.topMargin: 2
                anchors.left: parent.left
                anchors.right: back.visible ? back.left : parent.right
                anchors.rightMargin: Theme.unit
                text: entry.decision
                color: Theme.quiet
                font.pixelSize: Theme.smallPx
                elide: Text.ElideRight
            }

            TwoClickButton {
                id: back
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: entry.canRollBack
                does: qsTr("Roll back")
                asks: qsTr("Roll back: sure?")
                onConfirmed: section.book.rollBack(entry.modelId)
            }

            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: 1
                color: Theme.line
            }
        }
    }
}
