// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QByteArray>

namespace jumpseat {

/// What of a kit is stored with its sessions, as JSON: enough to read a record when the kit itself is gone.
[[nodiscard]] QByteArray kitSnapshot(const Kit& kit);

/// SHA-256, hex: names the snapshot where it is stored, and stands in the first event of its sessions.
[[nodiscard]] QString kitSnapshotHash(const QByteArray& snapshot);

} // namespace jumpseat
