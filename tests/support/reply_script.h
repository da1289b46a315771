// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/reply_reader.h"

#include <QStringList>
#include <QTest>

namespace jumpseat::test {

/// All that a reader made of an answer, pieces of text joined.
struct ReadReply {
    QString messageId, model, text, thinking;
    QStringList calls; ///< "id name arguments", with " (cut)" or " (server)"
    reply::Usage usage;
    QString ending;  ///< "done stop", "tool-use tool_calls", ...; empty: none was told
    QString failure; ///< "200 overloaded_error Overloaded", with " (retry)"
    bool complete = false;
    qint64 notUnderstood = 0;
    friend bool operator==(const ReadReply&, const ReadReply&) = default;

    void take(const QList<ReplyPart>& parts)
    {
        for (const ReplyPart& part : parts)
            std::visit([this](const auto& p) { add(p); }, part);
    }

private:
    void add(const reply::Began& began)
    {
        messageId += began.messageId; // twice would be seen
        model += began.model;
    }
    void add(const reply::Text& said) { text += said.text; }
    void add(const reply::Thinking& thought) { thinking += thought.text; }
    void add(const reply::ToolCall& call)
    {
        calls.append(QStringList { call.id, call.name, call.arguments }.join(u' ')
            + QLatin1StringView(call.whole ? "" : " (cut)") + QLatin1StringView(call.byServer ? " (server)" : ""));
    }
    void add(const reply::Usage& used) { usage = used; }
    void add(const reply::Ended& ended)
    {
        static const char* const names[] { "done", "tool-use", "length", "refused", "other" };
        ending += QLatin1StringView(names[int(ended.ending)]) + QLatin1Char(' ') + ended.reason;
    }
    void add(const reply::Failed& failed)
    {
        failure += QStringList { QString::number(failed.status), failed.type, failed.message }.join(u' ')
            + QLatin1StringView(failed.retry ? " (retry)" : "");
    }
};

/// Feeds an answer in pieces of `piece` bytes; 0: in one.
inline ReadReply readReply(
    Dialect dialect, const QByteArray& bytes, qsizetype piece = 0, const QByteArray& type = {}, int status = 200)
{
    ReplyReader reader(dialect, status, type);
    ReadReply read;
    for (qsizetype at = 0; at < bytes.size(); at += piece ? piece : bytes.size())
        read.take(reader.feed(
            QByteArrayView(bytes).sliced(at).first(piece ? std::min(piece, bytes.size() - at) : bytes.size() - at)));
    const auto finish = reader.finish();
    read.take(finish.parts);
    read.complete = finish.complete;
    read.notUnderstood = reader.notUnderstood();
    return read;
}

/// An event as servers send it; without a name when it is empty.
inline QByteArray sse(const QByteArray& name, const QByteArray& data)
{
    return (name.isEmpty() ? QByteArray() : "event: " + name + "\n") + "data: " + data + "\n\n";
}

/// As sse(), with the name as "type" in its JSON too: {"type":"NAME",MEMBERS}.
inline QByteArray typed(const QByteArray& type, const QByteArray& members = {})
{
    return sse(type, "{\"type\":\"" + type + "\"" + (members.isEmpty() ? QByteArray() : "," + members) + "}");
}

/// What is expected of an answer, and of one that differs from it.
inline ReadReply wholeReply(const QString& messageId, const QString& text, const QString& ending)
{
    return { .messageId = messageId,
        .model = QStringLiteral("m-1"),
        .text = text,
        .thinking = {},
        .calls = {},
        .usage = {},
        .ending = ending,
        .failure = {},
        .complete = true,
        .notUnderstood = 0 };
}
inline ReadReply withCalls(ReadReply read, const QStringList& calls)
{
    read.calls = calls;
    return read;
}
inline ReadReply withThoughts(ReadReply read, const QString& thinking)
{
    read.thinking = thinking;
    return read;
}
inline ReadReply withUsage(ReadReply read, const reply::Usage& usage)
{
    read.usage = usage;
    return read;
}
inline ReadReply unfinished(ReadReply read)
{
    read.ending.clear();
    read.complete = false;
    return read;
}
inline ReadReply failed(ReadReply read, const QString& failure)
{
    read.ending.clear();
    read.failure = failure;
    return read;
}
inline ReadReply misunderstood(ReadReply read, qint64 count)
{
    read.notUnderstood = count;
    return read;
}

/// Rows of a table of streams and what is read from them.
struct ReplyRows {
    ReplyRows()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ReadReply>("expected");
    }
    void operator()(const char* name, const QByteArray& bytes, const ReadReply& expected) const
    {
        QTest::newRow(name) << bytes << expected;
    }
};
/// In pieces of every awkward size, and always the same.
inline void compareReplies(Dialect dialect, const QByteArray& type = {})
{
    QFETCH(QByteArray, bytes);
    QFETCH(ReadReply, expected);
    for (const qsizetype piece : { 0, 1, 2, 3, 7, 64 }) {
        const ReadReply read = readReply(dialect, bytes, piece, type);
        QCOMPARE(
            read.messageId + QLatin1Char(' ') + read.model, expected.messageId + QLatin1Char(' ') + expected.model);
        QCOMPARE(read.text, expected.text);
        QCOMPARE(read.thinking, expected.thinking);
        QCOMPARE(read.calls, expected.calls);
        QCOMPARE(read.ending, expected.ending);
        QCOMPARE(read.failure, expected.failure);
        QCOMPARE(read.notUnderstood, expected.notUnderstood);
        QCOMPARE(read.usage.inputTokens, expected.usage.inputTokens);
        QVERIFY(read == expected);
    }
}

} // namespace jumpseat::test
