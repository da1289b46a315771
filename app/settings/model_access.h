// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "assist/assistant_maker.h"
#include "settings/model_settings.h"

namespace jumpseat {

/// What Host::Config::models is to be. The settings live on this thread; the function may be called on any, as long as they
/// live. A service that was changed since a session pinned it is found as long as name and address are the same.
///
/// A key is asked for with each request (see KeyedUpstream). Errors of the function: NotFound (no such service here any
/// more), Refused (it has another address now), each a sentence for people.
[[nodiscard]] ModelAccess modelAccess(ModelSettings& settings);

} // namespace jumpseat
