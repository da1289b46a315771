// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/code_pane.h"
#include "editor/pane_sync.h"
#include "fake_assistant.h"
#include "manual_clock.h"
#include "models/session_model.h"
#include "session/collab_client.h"
#include "session/live_session.h"

#include <QTest>

#include <deque>

namespace jumpseat::test {

/// A real session with windows on it and a candidate, all in one thread. Commands wait until settle() carries them
/// out, so that edits of several people can cross each other.
class CodeRig {
public:
    static inline const FileId file { QStringLiteral("f1") };
    static inline const FileId brief { QStringLiteral("f2") };

    explicit CodeRig(
        const QString& text = QStringLiteral("one\ntwo\nthree\n"), const QString& name = QStringLiteral("main.py"))
        : m_kit(kit(text, name))
        , m_session({ QStringLiteral("s") }, m_kit, {}, m_clock, m_assistant,
              { [this](const EventPtr& event) { recorded(event); },
                  [this](const Transient& transient) { told(transient); } })
    {
        m_session.start(QStringLiteral("Ines Fable"), QStringLiteral("R. Lantern"));
        interviewer = m_session.join(Role::Interviewer, QStringLiteral("R. Lantern"), {});
        candidate = m_session.join(Role::Candidate, QStringLiteral("Ines Fable"), QStringLiteral("notice"));
        m_session.setConnected(candidate, true);
        const FileState* state = m_session.state().file(file);
        m_page.emplace(ClientId { QStringLiteral("page") }, file, state->version(), state->document.length());
        pageText = state->document.text();
    }

    static Kit kit(const QString& text, const QString& name)
    {
        Kit kit;
        kit.id = QStringLiteral("rig");
        Task task;
        task.id = { QStringLiteral("t1") };
        task.title = QStringLiteral("Task");
        task.files = { { file, name, text, false },
            { brief, QStringLiteral("brief.md"), QStringLiteral("Read *me*.\n"), true } };
        task.flaws = { { { QStringLiteral("F1") }, false, QStringLiteral("off by one"), file, QStringLiteral("two"),
                           {} },
            { { QStringLiteral("C1") }, true, QStringLiteral("odd name"), file, QStringLiteral("three"), {} } };
        kit.tasks = { task };
        return kit;
    }

    /// One more window of the interviewer; it has every event so far.
    SessionModel* addModel()
    {
        auto model = std::make_unique<SessionModel>(m_kit);
        model->attach(std::make_shared<Hosted>(*this));
        m_feeds.push_back(model->feed());
        for (const EventPtr& event : std::as_const(events))
            m_feeds.back().event(event);
        m_models.push_back(std::move(model));
        settle();
        return m_models.back().get();
    }

    [[nodiscard]] LiveSession& session() { return m_session; }
    [[nodiscard]] QString text() const { return m_session.state().file(file)->document.text(); }
    void tell(const Transient& transient) { told(transient); }

    /// The candidate replaces [from, to) of their own copy; it reaches the session at the next settle().
    void pageEdits(qint32 from, qint32 to, const QString& with)
    {
        const auto change = ChangeSet::replace(m_page->length(), from, to, with);
        pageText = *change.apply(pageText);
        m_page->edit(change, QStringLiteral("input.type"));
        m_commands.emplace_back(candidate, command::Push {});
    }
    void pageMoves(qint32 anchor, qint32 head)
    {
        m_commands.emplace_back(candidate, command::MoveCursor { file, m_page->version(), anchor, head });
    }

    /// The interviewer asks for something.
    void post(Command command) { m_commands.emplace_back(interviewer, std::move(command)); }
    [[nodiscard]] ManualClock& clock() { return m_clock; }

    /// Everything that was asked for is done and everybody has heard of it.
    void settle()
    {
        QVERIFY(QTest::qWaitFor([this] {
            carryOut();
            QCoreApplication::processEvents();
            return m_commands.empty() && everybodyKnows();
        }));
    }
    /// As far as the host goes by itself; the windows have not heard yet.
    void carryOut()
    {
        while (!m_commands.empty()) {
            auto [actor, command] = std::move(m_commands.front());
            m_commands.pop_front();
            execute(actor, std::move(command));
        }
        pageReads();
    }

    ParticipantId interviewer, candidate;
    QString pageText;
    QList<EventPtr> events;
    QList<Command> posted;  // by the desktops
    bool refuseAll = false; // the host says no to every push of a desktop
    bool swallow = false;   // commands get lost

private:
    class Hosted final : public HostedSession {
    public:
        explicit Hosted(CodeRig& rig)
            : m_rig(rig)
        {
        }
        [[nodiscard]] SessionId id() const override { return { QStringLiteral("s") }; }
        [[nodiscard]] ParticipantId self() const override { return m_rig.interviewer; }
        [[nodiscard]] ClientId clientId() const override { return { QStringLiteral("desktop") }; }
        [[nodiscard]] QString joinLink() const override { return {}; }
        QString renewLink() override { return {}; }
        void post(Command command) override
        {
            m_rig.posted.append(command);
            m_rig.m_commands.emplace_back(m_rig.interviewer, std::move(command));
        }

    private:
        CodeRig& m_rig;
    };

    void execute(const ParticipantId& actor, Command command)
    {
        if (actor == candidate && std::holds_alternative<command::Push>(command)) {
            const auto push = m_page->takePush();
            if (!push)
                return;
            command = *push;
        }
        const bool isPush = std::holds_alternative<command::Push>(command);
        if (actor == interviewer && isPush && (refuseAll || swallow)) {
            if (refuseAll)
                told(transient::CommandRefused { QStringLiteral("not now") });
            return;
        }
        if (auto done = m_session.execute(actor, command); !done)
            told(transient::CommandRefused { done.error().what });
    }

    void pageReads()
    {
        while (m_pageRead < events.size()) {
            const auto* edit = std::get_if<event::Edited>(&events.at(m_pageRead++)->payload);
            if (!edit || edit->file != file || !m_page)
                continue;
            const auto theirs = m_page->receive(edit->client, edit->changes);
            QVERIFY(theirs.has_value());
            if (theirs->has_value())
                pageText = *(*theirs)->apply(pageText);
        }
        if (m_page && m_page->hasPending())
            m_commands.emplace_back(candidate, command::Push {});
    }

    bool everybodyKnows()
    {
        return (!m_page || !m_page->hasPending()) && std::ranges::all_of(m_models, [this](const auto& model) {
            return model->state().lastSeq == m_session.state().lastSeq;
        });
    }

    void recorded(const EventPtr& event)
    {
        events.append(event);
        for (const auto& feed : m_feeds)
            feed.event(event);
    }
    void told(const Transient& transient)
    {
        for (const auto& feed : m_feeds)
            feed.transient(transient);
    }

    ManualClock m_clock;
    FakeAssistant m_assistant;
    Kit m_kit;
    std::vector<DesktopSink> m_feeds;
    std::vector<std::unique_ptr<SessionModel>> m_models;
    std::deque<std::pair<ParticipantId, Command>> m_commands;
    std::optional<CollabClient> m_page;
    qsizetype m_pageRead = 0;
    LiveSession m_session;
};

} // namespace jumpseat::test
