// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meshnode.h"

namespace regime
{

MeshNode::MeshNode()
    : m_geometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 0, 0,
                 QSGGeometry::UnsignedIntType)
{
    m_geometry.setDrawingMode(QSGGeometry::DrawTriangles);
    // Solid ones too: in the pass for opaque nodes the first of two triangles would win.
    m_material.setFlag(QSGMaterial::Blending);
    setGeometry(&m_geometry);
    setMaterial(&m_material);
}

} // namespace regime
