// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QDate>

namespace jumpseat {

/// What an author says of a kit that is to be made.
struct KitSketch {
    QString id;    ///< lower case, digits, '-'
    QString title; ///< one line
    KitKind kind = KitKind::Build;
    QDate written;
};

/// Makes a small kit in `folder` that holds what it promises (`jumpseatctl kit check`) and is there to be changed, from
/// the templates below `templates`, with the JSON Schema of kit.yaml beside it. Returns the files written.
/// Errors: Malformed (id or title), Refused (the folder is there and not empty), Io; then nothing of it is left.
[[nodiscard]] Result<QStringList> makeKit(
    const QString& folder, const KitSketch& sketch, const QString& templates = QStringLiteral(":/kit-templates"));

/// Whether an id may name a kit and its folder.
[[nodiscard]] bool isKitId(const QString& id);

} // namespace jumpseat
