// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/alert.h"

#include <QDateTime>
#include <QObject>

#include <cstdint>
#include <optional>

namespace regime
{

/** Reads the alerts that another program tells, from its file. Lives on the worker thread. */
class AlertReader : public QObject
{
    Q_OBJECT

public:
    /** As they were at `asOfSec`, where that is given. */
    AlertReader(const QString& file, std::optional<std::int64_t> asOfSec)
        : m_file(file), m_asOfSec(asOfSec)
    {
    }

    /** What was written since it last read. */
    void read();

signals:
    void changed(const regime::AlertBook& book);

private:
    QString m_file;
    std::optional<std::int64_t> m_asOfSec;
    std::optional<QDateTime> m_writtenAt; ///< of what was read; absent: nothing yet
};

} // namespace regime
