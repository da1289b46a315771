// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit_snapshot.h"
#include "sample_kit.h"
#include "session/event.h"
#include "store/journal_writer.h"
#include "store/workspace.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace jumpseat::test {

/// An interview that was recorded, made up: of every kind of event something, and in every text a word that is found
/// nowhere else.
struct Recording {
    QString candidate = QStringLiteral("Ines Fable");
    QString interviewer = QStringLiteral("R. Lantern");
    QString canary = QStringLiteral("canary");
    int edits = 20;

    [[nodiscard]] QList<EventPtr> events() const
    {
        QList<EventPtr> list;
        const auto add = [&](const char* actor, event::Payload payload) {
            const Seq seq = list.size() + 1;
            list += std::make_shared<const Event>(
                Event { seq, { QString::fromLatin1(actor) }, seq * 1000, 1'790'000'000'000 + seq, std::move(payload) });
        };
        const FileId file { QStringLiteral("main.py") };
        const auto marked = [&](const char* what) {
            return canary + QStringLiteral(" in the ") + QLatin1StringView(what);
        };
        add("",
            event::SessionStarted { QStringLiteral("sample"), QStringLiteral("Sample kit"), QStringLiteral("0123"), 1,
                40, candidate, interviewer, kitSnapshotHash(kitSnapshot(sampleKit())) });
        add("i1", event::ParticipantJoined { { QStringLiteral("i1") }, Role::Interviewer, interviewer });
        add("c1", event::ParticipantJoined { { QStringLiteral("c1") }, Role::Candidate, candidate });
        add("c1", event::ConsentGiven { { QStringLiteral("c1") }, QStringLiteral("What you type is recorded.") });
        add("i1", event::TaskStarted { { QStringLiteral("t1") }, 0, QStringLiteral("Mend it"), 20 });
        const QString first = marked("first text\n");
        add("", event::FileAdded { file, { QStringLiteral("t1") }, QStringLiteral("main.py"), first, false });
        auto length = qint32(first.size());
        for (int i = 1; i <= edits; ++i) {
            const QString text = i % 10 ? QString(QChar(u'a' + i % 26)) : marked("typed text, a whole line of it\n");
            const ChangeSet changes = ChangeSet::replace(length, length, length, text);
            length = changes.lengthAfter();
            add("c1",
                event::Edited { file, i, { QStringLiteral("browser") }, i, changes, QStringLiteral("input.type"),
                    { OriginKind::Candidate, {} } });
        }
        add("c1",
            event::PromptSent {
                { QStringLiteral("p1") }, marked("prompt"), { QStringLiteral("main.py") }, QStringLiteral("m1") });
        add("",
            event::ReplyFinished { { QStringLiteral("p1") }, marked("reply"), QStringLiteral("scripted"),
                QStringLiteral("reply-that-carries-F1"), 0 });
        add("",
            event::SuggestionOffered { { QStringLiteral("S1") }, { QStringLiteral("p1") }, file, edits,
                ChangeSet::replace(length, 0, 0, marked("suggestion\n")), 1, 0, { { QStringLiteral("F1") } } });
        const Seq offered = list.size();
        add("c1", event::SuggestionDecided { { QStringLiteral("S1") }, Decision::Rejected, 0, QStringLiteral("m2") });
        add("i1", event::HintGiven { { QStringLiteral("t1") }, 0, marked("hint") });
        add("i1", event::NoteAdded { marked("note"), NoteTag::Behaviour });
        add("i1", event::FlawJudged { { QStringLiteral("F1") }, FlawVerdict::Caught });
        add("i1", event::ScoreGiven { { QStringLiteral("verifying") }, 3 });
        add("i1", event::EvidenceLinked { { QStringLiteral("E1") }, { QStringLiteral("verifying") }, offered });
        add("i1", event::Recommended { Recommendation::Yes });
        add("i1", event::SessionEnded {});
        return list;
    }
};

/// A workspace on the disk with its writer, as a program has it.
struct StoreStage {
    explicit StoreStage(const QString& file)
        : workspace(*Workspace::open(file, Workspace::Mode::ReadWrite))
        , writer(*JournalWriter::start(*workspace, {}))
    {
    }
    void record(const SessionId& session, const QList<EventPtr>& events, const Kit& kit = sampleKit())
    {
        writer->createSession(session, kit);
        for (const EventPtr& event : events)
            writer->append(session, event);
        if (!flush())
            qFatal("the recording was not written");
    }
    [[nodiscard]] bool flush() { return writer->flush(); }

    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<JournalWriter> writer;
};

inline QByteArray bytesOfFile(const QString& path)
{
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

inline bool writeFile(const QString& path, const QByteArray& bytes)
{
    QFile out(path);
    return out.open(QIODevice::WriteOnly | QIODevice::Truncate) && out.write(bytes) == bytes.size();
}

/// Runs statements as somebody with a shell would; says what went wrong.
inline QString tamper(const QString& path, const QStringList& statements)
{
    QString problem;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tamper"));
        database.setDatabaseName(path);
        if (!database.open())
            problem = database.lastError().text();
        QSqlQuery query(database);
        for (const QString& statement : statements) {
            if (problem.isEmpty() && !query.exec(statement))
                problem = statement + query.lastError().text();
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("tamper"));
    return problem;
}

/// The first column of an answer's rows.
inline QStringList asked(const QString& path, const QString& statement)
{
    QStringList answer;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("ask"));
        database.setDatabaseName(path);
        database.open();
        QSqlQuery query(database);
        if (!query.exec(statement))
            answer += query.lastError().text();
        while (query.next())
            answer += query.value(0).toString();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("ask"));
    return answer;
}

} // namespace jumpseat::test
