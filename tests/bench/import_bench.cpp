// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading what AI tools keep: import_bench make FOLDER MEGABYTES | count FILE... | acts FILE... `make` writes one made-up
// file of each large kind; the others read files and print one JSON object with time and peak memory.

#include "transcripts/transcript_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTimeZone>

#include <sys/resource.h>

#include <chrono>
#include <cstdio>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

using Json = QJsonObject;

/// Writes records until the file is as large as wanted. The same bytes each time.
class Maker {
public:
    Maker(const QString& path, qint64 bytes)
        : m_file(path)
        , m_bytes(bytes)
    {
        if (!m_file.open(QIODevice::WriteOnly))
            qFatal("%ls", qUtf16Printable(m_file.errorString()));
    }
    [[nodiscard]] bool isFull() const { return m_file.pos() >= m_bytes; }
    void write(const Json& record) { m_file.write(QJsonDocument(record).toJson(QJsonDocument::Compact) + '\n'); }
    [[nodiscard]] QString words(int count)
    {
        static const QStringList some { u"the"_s, u"window"_s, u"slides"_s, u"\n    return"_s, u"x = \"1\";"_s,
            u"naïve"_s, u"\tif (a < b)"_s, u"🙂"_s, u"limiter"_s, u"C:\\path"_s };
        QString text;
        for (int i = 0; i < count; ++i)
            text += some[m_random.bounded(some.size())] + u' ';
        return text;
    }
    [[nodiscard]] QString time()
    {
        return QDateTime::fromMSecsSinceEpoch(1'770'000'000'000 + ++m_tick * 731, QTimeZone::UTC)
            .toString(Qt::ISODateWithMs);
    }
    [[nodiscard]] QString id(const char* prefix) const { return QLatin1StringView(prefix) + QString::number(m_tick); }
    [[nodiscard]] int random(int below) { return int(m_random.bounded(below)); }

private:
    QFile m_file;
    qint64 m_bytes;
    QRandomGenerator m_random { 42 };
    qint64 m_tick = 0;
};

Json claudeRecord(Maker& make, const QString& type, const Json& message)
{
    return { { u"parentUuid"_s, make.id("u") }, { u"isSidechain"_s, false }, { u"userType"_s, u"external"_s },
        { u"cwd"_s, u"/home/ada.quill/limiter"_s }, { u"sessionId"_s, u"5d1f0c3a-0000-4000-8000-000000000001"_s },
        { u"version"_s, u"2.1.20"_s }, { u"gitBranch"_s, u"main"_s }, { u"type"_s, type }, { u"message"_s, message },
        { u"timestamp"_s, make.time() }, { u"uuid"_s, make.id("u") }, { u"requestId"_s, make.id("req_") } };
}

void claudeTurn(Maker& make)
{
    make.write(claudeRecord(make, u"user"_s, { { u"role"_s, u"user"_s }, { u"content"_s, make.words(30) } }));
    for (int i = 0; i < 4; ++i) {
        const QString message = make.id("msg_"), call = make.id("toolu_");
        const auto say = [&](const Json& block) {
            const Json usage { { u"input_tokens"_s, 9 }, { u"cache_read_input_tokens"_s, 20'000 },
                { u"output_tokens"_s, 400 } };
            make.write(claudeRecord(make, u"assistant"_s,
                { { u"id"_s, message }, { u"model"_s, u"claude-fable-5"_s }, { u"role"_s, u"assistant"_s },
                    { u"content"_s, QJsonArray { block } }, { u"usage"_s, usage } }));
        };
        say({ { u"type"_s, u"thinking"_s }, { u"thinking"_s, make.words(60) },
            { u"signature"_s, QString(300, u'x') } });
        say({ { u"type"_s, u"text"_s }, { u"text"_s, make.words(80) } });
        const bool isEdit = make.random(2) == 0;
        const Json input = isEdit ? Json { { u"file_path"_s, u"limiter.py"_s }, { u"old_string"_s, make.words(60) },
            { u"new_string"_s, make.words(60) } }
                                  : Json { { u"command"_s, make.words(8) } };
        say({ { u"type"_s, u"tool_use"_s }, { u"id"_s, call }, { u"name"_s, isEdit ? u"Edit"_s : u"Bash"_s },
            { u"input"_s, input } });
        Json ended = claudeRecord(make, u"user"_s,
            { { u"role"_s, u"user"_s },
                { u"content"_s,
                    QJsonArray { Json { { u"type"_s, u"tool_result"_s }, { u"tool_use_id"_s, call },
                        { u"content"_s, make.words(250) }, { u"is_error"_s, make.random(8) == 0 } } } } });
        ended.insert(
            u"toolUseResult"_s, Json { { u"stdout"_s, make.words(250) }, { u"originalFile"_s, make.words(600) } });
        make.write(ended);
    }
}

Json codexRecord(Maker& make, const QString& type, const Json& payload)
{
    return { { u"timestamp"_s, make.time() }, { u"type"_s, type }, { u"payload"_s, payload } };
}

void codexTurn(Maker& make)
{
    make.write(
        codexRecord(make, u"event_msg"_s, { { u"type"_s, u"user_message"_s }, { u"message"_s, make.words(30) } }));
    for (int i = 0; i < 6; ++i) {
        const QString call = make.id("call_");
        const Json arguments { { u"cmd"_s, make.words(8) }, { u"yield_time_ms"_s, 1000 } };
        make.write(codexRecord(make, u"response_item"_s,
            { { u"type"_s, u"reasoning"_s }, { u"encrypted_content"_s, QString(1200, u'g') } }));
        make.write(codexRecord(make, u"response_item"_s,
            { { u"type"_s, u"function_call"_s }, { u"name"_s, u"exec_command"_s }, { u"call_id"_s, call },
                { u"arguments"_s, QString::fromUtf8(QJsonDocument(arguments).toJson(QJsonDocument::Compact)) } }));
        make.write(codexRecord(make, u"response_item"_s,
            { { u"type"_s, u"function_call_output"_s }, { u"call_id"_s, call },
                { u"output"_s,
                    u"Wall time: 0.1 seconds\nProcess exited with code 0\nOutput:\n"_s + make.words(400) } }));
    }
    make.write(codexRecord(make, u"response_item"_s,
        { { u"type"_s, u"message"_s }, { u"role"_s, u"assistant"_s },
            { u"content"_s,
                QJsonArray { Json { { u"type"_s, u"output_text"_s }, { u"text"_s, make.words(100) } } } } }));
}

void makeFiles(const QString& folder, qint64 megabytes)
{
    // A million bytes each, and half as much of either kind.
    Maker claude(folder + u"/claude.jsonl"_s, megabytes * 500'000);
    while (!claude.isFull())
        claudeTurn(claude);
    Maker codex(folder + u"/codex.jsonl"_s, megabytes * 500'000);
    codex.write(codexRecord(codex, u"session_meta"_s, { { u"id"_s, u"0198-c0de"_s } }));
    while (!codex.isFull())
        codexTurn(codex);
}

QJsonObject readFiles(const QStringList& files, bool wantsActs)
{
    using Clock = std::chrono::steady_clock;
    qint64 bytes = 0, acts = 0, units = 0;
    const auto begun = Clock::now();
    TranscriptReader::Sink sink;
    if (wantsActs) {
        sink = [&](const Act& act) {
            ++acts;
            units += act.conversation.size();
        };
    }
    for (const QString& file : files) {
        const auto read = readTranscriptFile(file, sink);
        if (!read || !read->counts.notUnderstood.isEmpty())
            qFatal("%ls was not understood", qUtf16Printable(file));
        bytes += QFile(file).size();
    }
    const double ms = std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return { { u"bytes"_s, bytes }, { u"acts"_s, acts }, { u"ms"_s, ms }, { u"mb_per_s"_s, double(bytes) / 1000 / ms },
        { u"peak_kb"_s, qint64(usage.ru_maxrss) } };
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == u"make"_s && words.size() == 4) {
        makeFiles(words[2], words[3].toLongLong());
        return 0;
    }
    const QJsonObject measured = readFiles(words.sliced(2), words.value(1) == u"acts"_s);
    std::puts(QJsonDocument(measured).toJson(QJsonDocument::Compact).constData());
    return 0;
}
