// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"
#include "app/help.h"
#include "app/interrupt.h"
#include "app/options.h"

#include <QTextStream>

#include <algorithm>

#include <sys/stat.h>

using namespace regime;

namespace
{

const Command* findCommand(const QString& name)
{
    const auto all = commands();
    const auto found =
        std::ranges::find_if(all, [&](const Command& c) { return name == QLatin1String(c.name); });
    return found == all.end() ? nullptr : &*found;
}

int wrongUsage(const QString& sentence)
{
    QTextStream(stderr) << "regimescope: " << sentence << "\nSee regimescope --help.\n";
    return WrongUsage;
}

} // namespace

int main(int argc, char** argv)
{
    ::umask(077);
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);

    const Result<ParsedArguments> parsed = parseArguments(arguments);
    if (!parsed)
        return wrongUsage(QString::fromStdString(parsed.error().message));
    if (parsed->version) {
        QTextStream(stdout) << "RegimeScope " REGIMESCOPE_VERSION "\n";
        return Success;
    }
    const Command* command = findCommand(parsed->command);
    if (!command)
        return wrongUsage(QStringLiteral("there is no command \"%1\"").arg(parsed->command));
    if (parsed->help) {
        QTextStream(stdout) << (parsed->command.isEmpty() ? generalHelp() : commandHelp(*command));
        return Success;
    }
    endOnInterrupt(command->interrupted);
    return command->run({parsed->common, parsed->arguments, argc, argv});
}
