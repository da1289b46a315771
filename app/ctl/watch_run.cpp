// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/watch_run.h"

#include "base/ids.h"
#include "ctl/session_text.h"
#include "ctl/watch_words.h"
#include "share/page_connection.h"
#include "share/wire_json.h"

#include <QDateTime>
#include <QFileInfo>

namespace jumpseat::ctl {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostFailures = 5;
constexpr int looksAtTheEnd = 4;
constexpr qint64 mostWaiting = 4 * 1024 * 1024; // bytes; before they are gone no more is read of what tools keep
constexpr qint64 sentLately = 60'000;           // ms: a connection that lost something is known to be dead by then
constexpr size_t mostSentKept = 4'000;

/// An act that a host knows when it comes again.
bool hasOwnId(const Act& act)
{
    return std::visit(
        [](const auto& what) {
            if constexpr (requires { what.callId; })
                return !what.callId.isEmpty();
            else if constexpr (requires { what.messageId; })
                return !what.messageId.isEmpty() || !what.requestId.isEmpty();
            else if constexpr (requires { what.id; })
                return !what.id.isEmpty();
            else
                return false;
        },
        act.what);
}

ClientId freshClient()
{
    return { u"watch-"_s + randomToken(12) };
}

QString midOf(const QJsonObject& json)
{
    return json.value("mid"_L1).toString();
}

FileId fileOf(const QJsonObject& json)
{
    return { json.value("file"_L1).toString() };
}

} // namespace

WatchRun::WatchRun(WatchOptions options, JoinLink link, const WatchedFolder& folder, const WatchSeams& seams,
    QTextStream& out, QTextStream& err)
    : m_options(std::move(options))
    , m_join(std::move(link))
    , m_seams(seams)
    , m_out(out)
    , m_err(err)
    , m_finder(ToolPlaces::from(seams.variable), folder.path())
    , m_mirror(folder,
          { [this](const Command& command) { send(wire::encodeForHost(command)); },
              [this](const FileId& file, qint64 version, qint64 epoch, const QString& hash) {
                  send(wire::pullFrame(file, version, epoch, hash));
              },
              [this](const MirrorNews& news) { say(news); }, [this] { m_mustBeginAnew = true; } })
    , m_folderName(QFileInfo(folder.path()).fileName())
    , m_client(freshClient())
{
    m_watchNotice = watchNotice(m_folderName, m_mirror.snapshot(), !m_options.noTranscripts);
    m_clock.start();
}

int WatchRun::run()
{
    const auto transcripts = m_options.noTranscripts ? QList<FoundTranscript>() : m_finder.find();
    m_out << printable(watchPreview(m_finder.folder(), m_mirror.snapshot(), transcripts, !m_options.noTranscripts));
    if (m_options.dryRun && m_join.token.isEmpty()) {
        m_out << u'\n' << printable(m_watchNotice) << u'\n';
        return Done;
    }
    m_link = std::make_unique<WatchLink>(m_join,
        WatchLink::Events { [this] { hello(); }, [this](const QByteArray& frame) { received(frame); },
            [this](int code) { closed(code); } },
        m_seams.delays);
    QElapsedTimer sinceLook;
    sinceLook.start();
    while (!m_exit) {
        const auto left = m_seams.interval - std::chrono::milliseconds(sinceLook.elapsed());
        m_link->poll(std::max(left, 1ms));
        if (!m_exit && m_seams.isInterrupted())
            sayGoodbye();
        else if (!m_exit && sinceLook.elapsed() >= m_seams.interval.count()) {
            round();
            sinceLook.restart();
        }
    }
    return *m_exit;
}

void WatchRun::hello()
{
    QJsonObject json { { u"protocol"_s, 1 }, { u"token"_s, m_join.token }, { u"client"_s, m_client.value } };
    if (!m_clientBefore.isEmpty())
        json.insert(u"instead"_s, QJsonArray { m_clientBefore.value });
    send(wire::pack("hello", json));
}

void WatchRun::received(const QByteArray& frame)
{
    if (m_exit)
        return;
    if (const auto message = wire::decodeFromHost(frame))
        dispatch(message->type, message->json);
}

void WatchRun::dispatch(const QString& type, const QJsonObject& json)
{
    if (type == "lobby"_L1)
        return lobby(json);
    if (type == "welcome"_L1)
        return welcome(json);
    if (type == "error"_L1)
        return error(json);
    if (type == "ended"_L1)
        return stop(Done, Words::tr("The interview is over; nothing is sent any more."));
    if (!m_isWatching)
        return;
    if (type == "updates"_L1)
        updates(json);
    else if (type == "refused"_L1)
        m_mirror.refused(fileOf(json), json.value("reason"_L1).toString(), json.value("message"_L1).toString());
    else if (type == "file"_L1)
        m_mirror.fileAdded(wire::sharedFile(json), midOf(json));
    else if (type == "file-renamed"_L1)
        m_mirror.fileRenamed(fileOf(json), json.value("name"_L1).toString(), midOf(json));
    else if (type == "file-removed"_L1)
        m_mirror.fileRemoved(fileOf(json), midOf(json));
    else if (type == "done"_L1)
        m_mirror.done(midOf(json));
    else if (type == "task"_L1)
        m_mirror.taskBegan();
}

void WatchRun::lobby(const QJsonObject& json)
{
    m_failures = 0;
    if (json.value("ended"_L1).toBool())
        return stop(Done, Words::tr("The interview is over."));
    const QString notice = json.value("notice"_L1).toString();
    if (notice != m_agreedTo || notice.isEmpty()) {
        if (!agree(json))
            return;
        m_agreedTo = notice;
    }
    join(json);
}

/// Shows what the session records and what this program would send, and asks once for both.
bool WatchRun::agree(const QJsonObject& lobby)
{
    const QString interviewer = lobby.value("interviewer"_L1).toString();
    m_out << u'\n'
          << printable(Words::tr("The session: %1, with %2").arg(lobby.value("kit"_L1).toString(), interviewer))
          << u'\n' << printable(lobby.value("notice"_L1).toString()) << "\n\n"
          << printable(m_watchNotice) << u'\n';
    m_out.flush();
    if (m_options.dryRun) {
        stop(Done, Words::tr("Nothing was sent (--dry-run)."));
        return false;
    }
    if (m_options.yes)
        return true;
    const QString answer = m_seams.ask(Words::tr("Send this? [y/N] ")).trimmed();
    const bool isYes =
        answer.compare(u"y", Qt::CaseInsensitive) == 0 || answer.compare(u"yes", Qt::CaseInsensitive) == 0;
    if (!isYes)
        stop(Failed, Words::tr("Nothing was sent."));
    return isYes;
}

void WatchRun::join(const QJsonObject& lobby)
{
    QString name = lobby.value("candidate"_L1).toString();
    if (name.isEmpty())
        name = m_options.name;
    if (name.isEmpty() && m_seams.ask)
        name = m_options.name = m_seams.ask(Words::tr("Your name: ")).trimmed();
    if (name.isEmpty())
        return stop(Failed, Words::tr("the session does not know your name: give --name"));
    send(wire::pack("join", { { u"name"_s, name }, { u"notice"_s, m_agreedTo } }));
}

void WatchRun::welcome(const QJsonObject& json)
{
    if (!json.value("assistant"_L1).toObject().value("watch"_L1).toBool())
        return stop(Failed, Words::tr("this interview does not take in a folder of yours"));
    m_link->settled();
    const FolderMirror::Shared shared = wire::sharedOf(json);
    if (m_isTold)
        say(Words::tr("The connection is back."), u"connected"_s);
    m_isTold = false;
    if (!m_hasBegun)
        return begin(json, shared);
    m_isWatching = true;
    sendActsAgain();
    round(); // the tools' acts before the edits that are theirs
    if (!m_isWatching)
        return;
    if (m_clientBefore.isEmpty())
        return m_mirror.comeBack(shared);
    m_clientBefore = {};
    m_mirror.begin(m_client, shared, TakeSide::Local);
}

void WatchRun::begin(const QJsonObject& welcome, const FolderMirror::Shared& shared)
{
    const QStringList differing = m_mirror.differing(shared.files);
    const auto side = differing.isEmpty() ? std::optional(TakeSide::Session) : whichSide(differing);
    if (!side)
        return;
    QStringList tools;
    if (!m_options.noTranscripts) {
        const qint64 sessionStart = QDateTime::currentMSecsSinceEpoch() - welcome.value("now"_L1).toInteger();
        m_follower = std::make_unique<TranscriptFollower>(m_finder, sessionStart);
        tools = { u"claude-code"_s, u"codex"_s, u"aider"_s, u"gemini-cli"_s, u"continue"_s };
    }
    send(wire::encodeForHost(command::StartWatch { m_folderName.left(255), m_watchNotice, tools }));
    m_hasBegun = m_isWatching = true;
    say(Words::tr("Watching. Ctrl C ends it."), u"watching"_s);
    m_mirror.begin(m_client, shared, *side);
}

std::optional<TakeSide> WatchRun::whichSide(const QStringList& differing)
{
    if (m_options.take)
        return m_options.take;
    const QString names = differing.join(u", "_s);
    if (m_options.yes || !m_seams.ask) {
        stop(Failed,
            Words::tr("the session has other versions of %1: say --take local or --take session")
                .arg(printable(names)));
        return std::nullopt;
    }
    m_out << printable(Words::tr("The session has other versions of: %1").arg(names)) << u'\n'
          << Words::tr("Whichever goes on, the other one is kept beside it.") << u'\n';
    m_out.flush();
    const QString answer = m_seams.ask(Words::tr("Go on with yours (local) or the session's (session)? ")).trimmed();
    if (answer == "local"_L1 || answer == "l"_L1)
        return TakeSide::Local;
    if (answer == "session"_L1 || answer == "s"_L1)
        return TakeSide::Session;
    stop(Failed, Words::tr("Nothing was sent."));
    return std::nullopt;
}

void WatchRun::updates(const QJsonObject& json)
{
    const auto accepted = wire::acceptedOf(json);
    if (!accepted) {
        m_mustBeginAnew = true;
        return;
    }
    m_mirror.updates(fileOf(json), json.value("version"_L1).toInteger(), *accepted, json.value("hash"_L1).toString());
}

void WatchRun::error(const QJsonObject& json)
{
    const QString message = json.value("message"_L1).toString();
    const QString code = json.value("code"_L1).toString();
    if (code == "unauthorized"_L1 || code == "not-open"_L1)
        return; // what that means, the close code says
    if (const QString mid = midOf(json); !mid.isEmpty())
        return m_mirror.failed(mid, message);
    if (!m_hasBegun)
        return stop(Failed, message);
    say(Words::tr("The host says: %1").arg(message), u"error"_s);
}

void WatchRun::closed(int code)
{
    m_isWatching = false;
    m_mirror.disconnected();
    if (m_exit)
        return;
    if (code == PageConnection::Unauthorized)
        return stop(Failed, Words::tr("the link does not work: it is wrong, has expired or was revoked"));
    if (code == PageConnection::Replaced)
        return stop(Failed, Words::tr("the link was revoked, or another program has taken this one's place"));
    if (!m_hasBegun && (m_options.dryRun || ++m_failures >= mostFailures))
        return stop(Failed, Words::tr("nobody answers at %1").arg(m_join.address));
    if (!m_isTold)
        say(Words::tr("No connection to %1; trying again. What you do meanwhile is sent then.").arg(m_join.address),
            u"disconnected"_s);
    m_isTold = true;
}

void WatchRun::round()
{
    if (std::exchange(m_mustBeginAnew, false)) {
        say(Words::tr(
                "The session's copy is another one: beginning anew. Its versions of your files are kept beside them."),
            u"anew"_s);
        m_clientBefore = std::exchange(m_client, freshClient());
        m_isWatching = false;
        m_mirror.disconnected();
        return m_link->restart();
    }
    if (!m_hasBegun)
        return;
    // First what the tools did, so that an edit finds the call that made it.
    if (m_isWatching && m_follower && m_link->waiting() < mostWaiting)
        sendActs(m_follower->look());
    m_mirror.look();
    m_out.flush();
}

void WatchRun::sendActs(const QList<Act>& acts)
{
    for (const QByteArray& frame : wire::actFrames(acts))
        send(frame);
    for (const QString& line : actLines(acts))
        say(line, u"acts"_s);
    const qint64 now = m_clock.elapsed();
    while (!m_sent.empty() && (now - m_sent.front().atMs > sentLately || m_sent.size() > mostSentKept))
        m_sent.pop_front();
    for (const Act& act : acts)
        m_sent.push_back({ act, now });
}

/// What went out shortly before a connection broke may not have arrived. The host knows acts by their ids; what has none
/// would be there twice, and stays lost.
void WatchRun::sendActsAgain()
{
    QList<Act> acts;
    for (const SentAct& sent : m_sent) {
        if (hasOwnId(sent.act))
            acts += sent.act;
    }
    for (const QByteArray& frame : wire::actFrames(acts))
        send(frame);
}

void WatchRun::sayGoodbye()
{
    if (m_isWatching) {
        if (m_follower)
            sendActs(m_follower->finish());
        QElapsedTimer waited;
        waited.start();
        for (int i = 0; i < looksAtTheEnd && !m_exit; ++i) { // what was written last is taken at the second or third
            m_mirror.look();
            m_link->poll(30ms);
        }
        while (!m_mirror.isSettled() && !m_exit && waited.elapsed() < 2'000)
            m_link->poll(50ms);
        send(wire::encodeForHost(command::EndWatch { u"stopped by the candidate"_s }));
        while (m_link->waiting() > 0 && m_link->isOpen() && waited.elapsed() < 4'000)
            m_link->poll(50ms);
    }
    stop(Done, Words::tr("Ended. Nothing is sent any more; your files stay as they are."));
}

void WatchRun::send(const QByteArray& frame)
{
    if (m_link && !frame.isEmpty())
        (void)m_link->send(frame); // what is lost is sent again after the next welcome
}

void WatchRun::say(const MirrorNews& news)
{
    if (!m_options.json) {
        m_out << printable(newsLine(news)) << u'\n';
        return;
    }
    static const QHash<int, QString> kinds { { MirrorNews::Sent, u"sent"_s }, { MirrorNews::Added, u"added"_s },
        { MirrorNews::Renamed, u"renamed"_s }, { MirrorNews::Removed, u"removed"_s },
        { MirrorNews::Written, u"written"_s }, { MirrorNews::SetAside, u"set-aside"_s },
        { MirrorNews::NotDone, u"not-done"_s } };
    QJsonObject json { { u"event"_s, kinds.value(news.kind) }, { u"path"_s, news.path } };
    if (!news.other.isEmpty())
        json.insert(u"other"_s, news.other);
    if (news.lines > 0)
        json.insert(u"lines"_s, news.lines);
    if (!news.why.isEmpty())
        json.insert(u"why"_s, news.why);
    m_out << QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) << u'\n';
}

void WatchRun::say(const QString& line, const QString& event)
{
    if (m_options.json)
        m_out << QString::fromUtf8(
            QJsonDocument(QJsonObject { { u"event"_s, event }, { u"text"_s, line } }).toJson(QJsonDocument::Compact))
              << u'\n';
    else
        m_out << printable(line) << u'\n';
    m_out.flush();
}

void WatchRun::stop(int code, const QString& why)
{
    if (m_exit)
        return;
    m_exit = code;
    if (code == Done)
        say(why, u"ended"_s);
    else
        m_err << u"jumpseatctl: "_s << printable(why) << u'\n';
}

} // namespace jumpseat::ctl
