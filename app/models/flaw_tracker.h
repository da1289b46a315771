// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flaws/flaw_ledger.h"

#include <QObject>

namespace jumpseat {

class SessionModel;

/// The flaw ledger of the session that a window shows, live and wherever a replay jumps.
class FlawTracker : public QObject {
    Q_OBJECT
public:
    explicit FlawTracker(SessionModel* session, QObject* parent = nullptr);

    [[nodiscard]] QList<FlawEntry> entries() const;
    [[nodiscard]] const QList<PlantedFlaw>& flaws() const { return m_ledger.flaws(); }

private:
    void readAgain();

    SessionModel* m_session;
    FlawLedger m_ledger;
};

/// What stands beside a flaw's name: "caught 8:41", "fixed 8:41, C confirms", "open 3:20". `nowUs`: session time.
struct FlawWords {
    QString detail;
    QString brief;          ///< the same where there is little room: "8:41"
    bool isOpen = false;    ///< the candidate may still find it
    bool toConfirm = false; ///< the record proposes a verdict that nobody has given
};
[[nodiscard]] FlawWords flawWords(const FlawEntry& entry, qint64 nowUs);
/// All signs, a line each with its time, and what was noted on how it was put.
[[nodiscard]] QString flawStory(const FlawEntry& entry);

} // namespace jumpseat
