// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Events on the time axis: a flag with a letter each, and what happened on hover or focus. */
Item {
    id: flags

    required property ChartModel chart

    objectName: "flags"

    Repeater {
        model: flags.chart.markLetters

        Item {
            id: mark

            required property int index
            required property string modelData
            readonly property string words: flags.chart.markTexts[index] ?? ""

            x: Math.round(flags.width * (flags.chart.markPositions[index] ?? 0))
            z: tip.visible ? 1 : 0
            height: flags.height

            Rectangle {
                width: 1
                height: parent.height
                color: Theme.tint(Theme.ink, 0.35)
            }

            Rectangle {
                id: flag
                width: 14
                height: 14
                x: mark.x + width > flags.width ? 1 - width : 0
                color: Theme.ink
                activeFocusOnTab: true
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Event: %1").arg(mark.words)

                Txt {
                    anchors.centerIn: parent
                    text: mark.modelData
                    color: Theme.panel
                    font.pixelSize: 10
                    font.weight: Font.Bold
                }

                HoverHandler {
                    id: hover
                    margin: 3
                }
            }

            Rectangle {
                id: tip
                objectName: "tip"
                visible: hover.hovered || flag.activeFocus
                x: Math.max(-mark.x, Math.min(flag.x, flags.width - mark.x - width))
                y: flag.height + 4
                width: words.width + 20
                height: words.height + 14
                color: Theme.panel
                border.color: Theme.ink

                // What a wrapped text would need in one line depends on the width it is given.
                Txt {
                    id: unwrapped
                    visible: false
                    text: mark.words
                    font: words.font
                }

                Txt {
                    id: words
                    objectName: "tipWords"
                    x: 10
                    y: 7
                    width: Math.min(unwrapped.implicitWidth, flags.width - 20)
                    text: mark.words
                    wrapMode: Text.Wrap
                    maximumLineCount: 20
                    elide: Text.ElideRight
                    font.pixelSize: Theme.smallPx
                }
            }
        }
    }
}
