// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

namespace regime
{

/** What the subcommands do, one function a file; the table is in commands.cpp. */
int runWindow(const Invocation& invocation);
int runWorker(const Invocation& invocation);
int runStatus(const Invocation& invocation);
int runBackfill(const Invocation& invocation);
int runImport(const Invocation& invocation);
int runExport(const Invocation& invocation);
int runReplay(const Invocation& invocation);
int runReview(const Invocation& invocation);
int runTrain(const Invocation& invocation);
int runHmm(const Invocation& invocation);
int runFeatures(const Invocation& invocation);
int runSnapshot(const Invocation& invocation);
int runReport(const Invocation& invocation);
int runOrganism(const Invocation& invocation);

} // namespace regime
