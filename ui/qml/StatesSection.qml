// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Where the states lie: mean and standard deviation of each feature, in the feature's units. */
Section {
    id: section

    required property ModelStates described
    readonly property int labelWidth: 19 * Theme.unit
    readonly property real cellWidth: (width - labelWidth) / Math.max(1, described.count)
    readonly property int levelPx: cellWidth < 15 * Theme.unit ? Theme.smallPx : Theme.bodyPx

    title: qsTr("State means ± spread, raw units")

    Txt {
        width: parent.width
        visible: section.described.count === 0
        text: qsTr("No model yet.")
        color: Theme.quiet
    }

    Item {
        width: parent.width
        height: 22 * (1 + section.described.features.length)
        visible: section.described.count > 0

        Repeater {
            model: section.described.features

            Txt {
                required property int index
                required property string modelData

                y: 22 * (index + 1)
                width: section.labelWidth
                text: modelData
                color: Theme.quiet
                elide: Text.ElideRight
            }
        }

        Repeater {
            model: section.described

            Item {
                id: column

                required property int index
                required property string stateName
                required property list<string> levels

                x: section.labelWidth + index * section.cellWidth
                width: section.cellWidth
                height: parent.height
                Accessible.role: Accessible.Column
                Accessible.name: qsTr("State %1: %2").arg(stateName).arg(levels.join(", "))

                Txt {
                    width: parent.width
                    horizontalAlignment: Text.AlignRight
                    text: column.stateName
                    font.weight: Font.Bold
                }

                Repeater {
                    model: column.levels

                    Txt {
                        required property int index
                        required property string modelData

                        y: 22 * (index + 1)
                        width: column.width
                        horizontalAlignment: Text.AlignRight
                        text: modelData
                        font.pixelSize: section.levelPx
                        font.weight: Font.DemiBold
                        elide: Text.ElideLeft
                    }
                }
            }
        }
    }

    Fact {
        width: parent.width
        visible: section.described.separationText.length > 0
        ruled: true
        label: qsTr("Neighbours by ema_spread_pct")
        value: section.described.separationText
    }

    Note {
        width: parent.width
        visible: text.length > 0
        text: section.described.remarksText
        color: Theme.ink
    }
}
