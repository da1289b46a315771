// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/model_service.h"

#include <QByteArray>

namespace jumpseat {

/// The list of services as the settings file has it: {"format": 1, "services": [...]}.
[[nodiscard]] QByteArray servicesToJson(const QList<ModelService>& services);

/// Read to the letter: a member that is not known may mean something, a key in particular, which must never stand there.
/// Errors: Malformed with what is wrong and where, Newer, TooLarge.
[[nodiscard]] Result<QList<ModelService>> servicesFromJson(const QByteArray& json);

inline constexpr qsizetype largestServicesFile = 1024 * 1024; ///< bytes

} // namespace jumpseat
