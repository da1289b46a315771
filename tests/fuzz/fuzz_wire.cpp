// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Frames as any page may send them. A frame gives a message or an error; a push is then taken through the authority, and
// what comes out of it must be what a session can record: it fits, it is sound Unicode, whose it is covers it, and a
// second time it is nothing. A pasted text is compared with what was said and written.

#include "accepted_edit.h"
#include "fuzz.h"
#include "session/attribution.h"
#include "session/authority.h"
#include "share/wire.h"

using namespace jumpseat;
using fuzz::require;

namespace {

const ClientId page { QStringLiteral("page") };
const ClientId other { QStringLiteral("other") };

/// Pairs among the letters: an edit may fall into the middle of one.
QString textWithPairs(qint32 length)
{
    QString text = fuzz::lettersOf(length);
    for (qint32 i = 3; i + 1 < length; i += 7) {
        text[i] = QChar(QChar::highSurrogate(0x1F600));
        text[i + 1] = QChar(QChar::lowSurrogate(0x1F600));
    }
    return text;
}

/// As the session's fold does it.
void accept(SessionState& session, const command::Update& update)
{
    FileState& file = session.files.first();
    const Attribution whose = attribute(session, file, Role::Candidate, update);
    const qint32 inserted = update.changes.insertedLength();
    require(whose.origins.isEmpty() || lengthOf(whose.origins) == inserted, "whose it is covers the inserted text");
    const auto way = editWayOf(update.userEvent);
    QList<OriginRun> runs;
    file.provenance.apply(update.changes, { whose.origin, whose.origins, update.client, way }, file.document, &runs);
    require(lengthOf(runs) == inserted, "all of the inserted text has an origin");
    require(file.document.apply(update.changes).has_value(), "an accepted edit fits");
    require(file.provenance.length() == file.document.length(), "every character has an origin");
    require(lengthOf(file.provenance.runs()) == file.document.length(), "the runs cover the text");
    file.history.append(test::acceptedEdit(update.client, update.changes, runs));
    file.lastClientSeq.insert(update.client, update.clientSeq);
}

/// A session with one file of the length that the push was made for, in which somebody else has typed since, and with
/// a reply that a paste may come from.
SessionState sessionFor(qint32 length)
{
    SessionState session;
    Turn turn;
    turn.id = { QStringLiteral("p1") };
    turn.reply = QStringLiteral("return self.count < self.limit\nabcdefghijklmnopqrstuvwxyz\n");
    session.turns.append(turn);
    FileState file;
    file.id = { QStringLiteral("f") };
    file.name = file.id.value;
    file.document = TextDocument(textWithPairs(length));
    file.provenance = Provenance(length, { OriginKind::Baseline, {} });
    session.files.append(file);
    const auto theyType = [&](qint64 number, qint32 from, qint32 to) {
        const qint32 now = session.files.first().document.length();
        accept(session,
            { other, number, ChangeSet::replace(now, from, to, QStringLiteral("ab")), QStringLiteral("input.type"),
                {} });
    };
    theyType(1, 7 * (length / 14), 7 * (length / 14)); // between two pairs
    theyType(2, 0, std::min(length, 3));
    theyType(3, session.files.first().document.length(), session.files.first().document.length());
    return session;
}

void take(const command::Push& push, SessionState session)
{
    const FileState& file = session.files.first();
    const auto updates = authority::rebase(file, push);
    if (!updates)
        return;
    qint64 number = file.lastClientSeq.value(page);
    for (const auto& update : *updates) {
        require(update.client == page, "a connection speaks for nobody else");
        require(update.clientSeq == ++number, "what is accepted is numbered without a gap");
        accept(session, update);
        require(file.document.length() <= ChangeSet::maxLength, "no file grows over the limit");
        if (file.document.length() <= fuzz::longestText)
            require(TextDocument::isSound(file.document.text()), "the text stays valid Unicode");
    }
    const auto repeated = authority::rebase(file, push);
    require(!repeated || repeated->isEmpty(), "a repeated push changes nothing");
}

void exercise(command::Push push)
{
    if (push.updates.isEmpty())
        return;
    const qint32 length = std::min(push.updates.first().changes.lengthBefore(), fuzz::longestText);
    const SessionState session = sessionFor(length);
    take(push, session);
    // Most inputs name a version or numbers that the file has not: so do those that would get further.
    push.version = 0;
    qint64 number = 0;
    for (auto& update : push.updates)
        update.clientSeq = ++number;
    take(push, session);
}

void exercise(const command::ReportPaste& paste)
{
    require(!paste.messageId.isEmpty(), "a paste can be acknowledged");
    const SessionState session = sessionFor(fuzz::longestText);
    const Attribution whose = attributePaste(session, paste.text, paste.source);
    const bool matched = whose.matchedPercent > 0;
    require(!matched || whose.origin.kind == OriginKind::Assistant, "only a reply's text is told by its share");
    require(!matched || session.turn({ whose.origin.source }), "the reply that a text is from is known");
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray frame(reinterpret_cast<const char*>(data), qsizetype(size));
    const auto message = wire::decode(frame, page);
    if (!message) {
        require(!message.error().what.isEmpty(), "an error says what is wrong");
        return 0;
    }
    if (const auto* command = std::get_if<Command>(&*message)) {
        require(isPermitted(Role::Interviewer, *command) || isPermitted(Role::Candidate, *command),
            "the wire knows no command that nobody may give");
        if (const auto* push = std::get_if<command::Push>(command))
            exercise(*push);
        if (const auto* paste = std::get_if<command::ReportPaste>(command))
            exercise(*paste);
    }
    return 0;
}
