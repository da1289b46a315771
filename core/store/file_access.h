// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

/// May this process write there? Asks for the effective user; QFileInfo asks for the real one.
[[nodiscard]] bool canWrite(const QString& path);
[[nodiscard]] bool canRead(const QString& path);

/// Makes a rename in `folder` survive a power cut.
bool syncFolder(const QString& folder);

/// Writes zeros over every byte of an existing file, and over nothing else; true when there is no such file.
bool overwrite(const QString& path);

} // namespace jumpseat
