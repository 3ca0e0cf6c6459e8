// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! What is missing, and a way to see the instrument at work without it. */
Item {
    id: empty

    required property AppModel app
    readonly property TrustModel trust: app.trust
    // The store has candles, but none of them lies in the range that is shown.
    readonly property bool elsewhere: app.health.view.coverageShare > 0

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 4 * Theme.unit, 440)
        spacing: Theme.unit

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.unit
            bottomPadding: Theme.unit

            Repeater {
                model: [Sign.Square, Sign.Circle, Sign.Triangle]

                Sign {
                    required property int modelData

                    width: 20
                    height: 20
                    shape: modelData
                    ink: Theme.track
                }
            }
        }

        Txt {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            objectName: "emptyTitle"
            text: empty.app.chart.loading ? qsTr("Loading candles") : empty.elsewhere ? qsTr("No candles in this range") : qsTr("No candles yet")
            font.pixelSize: Theme.titlePx
            font.weight: Font.Bold
        }

        Txt {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            color: Theme.quiet
            text: qsTr("Exchange: %1. Next try: %2.").arg(empty.app.health.view.exchangeText).arg(empty.app.health.view.nextPollText)
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            topPadding: Theme.unit
            spacing: Theme.unit

            PushButton {
                text: qsTr("Retry")
                onClicked: empty.app.requestRetry()
            }

            PushButton {
                objectName: "showAll"
                visible: empty.elsewhere
                text: qsTr("Show all")
                onClicked: empty.app.chart.setRange(ChartModel.All)
            }

            PushButton {
                visible: !empty.trust.demo && !empty.elsewhere
                text: qsTr("Open the demo market")
                onClicked: empty.app.requestDemo()
            }
        }
    }
}
