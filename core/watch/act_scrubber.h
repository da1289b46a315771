// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"

#include <QSet>

namespace jumpseat {

/// What is taken out of acts before they leave this computer. Paths in the folder become relative to it, the home folder
/// "~". Of calls that read or write files whose names say that they hold keys or passwords, only that they happened stays:
/// input, edits and output are withheld.
class ActScrubber {
public:
    ActScrubber(QString folder, QString home);

    [[nodiscard]] Act scrubbed(Act act);

private:
    void scrub(act::ToolUsed& used);
    void scrub(act::ToolEnded& ended);
    [[nodiscard]] QString shortened(const QString& text) const;
    [[nodiscard]] QString relative(const QString& path) const;

    QString m_folder, m_home;
    QSet<QString> m_withheld; ///< ids of calls
};

/// Stands where something was withheld.
inline constexpr char16_t withheldText[] =
    u"[kept back on the candidate's computer: its name says that it holds secrets]";

} // namespace jumpseat
