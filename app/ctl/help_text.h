// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat::ctl {

[[nodiscard]] QString helpText();

} // namespace jumpseat::ctl
