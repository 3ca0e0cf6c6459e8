// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "app/demomarket.h"
#include "core/base/clock.h"
#include "core/engine/configuration.h"

#include <QString>

#include <memory>
#include <optional>

class QCommandLineParser;

namespace regime
{

/** What an engine stands on: the real exchange and folder, or those of the demo. */
struct Ground {
    Configuration configuration;
    QString dataDir;
    std::shared_ptr<const Clock> clock;
    QStringList notices;              ///< what was wrong in file and environment
    QString configFile;               ///< where settings changed in the window are written
    std::unique_ptr<DemoMarket> demo; ///< null on the real market; outlives the engine
};

/** Why there is none, and what the process ends with. */
struct GroundProblem {
    ExitCode code = CouldNot;
    QString sentence;
};

/** What the command line asks for, checked. */
struct GroundRequest {
    Configuration configuration;
    QString dataDir;
    std::optional<double> demoSpeed;
    QStringList notices; ///< what was wrong in file and environment
    QString configFile;
};

/** The clock of a data folder that is only looked at: the demo's where a demo wrote it. */
std::shared_ptr<const Clock> clockOfFolder(const Configuration& configuration,
                                           const QString& dataDir);

/** Declares --demo and --speed. */
void addDemoOptions(QCommandLineParser& parser);

/** What common options, --demo and --speed ask for; nothing is touched yet. */
Result<GroundRequest, GroundProblem> groundRequest(const QCommandLineParser& parser,
                                                   const Invocation& invocation);

/** Makes it; a demo's exchange is running then. Needs an application object. */
Result<Ground, GroundProblem> makeGround(const GroundRequest& request);

} // namespace regime
