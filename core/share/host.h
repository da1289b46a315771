// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "assist/assistant_maker.h"
#include "base/clock.h"
#include "base/result.h"
#include "kit/kit.h"
#include "session/command.h"
#include "session/session_state.h"
#include "session/transient.h"
#include "store/workspace.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace jumpseat {

class JournalWriter;
class Runner;

/// What reaches a desktop window. Called on the host's thread: hand over and return.
struct DesktopSink {
    std::function<void(EventPtr)> event;
    std::function<void(const Transient&)> transient;
};

/// A session that is live on a host, as the desktop holds it. Thread-safe; commands are carried out in order.
class HostedSession {
public:
    virtual ~HostedSession() = default;
    [[nodiscard]] virtual SessionId id() const = 0;
    /// The interviewer at this desktop.
    [[nodiscard]] virtual ParticipantId self() const = 0;
    [[nodiscard]] virtual ClientId clientId() const = 0;
    /// Refusals come back as transient::CommandRefused.
    virtual void post(Command command) = 0;
    /// `http://ADDRESS:PORT/#TOKEN`: opens the session for its candidate. Empty when it was over before it was opened.
    [[nodiscard]] virtual QString joinLink() const = 0;
    /// The old link stops working and a new one is made. Waits for the disk; not after the host has gone.
    virtual QString renewLink() = 0;
};

/// Serves the candidate page and one WebSocket for each participant, on a thread of its own.
class Host {
public:
    struct Config {
        QString address = QStringLiteral("127.0.0.1"); ///< "0.0.0.0": the local network too
        quint16 port = 8420;                           ///< when taken, the next free one of portTries
        int portTries = 20;
        QString assets = QStringLiteral(":/candidate"); ///< folder with index.html
        qint64 inviteLifeMs = 24LL * 3600 * 1000;
        std::function<QString()> journalFault = {}; ///< of the first journal, for tests; see JournalWriter::Fault
        std::shared_ptr<Runner> runner = {};        ///< what runs code, for tests; else the sandbox does
        ModelAccess models = {};                    ///< how models are reached; without it none is
    };
    struct Limits {
        static constexpr qint64 message = 1024 * 1024;       ///< bytes of one WebSocket message
        static constexpr qint64 sendQueue = 8 * 1024 * 1024; ///< bytes waiting for one slow client
        static constexpr int connections = 256;
        static constexpr int badMessages = 5; ///< typed errors before the connection is closed
    };

    /// Errors: Io when no port can be had or the address is not this computer's.
    [[nodiscard]] static Result<std::unique_ptr<Host>> start(
        const Config& config, const Workspace& workspace, const Clock& clock);
    ~Host(); ///< participants are told, the journal is flushed

    [[nodiscard]] quint16 port() const;
    /// The port asked for was taken, so another one is used.
    [[nodiscard]] bool portWasTaken() const;

    struct NewSession {
        Kit kit;
        QString candidate, interviewer;
        event::AssistantPinned assistant = {}; ///< without a provider: the kit's scripted one
    };
    /// Starts a new session, or goes on with a stored one; `sink` hears every event from the first on. One that is over
    /// takes scores, notes and what belongs to a scorecard, and its time stands still.
    [[nodiscard]] Result<std::shared_ptr<HostedSession>> create(const NewSession& session, DesktopSink sink);
    [[nodiscard]] Result<std::shared_ptr<HostedSession>> resume(const SessionId& id, const Kit& kit, DesktopSink sink);

    /// The disk of the workspace takes nothing more: every session that is open goes on in a new workspace, `file`,
    /// with all that was recorded so far, saved or not. What was not saved is saved there. When the old workspace
    /// cannot even be read, the chains begin anew. The sessions can be carried back as bundles.
    /// Errors: Refused (the file exists), those of opening a workspace; everything is then as before.
    [[nodiscard]] Result<std::shared_ptr<Workspace>> continueIn(const QString& file);

    /// The journal, for what is not an event of a live session.
    [[nodiscard]] JournalWriter& journal();

private:
    Host();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace jumpseat
