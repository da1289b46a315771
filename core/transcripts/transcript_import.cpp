// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/transcript_import.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <numeric>

namespace jumpseat {

QList<Act> inOrderOfTime(QList<Act> acts)
{
    std::vector<qint64> times;
    times.reserve(size_t(acts.size()));
    qint64 last = 0;
    for (const Act& act : std::as_const(acts)) {
        last = act.wallMs > 0 ? act.wallMs : last;
        times.push_back(last);
    }
    std::vector<qsizetype> order(size_t(acts.size()));
    std::iota(order.begin(), order.end(), qsizetype(0));
    std::ranges::stable_sort(order, {}, [&](qsizetype i) { return times[size_t(i)]; });
    QList<Act> sorted;
    sorted.reserve(acts.size());
    for (const qsizetype i : order)
        sorted.append(std::move(acts[i]));
    return sorted;
}

Result<TranscriptImport> readForImport(const QString& path, TranscriptLimits limits)
{
    TranscriptImport import;
    import.name = QFileInfo(path).fileName();
    auto read = readTranscriptFile(path, [&](Act act) { import.acts.append(std::move(act)); }, limits);
    if (!read)
        return std::unexpected(read.error());
    import.file = *std::move(read);
    import.acts = inOrderOfTime(std::move(import.acts));
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be read").arg(path));
    import.sha256 = QString::fromLatin1(hash.result().toHex());
    return import;
}

} // namespace jumpseat
