// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope

/*! All words on the screen: never markup, always the app's own family. */
Text {
    color: Theme.ink
    textFormat: Text.PlainText
    renderType: Text.NativeRendering
    font.family: Theme.family
    font.pixelSize: Theme.bodyPx
    font.weight: Font.Normal
}
