// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace jumpseat {

/// The content of a gzip file (RFC 1952), all of its members. Stops at `most` bytes of content, so that a small file
/// cannot fill the memory. Errors: Malformed (no gzip, cut short, damaged), TooLarge.
[[nodiscard]] Result<QByteArray> gunzip(const QByteArray& packed, qint64 most);

} // namespace jumpseat
