// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "run/run_request.h"

#include <QList>
#include <QString>

namespace jumpseat {

/// A folder on this computer whose files a run gets copies of, and into which its results may be put back. Opened once:
/// whatever is renamed or linked there later, it stays this folder, and nothing leads out of it.
class TaskFolder {
public:
    static constexpr qint64 maxBytes = 32 * 1024 * 1024; ///< of all files together
    static constexpr int maxFiles = 2'000;

    /// Errors: NotFound, Io.
    [[nodiscard]] static Result<TaskFolder> open(const QString& path);
    ~TaskFolder();
    TaskFolder(TaskFolder&& other) noexcept;
    TaskFolder(const TaskFolder&) = delete;
    TaskFolder& operator=(const TaskFolder&) = delete;

    /// Its regular files with one name, folders below included. Links, sockets and the like are left out, and what git
    /// and its kind keep in folders whose name begins with a dot. Errors: TooLarge, Malformed (a name), Io.
    [[nodiscard]] Result<QList<RunFile>> read() const;
    /// Puts a file there in place of one of that name; a link of that name is replaced, not followed. Errors: Malformed
    /// (not a plain path), Refused (a folder on the way is none, or a link), Io.
    [[nodiscard]] Result<void> put(const RunFile& file) const;

private:
    explicit TaskFolder(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor;
};

} // namespace jumpseat
