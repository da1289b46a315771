// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace jumpseat {

/// Loads the words of the user's language, and the English plurals beneath them ("1 event", "3 events").
void installTranslations();

} // namespace jumpseat
