// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! One measured value: what it is to the left, the value to the right. */
Item {
    id: fact

    property string label
    property string value
    /*! Why there is no value; said on hover. */
    property string why
    property int rowHeight: 22
    property int textPx: Theme.bodyPx
    property bool ruled: false

    implicitHeight: Math.max(rowHeight, valueText.implicitHeight + 6) + (ruled ? 6 : 0)
    implicitWidth: 200
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value
    Accessible.description: why

    HoverHandler {
        id: hover
        enabled: fact.why.length > 0
    }

    Tip {
        of: fact
        words: fact.why
        asked: hover.hovered
    }

    Txt {
        id: labelText
        anchors.left: parent.left
        y: fact.ruled ? 6 : 3
        text: fact.label
        color: Theme.quiet
        font.pixelSize: fact.textPx
    }

    Txt {
        id: valueText
        anchors.right: parent.right
        anchors.left: labelText.right
        anchors.leftMargin: 2 * Theme.unit
        y: fact.ruled ? 6 : 3
        text: fact.value
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.Wrap
        font.pixelSize: fact.textPx
        font.weight: Font.DemiBold
    }

    Rectangle {
        anchors.bottom: parent.bottom
        visible: fact.ruled
        width: parent.width
        height: 1
        color: Theme.line
    }
}
