// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Only data lives here: see CMakeLists.txt. A static library wants one object file.
