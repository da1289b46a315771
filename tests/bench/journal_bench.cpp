// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the journal costs. Each call measures one thing in a fresh process and prints one JSON object:
//   journal_bench write FILE SESSIONS EDITS    durable edits, each session waiting for its own
//   journal_bench flood FILE EDITS             as fast as the writer takes them
//   journal_bench store FILE TRACE             a recorded editing session becomes a session of FILE
//   journal_bench load FILE [SEEKS]            reads, decodes and folds it; then seeks, 2000 times if not said
//   journal_bench list FILE SESSIONS           makes so many sessions, then lists them

#include "base/gzip.h"
#include "replay/replay_cursor.h"
#include "store/journal_writer.h"
#include "store/workspace.h"
#include "text/edit_trace.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <map>
#include <mutex>
#include <thread>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

using SteadyClock = std::chrono::steady_clock;
const FileId paper { u"paper"_s };

double millisecondsSince(SteadyClock::time_point begun)
{
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - begun).count();
}

double quantile(std::vector<double> values, double q)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[std::min(values.size() - 1, size_t(double(values.size()) * q))];
}

EventPtr eventAt(Seq seq, event::Payload payload)
{
    return std::make_shared<const Event>(
        Event { seq, { u"c1"_s }, seq * 150'000, 1'790'000'000'000 + seq * 150, std::move(payload) });
}

EventPtr firstEvent(const QString& text)
{
    return eventAt(1, event::FileAdded { paper, { u"t"_s }, u"paper.tex"_s, text });
}

EventPtr edit(qint64 version, const ChangeSet& changes)
{
    return eventAt(version + 1,
        event::Edited {
            paper, version, { u"c3xHkQ9vT2aL"_s }, version, changes, u"input.type"_s, { OriginKind::Candidate, {} } });
}

/// As long as a keystroke in a file of 4 KB.
EventPtr keystroke(qint64 version)
{
    return edit(version, ChangeSet::replace(qint32(4000 + version), 2000, 2000, u"x"_s));
}

std::unique_ptr<Workspace> openOrDie(const QString& file, Workspace::Mode mode = Workspace::Mode::ReadWrite)
{
    auto workspace = Workspace::open(file, mode);
    if (!workspace)
        qFatal("%ls", qUtf16Printable(workspace.error().what));
    return *std::move(workspace);
}

/// Which events are durable, for those who wait.
class Acknowledged {
public:
    void tell(const SessionId& session, Seq seq)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_seq[session.value] = seq;
        }
        m_changed.notify_all();
    }
    JournalWriter::Callbacks callbacks()
    {
        return { .committed = [this](const SessionId& session, const ChainHead& head) { tell(session, head.seq); },
            .failing = [](const QString& what) { qFatal("%ls", qUtf16Printable(what)); } };
    }
    void wait(const SessionId& session, Seq seq)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_seq[session.value] >= seq; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<QString, Seq> m_seq;
};

QJsonObject writeDurably(const QString& file, int sessions, int edits)
{
    const auto workspace = openOrDie(file);
    Acknowledged acknowledged;
    auto writer = *JournalWriter::start(*workspace, acknowledged.callbacks());
    std::mutex mutex;
    std::vector<double> waits;
    const auto begun = SteadyClock::now();
    {
        std::vector<std::jthread> typists;
        for (int i = 0; i < sessions; ++i) {
            typists.emplace_back([&, id = SessionId { u"s%1"_s.arg(i) }] {
                std::vector<double> own;
                writer->createSession(id, Kit {});
                writer->append(id, firstEvent(QString(4000, u'a')));
                for (int version = 1; version <= edits; ++version) {
                    const auto sent = SteadyClock::now();
                    writer->append(id, keystroke(version));
                    acknowledged.wait(id, version + 1);
                    own.push_back(millisecondsSince(sent));
                }
                const std::lock_guard lock(mutex);
                waits.insert(waits.end(), own.begin(), own.end());
            });
        }
    }
    const double took = millisecondsSince(begun);
    return { { u"per_second"_s, sessions * edits / took * 1000 }, { u"wait_p50_ms"_s, quantile(waits, 0.5) },
        { u"wait_p99_ms"_s, quantile(waits, 0.99) } };
}

QJsonObject flood(const QString& file, int edits)
{
    const auto workspace = openOrDie(file);
    Acknowledged acknowledged;
    auto writer = *JournalWriter::start(*workspace, acknowledged.callbacks());
    const SessionId id { u"s"_s };
    writer->createSession(id, Kit {});
    writer->append(id, firstEvent(QString(4000, u'a')));
    const auto begun = SteadyClock::now();
    constexpr int ahead = 2000; // about what back-pressure allows
    for (int version = 1; version <= edits; ++version) {
        writer->append(id, keystroke(version));
        acknowledged.wait(id, version + 1 - ahead);
    }
    acknowledged.wait(id, edits + 1);
    return { { u"per_second"_s, edits / millisecondsSince(begun) * 1000 } };
}

QJsonObject store(const QString& file, const QString& traceFile)
{
    QFile source(traceFile);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("%ls: %ls", qUtf16Printable(traceFile), qUtf16Printable(source.errorString()));
    const QByteArray bytes = source.readAll();
    const auto trace = EditTrace::fromJson(bytes.startsWith("\x1f\x8b") ? *gunzip(bytes, 1 << 30) : bytes);
    if (!trace)
        qFatal("%ls", qUtf16Printable(trace.error().what));
    const SessionId id { u"trace"_s };
    const auto begun = SteadyClock::now();
    {
        const auto workspace = openOrDie(file);
        Acknowledged acknowledged;
        const auto writer = *JournalWriter::start(*workspace, acknowledged.callbacks());
        writer->createSession(id, Kit {}, true); // a sample is replayed and not resumed
        writer->append(id, eventAt(1, event::FileAdded { paper, { u"t"_s }, u"paper.tex"_s, trace->start }));
        qint64 version = 0;
        for (const ChangeSet& changes : trace->edits) {
            writer->append(id, edit(++version, changes));
            if (version % 2000 == 0)
                acknowledged.wait(id, version - 2000);
        }
        acknowledged.wait(id, version + 1);
    }
    return { { u"milliseconds"_s, millisecondsSince(begun) }, { u"bytes"_s, QFileInfo(file).size() },
        { u"events"_s, trace->edits.size() + 1 } };
}

QJsonObject load(const QString& file, int seekCount)
{
    const auto workspace = openOrDie(file, Workspace::Mode::ReadOnly);
    const SessionId id { u"trace"_s };
    const auto begun = SteadyClock::now();
    ReplayCursor cursor; // as the window opens a recording
    const auto read = workspace->eachEvents(id, 0, [&](QList<EventPtr> events) {
        cursor.append(std::move(events));
        return cursor.seekUs(cursor.durationUs());
    });
    if (!read)
        qFatal("%ls", qUtf16Printable(read.error().what));
    const double replayed = millisecondsSince(begun);
    const qint32 length = cursor.state().file(paper)->document.length();
    std::vector<double> seeks;
    QRandomGenerator random(7);
    for (int i = 0; i < seekCount; ++i) {
        const auto sought = SteadyClock::now();
        (void)cursor.seekUs(qint64(random.generate64() % quint64(cursor.durationUs())));
        seeks.push_back(millisecondsSince(sought));
    }
    return { { u"load_ms"_s, replayed }, { u"events"_s, cursor.events().size() }, { u"length"_s, length },
        { u"seek_p50_ms"_s, quantile(seeks, 0.5) }, { u"seek_p99_ms"_s, quantile(seeks, 0.99) } };
}

QJsonObject list(const QString& file, int sessions)
{
    {
        const auto workspace = openOrDie(file);
        const auto writer = *JournalWriter::start(*workspace, {});
        for (int i = 0; i < sessions; ++i) {
            const SessionId id { u"s%1"_s.arg(i) };
            writer->createSession(id, Kit {});
            for (Seq seq = 1; seq <= 20; ++seq)
                writer->append(id, eventAt(seq, event::NoteAdded { u"A note of ordinary length."_s, {} }));
        }
        if (!writer->flush(120'000))
            qFatal("not written");
    }
    const auto opened = SteadyClock::now();
    const auto workspace = openOrDie(file);
    const double open = millisecondsSince(opened);
    std::vector<double> lists;
    for (int i = 0; i < 20; ++i) {
        const auto begun = SteadyClock::now();
        const auto rows = workspace->sessions();
        if (!rows || rows->size() != sessions)
            qFatal("the list is wrong");
        lists.push_back(millisecondsSince(begun));
    }
    return { { u"open_ms"_s, open }, { u"list_ms"_s, quantile(lists, 0.5) },
        { u"list_worst_ms"_s, quantile(lists, 1) } };
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const QString what = words.value(1);
    const QString file = words.value(2);
    QJsonObject result;
    if (what == "write"_L1 && words.size() == 5)
        result = writeDurably(file, words[3].toInt(), words[4].toInt());
    else if (what == "flood"_L1 && words.size() == 4)
        result = flood(file, words[3].toInt());
    else if (what == "store"_L1 && words.size() == 4)
        result = store(file, words[3]);
    else if (what == "load"_L1 && words.size() >= 3)
        result = load(file, words.value(3, u"2000"_s).toInt());
    else if (what == "list"_L1 && words.size() == 4)
        result = list(file, words[3].toInt());
    if (result.isEmpty()) {
        std::fprintf(stderr, "Usage: journal_bench write | flood | store | load | list (see the source)\n");
        return 2;
    }
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
}
