// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import RegimeScope.Organism

// Stands for its source item, where it has one, with a texture that is drawn anew only as that
// changes.
ShaderEffectSource {
    id: picture
    hideSource: true
    visible: sourceItem !== null
    // One texel is one pixel.
    smooth: false

    QuietLayer { source: picture }
}
