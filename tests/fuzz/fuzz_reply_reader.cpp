// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers of model servers. The first byte says in which dialect and form, the second how the rest is cut into pieces.
// However it is cut, the same must be read from it; sound text comes of sound bytes; limits hold.

#include "dialects/reply_reader.h"
#include "fuzz.h"

#include <algorithm>

using namespace jumpseat;
using fuzz::require;

namespace {

struct Read {
    QString text; ///< of all parts, in order
    qsizetype parts = 0;
    bool complete = false;
    qint64 notUnderstood = 0;
    friend bool operator==(const Read&, const Read&) = default;
};

/// Pieces of text run together: only what they say counts, not how it was cut.
void append(Read& read, const QList<ReplyPart>& parts)
{
    for (const ReplyPart& part : parts) {
        if (const auto* text = std::get_if<reply::Text>(&part)) {
            require(!text->text.isEmpty(), "a piece of text says something");
            read.text += text->text;
        } else if (const auto* call = std::get_if<reply::ToolCall>(&part)) {
            require(call->arguments.size() <= 2 * ReplyReader::maxArguments, "arguments keep their limit");
            read.text += QLatin1Char('|') + call->id + call->name + call->arguments;
        } else if (const auto* failed = std::get_if<reply::Failed>(&part)) {
            require(failed->message.size() <= reply::maxFailureText, "failures keep their limit");
        }
    }
    read.parts += parts.size();
}

Read readIn(qsizetype piece, Dialect dialect, int status, QByteArrayView type, QByteArrayView bytes)
{
    ReplyReader reader(dialect, status, type);
    Read read;
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        append(read, reader.feed(bytes.sliced(at).first(std::min(piece, bytes.size() - at))));
    const auto finish = reader.finish();
    append(read, finish.parts);
    read.complete = finish.complete;
    read.notUnderstood = reader.notUnderstood();
    return read;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 2)
        return 0;
    static constexpr const char* types[] { "", "text/event-stream", "application/json", "application/x-ndjson" };
    const auto dialect = Dialect(data[0] % 5);
    const char* type = types[(data[0] / 5) % 4];
    const int status = data[0] & 0x80 ? 500 : 200;
    const QByteArrayView bytes(data + 2, qsizetype(size) - 2);
    const Read whole = readIn(std::max(qsizetype(1), bytes.size()), dialect, status, type, bytes);
    const Read cut = readIn(1 + data[1] % 16, dialect, status, type, bytes);
    require(whole == cut, "however an answer is cut, the same is read from it");
    return 0;
}
