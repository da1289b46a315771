// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Frames as any page may send them. A frame gives a message or an error; a push is then taken through the authority, and
// what comes out of it must be what a session can record: it fits, it is sound Unicode, and a second time it is nothing.

#include "fuzz.h"
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

void accept(FileState& file, const ClientId& client, qint64 number, const ChangeSet& changes)
{
    require(file.document.apply(changes).has_value(), "an accepted edit fits");
    file.history.append({ client, changes, {} });
    file.lastClientSeq.insert(client, number);
}

/// A file of the length that the push was made for, in which somebody else has typed since.
FileState fileFor(qint32 length)
{
    FileState file;
    file.id = { QStringLiteral("f") };
    file.name = file.id.value;
    file.document = TextDocument(textWithPairs(length));
    const auto theyType = [&](qint64 number, qint32 from, qint32 to) {
        accept(file, other, number, ChangeSet::replace(file.document.length(), from, to, QStringLiteral("ab")));
    };
    theyType(1, 7 * (length / 14), 7 * (length / 14)); // between two pairs
    theyType(2, 0, std::min(length, 3));
    theyType(3, file.document.length(), file.document.length());
    return file;
}

void take(const command::Push& push, FileState file)
{
    const auto updates = authority::rebase(file, push);
    if (!updates)
        return;
    qint64 number = file.lastClientSeq.value(page);
    for (const auto& update : *updates) {
        require(update.client == page, "a connection speaks for nobody else");
        require(update.clientSeq == ++number, "what is accepted is numbered without a gap");
        accept(file, page, update.clientSeq, update.changes);
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
    const FileState file = fileFor(length);
    take(push, file);
    // Most inputs name a version or numbers that the file has not: so do those that would get further.
    push.version = 0;
    qint64 number = 0;
    for (auto& update : push.updates)
        update.clientSeq = ++number;
    take(push, file);
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
    }
    return 0;
}
