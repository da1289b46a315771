// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/attribution_reader.h"

#include <QSet>

namespace jumpseat {

TranscriptCounts AttributionReader::counts() const
{
    TranscriptCounts counts;
    counts.first = m_file.stamps.first();
    counts.last = m_file.stamps.last();
    counts.notUnderstood = m_file.notUnderstood;
    NameCounts lines, models;
    QSet<QString> files;
    for (const Attribution& attribution : m_file.attributions) {
        lines.add(attributionName(attribution.who).toStdString(), attribution.lines());
        if (!attribution.model.isEmpty())
            models.add(attribution.model.toStdString());
        files += attribution.file;
    }
    counts.detail = {
        { QStringLiteral("records"), m_file.records },
        { QStringLiteral("files"), files.size() },
        { QStringLiteral("ranges"), m_file.attributions.size() },
        { QStringLiteral("lines"), lines.toJson() },
        { QStringLiteral("ranges_by_model"), models.toJson() },
    };
    return counts;
}

void GitAiReader::feed(QByteArrayView bytes)
{
    m_tooLong = m_tooLong || m_note.size() + bytes.size() > m_longest;
    if (m_tooLong)
        m_note = QByteArray();
    else
        m_note.append(bytes);
}

void GitAiReader::finish()
{
    auto file = readGitAiNote(m_note);
    if (file)
        m_file = std::move(*file);
    else
        m_file.notUnderstood.add(m_tooLong ? "note too long" : "note");
    m_note = QByteArray();
}

AgentTraceReader::AgentTraceReader(Framing framing, qsizetype longest)
    : m_feed(framing, longest, [this](const JsonValue& value) { addAgentTrace(value, m_file); })
{
}

TranscriptCounts AgentTraceReader::counts() const
{
    TranscriptCounts counts = AttributionReader::counts();
    m_feed.counts().addTo(counts.notUnderstood);
    return counts;
}

} // namespace jumpseat
