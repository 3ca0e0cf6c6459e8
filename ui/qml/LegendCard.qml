// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope
import RegimeScope.Organism

/*! How the organism is read, as a card over the window; a click, L or Esc puts it away. */
Item {
    id: card

    required property OverlayModel model
    property bool scores: false // of a jump model are what the organism shows

    objectName: "legend"
    visible: model.legendShown

    Rectangle {
        anchors.fill: parent
        color: Theme.tint(Theme.paper, 0.7)
    }

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onClicked: card.model.legendShown = false
    }

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(card.width - 6 * Theme.unit, 1160)
        height: Math.min(card.height - 4 * Theme.unit, 800)
        color: Theme.paper
        border.color: Theme.ink
        border.width: 2

        Txt {
            id: head
            x: Theme.gutter
            y: 2 * Theme.unit
            text: qsTr("How to read the organism")
            font.pixelSize: Theme.headPx
            font.weight: Font.Bold
        }

        Txt {
            anchors.right: parent.right
            anchors.rightMargin: Theme.gutter
            anchors.baseline: head.baseline
            text: qsTr("L shows and hides it")
            color: Theme.quiet
        }

        Loader {
            anchors { fill: parent; topMargin: head.y + head.height; margins: 2 }
            active: card.visible
            sourceComponent: OrganismLegend {
                dark: Theme.dark
                family: Theme.family
                scores: card.scores
            }
        }
    }
}
