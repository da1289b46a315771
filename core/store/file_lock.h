// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <atomic>
#include <memory>

namespace jumpseat {

/// Keeps a second instance out of a workspace: an open-file-description lock on `FILE.lock`.
///
/// The kernel drops such a lock together with the process that holds it, so a crash leaves nothing stale behind.
/// The lock file itself stays: removing it would let two instances lock two different files of one name.
class FileLock {
public:
    /// Errors: Locked, ReadOnly, Io.
    [[nodiscard]] static Result<std::shared_ptr<FileLock>> take(const QString& file);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// Inside one process there is one writer too: true for the first that asks, until it gives the place back.
    [[nodiscard]] bool takeWriterPlace() { return !m_writerPresent.exchange(true); }
    void giveWriterPlaceBack() { m_writerPresent = false; }

private:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor;
    std::atomic<bool> m_writerPresent = false;
};

} // namespace jumpseat
