// SPDX-License-Identifier: GPL-3.0-or-later
// How long the real program takes to say its version and its help: bench_commandline [TIMES].
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <vector>

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const int times = argc > 1 ? std::max(1, std::atoi(argv[1])) : 21;
    const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/regimescope");
    for (const char* option : {"--version", "--help"}) {
        std::vector<double> tookMs;
        for (int i = 0; i < times; ++i) {
            QProcess process;
            process.setProcessEnvironment({}); // no display, no folders
            QElapsedTimer timer;
            timer.start();
            process.start(program, {QLatin1String(option)});
            if (!process.waitForFinished() || process.exitCode() != 0) {
                std::fprintf(stderr, "%s failed\n", option);
                return 1;
            }
            tookMs.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
        }
        std::ranges::sort(tookMs);
        std::printf("%-10s %.1f ms (%.1f to %.1f)\n", option, tookMs[tookMs.size() / 2],
                    tookMs.front(), tookMs.back());
    }
    return 0;
}
