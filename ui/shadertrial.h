// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QOpenGLContext;

namespace regime
{

/** Whether the driver of `context`, which is current, compiles and links the organism's shader: the
 *  scene graph draws nothing where it does not, and tells nobody. Tried once a process. */
[[nodiscard]] bool organismShaderLinks(QOpenGLContext& context);

} // namespace regime
