// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

declare module '*.css' {
    const text: string;
    export default text;
}
