// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace jumpseat {

/// A string that names one kind of thing and cannot be mistaken for the name of another.
template <class Tag> struct Id {
    QString value;

    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    friend bool operator==(const Id&, const Id&) = default;
    friend auto operator<=>(const Id& a, const Id& b) { return a.value.compare(b.value) <=> 0; }
    friend size_t qHash(const Id& id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using SessionId = Id<struct SessionTag>;         ///< random, unique over workspaces
using ParticipantId = Id<struct ParticipantTag>; ///< unique in a session: "c1", "i1"
using ClientId = Id<struct ClientTag>;           ///< one editor instance; a reload gets a new one
using FileId = Id<struct FileTag>;               ///< stays when the file is renamed
using TaskId = Id<struct TaskTag>;
using PromptId = Id<struct PromptTag>;         ///< "p1", "p2", ... in order of arrival
using SuggestionId = Id<struct SuggestionTag>; ///< "S1", "S2", ... as shown to people
using CriterionId = Id<struct CriterionTag>;
using FlawId = Id<struct FlawTag>; ///< a planted flaw "F1" or a control "C1"
using EvidenceId = Id<struct EvidenceTag>;
using ToolCallId = Id<struct ToolCallTag>;
using RunId = Id<struct RunTag>;
using ReviewCommentId = Id<struct ReviewCommentTag>;
using TradeoffId = Id<struct TradeoffTag>;
using FindingId = Id<struct FindingTag>;
using MediaId = Id<struct MediaTag>;

/// Position of an event in its session's journal, from 1, without gaps.
using Seq = qint64;

/// `bytes` random bytes of the system's generator as base64url without padding.
[[nodiscard]] QString randomToken(int bytes);

} // namespace jumpseat
