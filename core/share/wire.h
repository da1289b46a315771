// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/command.h"
#include "session/session_state.h"
#include "session/transient.h"

#include <QByteArray>

#include <optional>
#include <variant>

namespace jumpseat::wire {

// The host's end of resources/candidate/PROTOCOL.md.

struct Hello {
    QString token;
    ClientId client;
    QList<ClientId> instead; ///< page loads whose unsaved edits this one goes on with
};
struct Join {
    QString name;
    QString notice;
    QByteArray receipt; ///< the newest one the page has of this session, 32 bytes; empty: none
};
struct Pull {
    FileId file;
    qint64 version = 0;
    std::optional<qint64> epoch; ///< what the page held last; unset when it does not say
    QString hash;                ///< textHash() of what it holds confirmed; may be empty
};
/// The page's confirmed text is not what the host said it is.
struct Reload {
    FileId file;
    qint64 version = 0;
    QString hash;
};
using Message = std::variant<Hello, Join, Pull, Reload, Command>;

/// One text frame. `client` is put into the edits it holds: a connection speaks for nobody else.
/// Errors: Malformed (no JSON object, unknown type, wrong types, text that is not valid Unicode), TooLarge, and those
/// of ChangeSet::fromJson.
[[nodiscard]] Result<Message> decode(const QByteArray& frame, const ClientId& client);

inline constexpr int maxUpdatesPerPush = 4096;
inline constexpr int maxNameLength = 100;

/// The text a candidate agrees to; it is recorded with the consent.
[[nodiscard]] QString notice(const Kit& kit, const SessionState& state);

struct LobbyFacts {
    SessionId session;
    QString knownName;
    bool joined = false;
};
[[nodiscard]] QByteArray lobby(const Kit& kit, const SessionState& state, const LobbyFacts& facts);
struct WelcomeFacts {
    ParticipantId participant;
    qint64 nowUs = 0;
    QString whyNoRuns; ///< empty: code can be run
};
[[nodiscard]] QByteArray welcome(const Kit& kit, const SessionState& state, const WelcomeFacts& facts);
/// Versions after `version` of the file; nullopt when there are none. Every `hashEvery` versions with the text's hash.
[[nodiscard]] std::optional<QByteArray> updatesSince(const FileState& file, qint64 version);
inline constexpr qint64 hashEvery = 32;
/// The whole file, as when it is added.
[[nodiscard]] QByteArray wholeFile(const FileState& file, const QString& messageId = {});
[[nodiscard]] QByteArray refused(const FileId& file, const Error& error);
/// `messageId`: of the request that failed.
[[nodiscard]] QByteArray error(const Error& error, const QString& messageId = {});
/// What the page was told so far stands in a record whose chain had this hash.
[[nodiscard]] QByteArray receipt(const QByteArray& hash);
inline constexpr int receiptEvery = 32; ///< frames about events
[[nodiscard]] QByteArray people(const SessionState& state);
/// The paste of that id is recorded.
[[nodiscard]] QByteArray pasted(const QString& messageId);
/// The request of that id was carried out before.
[[nodiscard]] QByteArray done(const QString& messageId);

/// What a candidate hears of `event`; nullopt for everything that is not theirs to know. The one gate: fields are
/// named here one by one, so that nothing slips through with a new member.
[[nodiscard]] std::optional<QByteArray> forCandidate(const Event& event, const SessionState& after, const Kit& kit);
[[nodiscard]] std::optional<QByteArray> forCandidate(const Transient& transient, const SessionState& published);

} // namespace jumpseat::wire
