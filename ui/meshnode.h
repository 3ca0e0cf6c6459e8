// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSGGeometry>
#include <QSGGeometryNode>
#include <QSGVertexColorMaterial>

namespace regime
{

/** Coloured triangles of the scene graph; what they show, its subclasses know. Not for the software
 *  backend, which draws no meshes. Lives on the render thread. */
class MeshNode : public QSGGeometryNode
{
protected:
    MeshNode();

    QSGGeometry m_geometry;

private:
    QSGVertexColorMaterial m_material;
};

} // namespace regime
