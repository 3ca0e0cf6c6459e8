// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quitonsignal.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <csignal>

#include <sys/socket.h>
#include <unistd.h>

namespace regime
{

namespace
{

constexpr std::array handled{SIGINT, SIGTERM, SIGHUP};

int sockets[2] = {-1, -1};
std::array<void (*)(int), handled.size()> before; // what the signals did

// Only a write is safe here; the notifier does the rest in the event loop.
void wake(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(sockets[0], &byte, sizeof byte);
}

} // namespace

QuitOnSignal::QuitOnSignal(QObject* parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) != 0)
        qFatal("cannot make a socket pair for signals");
    m_notifier = new QSocketNotifier(sockets[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        QCoreApplication::quit();
    });
    for (std::size_t i = 0; i < handled.size(); ++i)
        before[i] = std::signal(handled[i], wake);
}

QuitOnSignal::~QuitOnSignal()
{
    for (std::size_t i = 0; i < handled.size(); ++i)
        std::signal(handled[i], before[i]);
    ::close(sockets[0]);
    ::close(sockets[1]);
}

} // namespace regime
