// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope.Organism

// organism.frag with its uniforms (explained in shaders/organism.md).
Item {
    id: root

    required property OrganismDriver driver
    property color bear
    property color range
    property color bull
    property color paper
    property color ink
    // 0: one texel a pixel. Else a picture of half as many pixels again is drawn into so many
    // texels and enlarged; below that the detour, a second frame of the whole window after each,
    // costs more than it saves.
    property int mostPixels: 0
    readonly property bool failed: effect.status === ShaderEffect.Error
    readonly property real half: Math.min(width, height) / 2
    readonly property rect extent: driver.extent
    readonly property real texels: effect.width * effect.height * Screen.devicePixelRatio * Screen.devicePixelRatio
    readonly property real texelScale: mostPixels > 0 && texels > 1.5 * mostPixels ? Math.sqrt(mostPixels / texels) : 1

    ShaderEffect {
        id: effect
        property vector4d probabilities: root.driver.probabilities
        property real confidence: root.driver.confidence
        property real bias: root.driver.bias
        property real pSwitch: root.driver.pSwitch
        property real stability: root.driver.stability
        property real staleness: root.driver.staleness
        property real time: root.driver.time
        property real trained: root.driver.trained
        property vector4d body: root.driver.body
        property vector4d ground: root.driver.ground
        property vector4d view: Qt.vector4d(root.extent.x, root.extent.y, root.extent.width, root.extent.height)
        property matrix4x4 leftFlock: root.driver.leftFlock
        property matrix4x4 rightFlock: root.driver.rightFlock
        property matrix4x4 flockBlend: root.driver.flockBlend
        property color bear: root.bear
        property color range: root.range
        property color bull: root.bull
        property color paper: root.paper
        property color ink: root.ink
        property size resolution: Qt.size(root.width * root.texelScale * Screen.devicePixelRatio,
                                          root.height * root.texelScale * Screen.devicePixelRatio)

        x: root.width / 2 + root.extent.x * root.half
        y: root.height / 2 - (root.extent.y + root.extent.height) * root.half
        width: root.extent.width * root.half
        height: root.extent.height * root.half
        vertexShader: "qrc:/RegimeScope/Organism/organism.vert.qsb"
        fragmentShader: "qrc:/RegimeScope/Organism/organism.frag.qsb"
    }

    QuietLayer { source: reduced }

    ShaderEffectSource {
        id: reduced
        anchors.fill: effect
        sourceItem: root.texelScale < 1 ? effect : null
        visible: sourceItem !== null
        hideSource: true
        smooth: true
        textureSize: Qt.size(Math.ceil(effect.width * root.texelScale * Screen.devicePixelRatio),
                             Math.ceil(effect.height * root.texelScale * Screen.devicePixelRatio))
    }
}
