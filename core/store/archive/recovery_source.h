// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/segment.h"

#include <QHash>
#include <QMap>
#include <QMultiMap>

#include <optional>

namespace jumpseat {

/// What is still found of one session in a damaged file, in no order and with nothing checked.
struct FoundSession {
    struct Row {
        QString kitHash;
        qint64 startedWallMs = 0, durationUs = 0;
        bool ended = false, sample = false;
        ChainHead head;
        qint64 erasedWallMs = 0;
    };
    struct Score {
        QString rater, criterion;
        qint64 level = 0, seq = 0;
    };
    std::optional<Row> row = {};
    bool isThere = false;                    ///< seen on a page that is valid: it was not removed
    QMultiMap<Seq, StoredEvent> events = {}; ///< several of one number: from older images of a page too
    QHash<QString, std::pair<QString, QByteArray>> media = {}; ///< type and content, by the hash they claim
    QMap<Seq, QString> strays = {};
    QMap<std::pair<QString, QString>, Score> scores = {};
};

struct FoundKit {
    QString id, title, snapshot;
    qint64 version = 1;
};
struct FoundCopy {
    QString session, file, kind;
    qint64 wallMs = 0;
};

struct FoundRows {
    QMap<SessionId, FoundSession> sessions;
    QHash<QString, FoundKit> kits; ///< by hash
    QList<FoundCopy> copies;
    qint64 unreadableBytes = 0; ///< of the file, which the system would not give
};

/// Reads all of a workspace or bundle that can be read, its log included. Does not change the file and does not use
/// SQLite for it. Holds in memory what it finds. Errors: NotFound, Io, NotAWorkspace (nothing of one is in it), Newer,
/// Refused (it is of the first format, whose events have no chain to go by).
[[nodiscard]] Result<FoundRows> findRows(const QString& file);

} // namespace jumpseat
