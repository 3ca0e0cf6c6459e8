// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The one crosshair over all charts; drag pans, the wheel zooms, double click follows live. */
Item {
    id: handle

    required property ChartModel chart
    property real pressedX: 0

    Rectangle {
        visible: handle.chart.crosshair >= 0
        x: Math.round(handle.chart.crosshair * handle.width)
        width: 1
        height: parent.height
        color: Theme.ink
    }

    MouseArea {
        anchors.fill: parent
        enabled: !handle.chart.empty
        hoverEnabled: true
        cursorShape: pressed ? Qt.ClosedHandCursor : Qt.CrossCursor
        onPressed: mouse => handle.pressedX = mouse.x
        onPositionChanged: mouse => {
            if (!pressed) {
                handle.chart.setCrosshair(mouse.x / width);
                return;
            }
            handle.chart.panBy((handle.pressedX - mouse.x) / width);
            handle.pressedX = mouse.x;
        }
        onExited: handle.chart.clearCrosshair()
        onDoubleClicked: handle.chart.followLive()
        onWheel: wheel => handle.chart.zoomAt(wheel.x / width, Math.pow(0.8, wheel.angleDelta.y / 120))
    }
}
