// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace jumpseat {

/// What the YAML block under a test point says, as far as it is known here: node's reporter writes `duration_ms`,
/// `type`, `failureType` and `error`, TAP's own examples `message`. YAML is not parsed: keys of the first level and
/// their texts, plain, quoted or as a block, are picked from its lines.
class TapDiagnostics {
public:
    /// A line of the block without the block's own indentation.
    void take(QByteArrayView line);

    [[nodiscard]] qint64 durationUs() const;
    /// What the failure is said to be.
    [[nodiscard]] QString message() const;
    /// A group of tests, no test.
    [[nodiscard]] bool isSuite() const { return m_type == "suite"; }
    /// The group is failed for its tests alone.
    [[nodiscard]] bool failedBySubtests() const { return m_failure == "subtestsFailed"; }
    [[nodiscard]] bool saysWhyItFailed() const { return !m_failure.isEmpty(); }
    /// A hook before it failed, or its parent ended first.
    [[nodiscard]] bool couldNotRun() const { return m_failure == "hookFailed" || m_failure == "cancelledByParent"; }

private:
    using Member = QByteArray TapDiagnostics::*;
    static Member memberOf(QByteArrayView key);
    void goOn(QByteArrayView line);

    QByteArray m_duration, m_type, m_failure, m_error, m_message;
    Member m_block = nullptr; ///< the one whose text goes on in the next lines
};

} // namespace jumpseat
