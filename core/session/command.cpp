// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/command.h"

namespace jumpseat {

bool isPermitted(Role role, const Command& command)
{
    using namespace command;
    const bool pointing = std::holds_alternative<MoveCursor>(command);
    const bool writing = pointing || std::holds_alternative<Push>(command) || std::holds_alternative<AddFile>(command)
        || std::holds_alternative<RenameFile>(command) || std::holds_alternative<RemoveFile>(command)
        || std::holds_alternative<RestoreFile>(command);
    const bool withAssistant = std::holds_alternative<Ask>(command) || std::holds_alternative<Decide>(command)
        || std::holds_alternative<ReportPaste>(command);
    const bool leading = std::holds_alternative<StartTask>(command) || std::holds_alternative<GiveHint>(command)
        || std::holds_alternative<EndSession>(command);
    switch (role) {
    case Role::Candidate: return writing || withAssistant;
    case Role::Interviewer: return !withAssistant;
    case Role::Shadow: return pointing || (!writing && !withAssistant && !leading);
    }
    return false;
}

} // namespace jumpseat
