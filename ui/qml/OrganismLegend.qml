// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The organism's encoding in one picture: a row of three for each thing it says.
Rectangle {
    id: root

    property bool dark: false
    readonly property int tile: Math.floor(Math.min(width / 3.6, (height - 48) / rows.length - 84))
    readonly property color ink: dark ? "#EDE8DC" : "#161616"
    readonly property var rows: [
        { title: qsTr("Form and colour: the regime"),
          note: qsTr("Height tells the regime, area its probability; the eight satellites share it out."),
          tiles: [{ text: qsTr("Bearish: square, satellites sink"), p: [1, 0, 0], bias: 0 },
                  { text: qsTr("Ranging: circle, breathes 12 a minute"), p: [0, 1, 0], bias: 0 },
                  { text: qsTr("Bullish: triangle, satellites rise"), p: [0, 0, 1], bias: 0 }] },
        { title: qsTr("Edge, grain and strength: the confidence"),
          note: qsTr("The lead of the likeliest regime: 1 is a razor edge, 0 a pale grainy halo."),
          tiles: [{ text: qsTr("Low, 0.1: undecided"), p: [0.3, 0.3, 0.4], c: 0.1 },
                  { text: qsTr("Middle, 0.5"), p: [0.15, 0.2, 0.65], c: 0.5 },
                  { text: qsTr("High, 0.9"), p: [0.03, 0.04, 0.93], c: 0.9 }] },
        { title: qsTr("Lean, stream and the bar on the ground: the bias"),
          note: qsTr("The ground line runs from -1 to +1; all lean and stream that way in proportion."),
          tiles: [{ text: qsTr("-0.8: left and down"), p: [0, 1, 0], bias: -0.8 },
                  { text: qsTr("0: upright"), p: [0, 1, 0], bias: 0 },
                  { text: qsTr("+0.8: right and up"), p: [0, 1, 0], bias: 0.8 }] },
        { title: qsTr("Tremble: how restless the label is"),
          note: qsTr("The chance of switching, or how much of the last 15 candles disagreed."),
          tiles: [{ text: qsTr("Steady, 0"), p: [1, 0, 0] },
                  { text: qsTr("Nervous, 0.5"), p: [1, 0, 0], stability: 0.5 },
                  { text: qsTr("Restless, 1"), p: [1, 0, 0], stability: 0 }] },
        { title: qsTr("Grey: the age of the data"),
          note: qsTr("Colour leaves and breathing stops as the newest candle passes its limit."),
          tiles: [{ text: qsTr("Fresh"), p: [0, 1, 0] },
                  { text: qsTr("Twice the limit: grey and still"), p: [0, 1, 0], staleness: 1 },
                  { text: qsTr("Not trained: an empty outline"), p: [0, 1, 0], untrained: true }] }
    ]

    implicitWidth: 720
    implicitHeight: 1280
    color: dark ? "#15161A" : "#F4EFE4"
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Legend of the organism")

    Column {
        anchors { fill: parent; margins: 24 }
        spacing: 16

        Repeater {
            model: root.rows
            delegate: OrganismLegendRow {
                required property var modelData
                width: parent.width
                tile: root.tile
                dark: root.dark
                ink: root.ink
                title: modelData.title
                note: modelData.note
                tiles: modelData.tiles
            }
        }
    }
}
