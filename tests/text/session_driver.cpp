// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sessions behind a pipe, as a page meets them but without sockets, disk or time: one JSON object per line in, one per
// line out. "s" numbers the session.
//
//   {"s":1,"op":"open","text":".."}                       {}
//   {"s":1,"op":"frame","client":"a","frame":{..}}        {"frames":[..]}   what a page sends: push or pull
//   {"s":1,"op":"commit"}                                 {}                everything so far is on the disk
//   {"s":1,"op":"crash"}                                  {}                what is not on the disk is gone
//   {"s":1,"op":"text"}                                   {"text":"..","version":n}
//   {"s":1,"op":"close"}                                  {}
//
// As in the host there are two folds: pulls are answered from what is on the disk.

#include "base/json.h"
#include "fake_assistant.h"
#include "manual_clock.h"
#include "session/live_session.h"
#include "share/wire.h"

#include <QJsonArray>
#include <QJsonObject>

#include <iostream>
#include <map>
#include <memory>
#include <string>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

const FileId sharedFile { u"f"_s };

Kit kitWith(const QString& text)
{
    Task task;
    task.id = { u"t"_s };
    task.files = { KitFile { sharedFile, u"f.txt"_s, text, false } };
    Kit kit;
    kit.id = u"k"_s;
    kit.tasks = { task };
    return kit;
}

class Room {
public:
    explicit Room(const QString& text)
        : m_kit(kitWith(text))
    {
        begin({});
        commit();
    }

    QJsonArray take(const QByteArray& frame, const ClientId& client)
    {
        const auto message = wire::decode(frame, client);
        if (!message)
            return { document(wire::error(message.error())) };
        if (const auto* pull = std::get_if<wire::Pull>(&*message)) {
            const auto updates = wire::updatesSince(*m_published.file(sharedFile), pull->version);
            return updates ? QJsonArray { document(*updates) } : QJsonArray();
        }
        const auto* command = std::get_if<Command>(&*message);
        if (!command)
            return { document(wire::error({ ErrorCode::Malformed, u"not here"_s })) };
        if (auto done = m_session->execute(m_candidate, *command); !done)
            return { document(wire::refused(sharedFile, done.error())) };
        return {};
    }

    void commit()
    {
        while (m_committed < m_events.size()) {
            if (auto applied = m_published.apply(*m_events.at(m_committed++)); !applied)
                qFatal("%ls", qUtf16Printable(applied.error().what));
        }
    }

    void crash()
    {
        m_events.resize(m_committed);
        begin(m_published);
    }

    [[nodiscard]] const FileState& file() const { return *m_session->state().file(sharedFile); }

private:
    static QJsonObject document(const QByteArray& frame) { return parseJson(frame).object(); }

    void begin(SessionState state)
    {
        const ParticipantId known = m_candidate;
        m_session = std::make_unique<LiveSession>(SessionId { u"s"_s }, m_kit, std::move(state), m_clock, m_assistant,
            LiveSession::Sinks {
                [this](EventPtr event) { m_events.append(std::move(event)); }, [](const Transient&) {} });
        m_session->start(u"Ada Quill"_s, u"R. Lantern"_s);
        m_candidate = m_session->join(Role::Candidate, u"Ada Quill"_s, u"notice"_s, known);
    }

    Kit m_kit;
    test::ManualClock m_clock;
    test::FakeAssistant m_assistant;
    QList<EventPtr> m_events;
    qsizetype m_committed = 0;
    SessionState m_published;
    ParticipantId m_candidate;
    std::unique_ptr<LiveSession> m_session;
};

QJsonObject answer(const QJsonObject& request)
{
    static std::map<int, Room> rooms;
    const int number = request.value("s"_L1).toInt();
    const QString op = request.value("op"_L1).toString();
    if (op == "open"_L1) {
        rooms.try_emplace(number, request.value("text"_L1).toString());
        return {};
    }
    const auto found = rooms.find(number);
    if (found == rooms.end())
        return { { u"error"_s, u"no such session"_s } };
    Room& room = found->second;
    if (op == "frame"_L1) {
        const QByteArray frame = QJsonDocument(request.value("frame"_L1).toObject()).toJson(QJsonDocument::Compact);
        return { { u"frames"_s, room.take(frame, { request.value("client"_L1).toString() }) } };
    }
    if (op == "commit"_L1)
        room.commit();
    else if (op == "crash"_L1)
        room.crash();
    else if (op == "text"_L1)
        return { { u"text"_s, room.file().document.text() }, { u"version"_s, room.file().version() } };
    else if (op == "close"_L1)
        rooms.erase(found);
    else
        return { { u"error"_s, u"no such op"_s } };
    return {};
}

} // namespace

int main()
{
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        const auto request = parseJson(QByteArray::fromStdString(line)).object();
        std::cout << QJsonDocument(answer(request)).toJson(QJsonDocument::Compact).toStdString() << std::endl;
    }
}
