// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! How much time the charts show, whose answers, and whether they follow the newest candle. */
Item {
    id: bar

    required property ChartModel chart
    readonly property string when: chart.crosshairText.when
    readonly property bool narrow: width < 760

    implicitHeight: 24

    Row {
        id: choices
        spacing: 6

        Repeater {
            model: ["1 h", "6 h", "24 h", "7 d", qsTr("all")]

            PushButton {
                required property int index
                required property string modelData

                text: modelData
                checked: bar.chart.range === index
                onClicked: bar.chart.setRange(index)
            }
        }

        Item {
            width: 6
            height: 1
        }

        PushButton {
            objectName: "asNow"
            readonly property string problem: bar.chart.asNow.problem

            text: problem.length === 0 ? (bar.narrow ? qsTr("Model now") : qsTr("As the model says now")) : bar.narrow ? problem : qsTr("As the model says now: %1").arg(problem)
            checked: bar.chart.asNow.on
            enabled: problem.length === 0
            Accessible.name: qsTr("As the model says now")
            Accessible.checkable: true
            Accessible.description: enabled ? qsTr("Shows what today's model says of the past instead of what was said then") : problem
            onClicked: bar.chart.asNow.on = !bar.chart.asNow.on
        }
    }

    // What a wrapped text would need in one line depends on the width it is given.
    Txt {
        id: unwrapped
        visible: false
        text: where.text
        font: where.font
    }

    Txt {
        id: where
        anchors.right: back.visible ? back.left : parent.right
        anchors.rightMargin: back.visible ? 12 : 0
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(unwrapped.implicitWidth, bar.width - choices.width - 24 - (back.visible ? back.width + 12 : 0))
        elide: Text.ElideRight
        wrapMode: Text.Wrap
        maximumLineCount: 2
        horizontalAlignment: Text.AlignRight
        font.pixelSize: bar.narrow && bar.when.length > 0 ? Theme.captionPx : Theme.bodyPx
        text: bar.when.length > 0 ? bar.when : bar.chart.loading && bar.chart.empty ? qsTr("Loading") : bar.chart.viewText
        color: bar.when.length > 0 ? Theme.ink : Theme.quiet
        font.weight: Font.DemiBold
    }

    LinkButton {
        id: back
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: !bar.chart.live
        text: qsTr("Follow live")
        onClicked: bar.chart.followLive()
    }
}
