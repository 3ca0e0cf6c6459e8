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
    // Whether paper lies under body and satellites, so that what is behind them lends them no hue.
    property bool backed: false
    // Whether the picture is kept as a texture until it changes: a processor would compute every
    // pixel again whenever anything of the window is drawn.
    property bool kept: false
    // Kept in so many texels and enlarged; 0: one a pixel.
    property int mostTexels: 0
    readonly property real half: Math.min(width, height) / 2
    readonly property rect extent: driver.extent
    // The extent in whole pixels: what is kept of it is shown texel by pixel.
    readonly property rect place: {
        const left = Math.floor(width / 2 + extent.x * half);
        const top = Math.floor(height / 2 - (extent.y + extent.height) * half);
        return Qt.rect(left, top, Math.ceil(width / 2 + (extent.x + extent.width) * half) - left,
                       Math.ceil(height / 2 - extent.y * half) - top);
    }
    readonly property real texels: effect.width * effect.height * Screen.devicePixelRatio * Screen.devicePixelRatio
    readonly property real texelScale: kept && mostTexels > 0 ? Math.min(1, Math.sqrt(mostTexels / texels)) : 1

    ShaderEffect {
        id: effect
        property vector4d probabilities: root.driver.probabilities
        property real confidence: root.driver.confidence
        property real bias: root.driver.bias
        property real pSwitch: root.driver.pSwitch
        property real stability: root.driver.stability
        property real staleness: root.driver.staleness
        property real time: root.driver.trembleTime
        property real trained: root.driver.trained
        property vector4d body: root.driver.body
        property vector4d ground: root.driver.ground
        property vector4d view: Qt.vector4d((x - root.width / 2) / root.half, (root.height / 2 - y - height) / root.half, width / root.half, height / root.half)
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

        property real backing: root.backed ? 1 : 0

        x: root.place.x
        y: root.place.y
        width: root.place.width
        height: root.place.height
        vertexShader: "qrc:/RegimeScope/Organism/organism.vert.qsb"
        fragmentShader: "qrc:/RegimeScope/Organism/organism.frag.qsb"
    }

    KeptPicture {
        anchors.fill: effect
        sourceItem: root.kept ? effect : null
        smooth: root.texelScale < 1
        textureSize: Qt.size(Math.ceil(effect.width * root.texelScale * Screen.devicePixelRatio),
                             Math.ceil(effect.height * root.texelScale * Screen.devicePixelRatio))
    }
}
