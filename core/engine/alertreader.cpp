// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alertreader.h"

#include "core/engine/alertfile.h"

#include <QFileInfo>

namespace regime
{

void AlertReader::read()
{
    const QDateTime writtenAt = QFileInfo(m_file).lastModified();
    if (m_writtenAt == writtenAt)
        return;
    m_writtenAt = writtenAt;
    if (const auto book = readAlertBook(m_file, m_asOfSec))
        emit changed(*book);
    else
        qWarning("%s", book.error().message.c_str());
}

} // namespace regime
