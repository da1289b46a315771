// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "assist/assistant_maker.h"
#include "session/live_session.h"
#include "session/runner.h"
#include "share/asio_scheduler.h"
#include "share/host.h"
#include "share/page_connection.h"
#include "share/wire.h"
#include "store/journal_writer.h"
#include "telemetry/ingest_request.h"

#include <deque>
#include <mutex>

namespace jumpseat {

/// A live session with everybody in it. Runs on the host's thread, except for what HostedSession promises.
///
/// Two folds: the session's own state knows every event at once; `m_published` only those that are on the disk. What
/// leaves the process is made from the second, so nobody outside ever sees what a power cut could take back.
class LiveRoom final : public HostedSession, public std::enable_shared_from_this<LiveRoom> {
public:
    struct Services {
        boost::asio::io_context& io;
        JournalWriter* journal;
        const Clock& clock;
        QString baseUrl;
        std::function<bool(const SessionId&, const QByteArray& hash)> isOnRecord;
        std::function<qint64()> linkTimeMs; ///< by which links end
        qint64 inviteLifeMs;
        Runner* runner; ///< nullptr: nothing can be run
        ModelAccess models;
    };
    /// `known` are the stored events of a session that goes on; empty for a new one.
    /// `assistant`: of a new one; one that goes on has its own.
    LiveRoom(Services services, SessionId id, Kit kit, QList<EventPtr> known, SessionState state,
        const event::AssistantPinned& assistant, DesktopSink sink);

    // HostedSession, any thread.
    [[nodiscard]] SessionId id() const override { return m_id; }
    [[nodiscard]] ParticipantId self() const override { return m_self; }
    [[nodiscard]] ClientId clientId() const override { return m_client; }
    void post(Command command) override;
    [[nodiscard]] QString joinLink() const override;
    QString renewLink() override;

    // Host thread.
    void start(const QString& candidate, const QString& interviewer);
    /// Another window takes over: it is told everything from the first event.
    void attach(const QList<EventPtr>& known, DesktopSink sink);
    void greet(PageConnection& connection);
    [[nodiscard]] Result<void> join(const std::shared_ptr<PageConnection>& connection, const wire::Join& join);
    [[nodiscard]] Result<void> pull(PageConnection& connection, const wire::Pull& pull);
    [[nodiscard]] Result<void> reload(PageConnection& connection, const wire::Reload& reload);
    /// A page goes on with the unsaved edits of these editors of its own: connections they still have are closed.
    void replace(const PageConnection& by, const QList<ClientId>& clients);
    [[nodiscard]] Result<void> execute(PageConnection& connection, const Command& command);
    /// For the candidate's own tools. Errors: NotOpen (nobody agreed to anything yet, or it is over), Forbidden.
    [[nodiscard]] Result<std::shared_ptr<GatewaySession>> gateway() const;
    [[nodiscard]] Result<IngestAnswer> takeIn(const IngestRequest& request);
    void outside(const QList<Act>& acts);
    void left(const std::shared_ptr<PageConnection>& connection);
    void committed(const ChainHead& head);
    /// The journal takes nothing more at the moment: a connection should not read on until it is told to.
    [[nodiscard]] bool isFull() const { return m_services.journal->isFull(); }
    void relieved();
    /// From here on another journal keeps the session; it has the events through `there` already.
    void continueIn(JournalWriter& journal, const ChainHead& there);
    void saveFailed(const QString& what);
    /// It is known now whether code can be run.
    void runningKnown();
    void closeAll();

private:
    [[nodiscard]] AssistantNeeds assistantNeeds(const Kit& kit, const ModelTotals& spent);
    [[nodiscard]] Result<void> allowsOwnTools() const;
    void recorded(const EventPtr& event);
    void publish(const EventPtr& event);
    Result<void> run(const ParticipantId& actor, const Command& command);
    [[nodiscard]] QString whyNoRuns() const;
    void tellDeskOfRunning();
    void wakeSession();
    void sendTransient(const Transient& transient);
    void giveReceipts(const ChainHead& head);
    void checkReceipt(const PageConnection& connection, const QByteArray& receipt);
    [[nodiscard]] Invite inviteNow() const;
    void mintToken();
    [[nodiscard]] bool hasAnotherText(const wire::Pull& pull, const FileState& published) const;

    Services m_services;
    SessionId m_id;
    ParticipantId m_self;
    ClientId m_client;
    DesktopSink m_sink;
    AsioScheduler m_scheduler;
    event::AssistantPinned m_pinned;
    AssistantParts m_assistant;
    TelemetrySession m_telemetry;
    SessionState m_published;
    QList<EventPtr> m_events; ///< all of them: what a disk that fails later may not give back
    std::deque<EventPtr> m_unpublished;
    ChainHead m_head;           ///< of what is on the disk
    int m_toldSinceReceipt = 0; ///< frames about events; counted alike whether interviewers write notes or not
    LiveSession m_session;
    std::optional<qint64> m_wakesAtUs;
    std::vector<std::shared_ptr<PageConnection>> m_connections;
    mutable std::mutex m_tokenMutex;
    QString m_token;
};

} // namespace jumpseat
