// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! A few plain sentences. */
Txt {
    color: Theme.quiet
    wrapMode: Text.Wrap
    lineHeight: 1.25
    topPadding: 4
    bottomPadding: Theme.unit
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
