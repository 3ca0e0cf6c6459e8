// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope
import RegimeScope.Organism

/*! What the model thinks, how sure it is, and how it came to that. */
Item {
    id: page

    required property AppModel app
    readonly property bool narrow: width < 1200
    readonly property int logRows: height > 760 ? 3 : 2

    ReadoutColumn {
        id: readout
        app: page.app
        x: Theme.gutter
        y: 2 * Theme.unit
        width: page.narrow ? 288 : 304
        height: page.height - 4 * Theme.unit
    }

    Item {
        id: right
        anchors.left: readout.right
        anchors.leftMargin: page.narrow ? 8 * Theme.unit : 9 * Theme.unit
        anchors.right: parent.right
        anchors.rightMargin: page.narrow ? Theme.gutter : 5 * Theme.unit
        y: 2 * Theme.unit
        height: page.height - 4 * Theme.unit

        RangeBar {
            id: ranges
            width: parent.width
            chart: page.app.chart
        }

        NowBanner {
            id: asNow
            anchors.top: ranges.bottom
            anchors.topMargin: Theme.unit
            width: parent.width
            model: page.app.chart.asNow
        }

        ChartStack {
            id: charts
            anchors.top: asNow.visible ? asNow.bottom : ranges.bottom
            anchors.topMargin: Theme.unit
            anchors.bottom: rule.top
            anchors.bottomMargin: Theme.unit
            width: parent.width
            app: page.app
        }

        // Labels and tips reach over the charts' edges.
        KeptPicture {
            readonly property real room: 8 * Theme.unit

            x: charts.x - room
            y: charts.y - room
            width: charts.width + 2 * room
            height: charts.height + 2 * room
            sourceRect: Qt.rect(-room, -room, width, height)
            sourceItem: readout.burdensProcessor ? charts : null
        }

        Rectangle {
            id: rule
            anchors.bottom: head.top
            anchors.bottomMargin: 4
            width: parent.width
            height: 1
            color: Theme.line
        }

        EventBar {
            id: head
            anchors.bottom: log.top
            anchors.bottomMargin: 4
            width: parent.width
            events: page.app.events
        }

        EventList {
            id: log
            anchors.bottom: parent.bottom
            width: parent.width
            height: page.logRows * 22
            events: page.app.events
        }
    }
}
