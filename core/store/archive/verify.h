// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/chain.h"

#include <QList>
#include <QString>

#include <functional>

namespace jumpseat {

/// What was found about one session's record.
struct SessionVerdict {
    SessionId session;
    ChainHead head = {};  ///< where the readable, unbroken part ends
    bool erased = false;  ///< the content is gone on purpose; the chain was checked all the same
    Seq firstWrong = 0;   ///< the first event that does not fit; 0: it is none of the events
    QString problem = {}; ///< empty: the record is what was written

    [[nodiscard]] bool isSound() const { return problem.isEmpty(); }
};

struct Verdict {
    QString problem = {}; ///< of the file as a whole; empty: none
    QList<SessionVerdict> sessions = {};
    bool secondFileMissing = false; ///< so a cut tail could not be seen

    [[nodiscard]] bool isSound() const;
};

/// Checks every event of a workspace or bundle: that it is there and can be read, that the chain holds, that the event
/// fits the ones before it, that what is kept for SQL (scores, evidence, the row of the session) follows from the
/// events, that attached files are what they were, that scorecards name the chain they were submitted on, and that no
/// journal ends before the second file says. Never changes the file; it may be in use.
///
/// `progress` is told sessions done and in all; false ends it (Refused). Errors: NotAWorkspace, Newer, Io.
[[nodiscard]] Result<Verdict> verify(const QString& file, const std::function<bool(int, int)>& progress = {});

/// The session and event that a receipt (a chain hash, 64 hex digits) was given for. Error: NotFound.
struct ReceiptPlace {
    SessionId session;
    Seq seq = 0;
};
[[nodiscard]] Result<ReceiptPlace> findReceipt(const QString& file, const QByteArray& hash);

} // namespace jumpseat
