// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kitmaking/kit_template.h"

namespace jumpseat {

/// A template of kit.yaml with the author's words in it.
[[nodiscard]] QByteArray filledIn(QByteArray text, const KitSketch& sketch);
/// Errors: Malformed.
[[nodiscard]] Result<void> checkSketch(const KitSketch& sketch);
/// Error: Io.
[[nodiscard]] Result<QByteArray> templateFile(const QString& path);

} // namespace jumpseat
