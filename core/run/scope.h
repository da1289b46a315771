// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/run_request.h"

#include <QByteArrayList>

namespace jumpseat {

/// How a box is put into a control group (cgroup v2) of its own, where systemd lets users have some: the kernel then
/// keeps the limits of memory and processes between the box's looks, too. A scope of `systemd-run --user` becomes the
/// box itself by exec, so pipes, process number and signals are as without.
class Scope {
public:
    /// Empty: there are none here. Tries it out, which takes some 20 ms where there are.
    [[nodiscard]] static Scope find();

    [[nodiscard]] bool isThere() const { return !m_program.isEmpty(); }
    /// The command line that starts `box`: it alone where there are no scopes.
    [[nodiscard]] QStringList commandFor(const QString& box, const RunLimits& limits) const;
    /// What systemd-run needs to find the user's manager; nothing of it gets into the sandbox.
    [[nodiscard]] QByteArrayList environment() const { return m_environment; }

private:
    QString m_program;
    QByteArrayList m_environment;
};

} // namespace jumpseat
