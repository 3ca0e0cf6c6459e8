// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! From each state to each: the chances at the next candle in shades of ink, and the stay that
    follows from them. */
Section {
    id: section

    required property ModelStates described
    readonly property int labelWidth: 7 * Theme.unit
    readonly property int tail: 19 * Theme.unit
    readonly property real cellWidth: (width - labelWidth - tail) / Math.max(1, described.count)

    title: qsTr("Transitions at the next candle")

    Txt {
        width: parent.width
        visible: section.described.count === 0
        text: qsTr("No model yet: nothing to draw.")
        color: Theme.quiet
    }

    Item {
        width: parent.width
        height: 22
        visible: section.described.count > 0

        Repeater {
            model: section.described.stateNames

            Txt {
                required property int index
                required property string modelData

                x: section.labelWidth + index * section.cellWidth
                width: section.cellWidth
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("to %1").arg(modelData)
                color: Theme.quiet
                font.pixelSize: Theme.smallPx
            }
        }

        Txt {
            x: parent.width - section.tail
            width: section.tail
            horizontalAlignment: Text.AlignRight
            text: qsTr("stay, occupancy")
            color: Theme.quiet
            font.pixelSize: Theme.smallPx
        }
    }

    Repeater {
        model: section.described

        Item {
            id: row

            required property int form
            required property string stateName
            required property string dwell
            required property string occupancy
            required property list<real> transitions
            required property list<string> transitionTexts

            width: section.width
            height: 34
            Accessible.role: Accessible.Row
            Accessible.name: qsTr("From %1: %2; stays %3 candles, %4 of the rows").arg(stateName).arg(transitionTexts.join(", ")).arg(dwell).arg(occupancy)

            Sign {
                anchors.verticalCenter: parent.verticalCenter
                width: 14
                height: 14
                shape: row.form
                ink: Theme.hueOf(row.form)
            }

            Txt {
                x: 22
                anchors.verticalCenter: parent.verticalCenter
                text: row.stateName
                font.weight: Font.DemiBold
            }

            Repeater {
                model: row.transitions.length

                Rectangle {
                    id: cell

                    required property int index
                    readonly property real chance: row.transitions[index]

                    x: section.labelWidth + index * section.cellWidth
                    width: section.cellWidth - 2
                    height: row.height - 2
                    color: Theme.tint(Theme.ink, chance)
                    border.color: Theme.line
                    border.width: 1

                    // The number stands on paper, so that it is read on every shade.
                    Rectangle {
                        anchors.centerIn: parent
                        width: number.implicitWidth + Theme.unit
                        height: number.implicitHeight
                        color: Theme.paper

                        Txt {
                            id: number
                            anchors.centerIn: parent
                            text: row.transitionTexts[cell.index]
                            font.weight: Font.DemiBold
                        }
                    }
                }
            }

            Txt {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("%1 candles, %2").arg(row.dwell).arg(row.occupancy)
                font.weight: Font.DemiBold
            }
        }
    }
}
