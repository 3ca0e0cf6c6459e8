// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! The organism over the whole Monitor, on a ground as opaque as the operator wants it. */
FocusScope {
    id: layer

    required property AppModel app
    readonly property OverlayModel model: app.overlay

    /*! Height of what stands in front of the overlay at the window's top, its banner included. */
    property real topMargin: 0

    readonly property bool burdensProcessor: visible && organism.burdensProcessor

    visible: model.shown
    Keys.onTabPressed: organism.forceActiveFocus(Qt.TabFocusReason)

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
        opacity: layer.model.opacity
    }

    // What lies below is looked at, not worked with.
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => layer.model.opacity += layer.model.opacityStep * Math.sign(wheel.angleDelta.y)
    }

    ReadoutOrganism {
        id: organism
        objectName: "overlayOrganism"
        readonly property real side: Math.min(parent.width, controls.y - layer.topMargin - 2 * Theme.unit)

        x: Math.round((parent.width - width) / 2)
        y: layer.topMargin + Theme.unit
        width: side
        height: side
        readout: layer.app.readout
        backed: true
    }

    ThenBanner {
        app: layer.app
        y: layer.topMargin - height
        width: parent.width
    }

    OverlayControls {
        id: controls
        anchors.bottom: parent.bottom
        width: parent.width
        model: layer.model
    }
}
