// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act_lines.h"
#include "transcripts/transcript_reader.h"

#include <QJsonDocument>

namespace jumpseat::test {

/// What a reader made of some bytes.
struct ReadTranscript {
    TranscriptKind kind = TranscriptKind::Unknown;
    TranscriptCounts counts;
    QList<Act> acts;
    QList<Attribution> attributions;

    /// Acts of one kind, in order.
    template <class What> [[nodiscard]] QList<What> of() const
    {
        QList<What> found;
        for (const Act& act : acts) {
            if (const auto* what = std::get_if<What>(&act.what))
                found += *what;
        }
        return found;
    }
    [[nodiscard]] QJsonValue detail(const char* name) const { return counts.detail[QLatin1StringView(name)]; }
    [[nodiscard]] qint64 notUnderstood(const char* name) const { return counts.notUnderstood.of(name); }

    /// Everything there is to compare, for people.
    [[nodiscard]] QByteArray text() const
    {
        QByteArray all =
            transcriptKindName(kind).toUtf8() + '\n' + QJsonDocument(counts.toJson()).toJson(QJsonDocument::Indented);
        for (const Act& act : acts)
            all += ActLine(act).text().toUtf8() + '\n';
        for (const Attribution& a : attributions)
            all += QStringLiteral("%1:%2-%3 %4 %5 %6 %7 %8\n")
                       .arg(a.file, QString::number(a.firstLine), QString::number(a.lastLine), attributionName(a.who),
                           a.tool, a.model, a.session, a.revision)
                       .toUtf8();
        return all;
    }
};

/// `pieceSize` gives the size of the next piece; 0 for all that is left.
template <class PieceSize>
ReadTranscript readInPieces(QByteArrayView bytes, TranscriptLimits limits, PieceSize pieceSize)
{
    ReadTranscript read;
    TranscriptReader reader([&](Act act) { read.acts += std::move(act); }, limits);
    while (!bytes.isEmpty()) {
        const qsizetype size = pieceSize();
        // Copied, so that a look behind its end would be seen by a sanitizer.
        const QByteArray piece = bytes.first(size > 0 ? std::min(size, bytes.size()) : bytes.size()).toByteArray();
        reader.feed(piece);
        bytes = bytes.sliced(piece.size());
    }
    reader.finish();
    read.kind = reader.kind();
    read.counts = reader.counts();
    read.attributions = reader.attributions();
    return read;
}

inline ReadTranscript readTranscript(QByteArrayView bytes, TranscriptLimits limits = {})
{
    return readInPieces(bytes, limits, [] { return 0; });
}

} // namespace jumpseat::test
