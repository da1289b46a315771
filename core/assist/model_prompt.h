// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/request_writer.h"
#include "kit/kit.h"
#include "session/assistant.h"

namespace jumpseat {

/// What a model is told of its part, unless somebody writes another text for the session. It names the form of edits
/// that writtenEdits() reads.
[[nodiscard]] QString defaultSystemPrompt();

/// The question of `turn` with what it is about: the conversation before it, the attached files as they are now. What
/// was asked again is left out, as is the beginning of a long conversation; the newest and the attached stay.
[[nodiscard]] ChatRequest chatRequest(
    const event::AssistantPinned& pinned, const Kit& kit, const Turn& turn, const SessionState& state);

/// Asks for the text that goes where the caret stands.
[[nodiscard]] ChatRequest completionRequest(
    const event::AssistantPinned& pinned, const CompletionRequest& asked, const FileState& file);
/// A model's answer to that as text to put in: without fences, without what stands behind the caret anyway, a few lines
/// at most. Empty: nothing worth showing.
[[nodiscard]] QString completionText(const QString& answer, const CompletionRequest& asked, const FileState& file);

inline constexpr qsizetype mostConversation = 120'000; ///< UTF-16 units of earlier turns that are sent again
inline constexpr qsizetype mostContext = 200'000;      ///< UTF-16 units of attached text

} // namespace jumpseat
