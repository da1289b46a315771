// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <memory>

namespace jumpseat {

/// A file under way: filled under another name beside its own and renamed when it is complete and on the disk, so that
/// nobody ever meets half of it. For its owner only. Left unpublished, nothing of it stays.
class DraftFile {
public:
    enum class Existing {
        Refuse, ///< the name must be free
        Replace ///< though never a folder, a pipe or a workspace
    };
    /// Errors: Refused (the name is taken), NotFound (no such folder), ReadOnly, Io.
    [[nodiscard]] static Result<std::unique_ptr<DraftFile>> create(const QString& file, Existing existing);
    ~DraftFile();
    DraftFile(const DraftFile&) = delete;
    DraftFile& operator=(const DraftFile&) = delete;

    /// Where to write meanwhile: an empty file.
    [[nodiscard]] const QString& path() const { return m_draft; }
    /// The absolute name it will have.
    [[nodiscard]] const QString& finalName() const { return m_file; }
    /// Precondition: nobody has it open. Errors: Refused (somebody took the name meanwhile), Io.
    [[nodiscard]] Result<void> publish();

private:
    DraftFile(QString file, Existing existing);
    void remove() const;

    QString m_file, m_draft;
    Existing m_existing;
    bool m_published = false;
};

} // namespace jumpseat
