// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "promises.h"

#include "store/stored_event.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jumpseat::test {
namespace {

QString shaOf(const QString& text)
{
    const QByteArrayView bytes(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString shaOf(const QList<EventPtr>& events)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const EventPtr& event : events) {
        const StoredEvent stored = toStored(*event, {});
        hash.addData(envelopeOf(stored));
        hash.addData(stored.payload);
    }
    return QString::fromLatin1(hash.result().toHex());
}

QString textOf(const Promise& promise, QStringView name)
{
    return promise.value(name).toString();
}

/// A session as it came back, with the text of every version of every file.
struct Record {
    QList<EventPtr> events = {};
    SessionState state = {};
    QHash<QString, QString> texts = {}; ///< "file@version": hash
    QStringList doubled = {};

    void fold()
    {
        QSet<QString> seen;
        for (const EventPtr& event : std::as_const(events)) {
            if (auto applied = state.apply(event); !applied)
                doubled += u"event %1 does not fit: %2"_s.arg(event->seq).arg(applied.error().what);
            for (const QString& name : namesOf(event->payload)) {
                if (seen.contains(name))
                    doubled += name;
                seen.insert(name);
            }
            noteText(event->payload);
        }
    }

private:
    /// What may happen only once.
    static QStringList namesOf(const event::Payload& payload)
    {
        if (const auto* edit = std::get_if<event::Edited>(&payload))
            return { u"edit %1 of %2 in %3"_s.arg(edit->clientSeq).arg(edit->client.value, edit->file.value) };
        if (const auto* prompt = std::get_if<event::PromptSent>(&payload))
            return { u"prompt "_s + prompt->messageId };
        if (const auto* decided = std::get_if<event::SuggestionDecided>(&payload))
            return { u"decision "_s + decided->messageId };
        return {};
    }

    void noteText(const event::Payload& payload)
    {
        QString id;
        if (const auto* edit = std::get_if<event::Edited>(&payload))
            id = edit->file.value;
        else if (const auto* added = std::get_if<event::FileAdded>(&payload))
            id = added->file.value;
        if (const auto* file = id.isEmpty() ? nullptr : state.file({ id }))
            texts.insert(u"%1@%2"_s.arg(id).arg(file->version()), shaOf(file->document.text()));
    }
};

bool isTheBeginning(const Promise& promise, const QList<EventPtr>& events)
{
    const qsizetype count = promise.value("events"_L1).toInteger();
    return events.size() >= count && shaOf(events.first(count)) == textOf(promise, u"sha");
}

bool isKept(const Promise& promise, const Record& record, const Workspace& workspace)
{
    const QString kind = textOf(promise, u"kind");
    const SessionState& state = record.state;
    const QString id = textOf(promise, u"id");
    if (kind == u"version")
        return record.texts.value(u"%1@%2"_s.arg(textOf(promise, u"file")).arg(promise.value("version"_L1).toInteger()))
            == textOf(promise, u"sha");
    if (kind == u"file")
        return state.file({ id }) && state.file({ id })->name == textOf(promise, u"name");
    if (kind == u"prompt")
        return state.turn({ id }) && state.turn({ id })->prompt == textOf(promise, u"text");
    if (kind == u"reply")
        return state.turn({ id }) && state.turn({ id })->reply == textOf(promise, u"text");
    if (kind == u"offered")
        return state.suggestion({ id }) != nullptr;
    if (kind == u"decided")
        return state.suggestion({ id })
            && decisionName(state.suggestion({ id })->decision) == textOf(promise, u"decision");
    if (kind == u"events")
        return record.events.size() >= promise.value("count"_L1).toInteger();
    if (kind == u"receipt")
        return workspace.isOnRecord(
            { textOf(promise, u"session") }, QByteArray::fromHex(textOf(promise, u"hash").toLatin1()));
    if (kind == u"invite")
        return workspace.inviteByToken(textOf(promise, u"token"), QDateTime::currentMSecsSinceEpoch()).has_value();
    if (kind == u"whole")
        return isTheBeginning(promise, record.events);
    if (kind == u"copy") {
        const auto copy = Workspace::open(workspace.file() + u".format-1"_s, Workspace::Mode::ReadOnly);
        return copy
            && isTheBeginning(promise, (*copy)->events({ textOf(promise, u"session") }).value_or(QList<EventPtr>()));
    }
    return false; // a kind that nobody checks would be kept always
}

} // namespace

QList<Promise> describe(const Workspace& workspace)
{
    QList<Promise> all;
    const auto rows = workspace.sessions();
    for (const SessionRow& row : rows.value_or(QList<SessionRow>())) {
        const auto events = workspace.events(row.id).value_or(QList<EventPtr>());
        all += { { u"kind"_s, u"whole"_s }, { u"session"_s, row.id.value }, { u"events"_s, events.size() },
            { u"sha"_s, shaOf(events) } };
    }
    return all;
}

Outcome check(const Workspace& workspace, const QList<Promise>& promises)
{
    QMap<QString, QList<Promise>> bySession;
    for (const Promise& promise : promises)
        bySession[textOf(promise, u"session")] += promise;
    Outcome outcome;
    for (const auto& [session, wanted] : bySession.asKeyValueRange()) {
        Record record;
        if (const auto events = workspace.events({ session }))
            record.events = *events;
        record.fold();
        outcome.events += record.events.size();
        outcome.doubled += record.doubled;
        for (const Promise& promise : wanted) {
            if (!isKept(promise, record, workspace))
                outcome.lost += QString::fromUtf8(QJsonDocument(promise).toJson(QJsonDocument::Compact));
        }
    }
    return outcome;
}

} // namespace jumpseat::test
