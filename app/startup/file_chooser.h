// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace jumpseat {

/// Which file is meant.
struct FileQuestion {
    enum class Kind { Open, OpenSeveral, Save, Folder };
    Kind kind = Kind::Open;
    QString title;
    QString proposal; ///< a folder, or for a file to be made its full name
    QString filter = {};
};

/// Empty: nothing was chosen.
using FileChooser = std::function<QStringList(QWidget* parent, const FileQuestion&)>;

/// Asks with the system's own dialog. A name that is taken is not offered to be replaced: no work here replaces a file.
[[nodiscard]] QStringList chooseFiles(QWidget* parent, const FileQuestion& question);

/// `folder`/`name`, or with a number before its suffix when that is taken.
[[nodiscard]] QString freeName(const QString& folder, const QString& name);

} // namespace jumpseat
