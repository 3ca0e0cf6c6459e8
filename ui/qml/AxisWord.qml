// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! A number left of a plot, its middle at `at`. */
Txt {
    property real at: 0

    x: -width - Theme.unit
    y: Math.round(at - height / 2)
    color: Theme.quiet
    font.pixelSize: Theme.smallPx
}
