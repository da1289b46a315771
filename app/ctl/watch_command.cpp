// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/watch_command.h"

#include "ctl/session_text.h"
#include "ctl/watch_run.h"

#include <QFile>

#include <csignal>
#include <cstdio>

namespace jumpseat::ctl {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void interrupt(int)
{
    interrupted = 1;
}

/// For as long as the command runs.
class SignalCatcher {
public:
    SignalCatcher()
    {
        struct sigaction action = {};
        action.sa_handler = interrupt;
        action.sa_flags = int(SA_RESETHAND); // a second Ctrl C ends it at once
        sigaction(SIGINT, &action, &m_int);
        sigaction(SIGTERM, &action, &m_term);
    }
    ~SignalCatcher()
    {
        sigaction(SIGINT, &m_int, nullptr);
        sigaction(SIGTERM, &m_term, nullptr);
    }
    SignalCatcher(const SignalCatcher&) = delete;
    SignalCatcher& operator=(const SignalCatcher&) = delete;

private:
    struct sigaction m_int = {}, m_term = {};
};

/// The terminal itself, whatever the standard input is.
QString askTerminal(const QString& question)
{
    QFile out(QStringLiteral("/dev/tty"));
    QFile in(QStringLiteral("/dev/tty"));
    if (!out.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
        || !in.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    out.write(question.toUtf8());
    return QString::fromUtf8(in.readLine(1'000));
}

} // namespace

int watchFolder(const QStringList& words, QTextStream& out, QTextStream& err, const WatchSeams& seams)
{
    const auto complain = [&](const QString& what, int code) {
        err << QStringLiteral("jumpseatctl: ") << printable(what) << u'\n';
        return code;
    };
    auto options = parseWatchOptions(words, seams.variable, seams.readLine);
    if (!options)
        return complain(options.error().what, Misused);
    JoinLink link;
    if (!options->link.isEmpty()) {
        auto parsed = JoinLink::parse(options->link);
        if (!parsed)
            return complain(parsed.error().what, Misused);
        link = *std::move(parsed);
    }
    if (!seams.ask && !options->yes && !options->dryRun)
        return complain(Words::tr("there is no terminal to ask on; --yes says that you agree"), Failed);
    const auto folder = WatchedFolder::open(options->folder);
    if (!folder)
        return complain(folder.error().what, Failed);
    return WatchRun(*std::move(options), std::move(link), *folder, seams, out, err).run();
}

int watchCommand(const QStringList& words, QTextStream& out, QTextStream& err)
{
    interrupted = 0;
    const SignalCatcher catcher;
    WatchSeams seams;
    seams.variable = [](const char* name) { return qEnvironmentVariable(name); };
    seams.readLine = [] {
        QFile in;
        return in.open(stdin, QIODevice::ReadOnly) ? QString::fromUtf8(in.readLine(4'000)) : QString();
    };
    if (QFile terminal(QStringLiteral("/dev/tty")); terminal.open(QIODevice::ReadOnly))
        seams.ask = askTerminal;
    seams.isInterrupted = [] { return interrupted != 0; };
    return watchFolder(words, out, err, seams);
}

} // namespace jumpseat::ctl
