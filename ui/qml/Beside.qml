// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/*! Something that is in force beside what might be, on one line. */
Item {
    id: beside

    required property string name
    required property string live
    required property string candidate
    property bool heading: false

    height: Math.max(22, nameText.implicitHeight + 6, liveText.implicitHeight + 6, candidateText.implicitHeight + 6)
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("%1: live %2, candidate %3").arg(name).arg(live).arg(candidate)

    Txt {
        id: nameText
        width: liveText.x - Theme.unit
        y: 3
        text: beside.name
        color: Theme.quiet
        wrapMode: Text.Wrap
    }

    Txt {
        id: liveText
        x: Math.round(beside.width * 0.34)
        y: 3
        width: candidateText.x - x - Theme.unit
        text: beside.live
        wrapMode: Text.Wrap
        color: beside.heading ? Theme.quiet : Theme.ink
        font.weight: beside.heading ? Font.Normal : Font.DemiBold
    }

    Txt {
        id: candidateText
        x: Math.round(beside.width * 0.67)
        y: 3
        width: beside.width - x
        text: beside.candidate
        wrapMode: Text.Wrap
        color: beside.heading ? Theme.quiet : Theme.ink
        font.weight: beside.heading ? Font.Normal : Font.DemiBold
    }
}
