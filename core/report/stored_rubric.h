// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rubric/rubric.h"

#include <QByteArray>

namespace jumpseat {

/// The rubric in what is stored of a kit with a session (JSON). What is not there stays empty: a report shows what the
/// record has.
[[nodiscard]] Rubric rubricOfStoredKit(const QByteArray& json);

} // namespace jumpseat
