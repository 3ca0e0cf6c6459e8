// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The one crosshair over all charts; drag pans, the wheel zooms, double click follows live. What it
    stands on is its name, so that a reader who has it focused hears each step. */
Item {
    id: handle

    required property ChartModel chart
    /*! What stands under the crosshair. */
    required property string spoken
    property real pressedX: 0

    objectName: "chartHandle"
    activeFocusOnTab: !chart.empty
    Accessible.role: Accessible.Graphic
    Accessible.name: spoken.length > 0 ? qsTr("Crosshair: %1").arg(spoken) : qsTr("Crosshair")
    Accessible.description: qsTr("Left and Right move it; Page up and Page down move the charts, + and - zoom")

    FocusFrame {
        target: handle
    }

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
