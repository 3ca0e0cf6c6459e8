// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One line of the legend: what is told, and three organisms that differ in that alone.
Column {
    id: root

    required property string title
    required property string note
    required property var tiles
    property bool dark
    property color ink
    property int tile: 160

    spacing: 2

    Text {
        text: root.title
        textFormat: Text.PlainText
        color: root.ink
        font { pixelSize: 16; bold: true }
    }
    Text {
        width: root.width
        text: root.note
        textFormat: Text.PlainText
        wrapMode: Text.WordWrap
        color: root.ink
        font.pixelSize: 13
    }
    Row {
        Repeater {
            model: root.tiles
            delegate: Column {
                id: cell
                required property var modelData
                width: root.width / 3

                Organism {
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: root.tile
                    height: root.tile
                    selfDriven: false
                    dark: root.dark
                    bearProbability: cell.modelData.p[0]
                    rangeProbability: cell.modelData.p[1]
                    bullProbability: cell.modelData.p[2]
                    confidence: cell.modelData.c ?? 1
                    bias: cell.modelData.bias ?? 0
                    stability: cell.modelData.stability ?? 1
                    staleness: cell.modelData.staleness ?? 0
                    trained: !cell.modelData.untrained
                }
                Text {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: cell.modelData.text
                    textFormat: Text.PlainText
                    wrapMode: Text.WordWrap
                    color: root.ink
                    font.pixelSize: 12
                }
            }
        }
    }
}
