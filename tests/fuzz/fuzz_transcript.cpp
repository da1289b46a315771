// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files of AI tools, as they are and damaged. Whatever comes is read the same whole and in pieces, with and without
// anybody who wants the acts; no count is negative, no text longer than stated, and all of it is valid Unicode.

#include "fuzz.h"
#include "transcripts/transcript_reader.h"

#include <QJsonDocument>

using namespace jumpseat;
using fuzz::require;

namespace {

struct Read {
    TranscriptKind kind = TranscriptKind::Unknown;
    QJsonObject counts;
    QList<Act> acts;
    QList<Attribution> attributions;
    friend bool operator==(const Read&, const Read&) = default;
};

/// `cut` chooses where the pieces end.
Read readBy(QByteArrayView bytes, uint32_t cut, bool wantsActs = true)
{
    constexpr qsizetype longest = 2000; // so that inputs of a fuzzer reach the limit
    Read read;
    TranscriptReader::Sink sink;
    if (wantsActs)
        sink = [&](Act act) { read.acts += std::move(act); };
    TranscriptReader reader(sink, { longest });
    while (!bytes.isEmpty()) {
        cut = cut * 1664525 + 1013904223;
        const qsizetype size = cut % 3 == 0 ? bytes.size() : std::min<qsizetype>(bytes.size(), 1 + (cut >> 8) % 300);
        // A copy, so that a sanitizer sees a look behind the end.
        const QByteArray piece = bytes.first(size).toByteArray();
        reader.feed(piece);
        bytes = bytes.sliced(size);
    }
    reader.finish();
    read.kind = reader.kind();
    read.counts = reader.counts().toJson();
    read.attributions = reader.attributions();
    return read;
}

void checkNumbers(const QJsonValue& json)
{
    if (json.isDouble())
        require(json.toDouble() >= 0, "no count is negative");
    if (json.isObject()) {
        for (const QJsonValue& value : json.toObject())
            checkNumbers(value);
    }
}

void checkText(const QString& text)
{
    require(text.size() <= maxActText, "no text is longer than stated");
    require(text.isValidUtf16(), "texts are valid Unicode");
}

struct CheckTexts {
    void operator()(const act::Prompted& a) const { checkText(a.text), checkText(a.id); }
    void operator()(const act::Said& a) const { checkText(a.text), checkText(a.model), checkText(a.messageId); }
    void operator()(const act::ToolUsed& a) const
    {
        checkText(a.input), checkText(a.command), checkText(a.tool);
        for (const ActEdit& edit : a.edits)
            checkText(edit.path), checkText(edit.before), checkText(edit.after);
    }
    void operator()(const act::ToolDecided& a) const { checkText(a.feedback); }
    void operator()(const act::ToolEnded& a) const
    {
        checkText(a.output);
        require(a.durationUs >= 0, "nothing takes less than no time");
    }
    void operator()(const act::Interrupted&) const { }
    void operator()(const act::Used& a) const
    {
        require(a.inputTokens >= 0 && a.outputTokens >= 0 && a.cachedTokens >= 0, "tokens are not given back");
        require(a.costMicros >= 0 && a.durationUs >= 0, "nothing costs less than nothing");
    }
    void operator()(const act::Failed& a) const { checkText(a.what); }
    void operator()(const act::Offered& a) const { checkText(a.text), checkText(a.path); }
};

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 4)
        return 0;
    uint32_t cut = 0;
    for (int i = 0; i < 4; ++i)
        cut = cut << 8 | data[i];
    const QByteArrayView bytes(reinterpret_cast<const char*>(data) + 4, qsizetype(size) - 4);
    constexpr uint32_t whole = 2; // chooses one piece
    const Read read = readBy(bytes, whole);
    require(read == readBy(bytes, cut), "pieces read as the whole");
    Read counted = readBy(bytes, cut, false);
    counted.acts = read.acts;
    require(read == counted, "who only counts counts the same");
    checkNumbers(read.counts);
    for (const Act& act : read.acts) {
        require(act.wallMs >= 0, "no act is older than its tools");
        std::visit(CheckTexts(), act.what);
    }
    for (const Attribution& a : read.attributions)
        require(a.firstLine >= 1 && a.lastLine >= a.firstLine, "ranges hold a line");
    return 0;
}
