// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The organism and, under it, everything it shows as words and numbers of one snapshot. */
Item {
    id: column

    required property AppModel app
    readonly property readout readout: app.readout
    readonly property bool tight: height < 700
    /*! Of the organism, where it is shown. */
    readonly property bool burdensProcessor: organism.visible && organism.burdensProcessor

    Item {
        id: picture
        y: then.visible ? then.height : 0
        width: parent.width
        height: Math.max(0, words.y - y - (column.tight ? 4 : Theme.unit))

        ReadoutOrganism {
            id: organism
            objectName: "organism"
            readonly property real side: Math.min(parent.width, parent.height)

            anchors.centerIn: parent
            width: side
            height: side
            readout: column.readout
            visible: !column.app.overlay.shown

            TapHandler {
                onTapped: column.app.overlay.shown = true
            }
        }
    }

    ThenBanner {
        id: then
        app: column.app
        width: parent.width
        z: 1
    }

    Column {
        id: words
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: column.tight ? 6 : 12

        Column {
            width: parent.width
            spacing: 2

            Row {
                spacing: 12

                Sign {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 24
                    height: 24
                    visible: column.readout.form >= -1
                    shape: Math.max(-1, column.readout.form)
                    ink: column.readout.muted ? Theme.quiet : Theme.hueOf(column.readout.form)

                    Txt {
                        anchors.centerIn: parent
                        visible: column.readout.form === -1
                        text: "?"
                        font.weight: Font.Bold
                    }
                }

                Txt {
                    text: column.readout.word
                    color: column.readout.muted ? Theme.quiet : Theme.ink
                    font.pixelSize: column.tight ? 30 : Theme.wordPx
                    font.weight: Font.Bold
                    Accessible.role: Accessible.Heading
                    Accessible.name: qsTr("Shown regime %1").arg(text)
                }
            }

            Txt {
                width: parent.width
                text: column.readout.sinceText
                color: Theme.quiet
                font.pixelSize: Theme.smallPx
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }

        Column {
            width: parent.width
            spacing: 6

            Measure {
                width: parent.width
                label: column.readout.scores ? qsTr("Margin of scores") : qsTr("Confidence")
                value: column.readout.confidenceText
                muted: column.readout.muted
            }

            Bar {
                width: parent.width
                value: column.readout.confidence
                mark: column.readout.threshold
                hue: column.readout.muted ? Theme.quiet : Theme.ink
            }
        }

        Column {
            width: parent.width
            spacing: 2

            Measure {
                width: parent.width
                label: qsTr("Bias")
                value: column.readout.biasText
                muted: column.readout.muted
            }

            Needle {
                width: parent.width
                opacity: column.readout.answered ? 1 : 0
                value: column.readout.bias
                side: column.readout.biasSide
                muted: column.readout.muted
            }
        }

        Column {
            width: parent.width

            ProbabilityRow {
                width: parent.width
                height: column.tight ? 21 : 28
                form: 0
                label: qsTr("B bearish")
                value: column.readout.bear
                valueText: column.readout.bearText
                muted: column.readout.muted
            }

            ProbabilityRow {
                width: parent.width
                height: column.tight ? 21 : 28
                form: 1
                label: qsTr("R ranging")
                value: column.readout.range
                valueText: column.readout.rangeText
                muted: column.readout.muted
            }

            ProbabilityRow {
                width: parent.width
                height: column.tight ? 21 : 28
                form: 2
                label: qsTr("U bullish")
                value: column.readout.bull
                valueText: column.readout.bullText
                muted: column.readout.muted
            }
        }

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }

        ReadoutFacts {
            width: parent.width
            readout: column.readout
            rowHeight: column.tight ? 19 : 21
        }
    }
}
