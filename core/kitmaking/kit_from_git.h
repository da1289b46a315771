// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kitmaking/kit_template.h"

namespace jumpseat {

/// Two commits of a repository, as people name them: "main", "v1.2^", an id.
struct CommitRange {
    QString repository; ///< a folder in it, or a bare one
    QString base, head;
    bool wholeTrees = false; ///< also the files that did not change, for runs and tests
};

struct KitFromGit {
    QStringList written;
    QStringList leftOut; ///< files that a kit cannot hold, each with the reason
};

/// Makes a review kit in `folder` whose pull request is what changed from one commit to the other. Flaws and controls
/// are for the author to plant, or to mark where the change has them. The description is the commits' messages; nobody's
/// name or address is taken over. Nothing in the repository is run: no hooks, filters or drivers.
/// Errors: those of makeKit; NotFound (no repository, no such commit), Refused (nothing changed), TooLarge.
[[nodiscard]] Result<KitFromGit> makeKitFromGit(const QString& folder, const KitSketch& sketch,
    const CommitRange& range, const QString& templates = QStringLiteral(":/kit-templates"));

} // namespace jumpseat
