// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/overlaykeeper.h"

#include "ui/overlaymodel.h"

namespace regime
{

namespace
{
const QString opacityKey = QStringLiteral("overlay/opacity");
const QString legendKey = QStringLiteral("overlay/legendSeen");
} // namespace

OverlayKeeper::OverlayKeeper(const QString& path, OverlayModel& overlay, QObject* parent)
    : QObject(parent), m_file(path, QSettings::IniFormat), m_overlay(overlay)
{
    if (m_file.status() != QSettings::NoError)
        qWarning("%s cannot be read: the overlay starts as new", qPrintable(m_file.fileName()));
    OverlayMemory memory;
    bool isNumber = false;
    const double opacity = m_file.value(opacityKey).toDouble(&isNumber);
    if (isNumber)
        memory.opacity = opacity;
    memory.legendSeen = m_file.value(legendKey).toString() == QLatin1String("true");
    m_overlay.restore(memory);
    for (const auto left : {&OverlayModel::shownChanged, &OverlayModel::legendShownChanged})
        connect(&m_overlay, left, this, &OverlayKeeper::write);
}

OverlayKeeper::~OverlayKeeper()
{
    write();
}

void OverlayKeeper::write()
{
    const OverlayMemory memory = m_overlay.memory();
    if (memory == OverlayMemory() && m_file.allKeys().isEmpty())
        return;
    m_file.setValue(opacityKey, memory.opacity);
    m_file.setValue(legendKey, memory.legendSeen);
    m_file.sync();
    if (m_file.status() != QSettings::NoError)
        qWarning("%s cannot be written: the overlay will not be remembered",
                 qPrintable(m_file.fileName()));
}

} // namespace regime
