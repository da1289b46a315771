// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/live_room.h"

#include "text/text_hash.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <chrono>
#include <future>
#include <utility>

namespace jumpseat {

namespace {

/// One for the text a page holds and one for each page whose unsaved edits it goes on with; reading an old version
/// plays the file again.
constexpr int maxComparisons = 40;

/// A name as people may read it: one line, no control or direction characters, of bearable length.
QString cleanName(const QString& raw)
{
    QString name;
    for (const QChar c : raw) {
        if (c.isPrint() && c.category() != QChar::Other_Format)
            name.append(c);
    }
    return name.simplified().left(wire::maxNameLength);
}

} // namespace

LiveRoom::LiveRoom(Services services, SessionId id, Kit kit, QList<EventPtr> known, SessionState state,
    const event::AssistantPinned& assistant, DesktopSink sink)
    : m_services(std::move(services))
    , m_id(std::move(id))
    , m_client { QStringLiteral("desk-") + randomToken(9) }
    , m_sink(std::move(sink))
    , m_scheduler(m_services.io)
    , m_pinned(state.assistant.value_or(assistant))
    , m_assistant(makeAssistant(assistantNeeds(kit, state.modelTotals())))
    , m_published(state)
    , m_session(m_id, std::move(kit), std::move(state), m_services.clock, *m_assistant.assistant,
          { [this](EventPtr event) { recorded(event); }, [this](const Transient& t) { sendTransient(t); } },
          m_services.runner)
{
    for (const EventPtr& event : known)
        m_sink.event(event);
    if (!known.isEmpty())
        m_sink.transient(transient::SavedThrough { known.last()->seq });
    m_events = std::move(known);
    if (!m_published.ended)
        mintToken();
    tellDeskOfRunning();
}

AssistantNeeds LiveRoom::assistantNeeds(const Kit& kit, const ModelTotals& spent)
{
    return { .session = m_id,
        .kit = kit,
        .pinned = m_pinned,
        .scheduler = m_scheduler,
        .clock = m_services.clock,
        .executor = [&io = m_services.io](std::function<void()> task) { boost::asio::post(io, std::move(task)); },
        .access = m_services.models,
        .spent = spent };
}

Result<void> LiveRoom::allowsOwnTools() const
{
    const SessionState& state = m_session.state();
    if (!m_pinned.own)
        return fail(ErrorCode::Forbidden, QStringLiteral("this interview takes in no tools of one's own"));
    if (state.ended || !state.consented)
        return fail(ErrorCode::NotOpen,
            state.ended ? QStringLiteral("the interview is over")
                        : QStringLiteral("open the interview's page and join first; then this key works"));
    return {};
}

Result<std::shared_ptr<GatewaySession>> LiveRoom::gateway() const
{
    if (const auto allowed = allowsOwnTools(); !allowed)
        return std::unexpected(allowed.error());
    if (!m_assistant.gateway)
        return fail(ErrorCode::Forbidden, QStringLiteral("this interview has no model for one's own tools"));
    return m_assistant.gateway;
}

Result<IngestAnswer> LiveRoom::takeIn(const IngestRequest& request)
{
    if (const auto allowed = allowsOwnTools(); !allowed)
        return std::unexpected(allowed.error());
    return jumpseat::takeIn(request, m_telemetry, [this](const QList<Act>& acts) { outside(acts); });
}

void LiveRoom::outside(const QList<Act>& acts)
{
    m_session.outside(acts);
    wakeSession();
}

void LiveRoom::start(const QString& candidate, const QString& interviewer)
{
    m_session.start(candidate, interviewer, m_pinned);
    ParticipantId known;
    for (const auto& participant : m_session.state().participants) {
        if (participant.role == Role::Interviewer)
            known = participant.id;
    }
    const bool isOver = m_session.state().ended && m_session.state().participant(known);
    m_self = isOver ? known : m_session.join(Role::Interviewer, m_session.state().info->interviewer, {}, known);
}

void LiveRoom::attach(const QList<EventPtr>& known, DesktopSink sink)
{
    m_sink = std::move(sink);
    for (const EventPtr& event : known)
        m_sink.event(event);
    m_sink.transient(transient::SavedThrough { m_published.lastSeq });
    tellDeskOfRunning();
}

void LiveRoom::post(Command command)
{
    boost::asio::post(m_services.io, [weak = weak_from_this(), command = std::move(command)] {
        const auto room = weak.lock();
        if (!room)
            return;
        if (room->isFull())
            return room->m_sink.transient(transient::CommandRefused {
                QStringLiteral("too much waits to be saved; this was not taken in, try again in a moment") });
        if (auto done = room->run(room->m_self, command); !done)
            room->m_sink.transient(transient::CommandRefused { done.error().what });
    });
}

Invite LiveRoom::inviteNow() const
{
    Invite invite;
    invite.session = m_id;
    invite.expiresWallMs = m_services.linkTimeMs() + m_services.inviteLifeMs;
    if (const auto* candidate = m_published.candidate())
        invite.participant = candidate->id;
    return invite;
}

void LiveRoom::mintToken()
{
    const QString token = randomToken(16);
    m_services.journal->addInvite(token, inviteNow());
    const std::lock_guard lock(m_tokenMutex);
    m_token = token;
}

QString LiveRoom::joinLink() const
{
    const std::lock_guard lock(m_tokenMutex);
    return m_token.isEmpty() ? QString() : m_services.baseUrl + QStringLiteral("/#") + m_token;
}

QString LiveRoom::renewLink()
{
    // On the host's thread, which alone may read the state: who the candidate is goes into the new invite.
    std::promise<void> minted;
    boost::asio::post(m_services.io, [this, &minted] {
        m_services.journal->revokeInvites(m_id);
        mintToken();
        minted.set_value();
    });
    minted.get_future().wait();
    m_services.journal->flush();
    return joinLink();
}

void LiveRoom::greet(PageConnection& connection)
{
    const auto* known = m_published.participant(connection.invite.participant);
    const QString invited = m_published.info ? m_published.info->candidate : QString();
    connection.send(
        wire::lobby(m_session.kit(), m_published, { m_id, known ? known->name : invited, known != nullptr }));
}

Result<void> LiveRoom::join(const std::shared_ptr<PageConnection>& connection, const wire::Join& join)
{
    const QString name = cleanName(join.name);
    if (name.isEmpty())
        return fail(ErrorCode::Malformed, QStringLiteral("a name is needed"));
    if (join.notice != wire::notice(m_session.kit(), m_session.state()))
        return fail(ErrorCode::Malformed, QStringLiteral("what was agreed to is not what this session records"));
    // A second tab of the same link is the same person.
    for (const auto& other : m_connections) {
        if (other->token == connection->token)
            connection->invite.participant = other->participant;
    }
    const Role role = connection->invite.role;
    connection->participant = m_session.join(role, name, join.notice, connection->invite.participant);
    if (connection->invite.participant != connection->participant) {
        connection->invite.participant = connection->participant;
        m_services.journal->bindInvite(connection->token, connection->participant);
    }
    checkReceipt(*connection, join.receipt);
    connection->welcomeAt = m_session.state().lastSeq;
    m_connections.push_back(connection);
    return {};
}

Result<void> LiveRoom::pull(PageConnection& connection, const wire::Pull& pull)
{
    const auto* file = m_session.state().file(pull.file);
    if (!file)
        return fail(ErrorCode::NotFound, QStringLiteral("there is no file %1").arg(pull.file.value));
    const auto* published = m_published.file(pull.file);
    if (!published)
        return {};
    if (pull.epoch && *pull.epoch != m_published.epoch && ++connection.comparisons[pull.file] > maxComparisons)
        return fail(ErrorCode::TooLarge, QStringLiteral("this text was compared often enough"));
    if (hasAnotherText(pull, *published)) {
        connection.astray.insert(pull.file);
        connection.send(wire::refused(
            pull.file, { ErrorCode::Epoch, QStringLiteral("version %1 has another text here").arg(pull.version) }));
        return {};
    }
    if (pull.version > file->version())
        return fail(ErrorCode::Ahead, QStringLiteral("version %1 does not exist here").arg(pull.version));
    if (const auto updates = wire::updatesSince(*published, pull.version))
        connection.send(*updates);
    return {};
}

/// Only what is on the disk ever left this process, so a page can be ahead of it, or differ, only when the record
/// was put back from an older copy since.
bool LiveRoom::hasAnotherText(const wire::Pull& pull, const FileState& published) const
{
    if (!pull.epoch || *pull.epoch == m_published.epoch)
        return false;
    if (pull.version > published.version())
        return true;
    return !pull.hash.isEmpty() && pull.hash != textHash(published.textAt(pull.version));
}

Result<void> LiveRoom::reload(PageConnection& connection, const wire::Reload& reload)
{
    const auto* file = m_published.file(reload.file);
    if (!file || file->removed)
        return fail(ErrorCode::NotFound, QStringLiteral("there is no file %1").arg(reload.file.value));
    qWarning("%ls had another text of %ls, version %lld: %ls", qUtf16Printable(connection.participant.value),
        qUtf16Printable(reload.file.value), reload.version, qUtf16Printable(reload.hash));
    connection.astray.remove(reload.file);
    connection.send(wire::wholeFile(*file));
    m_sink.transient(transient::CopyDiffered { connection.participant, reload.file });
    return {};
}

void LiveRoom::replace(const PageConnection& by, const QList<ClientId>& clients)
{
    for (const auto& connection : std::vector(m_connections)) {
        // Everybody knows everybody's client ids; only one's own editors may be closed.
        const bool own = connection->token == by.token || connection->participant == by.invite.participant;
        if (!own || !clients.contains(connection->client))
            continue;
        left(connection);
        connection->close(PageConnection::Replaced);
    }
}

Result<void> LiveRoom::execute(PageConnection& connection, const Command& command)
{
    if (const auto* push = std::get_if<command::Push>(&command); push && connection.astray.contains(push->file))
        return fail(ErrorCode::Epoch, QStringLiteral("the page has another text of this file"));
    // A repeat makes no event that would say it again. One that is not on the disk yet is said when it is.
    if (const QString messageId = messageIdOf(command); m_published.wasDone(messageId)) {
        const bool isPaste = std::holds_alternative<command::ReportPaste>(command);
        connection.send(isPaste ? wire::pasted(messageId) : wire::done(messageId));
    }
    return run(connection.participant, command);
}

Result<void> LiveRoom::run(const ParticipantId& actor, const Command& command)
{
    // What the candidate's tools are in the middle of belongs to the record as far as it came.
    if (std::holds_alternative<command::EndSession>(command) && m_assistant.gateway)
        m_assistant.gateway->endCalls();
    auto done = m_session.execute(actor, command);
    wakeSession();
    return done;
}

/// None while nobody moves a caret and nothing is run; a sooner moment gets a timer of its own.
void LiveRoom::wakeSession()
{
    const auto dueUs = m_session.wakeUs();
    if (!dueUs || (m_wakesAtUs && *m_wakesAtUs <= *dueUs))
        return;
    m_wakesAtUs = dueUs;
    const std::chrono::microseconds wait(std::max<qint64>(0, *dueUs - m_session.nowUs()));
    m_scheduler.after(std::chrono::ceil<std::chrono::milliseconds>(wait), [this, dueUs] {
        if (m_wakesAtUs == dueUs)
            m_wakesAtUs.reset();
        m_session.tick();
        wakeSession();
    });
}

void LiveRoom::left(const std::shared_ptr<PageConnection>& connection)
{
    if (std::erase(m_connections, connection) == 0)
        return;
    const bool stillThere = std::ranges::any_of(
        m_connections, [&](const auto& other) { return other->participant == connection->participant; });
    if (!stillThere)
        m_session.setConnected(connection->participant, false);
}

void LiveRoom::recorded(const EventPtr& event)
{
    m_events.append(event);
    m_unpublished.push_back(event);
    m_sink.event(event); // first: the window paints while the journal's thread waits for the disk
    m_services.journal->append(m_id, event);
}

void LiveRoom::committed(const ChainHead& head)
{
    m_head = head;
    m_session.committed(head.seq, QString::fromLatin1(head.hash.toHex()));
    giveReceipts(head);
    while (!m_unpublished.empty() && m_unpublished.front()->seq <= head.seq) {
        const EventPtr event = m_unpublished.front();
        m_unpublished.pop_front();
        publish(event);
    }
    m_sink.transient(transient::SavedThrough { m_published.lastSeq });
}

/// Before what it is for: a page stops listening at the end.
void LiveRoom::giveReceipts(const ChainHead& head)
{
    const bool ends = std::ranges::any_of(m_unpublished, [&](const EventPtr& event) {
        return event->seq <= head.seq && std::holds_alternative<event::SessionEnded>(event->payload);
    });
    if (m_toldSinceReceipt < wire::receiptEvery && !ends)
        return;
    m_toldSinceReceipt = 0;
    for (const auto& connection : std::vector(m_connections)) {
        if (connection->welcomed)
            connection->send(wire::receipt(head.hash));
    }
}

void LiveRoom::checkReceipt(const PageConnection& connection, const QByteArray& receipt)
{
    if (receipt.size() != chain::hashSize || receipt == m_head.hash || m_services.isOnRecord(m_id, receipt))
        return;
    qWarning("%ls holds a receipt that is not on record: %s", qUtf16Printable(connection.participant.value),
        receipt.toHex().constData());
    m_sink.transient(transient::ReceiptUnknown { connection.participant });
}

void LiveRoom::publish(const EventPtr& event)
{
    if (auto applied = m_published.apply(event); !applied)
        qFatal("event %lld does not fit: %ls", event->seq, qUtf16Printable(applied.error().what));
    const auto frame = wire::forCandidate(*event, m_published, m_session.kit());
    m_toldSinceReceipt += frame.has_value();
    for (const auto& connection : std::vector(m_connections)) {
        if (connection->welcomed && frame) {
            connection->send(*frame);
        } else if (connection->welcomeAt == event->seq) {
            connection->welcomed = true;
            connection->send(wire::welcome(
                m_session.kit(), m_published, { connection->participant, m_session.nowUs(), whyNoRuns() }));
            connection->send(wire::receipt(m_head.hash));
        }
    }
}

void LiveRoom::sendTransient(const Transient& transient)
{
    m_sink.transient(transient);
    const auto frame = wire::forCandidate(transient, m_published);
    if (!frame)
        return;
    const auto* cursor = std::get_if<transient::CursorMoved>(&transient);
    for (const auto& connection : std::vector(m_connections)) {
        if (connection->welcomed && !(cursor && cursor->participant == connection->participant))
            connection->send(*frame);
    }
}

QString LiveRoom::whyNoRuns() const
{
    if (!m_services.runner)
        return QStringLiteral("code cannot be run here");
    return m_services.runner->unavailable().value_or(
        QStringLiteral("it is still being found out whether code can be run"));
}

/// What was found out before this desktop listened.
void LiveRoom::tellDeskOfRunning()
{
    if (m_services.runner && m_services.runner->unavailable())
        m_sink.transient(transient::RunningKnown { whyNoRuns() });
}

void LiveRoom::runningKnown()
{
    sendTransient(transient::RunningKnown { whyNoRuns() });
}

void LiveRoom::saveFailed(const QString& what)
{
    m_sink.transient(transient::SaveFailed { what });
}

void LiveRoom::relieved()
{
    for (const auto& connection : std::vector(m_connections))
        connection->readOn();
}

void LiveRoom::continueIn(JournalWriter& journal, const ChainHead& there)
{
    m_services.journal = &journal;
    if (there.seq == 0)
        journal.createSession(m_id, m_session.kit());
    for (const EventPtr& event : std::as_const(m_events)) {
        if (event->seq > there.seq)
            journal.append(m_id, event);
    }
    const QString token = joinLink().section(u'#', 1);
    journal.addInvite(token, inviteNow()); // links were not carried over: this one goes on to work
    if (there.seq > m_published.lastSeq)
        committed(there);
    saveFailed({});
    relieved();
}

void LiveRoom::closeAll()
{
    if (m_assistant.gateway)
        m_assistant.gateway->endCalls();
    for (const auto& connection : std::exchange(m_connections, {}))
        connection->close(PageConnection::GoingAway);
}

} // namespace jumpseat
