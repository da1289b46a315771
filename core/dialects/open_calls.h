// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/reply_part.h"

#include <QList>
#include <QString>

#include <optional>

namespace jumpseat {

/// Calls of tools whose arguments are still coming. Servers number them in every way there is: by `index`, without one,
/// always 0, from 1. So a piece belongs to the call of its id, else of its index, else to the newest.
class OpenCalls {
public:
    struct Piece {
        QString id, name, arguments;
        std::optional<qint64> index;
        bool byServer = false;
    };
    /// A piece that names a new call begins it; every other one goes to the call that it belongs to.
    void add(const Piece& piece);
    /// As add(), for dialects that say when a call begins.
    void begin(const Piece& piece);
    /// Takes the call of that index out, the newest one where none has it; nullopt when there is none.
    [[nodiscard]] std::optional<reply::ToolCall> end(std::optional<qint64> index);
    /// Takes all of them out, in their order.
    [[nodiscard]] QList<reply::ToolCall> endAll(bool whole);

    [[nodiscard]] bool isEmpty() const { return m_calls.isEmpty(); }
    /// Pieces of calls that passed a limit (see ReplyReader), or that belong to none.
    [[nodiscard]] qint64 dropped() const { return m_dropped; }

private:
    struct Call {
        reply::ToolCall call;
        std::optional<qint64> index;
    };
    [[nodiscard]] Call* callFor(const Piece& piece);
    [[nodiscard]] Call* newestAt(std::optional<qint64> index);
    void append(Call& call, const QString& arguments);
    [[nodiscard]] reply::ToolCall take(qsizetype at);

    QList<Call> m_calls;
    qsizetype m_held = 0; ///< units of all arguments
    qint64 m_dropped = 0;
};

} // namespace jumpseat
