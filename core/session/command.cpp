// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/command.h"

namespace jumpseat {

QString messageIdOf(const Command& command)
{
    return std::visit(
        [](const auto& c) {
            if constexpr (requires { c.messageId; })
                return c.messageId;
            else
                return QString();
        },
        command);
}

bool isPermitted(Role role, const Command& command)
{
    using namespace command;
    const bool pointing = std::holds_alternative<MoveCursor>(command);
    const bool writing = pointing || std::holds_alternative<Push>(command) || std::holds_alternative<AddFile>(command)
        || std::holds_alternative<RenameFile>(command) || std::holds_alternative<RemoveFile>(command)
        || std::holds_alternative<RestoreFile>(command);
    const bool withAssistant = std::holds_alternative<Ask>(command) || std::holds_alternative<Decide>(command)
        || std::holds_alternative<ReportPaste>(command) || std::holds_alternative<StopReply>(command)
        || std::holds_alternative<Complete>(command) || std::holds_alternative<ReportShown>(command)
        || std::holds_alternative<StartWatch>(command) || std::holds_alternative<EndWatch>(command)
        || std::holds_alternative<TellActs>(command);
    const bool running = std::holds_alternative<StartRun>(command) || std::holds_alternative<GiveInput>(command)
        || std::holds_alternative<StopRun>(command);
    const bool atTerminal = std::holds_alternative<OpenTerminal>(command)
        || std::holds_alternative<TypeInTerminal>(command) || std::holds_alternative<ResizeTerminal>(command);
    const bool commenting = std::holds_alternative<CommentOnChange>(command)
        || std::holds_alternative<EditComment>(command) || std::holds_alternative<RemoveComment>(command);
    const bool answering = std::holds_alternative<GiveVerdict>(command) || std::holds_alternative<ViewChange>(command)
        || std::holds_alternative<LogTradeoff>(command) || std::holds_alternative<DrawDiagram>(command);
    const bool leading = std::holds_alternative<StartTask>(command) || std::holds_alternative<GiveHint>(command)
        || std::holds_alternative<EndSession>(command) || std::holds_alternative<DropConstraint>(command)
        || std::holds_alternative<TryHiddenTests>(command) || std::holds_alternative<ImportActs>(command);
    switch (role) {
    case Role::Candidate: return writing || withAssistant || running || atTerminal || commenting || answering;
    case Role::Interviewer: return !withAssistant && !atTerminal && !answering;
    case Role::Shadow:
        return pointing
            || (!writing && !withAssistant && !leading && !running && !atTerminal && !commenting && !answering);
    }
    return false;
}

} // namespace jumpseat
