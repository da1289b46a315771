// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/host.h"

#include "runner/sandbox_runner.h"
#include "share/asio_scheduler.h"
#include "share/http_connection.h"
#include "share/live_room.h"
#include "share/network_names.h"
#include "share/static_assets.h"
#include "store/archive/bundle.h"
#include "store/archive/import.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <fcntl.h>
#include <future>
#include <thread>

namespace jumpseat {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

/// Programs started later (a candidate's code, a browser) must not inherit a socket; Asio does not see to it.
template <class Socket> void closeOnExec(Socket& socket)
{
    ::fcntl(socket.native_handle(), F_SETFD, FD_CLOEXEC);
}

} // namespace

struct Host::Impl {
    Impl(const Config& c, const Workspace& w, const Clock& k)
        : config(c)
        , workspace(&w)
        , clock(k)
        , assets(c.assets)
    {
    }

    Config config;
    const Workspace* workspace;
    std::shared_ptr<Workspace> movedTo; // the one above, after continueIn()
    const Clock& clock;
    StaticAssets assets;
    std::vector<std::string> hosts;
    QString baseUrl;
    quint16 port = 0;
    asio::io_context io { 1 };
    asio::executor_work_guard<asio::io_context::executor_type> work = asio::make_work_guard(io);
    const qint64 startWallMs = clock.wallMs(), startUs = clock.monotonicUs();
    tcp::acceptor acceptor { io };
    AsioScheduler scheduler { io };
    std::shared_ptr<Runner> runner;
    std::unique_ptr<JournalWriter> journal;
    int journalNumber = 0; // what an earlier journal still had to say does not count any more
    QHash<SessionId, std::shared_ptr<LiveRoom>> rooms; // host thread only
    std::shared_ptr<int> connections = std::make_shared<int>(0);
    std::thread thread;

    Result<void> listen();
    Result<std::unique_ptr<JournalWriter>> startJournal(const Workspace& where, JournalWriter::Fault fault);
    void moveTo(std::shared_ptr<Workspace> fresh, std::unique_ptr<JournalWriter> writer);
    [[nodiscard]] ChainHead carryOver(const SessionId& session, JournalWriter& to, const QString& folder);
    void startRunner();
    void nameAddresses();
    [[nodiscard]] qint64 linkTimeMs() const;
    void acceptNext();
    void welcomeSocket(tcp::socket socket);
    Result<Admission> admit(const QString& token);
    Result<std::shared_ptr<LiveRoom>> roomOfTool(const QString& token);
    [[nodiscard]] GatewayDoor gatewayDoor();
    [[nodiscard]] IngestDoor ingestDoor();
    std::shared_ptr<LiveRoom> open(const SessionId& id, const Kit& kit, const QList<EventPtr>& known,
        SessionState state, DesktopSink sink, const NewSession& session);
    Result<std::shared_ptr<LiveRoom>> reopen(const SessionId& id, const Kit& kit, DesktopSink sink);

    /// Runs `task` on the host's thread and waits for its result.
    template <class Task> auto onThread(Task task)
    {
        std::packaged_task<decltype(task())()> packaged(std::move(task));
        auto result = packaged.get_future();
        asio::post(io, [&packaged] { packaged(); });
        return result.get();
    }
};

Result<void> Host::Impl::listen()
{
    boost::system::error_code error;
    const auto address = asio::ip::make_address(config.address.toStdString(), error);
    if (error)
        return fail(ErrorCode::Io, QStringLiteral("%1 is not an address").arg(config.address));
    for (int i = 0; i < std::max(1, config.portTries); ++i) {
        const tcp::endpoint endpoint(address, quint16(config.port ? config.port + i : 0));
        acceptor.open(endpoint.protocol(), error);
        if (!error)
            acceptor.set_option(tcp::acceptor::reuse_address(true), error);
        if (!error)
            acceptor.bind(endpoint, error);
        if (!error)
            acceptor.listen(tcp::acceptor::max_listen_connections, error);
        if (!error) {
            closeOnExec(acceptor);
            port = acceptor.local_endpoint().port();
            return {};
        }
        boost::system::error_code ignored;
        acceptor.close(ignored);
        if (error != asio::error::address_in_use)
            break;
    }
    return fail(ErrorCode::Io,
        QStringLiteral("cannot listen on %1, port %2: %3")
            .arg(config.address)
            .arg(config.port)
            .arg(QString::fromStdString(error.message())));
}

void Host::Impl::nameAddresses()
{
    const std::string suffix = ":" + std::to_string(port);
    const bool everywhere = config.address == QLatin1String("0.0.0.0");
    const auto own = everywhere ? ownAddresses() : std::vector { config.address.toStdString() };
    for (const auto& address : own)
        hosts.push_back(address + suffix);
    hosts.push_back("localhost" + suffix);
    baseUrl = QStringLiteral("http://") + QString::fromStdString(hosts.front());
}

Result<std::unique_ptr<JournalWriter>> Host::Impl::startJournal(const Workspace& where, JournalWriter::Fault fault)
{
    const auto toRooms = [this, number = ++journalNumber](auto action) {
        asio::post(io, [this, number, action] {
            if (number == journalNumber)
                action();
        });
    };
    const auto toAll = [this, toRooms](auto action) {
        toRooms([this, action] {
            for (const auto& room : std::as_const(rooms))
                action(*room);
        });
    };
    return JournalWriter::start(where,
        { [this, toRooms](const SessionId& id, const ChainHead& head) {
             toRooms([this, id, head] {
                 if (const auto room = rooms.value(id))
                     room->committed(head);
             });
         },
            [toAll] { toAll([](LiveRoom& room) { room.relieved(); }); },
            [toAll](const QString& what) { toAll([what](LiveRoom& room) { room.saveFailed(what); }); } },
        std::move(fault));
}

/// Through a bundle beside the new file: what is on the old disk moves with its chain. A head of 0 when it cannot.
ChainHead Host::Impl::carryOver(const SessionId& session, JournalWriter& to, const QString& folder)
{
    const QTemporaryDir between(folder + QStringLiteral("/.jumpseat-XXXXXX"));
    const QString bundle = between.filePath(QStringLiteral("session.jumpseat"));
    const auto exported = exportBundle(*workspace, nullptr, session, bundle, { .nowWallMs = clock.wallMs() });
    if (!exported || !importBundle(to, bundle))
        return {};
    return exported->head;
}

// On the host's thread: meanwhile nothing is recorded, and pages wait.
void Host::Impl::moveTo(std::shared_ptr<Workspace> fresh, std::unique_ptr<JournalWriter> writer)
{
    journal.reset(); // it gives up; what it could not write is in the rooms
    journal = std::move(writer);
    for (const auto& room : std::as_const(rooms))
        room->continueIn(*journal, carryOver(room->id(), *journal, QFileInfo(fresh->file()).path()));
    movedTo = std::move(fresh);
    workspace = movedTo.get();
}

void Host::Impl::startRunner()
{
    runner = config.runner;
    if (!runner)
        runner = std::make_shared<SandboxRunner>(
            [this](std::function<void()> task) { asio::post(io, std::move(task)); }, scheduler,
            [this] {
                for (const auto& room : std::as_const(rooms))
                    room->runningKnown();
            });
}

void Host::Impl::acceptNext()
{
    acceptor.async_accept([this](boost::system::error_code error, tcp::socket socket) {
        if (error == asio::error::operation_aborted)
            return;
        if (!error)
            welcomeSocket(std::move(socket));
        acceptNext();
    });
}

void Host::Impl::welcomeSocket(tcp::socket socket)
{
    if (*connections >= Limits::connections)
        return; // closed by its destructor
    closeOnExec(socket);
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    ++*connections;
    std::shared_ptr<void> guard(nullptr, [count = connections](void*) { --*count; });
    serveHttp(std::move(socket),
        { assets, hosts, [this](const QString& token) { return admit(token); }, gatewayDoor(), ingestDoor() },
        std::move(guard));
}

/// The candidate's own tools bring the token of the candidate's link.
Result<std::shared_ptr<LiveRoom>> Host::Impl::roomOfTool(const QString& token)
{
    const auto admission = admit(token);
    if (!admission)
        return std::unexpected(admission.error());
    if (admission->invite.role != Role::Candidate)
        return fail(ErrorCode::Forbidden, QStringLiteral("this key is not a candidate's"));
    return admission->room;
}

GatewayDoor Host::Impl::gatewayDoor()
{
    return { [this](const QString& token) -> Result<std::shared_ptr<GatewaySession>> {
                const auto room = roomOfTool(token);
                return room ? (*room)->gateway() : std::unexpected(room.error());
            },
        [this](const SessionId& session, const QList<Act>& acts) {
            if (const auto room = rooms.value(session))
                room->outside(acts);
        },
        &clock };
}

IngestDoor Host::Impl::ingestDoor()
{
    return { [this](const QString& token, const IngestRequest& request) -> Result<IngestAnswer> {
                const auto room = roomOfTool(token);
                return room ? (*room)->takeIn(request) : std::unexpected(room.error());
            },
        &clock };
}

/// The time by which links end. The computer's clock may be set back, and must not bring an old link to life: here at
/// least as much time has passed as the host has run.
qint64 Host::Impl::linkTimeMs() const
{
    return std::max(clock.wallMs(), startWallMs + (clock.monotonicUs() - startUs) / 1000);
}

Result<Admission> Host::Impl::admit(const QString& token)
{
    const auto invite = workspace->inviteByToken(token, linkTimeMs());
    if (!invite)
        return std::unexpected(invite.error());
    const auto room = rooms.value(invite->session);
    if (!room)
        return fail(ErrorCode::NotOpen, QStringLiteral("the interview is not open at the moment"));
    return Admission { room, *invite };
}

std::shared_ptr<LiveRoom> Host::Impl::open(const SessionId& id, const Kit& kit, const QList<EventPtr>& known,
    SessionState state, DesktopSink sink, const NewSession& session)
{
    const LiveRoom::Services services { io, journal.get(), clock, baseUrl,
        [this](const SessionId& session, const QByteArray& hash) { return workspace->isOnRecord(session, hash); },
        [this] { return linkTimeMs(); }, config.inviteLifeMs, runner.get(), config.models };
    auto room =
        std::make_shared<LiveRoom>(services, id, kit, known, std::move(state), session.assistant, std::move(sink));
    rooms.insert(id, room);
    room->start(session.candidate, session.interviewer);
    return room;
}

Result<std::shared_ptr<LiveRoom>> Host::Impl::reopen(const SessionId& id, const Kit& kit, DesktopSink sink)
{
    journal->flush();
    const auto events = workspace->events(id);
    if (!events)
        return std::unexpected(events.error());
    if (const auto room = rooms.value(id)) {
        room->attach(*events, std::move(sink));
        return room;
    }
    SessionState state;
    for (const EventPtr& event : *events) {
        if (auto applied = state.apply(event); !applied)
            return std::unexpected(applied.error());
    }
    if (!state.info)
        return fail(ErrorCode::Damaged, QStringLiteral("session %1 has no beginning").arg(id.value));
    return open(id, kit, *events, std::move(state), std::move(sink), NewSession { kit, {}, {} });
}

Host::Host() = default;

Result<std::unique_ptr<Host>> Host::start(const Config& config, const Workspace& workspace, const Clock& clock)
{
    auto impl = std::make_unique<Impl>(config, workspace, clock);
    if (auto listening = impl->listen(); !listening)
        return std::unexpected(listening.error());
    auto writer = impl->startJournal(workspace, config.journalFault);
    if (!writer)
        return std::unexpected(writer.error());
    impl->journal = *std::move(writer);
    impl->nameAddresses();
    impl->startRunner();
    impl->acceptNext();
    impl->thread = std::thread([io = &impl->io] { io->run(); });
    std::unique_ptr<Host> host(new Host);
    host->m_impl = std::move(impl);
    return host;
}

Host::~Host()
{
    using namespace std::chrono_literals;
    if (!m_impl)
        return;
    m_impl->onThread([this] {
        boost::system::error_code ignored;
        m_impl->acceptor.close(ignored);
        for (const auto& room : std::as_const(m_impl->rooms))
            room->closeAll();
        return true;
    });
    // Clients get half a second to answer the closing frame; whoever does not is cut off.
    m_impl->work.reset();
    asio::post(m_impl->io, [io = &m_impl->io] {
        auto timer = std::make_shared<asio::steady_timer>(*io, 500ms);
        timer->async_wait([timer, io](auto) { io->stop(); });
    });
    m_impl->thread.join();
    m_impl->rooms.clear();
    m_impl->runner.reset();
    m_impl->journal.reset();
}

quint16 Host::port() const
{
    return m_impl->port;
}

bool Host::portWasTaken() const
{
    return m_impl->config.port != 0 && m_impl->port != m_impl->config.port;
}

Result<std::shared_ptr<Workspace>> Host::continueIn(const QString& file)
{
    if (QFileInfo::exists(file))
        return fail(ErrorCode::Refused, QStringLiteral("%1 exists already.").arg(file));
    auto opened = Workspace::open(file, Workspace::Mode::ReadWrite);
    if (!opened)
        return std::unexpected(opened.error());
    const std::shared_ptr<Workspace> fresh = *std::move(opened);
    return m_impl->onThread([&]() -> Result<std::shared_ptr<Workspace>> {
        auto writer = m_impl->startJournal(*fresh, {});
        if (!writer) {
            --m_impl->journalNumber;
            return std::unexpected(writer.error());
        }
        m_impl->moveTo(fresh, *std::move(writer));
        return fresh;
    });
}

JournalWriter& Host::journal()
{
    return *m_impl->journal;
}

Result<std::shared_ptr<HostedSession>> Host::create(const NewSession& session, DesktopSink sink)
{
    if (m_impl->workspace->isReadOnly())
        return fail(ErrorCode::ReadOnly, QStringLiteral("the workspace is open for reading only"));
    const SessionId id { randomToken(12) };
    m_impl->journal->createSession(id, session.kit);
    if (!m_impl->journal->flush()) {
        m_impl->journal->removeSession(id); // so that none is found that nobody knows of, once the disk works again
        return fail(ErrorCode::Io, QStringLiteral("the new session could not be saved"));
    }
    auto room = m_impl->onThread([&] { return m_impl->open(id, session.kit, {}, {}, std::move(sink), session); });
    if (!m_impl->journal->flush())
        return fail(ErrorCode::Io, QStringLiteral("the new session could not be saved"));
    return room;
}

Result<std::shared_ptr<HostedSession>> Host::resume(const SessionId& id, const Kit& kit, DesktopSink sink)
{
    if (m_impl->workspace->isReadOnly())
        return fail(ErrorCode::ReadOnly, QStringLiteral("the workspace is open for reading only"));
    // All of it on the host's thread: no event can slip between what is read here and what the sink hears next.
    auto room = m_impl->onThread([&] { return m_impl->reopen(id, kit, std::move(sink)); });
    if (!room)
        return std::unexpected(room.error());
    if (!m_impl->journal->flush())
        return fail(ErrorCode::Io, QStringLiteral("the session could not be saved"));
    return *room;
}

} // namespace jumpseat
