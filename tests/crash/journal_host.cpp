// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A host without a window, for tests that kill it, starve it or watch its system calls. It goes on with the session
// that is open in FILE, or begins one.
//
//   journal_host FILE [--new]        --new: begins a session whatever there is
//
// What it says, a line each and each in one write(2), so that a trace shows when a promise was made:
//
//   session ID      link URL         somebody may join now
//   saved SEQ                        every event up to SEQ is on the disk
//   failing WHY     works            writing fails; it works again
//   refused WHY                      a command was not carried out
//   cannot WHY                       it gives up (status 1)
//
// What it is told, a line each: note TEXT, score LEVEL, bookmark, end. It closes at the end of its input.

#include "fake_runner.h"
#include "sample_kit.h"
#include "share/host.h"

#include <QCoreApplication>

#include <iostream>
#include <string>
#include <unistd.h>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

void tell(const QString& line)
{
    const QByteArray text = line.toUtf8() + '\n';
    if (::write(STDOUT_FILENO, text.constData(), size_t(text.size())) != text.size())
        _exit(3); // whoever listened is gone
}

int giveUp(const QString& why)
{
    tell(u"cannot "_s + why);
    return 1;
}

void hear(const Transient& transient)
{
    if (const auto* saved = std::get_if<transient::SavedThrough>(&transient))
        tell(u"saved %1"_s.arg(saved->seq));
    else if (const auto* failed = std::get_if<transient::SaveFailed>(&transient))
        tell(failed->what.isEmpty() ? u"works"_s : u"failing "_s + failed->what);
    else if (const auto* refused = std::get_if<transient::CommandRefused>(&transient))
        tell(u"refused "_s + refused->what);
}

/// The sample kit with an assistant that does not take its time.
Kit quickKit()
{
    Kit kit = test::sampleKit();
    kit.assistant.wordsPerSecond = 2000;
    return kit;
}

Result<std::shared_ptr<HostedSession>> openSession(Host& host, const Workspace& workspace, bool fresh)
{
    const DesktopSink sink { [](const EventPtr&) { }, hear };
    const auto rows = workspace.sessions();
    if (!rows)
        return std::unexpected(rows.error());
    for (const SessionRow& row : *rows) {
        if (!fresh && !row.ended && row.events > 0)
            return host.resume(row.id, quickKit(), sink);
    }
    return host.create({ quickKit(), u"Ada Quill"_s, u"R. Lantern"_s }, sink);
}

void obey(HostedSession& session, const QString& line)
{
    const QString rest = line.section(u' ', 1);
    if (line.startsWith(u"note "))
        session.post(command::AddNote { rest, NoteTag::Behaviour });
    else if (line.startsWith(u"score "))
        session.post(command::GiveScore { { u"verifying"_s }, rest.toInt() });
    else if (line == u"bookmark")
        session.post(command::AddBookmark {});
    else if (line == u"end")
        session.post(command::EndSession {});
    else
        tell(u"refused "_s + line);
}

int run(const QString& file, bool fresh)
{
    const auto workspace = Workspace::open(file, Workspace::Mode::ReadWrite);
    if (!workspace)
        return giveUp(workspace.error().what);
    const SystemClock clock;
    Host::Config config;
    config.port = 0;
    config.runner = std::make_shared<test::FakeRunner>(); // its system calls alone are traced, not a sandbox's
    const auto host = Host::start(config, **workspace, clock);
    if (!host)
        return giveUp(host.error().what);
    const auto session = openSession(**host, **workspace, fresh);
    if (!session)
        return giveUp(session.error().what);
    tell(u"session "_s + (*session)->id().value);
    tell(u"link "_s + (*session)->joinLink());
    for (std::string line; std::getline(std::cin, line);)
        obey(**session, QString::fromStdString(line));
    return 0;
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv); // finds the database driver
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 2)
        return 2;
    return run(words[1], words.contains(u"--new"_s));
}
