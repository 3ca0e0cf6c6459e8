// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! A page of two columns under its name; what does not fit can be scrolled. */
Flickable {
    id: frame

    property string title
    property alias leftSide: leftColumn.data
    property alias rightSide: rightColumn.data
    readonly property int edge: width > 1200 ? 5 * Theme.unit : Theme.gutter
    readonly property real columnWidth: Math.floor((Math.min(width, 1680) - edge - (4 + 6) * Theme.unit) / 2)

    /*! What has the keyboard's focus is brought into view, and stays there until the page is scrolled. */
    readonly property Item focused: Window.activeFocusItem
    property bool held: false

    onFocusedChanged: {
        held = focused !== null && isInside(focused);
        holdFocused();
    }
    onMovementStarted: held = false

    /*! Called as well when a column grows: a table made above the focused item would push it away. */
    function holdFocused() {
        if (!held)
            return;
        const top = focused.mapToItem(contentItem, 0, 0).y;
        const margin = 2 * Theme.unit;
        if (top < contentY + margin)
            contentY = Math.max(0, top - margin);
        else if (top + focused.height > contentY + height - margin)
            contentY = Math.max(0, Math.min(top - margin, top + focused.height + margin - height));
    }

    function isInside(item: Item): bool {
        for (let at = item; at; at = at.parent)
            if (at === contentItem)
                return true;
        return false;
    }

    contentWidth: width
    contentHeight: Math.max(leftColumn.height, rightColumn.height) + leftColumn.y + 3 * Theme.unit
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    Txt {
        x: 4 * Theme.unit
        y: 2 * Theme.unit
        text: frame.title
        font.pixelSize: Theme.wordPx
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Column {
        id: leftColumn
        x: 4 * Theme.unit
        y: 10 * Theme.unit
        width: frame.columnWidth
        spacing: 3 * Theme.unit
        onHeightChanged: frame.holdFocused()
    }

    Column {
        id: rightColumn
        x: 4 * Theme.unit + frame.columnWidth + 6 * Theme.unit
        y: 10 * Theme.unit
        width: frame.columnWidth
        spacing: 3 * Theme.unit
        onHeightChanged: frame.holdFocused()
    }
}
