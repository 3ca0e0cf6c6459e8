// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/organismpose.h"

#include <QImage>
#include <QQuickView>
#include <QSize>

#include <memory>

namespace regime
{

/** Takes still pictures of the organism on the theme's paper, without a window on the screen. Needs
 *  a QGuiApplication; GUI thread. */
class OrganismCamera
{
public:
    /** A camera for pictures of `size` pixels. */
    [[nodiscard]] static Result<std::unique_ptr<OrganismCamera>> open(QSize size, bool dark);

    /** The state as if held since time 0, `timeSec` later; the same arguments give the same pixels.
     *  Null if nothing could be drawn. */
    [[nodiscard]] QImage still(const OrganismState& state, double timeSec);
    /** The picture `timeSec` on the way to `state`, gliding from what was shown before; times must
     *  rise from call to call. */
    [[nodiscard]] QImage next(const OrganismState& state, double timeSec);

    /** Whether the shader drew; and not the vectors. */
    [[nodiscard]] bool usesShader() const;
    [[nodiscard]] QQuickView& view() { return m_view; }

private:
    OrganismCamera() = default;
    void set(const OrganismState& state);
    QQuickView m_view;
};

} // namespace regime
