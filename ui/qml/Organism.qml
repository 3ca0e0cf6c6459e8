// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope.Organism

// The model's state as a picture: set the numbers, it glides to them. It draws nothing but the
// organism; the ground is whatever stands behind it, and shows through unless it is `backed`.
Item {
    id: root

    property real bearProbability: 0
    property real rangeProbability: 1
    property real bullProbability: 0
    property real confidence: 0
    property real bias: 0
    property real pSwitch: 0
    property real stability: 1
    property real staleness: 0
    property bool trained: false
    // Whether the numbers are scores of staying, not probabilities.
    property bool scores: false

    property bool reduceMotion: false
    property bool dark: false
    property color bear: dark ? "#6C9BE8" : "#1F4FA3"
    property color range: dark ? "#F2D675" : "#B07F00"
    property color bull: dark ? "#E05535" : "#98200E"
    property color paper: dark ? "#15161A" : "#F4EFE4"
    property color ink: dark ? "#EDE8DC" : "#161616"
    property string family: "Regime Sans"
    // Whether body and satellites bring their own paper, for a ground that is not plain.
    property bool backed: false

    // Whether it shows its numbers while it is hovered or has the focus.
    property bool explains: true
    // Whether its own clock runs. Without it the picture moves only as `time` (seconds) is set.
    property bool selfDriven: true
    property alias time: driver.time
    readonly property bool moving: driver.moving
    readonly property bool usesShader: GraphicsInfo.api !== GraphicsInfo.Software
                                       && GraphicsInfo.api !== GraphicsInfo.Unknown
                                       && !stage.shaderRefused
    readonly property bool onProcessor: stage.softwareRaster || !usesShader
    // Whether each of its frames has a processor draw the whole window anew: what stands still beside
    // it is then better kept as a picture.
    readonly property bool burdensProcessor: stage.softwareRaster && moving
    // The state in one sentence, for hover and screen readers.
    readonly property string numbers: driver.numbers

    implicitWidth: 300
    implicitHeight: 300
    activeFocusOnTab: explains
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Organism")
    Accessible.description: numbers

    OrganismStage {
        id: stage
        item: root
    }

    OrganismDriver {
        id: driver
        bearProbability: root.bearProbability
        rangeProbability: root.rangeProbability
        bullProbability: root.bullProbability
        targetConfidence: root.confidence
        targetBias: root.bias
        targetPSwitch: root.pSwitch
        targetStability: root.stability
        targetStaleness: root.staleness
        targetTrained: root.trained
        scores: root.scores
        reduceMotion: root.reduceMotion
        running: root.selfDriven && stage.shown
        frameMs: (!root.onProcessor ? 33 : driver.gliding ? 66 : 100) * (stage.focused ? 1 : 2)
    }

    OrganismShader {
        id: shader
        anchors.fill: parent
        driver: driver
        bear: root.bear
        range: root.range
        bull: root.bull
        paper: root.paper
        ink: root.ink
        backed: root.backed
        kept: stage.softwareRaster
        // A processor also composes and shows what it enlarges: 30 pixels cost as much as one texel.
        mostTexels: driver.moving ? Math.max(160 * 160, 250 * 250 - 0.03 * root.width * root.height) : 0
        visible: root.usesShader
    }

    Loader {
        anchors.fill: parent
        active: root.GraphicsInfo.api === GraphicsInfo.Software || stage.shaderRefused
        sourceComponent: OrganismStandIn {
            driver: driver
            bear: root.bear
            range: root.range
            bull: root.bull
            paper: root.paper
            ink: root.ink
            backed: root.backed
        }
    }

    HoverHandler {
        id: hover
        enabled: root.explains
    }

    OrganismNumbers {
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top }
        width: Math.min(parent.width, 480)
        numbers: driver.numbers
        asked: hover.hovered || root.activeFocus
        family: root.family
        paper: root.paper
        ink: root.ink
    }
}
