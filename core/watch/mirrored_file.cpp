// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/mirrored_file.h"

#include "text/text_hash.h"
#include "watch/smallest_change.h"

#include <algorithm>

namespace jumpseat {

namespace {

const QString watchEvent = QStringLiteral("input.watch");

int linesOfChange(const ChangeSet& changes, const QString& before)
{
    qsizetype lines = 0;
    changes.eachChange([&](const ChangeSet::ChangeView& change) {
        const auto gone = QStringView(before).sliced(change.fromA, change.toA - change.fromA);
        const auto count = [](QStringView text) {
            return text.count(u'\n') + (!text.isEmpty() && !text.endsWith(u'\n') ? 1 : 0);
        };
        lines += std::max(count(gone), count(change.text));
    });
    return int(lines);
}

} // namespace

MirroredFile::MirroredFile(ClientId client, const SharedFile& shared, SeenFile disk)
    : m_id(shared.id)
    , m_isReadOnly(shared.isReadOnly)
    , m_client(std::move(client), shared.id, shared.version, qint32(shared.text.size()))
    , m_confirmed(shared.text)
    , m_shown(shared.text)
    , m_disk(std::move(disk))
    , m_unwritten(smallestChange(m_disk.text.text(), m_shown))
{
}

QString MirroredFile::confirmedHash() const
{
    return textHash(m_confirmed);
}

int MirroredFile::local(const SeenFile& now)
{
    if (now.text.text() == m_disk.text.text()) {
        m_disk = now; // another stamp, or other line breaks, which no session knows
        return 0;
    }
    const QString before = m_disk.text.text();
    const ChangeSet made = smallestChange(before, now.text.text());
    const ChangeSet moved = *made.map(m_unwritten, false);
    m_unwritten = *m_unwritten.map(made, true);
    m_disk = now;
    for (const ChangeSet& part : inParts(moved, mostUnitsAPush / 2))
        m_client.edit(part, watchEvent);
    m_shown = *moved.apply(m_shown);
    return linesOfChange(made, before);
}

Result<void> MirroredFile::receive(const ClientId& client, const ChangeSet& changes)
{
    auto confirmed = changes.apply(m_confirmed);
    if (!confirmed)
        return std::unexpected(confirmed.error());
    const auto here = m_client.receive(client, changes);
    if (!here)
        return std::unexpected(here.error());
    m_confirmed = std::move(*confirmed);
    if (*here) {
        m_shown = *(*here)->apply(m_shown);
        m_unwritten = *m_unwritten.compose(**here);
    }
    return {};
}

std::optional<DiskText> MirroredFile::toWrite() const
{
    if (m_unwritten.isEmpty())
        return std::nullopt;
    return *m_disk.text.changed(m_unwritten);
}

void MirroredFile::written(SeenFile file)
{
    m_disk = std::move(file);
    m_unwritten = ChangeSet::identity(qint32(m_shown.size()));
}

} // namespace jumpseat
