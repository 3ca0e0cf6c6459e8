// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope
import RegimeScope.Organism

/*! The window: rail, trust strip, and the one page that is looked at. */
Window {
    id: window

    required property AppModel app
    readonly property list<url> pages: ["MonitorPage.qml", "DataPage.qml", "ModelPage.qml", "ReviewPage.qml", "SettingsPage.qml"]

    width: 1440
    height: 900
    // Less on a small screen, or where large text leaves less of it.
    minimumWidth: Math.min(1100, Screen.desktopAvailableWidth)
    minimumHeight: Math.min(700, Screen.desktopAvailableHeight)
    visible: !app.compact
    color: Theme.paper
    onActiveChanged: app.setLooking(active)
    onClosing: app.setLooking(false)
    title: (app.trust.pairText.length > 0 ? app.trust.pairText + " · " : "") + app.trust.verdictText + " · RegimeScope"

    Binding {
        target: Theme
        property: "dark"
        value: window.app.dark
    }

    Binding {
        target: Theme
        property: "still"
        value: window.app.reduceMotion
    }

    Rail {
        id: rail
        enabled: !window.app.overlay.shown
        app: window.app
        height: parent.height
    }

    TrustStrip {
        id: strip
        app: window.app
        anchors.left: rail.right
        anchors.right: parent.right
        z: 1
    }

    Loader {
        id: loader
        objectName: "page"
        anchors.left: rail.right
        anchors.right: parent.right
        anchors.top: strip.bottom
        anchors.bottom: parent.bottom
        focus: enabled
        enabled: !window.app.overlay.shown
        Component.onCompleted: window.showPage(window.app.page)
    }

    KeptPicture {
        anchors.fill: loader
        sourceItem: overlay.burdensProcessor ? loader : null
    }

    Connections {
        target: window.app

        function onPageChanged() {
            window.showPage(window.app.page);
        }
    }

    function showPage(page: int) {
        loader.setSource(pages[page], {
            "app": app
        });
    }

    Keymap {
        app: window.app
        shell: window
        help: keys
    }

    Overlay {
        id: overlay
        app: window.app
        anchors.fill: parent
        focus: visible
        topMargin: strip.height + (window.app.readout.thenText.length > 0 ? Theme.bannerHeight : 0)
    }

    LegendCard {
        model: window.app.overlay
        scores: window.app.readout.scores
        anchors { fill: parent; topMargin: strip.height }
    }

    AlertCard {
        app: window.app
        anchors.fill: parent
    }

    Loader {
        active: window.app.compact
        sourceComponent: CompactWindow {
            app: window.app
        }
    }

    KeysCard {
        id: keys
        anchors.fill: parent
    }
}
