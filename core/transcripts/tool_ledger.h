// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "transcripts/name_counts.h"
#include "transcripts/seen_ids.h"

#include <QHash>

#include <optional>
#include <vector>

namespace jumpseat {

/// The calls of tools in a file and what became of each, in bounded memory: a call is forgotten when its result has come,
/// and of those without one no more than 65,536 are remembered. Results may come before their calls, for lines are not
/// written in the order of time.
class ToolLedger {
public:
    /// How a result is counted. `other` words stand for what one tool alone tells: "no_exit_code".
    struct Outcome {
        std::string_view name; ///< a literal: "ok", "error", "rejected", ...
        friend bool operator==(const Outcome&, const Outcome&) = default;
    };

    /// `named` are the outcomes that a tool knows: they are told also when they did not come.
    ToolLedger(std::initializer_list<std::string_view> named);

    /// False when a call of this id was there before. An empty id counts as a call of its own.
    bool call(std::string_view id, const QString& tool, ToolKind kind);
    /// The tool's name when the call is known and still open, else an empty one. Nothing when this result came before.
    std::optional<QString> result(std::string_view id, Outcome outcome);

    /// By outcome; with "no_result" for the calls that have none yet.
    [[nodiscard]] QJsonObject outcomes() const { return withOpen(m_all); }
    [[nodiscard]] QJsonObject editOutcomes() const { return withOpen(m_edits); }
    [[nodiscard]] QJsonObject shellOutcomes() const { return withOpen(m_shells); }
    [[nodiscard]] qint64 of(std::string_view outcome) const { return m_all.outcomes.of(outcome); }
    [[nodiscard]] qint64 edits() const { return m_edits.calls; }
    [[nodiscard]] qint64 shells() const { return m_shells.calls; }

private:
    struct Open {
        QString tool;
        ToolKind kind = ToolKind::Other;
    };
    struct Group {
        qint64 calls = 0;
        NameCounts outcomes;
    };
    void count(ToolKind kind, Outcome outcome);
    [[nodiscard]] QJsonObject withOpen(const Group& group) const;

    std::vector<std::string_view> m_named;
    Group m_all, m_edits, m_shells;
    QHash<quint64, Open> m_open;
    QHash<quint64, Outcome> m_early;
    SeenIds m_calls, m_results;
};

} // namespace jumpseat
