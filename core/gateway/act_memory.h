// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <deque>
#include <unordered_set>

namespace jumpseat {

/// What requests of one session have told already. Tools send the whole conversation with each request and repeat
/// requests that failed; each thing is an act once. Remembers the newest of them, by hash.
class ActMemory {
public:
    static constexpr size_t maxRemembered = 20'000; ///< an interview's calls many times over; some 2 MB

    /// True the first time for what these words name together.
    [[nodiscard]] bool isNew(QLatin1StringView kind, const QStringList& words);
    [[nodiscard]] bool knows(QLatin1StringView kind, const QStringList& words) const;

private:
    std::unordered_set<quint64> m_known;
    std::deque<quint64> m_order; ///< the oldest first
};

} // namespace jumpseat
