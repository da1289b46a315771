// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** What the browser keeps of edits that are not confirmed. */
export const kept = page =>
    page.evaluate(
        () =>
            new Promise((resolve, reject) => {
                const open = indexedDB.open('jumpseat');
                open.onerror = () => reject(open.error);
                open.onsuccess = () => {
                    const all = open.result.transaction('unsaved').objectStore('unsaved').getAll();
                    all.onsuccess = () => resolve(all.result);
                    all.onerror = () => reject(all.error);
                    open.result.close();
                };
            }),
    );
