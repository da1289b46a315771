// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>

namespace jumpseat::ctl {

/// Replays the editing trace in `file` (see EditTrace, also gzipped) and tells `edits`, `milliseconds` of applying them
/// to a document (reading and decoding not counted), `peak_memory_bytes` of the whole program, and the `sha256` of the
/// final text in UTF-8. Errors: Io, and those of gunzip and EditTrace.
[[nodiscard]] Result<QJsonObject> benchTrace(const QString& file);

} // namespace jumpseat::ctl
