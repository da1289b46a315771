// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "dialects/reply_part.h"
#include "gateway/act_memory.h"

#include <optional>

namespace jumpseat {

/// Makes acts of the parts of an answer: what was said before a call of a tool comes before it, and one message may be
/// told in several acts. Holds at most maxActText units of text.
class ReplyActs {
public:
    static constexpr qsizetype maxKept = 4 * 1024 * 1024; ///< units of one answer's text; the rest is not recorded

    struct Context {
        QString requestId;
        QString model; ///< as asked for, until the answer tells another name
        bool byAgent = false;
    };
    ReplyActs(Context context, ActMemory& memory);

    [[nodiscard]] QList<act::What> take(const QList<ReplyPart>& parts);
    /// `complete`: the answer came to its end.
    [[nodiscard]] QList<act::What> finish(bool complete);

    [[nodiscard]] const std::optional<reply::Usage>& usage() const { return m_usage; }
    [[nodiscard]] bool hasFailed() const { return m_failure.has_value(); }
    [[nodiscard]] const QString& messageId() const { return m_messageId; }
    [[nodiscard]] const QString& model() const { return m_context.model; }
    /// Tokens that the answer has at most, by its length; for when nobody tells.
    [[nodiscard]] qint64 estimatedOutputTokens() const { return (m_units + 2) / 3; }

private:
    void add(const reply::Began& began);
    void add(const reply::Text& text);
    void add(const reply::Thinking& thinking);
    void add(const reply::ToolCall& call);
    void add(const reply::Usage& usage) { m_usage = usage; }
    void add(const reply::Ended& ended) { m_end = ended; }
    void add(const reply::Failed& failed);
    void flush(const QString& ending);
    [[nodiscard]] QString ending(bool complete) const;

    Context m_context;
    ActMemory& m_memory;
    QList<act::What> m_acts;
    QString m_messageId;
    QString m_text;
    qsizetype m_kept = 0;
    qint64 m_units = 0; ///< of all that it said, thought and asked tools
    bool m_isTooLong = false;
    std::optional<reply::Usage> m_usage;
    std::optional<reply::Ended> m_end;
    std::optional<reply::Failed> m_failure;
};

} // namespace jumpseat
