// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "watch/act_scrubber.h"
#include "watch/transcript_finder.h"

#include <map>
#include <memory>

namespace jumpseat {

/// Follows what AI tools keep about a folder while they write it, and makes acts of it. What was there before the session
/// began is left out by its times; where a tool keeps none, by the end that the file had when the following began. Files
/// that were not touched since then are not even opened.
class TranscriptFollower {
public:
    /// `sessionStartMs`: since 1970, by this computer's clock.
    TranscriptFollower(TranscriptFinder finder, qint64 sessionStartMs);
    ~TranscriptFollower();

    /// What is new since the last look, in the order of each file.
    [[nodiscard]] QList<Act> look();
    /// The same, and what waited for more to come.
    [[nodiscard]] QList<Act> finish();
    /// Files that are followed by now.
    [[nodiscard]] QStringList followed() const;

private:
    struct Followed;
    void read(Followed& file, const FoundTranscript& now);
    void readGrown(Followed& file, const FoundTranscript& now);
    void readWhole(Followed& file);
    void beginAgain(Followed& file, const FoundTranscript& now);
    void take(Followed& file, Act act);
    [[nodiscard]] bool isWanted(const Followed& file, const Act& act) const;

    TranscriptFinder m_finder;
    ActScrubber m_scrubber;
    qint64 m_sessionStartMs;
    QHash<QString, FoundTranscript> m_atStart;
    std::map<QString, std::unique_ptr<Followed>> m_files;
    QList<Act> m_new;
};

} // namespace jumpseat
