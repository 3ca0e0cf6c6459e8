// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alertdesk.h"

#include "core/engine/alertfile.h"
#include "core/engine/alertreader.h"
#include "core/engine/alertwatch.h"
#include "core/engine/configvalues.h"
#include "core/engine/engine.h"
#include "core/engine/enginestore.h"
#include "core/engine/regimeworker.h"
#include "core/store/writerlock.h"

namespace regime
{

AlertDesk::AlertDesk(const EngineOptions& options, const SeriesKey& key, Engine& engine)
{
    const Configuration& configuration = options.configuration;
    const QString file = alertFilePath(options.dataDir, key.pair, key.intervalMin);
    const bool isBeside = !engine.keeps() && writerPid(storePath(configuration, options.dataDir));
    if (options.use == EngineUse::Look || isBeside) {
        m_reader = std::make_unique<AlertReader>(file, options.asOfSec);
        connect(m_reader.get(), &AlertReader::changed, this, &AlertDesk::changed);
        return;
    }
    m_watch = std::make_unique<AlertWatch>(AlertWatchOptions{
        alertRules(configuration), options.clock, engine.keeps() ? file : QString(),
        // A simulated market is no reason to start anything.
        options.demo ? QString() : configuration.text(QStringLiteral("ALERT_COMMAND"))});
    connect(m_watch.get(), &AlertWatch::changed, this, &AlertDesk::changed);
    connect(m_watch.get(), &AlertWatch::told, this, &AlertDesk::told);
    connect(m_watch.get(), &AlertWatch::raised, &engine, &Engine::noteAlert);
    connect(&engine, &Engine::driftMeasured, m_watch.get(),
            qOverload<const DriftReport&>(&AlertWatch::apply));
}

AlertDesk::~AlertDesk() = default;

void AlertDesk::start()
{
    if (m_watch)
        m_watch->start();
    else
        m_reader->read();
}

void AlertDesk::apply(const EngineReport& report)
{
    if (m_watch)
        m_watch->apply(report);
    else
        m_reader->read();
}

void AlertDesk::snooze(double untilSec)
{
    if (m_watch)
        m_watch->snooze(untilSec);
}

void AlertDesk::tellDigest()
{
    if (m_watch)
        m_watch->tellDigest();
}

void AlertDesk::test()
{
    if (m_watch)
        m_watch->test();
}

} // namespace regime
