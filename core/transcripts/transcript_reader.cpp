// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/transcript_reader.h"

#include "transcripts/aider_reader.h"
#include "transcripts/attribution_reader.h"
#include "transcripts/claude_reader.h"
#include "transcripts/codex_reader.h"
#include "transcripts/continue_reader.h"
#include "transcripts/gemini_reader.h"
#include "transcripts/gemini_telemetry_reader.h"
#include "transcripts/opencode_reader.h"

namespace jumpseat {
namespace {

std::unique_ptr<KindReader> readerFor(const DetectedTranscript& of, TranscriptReader::Sink sink, qsizetype longest)
{
    switch (of.kind) {
    case TranscriptKind::Unknown: break;
    case TranscriptKind::ClaudeCode: return std::make_unique<ClaudeReader>(std::move(sink), longest);
    case TranscriptKind::Codex: return std::make_unique<CodexReader>(std::move(sink), longest);
    case TranscriptKind::Aider: return std::make_unique<AiderReader>(std::move(sink), longest);
    case TranscriptKind::Continue: return std::make_unique<ContinueReader>(std::move(sink), longest);
    case TranscriptKind::Gemini: return std::make_unique<GeminiReader>(std::move(sink), of.framing, longest);
    case TranscriptKind::GeminiTelemetry:
        return std::make_unique<GeminiTelemetryReader>(std::move(sink), of.framing, longest);
    case TranscriptKind::GitAi: return std::make_unique<GitAiReader>(longest);
    case TranscriptKind::OpenCode: return std::make_unique<OpencodeReader>(std::move(sink), of.framing, longest);
    case TranscriptKind::AgentTrace: return std::make_unique<AgentTraceReader>(of.framing, longest);
    }
    return nullptr;
}

/// When to ask what kind it is: at places that do not depend on how the bytes are cut. Behind each of the first lines,
/// so that a file that is followed is known by its first; later each time there is twice as much, so that a long line is
/// not looked at again and again.
constexpr qsizetype eachLineUpTo = 4096;

bool isTimeToLook(QByteArrayView head)
{
    const qsizetype pages = head.size() / eachLineUpTo;
    const bool atPowerOfTwo = head.size() % eachLineUpTo == 0 && (pages & (pages - 1)) == 0;
    return atPowerOfTwo || (head.size() < eachLineUpTo && head.endsWith('\n'));
}

} // namespace

TranscriptReader::TranscriptReader(Sink sink, TranscriptLimits limits)
    : m_sink(std::move(sink))
    , m_limits(limits)
{
}

TranscriptReader::~TranscriptReader() = default;

void TranscriptReader::feed(QByteArrayView bytes)
{
    if (m_reader) {
        m_reader->feed(bytes);
        return;
    }
    while (!m_reader && !m_isHopeless && !bytes.isEmpty()) {
        const QByteArrayView part = bytes.first(std::min(bytes.size(), untilNextLook(bytes)));
        m_head.append(part);
        bytes = bytes.sliced(part.size());
        if (isTimeToLook(m_head))
            detect(false);
    }
    if (m_reader)
        m_reader->feed(bytes);
}

void TranscriptReader::finish()
{
    if (!m_reader && !m_isHopeless)
        detect(true);
    if (m_reader)
        m_reader->finish();
}

/// So many bytes of these may be added to the head before isTimeToLook is to be asked.
qsizetype TranscriptReader::untilNextLook(QByteArrayView bytes) const
{
    const qsizetype pageEnd = (m_head.size() / eachLineUpTo + 1) * eachLineUpTo - m_head.size();
    const qsizetype line = m_head.size() < eachLineUpTo ? bytes.indexOf('\n') : -1;
    return line < 0 ? pageEnd : std::min(pageEnd, line + 1);
}

void TranscriptReader::detect(bool isAll)
{
    const auto detected = detectTranscript(m_head, isAll);
    if (!detected)
        return;
    m_kind = detected->kind;
    m_reader = readerFor(*detected, m_sink, m_limits.longestLine);
    m_isHopeless = !m_reader;
    const QByteArray head = std::exchange(m_head, {});
    if (m_reader)
        m_reader->feed(head);
}

TranscriptCounts TranscriptReader::counts() const
{
    return m_reader ? m_reader->counts() : TranscriptCounts();
}

QList<Attribution> TranscriptReader::attributions() const
{
    const auto* reader = dynamic_cast<const AttributionReader*>(m_reader.get());
    return reader ? reader->file().attributions : QList<Attribution>();
}

} // namespace jumpseat
