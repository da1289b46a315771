// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/trace_bench.h"

#include "base/gzip.h"
#include "text/edit_trace.h"
#include "text/text_document.h"

#include <QCryptographicHash>
#include <QFile>

#include <sys/resource.h>

#include <chrono>

namespace jumpseat::ctl {
namespace {

constexpr qint64 mostBytes = 1024LL * 1024 * 1024;

Result<QByteArray> contentOf(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, QStringLiteral("%1: %2").arg(name, file.errorString()));
    QByteArray bytes = file.readAll();
    if (bytes.startsWith("\x1f\x8b"))
        return gunzip(bytes, mostBytes);
    return bytes;
}

qint64 peakMemory()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return qint64(usage.ru_maxrss) * 1024;
}

} // namespace

Result<QJsonObject> benchTrace(const QString& file)
{
    using Clock = std::chrono::steady_clock;
    const auto trace = contentOf(file).and_then([](const QByteArray& json) { return EditTrace::fromJson(json); });
    if (!trace)
        return std::unexpected(trace.error());
    TextDocument document(trace->start);
    const auto begun = Clock::now();
    for (const ChangeSet& edit : trace->edits) {
        if (auto applied = document.apply(edit); !applied)
            return std::unexpected(applied.error());
    }
    const std::chrono::duration<double, std::milli> took = Clock::now() - begun;
    const QByteArray hash = QCryptographicHash::hash(document.text().toUtf8(), QCryptographicHash::Sha256);
    return QJsonObject {
        { QStringLiteral("edits"), qint64(trace->edits.size()) },
        { QStringLiteral("milliseconds"), took.count() },
        { QStringLiteral("peak_memory_bytes"), peakMemory() },
        { QStringLiteral("sha256"), QString::fromLatin1(hash.toHex()) },
    };
}

} // namespace jumpseat::ctl
