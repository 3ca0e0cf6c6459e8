// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! Day by hour, what is there and what is lost; a hole is asked for by a click or Enter. */
Section {
    id: section

    required property AppModel app
    readonly property CalendarModel calendar: app.health.calendar
    readonly property int labelWidth: 7 * Theme.unit
    readonly property int rowHeight: 16

    title: qsTr("Calendar, UTC")

    Txt {
        width: parent.width
        visible: section.calendar.days === 0
        text: qsTr("No calendar yet: it is read from the store when there are candles of up to a day.")
        color: Theme.quiet
        wrapMode: Text.Wrap
    }

    Item {
        width: parent.width
        height: hours.height + section.calendar.days * section.rowHeight
        visible: section.calendar.days > 0

        Item {
            id: hours
            x: section.labelWidth
            width: parent.width - x
            height: 18

            Repeater {
                model: [0, 6, 12, 18]

                Txt {
                    required property int modelData

                    x: hours.width * modelData / 24
                    text: modelData < 10 ? "0" + modelData : modelData
                    color: Theme.quiet
                    font.pixelSize: Theme.captionPx
                }
            }
        }

        Repeater {
            model: section.calendar.days

            Txt {
                required property int index

                y: hours.height + index * section.rowHeight
                width: section.labelWidth
                height: section.rowHeight - 2
                verticalAlignment: Text.AlignVCenter
                text: section.calendar.dayText(index)
                color: Theme.quiet
                font.pixelSize: Theme.captionPx
            }
        }

        CalendarGrid {
            id: grid
            objectName: "calendar"
            x: section.labelWidth
            y: hours.height
            width: parent.width - x
            height: section.calendar.days * section.rowHeight
            calendar: section.calendar
            ink: Theme.ink
            strip: Theme.strip
            paper: Theme.panel
            activeFocusOnTab: true
            Accessible.role: Accessible.Table
            Accessible.focusable: true
            Accessible.name: qsTr("Calendar of candles")
            Accessible.description: section.calendar.current >= 0 ? section.calendar.currentText : section.calendar.summary
            Keys.onLeftPressed: section.calendar.move(-1, 0)
            Keys.onRightPressed: section.calendar.move(1, 0)
            Keys.onUpPressed: section.calendar.move(0, -1)
            Keys.onDownPressed: section.calendar.move(0, 1)
            Keys.onReturnPressed: section.calendar.fillCurrent()
            Keys.onSpacePressed: section.calendar.fillCurrent()
            onActiveFocusChanged: if (activeFocus && section.calendar.current < 0)
                section.calendar.move(0, 0)

            MouseArea {
                anchors.fill: parent
                hoverEnabled: true
                cursorShape: section.calendar.currentHasHole ? Qt.PointingHandCursor : Qt.ArrowCursor
                onPositionChanged: mouse => section.calendar.current = grid.cellAt(mouse.x, mouse.y)
                onExited: if (!grid.activeFocus)
                    section.calendar.current = -1
                onClicked: section.calendar.fillCurrent()
            }
        }

        FocusFrame {
            target: grid
        }
    }

    Txt {
        width: parent.width
        visible: section.calendar.days > 0
        topPadding: 6
        text: section.calendar.current < 0 ? section.calendar.summary : section.calendar.currentHasHole ? qsTr("%1. Click or Enter asks for exactly that.").arg(section.calendar.currentText) : section.calendar.currentText
        color: section.calendar.current < 0 ? Theme.quiet : Theme.ink
        wrapMode: Text.Wrap
        font.pixelSize: Theme.smallPx
    }
}
