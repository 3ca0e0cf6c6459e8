// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/values/alert.h"
#include "core/engine/values/enginereport.h"

#include <QObject>

#include <memory>

namespace regime
{

class AlertReader;
class AlertWatch;
class Engine;
struct EngineOptions;
struct SeriesKey;

/**
 * The alerts of one engine: told here, or, where another program has the store or nothing is
 * written, read from that one's file, so that nothing is told twice. Without a store of its own an
 * engine's alerts last as long as it does. Lives on the worker thread.
 */
class AlertDesk : public QObject
{
    Q_OBJECT

public:
    AlertDesk(const EngineOptions& options, const SeriesKey& key, Engine& engine);
    ~AlertDesk() override;

    /** Says what is known and begins to look. */
    void start();

    void apply(const EngineReport& report);

    /** See AlertWatch; nothing where another program tells the alerts. */
    void snooze(double untilSec);
    void tellDigest();
    void test();

signals:
    void changed(const regime::AlertBook& book);
    void told(const regime::AlertNotice& notice);

private:
    std::unique_ptr<AlertWatch> m_watch; ///< one of these two
    std::unique_ptr<AlertReader> m_reader;
};

} // namespace regime
