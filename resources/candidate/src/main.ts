// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { mountAnnouncer } from './announce';
import { App } from './app';
import { applySettings } from './settings';

applySettings();
mountAnnouncer();
new App(document.getElementById('app')!).start();
