// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/line_marks.h"

class QWidget;

namespace jumpseat {

/// "Candidate", "Assistant, S4": as people read it.
[[nodiscard]] QString originWord(OriginKind kind);
[[nodiscard]] QString originWords(const Origin& origin);

/// The answer to "Who wrote this?": a line for each origin with its pattern and its share.
[[nodiscard]] QWidget* originWordsWidget(const QList<OriginShare>& shares, QWidget* parent);

} // namespace jumpseat
