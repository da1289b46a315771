// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/chain.h"

#include <QString>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace jumpseat {

class Connection;

/// What a bundle may be at most. A file that somebody sent must not exhaust the memory of this program.
struct BundleLimits {
    qint64 fileBytes = 2LL * 1024 * 1024 * 1024;
    qint64 events = 2'000'000; ///< eight hours of two people typing are a tenth
    qint64 otherRows = 100'000;
};

/// A bundle in which nothing is wrong.
struct CheckedBundle {
    QString file; ///< to be opened with Access::Foreign; for an older format a copy in today's
    std::shared_ptr<QTemporaryDir> copyFolder = {}; ///< holds that copy
    SessionId session = {};
    ChainHead head = {};
};

/// Errors: NotFound, NotAWorkspace (it is something else), Newer (with what is needed), TooLarge, Refused (it defines
/// tables, views or triggers of its own, or holds more than one session), Damaged (naming the first event), Io.
[[nodiscard]] Result<CheckedBundle> checkBundle(
    const QString& file, const BundleLimits& limits, const std::function<bool(int, int)>& progress = {});

/// Opens it, and looks again whether its tables are ours: since it was checked, somebody could have changed it.
[[nodiscard]] Result<std::unique_ptr<Connection>> openChecked(const CheckedBundle& bundle);

} // namespace jumpseat
