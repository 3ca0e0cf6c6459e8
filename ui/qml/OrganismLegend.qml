// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The organism's encoding in one picture: three examples of each thing it says.
Rectangle {
    id: root

    property bool dark: false
    property string family: "Regime Sans"
    property bool scores: false // of staying, by a jump model: not probabilities, and no chance
    readonly property color ink: dark ? "#EDE8DC" : "#161616"

    component Line: OrganismLegendRow {
        width: (grid.width - grid.columnSpacing) / 2
        height: (grid.height - 2 * grid.rowSpacing) / 3
        ink: root.ink
        family: root.family
    }
    component Tile: OrganismLegendTile { dark: root.dark; family: root.family }
    component Ranging: Tile { rangeProbability: 1 }
    component Bearish: Tile { bearProbability: 1; rangeProbability: 0 }

    implicitWidth: 1200
    implicitHeight: 900
    color: dark ? "#15161A" : "#F4EFE4"
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Legend of the organism")

    Grid {
        id: grid
        anchors { fill: parent; margins: 24; topMargin: 16; bottomMargin: 16 }
        columns: 2
        columnSpacing: 48
        rowSpacing: 16

        Line {
            title: qsTr("Form, colour and height: the regime")
            note: qsTr("Eight satellites take part: they rise while bullish, sink while bearish.")
            Bearish { caption: qsTr("Bearish: square, low, blue") }
            Ranging { caption: qsTr("Ranging: circle, breathing") }
            Tile { caption: qsTr("Bullish: triangle, high, red"); rangeProbability: 0; bullProbability: 1 }
        }
        Line {
            title: root.scores ? qsTr("Areas of ink: the three scores of staying") : qsTr("Areas of ink: the three probabilities")
            note: qsTr("Bearish lies at the foot, ranging between, bullish on top. The largest gives the form.")
            Tile { caption: qsTr("0.70, 0.20, 0.10"); bearProbability: 0.7; rangeProbability: 0.2; bullProbability: 0.1 }
            Tile { caption: qsTr("0.15, 0.70, 0.15"); bearProbability: 0.15; rangeProbability: 0.7; bullProbability: 0.15 }
            Tile { caption: qsTr("0.10, 0.40, 0.50"); bearProbability: 0.1; rangeProbability: 0.4; bullProbability: 0.5 }
        }
        Line {
            title: root.scores ? qsTr("Edge, grain and strength of ink: the margin of scores") : qsTr("Edge, grain and strength of ink: the confidence")
            note: qsTr("1 is a razor edge in full ink, 0 a pale grainy halo. Below 0.25 read: undecided.")
            Tile { caption: qsTr("Low, 0.1: undecided"); confidence: 0.1; bearProbability: 0.3; rangeProbability: 0.3; bullProbability: 0.4 }
            Tile { caption: qsTr("Middle, 0.5"); confidence: 0.5; bearProbability: 0.15; rangeProbability: 0.2; bullProbability: 0.65 }
            Tile { caption: qsTr("High, 0.9"); confidence: 0.9; bearProbability: 0.03; rangeProbability: 0.04; bullProbability: 0.93 }
        }
        Line {
            title: qsTr("Lean, stream and the bar on the ground: the bias")
            note: qsTr("The line runs from -1 to +1. A bar that does not leave the foot says none.")
            Ranging { caption: qsTr("-0.8: left and down"); bias: -0.8 }
            Ranging { caption: qsTr("0: upright, the foot alone") }
            Ranging { caption: qsTr("+0.3: a little right and up"); bias: 0.3 }
        }
        Line {
            title: qsTr("Tremble: how restless the label is")
            note: root.scores ? qsTr("1 minus the score of staying, or the share of the last 15 candles that disagreed.") : qsTr("The chance of switching, or the share of the last 15 candles that disagreed.")
            Bearish { caption: qsTr("Steady, 0") }
            Bearish { caption: qsTr("Nervous, 0.5"); stability: 0.5 }
            Bearish { caption: qsTr("Restless, 1"); stability: 0 }
        }
        Line {
            title: qsTr("Grey: the age of the data")
            note: qsTr("Colour leaves and breathing stops as the newest candle passes its limit.")
            Ranging { caption: qsTr("Fresh") }
            Ranging { caption: qsTr("Twice the limit: grey, still"); staleness: 1 }
            Ranging { caption: qsTr("No model: an empty outline"); trained: false }
        }
    }
}
