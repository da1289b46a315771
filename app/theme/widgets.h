// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The small parts that several features share.
#include "theme/action_button.h"
#include "theme/empty_state.h"
#include "theme/key_hint.h"
#include "theme/labels.h"
#include "theme/pill.h"
