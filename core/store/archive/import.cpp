// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/import.h"

#include "store/archive/import_merge.h"
#include "store/journal_writer.h"

namespace jumpseat {

Result<Imported> importBundle(JournalWriter& writer, const QString& file, const ImportOptions& options)
{
    const auto bundle = checkBundle(file, options.limits, options.progress);
    if (!bundle)
        return std::unexpected(bundle.error());
    Imported imported;
    const auto done = writer.work({ .change = [&](Connection& into) -> Result<void> {
        const auto from = openChecked(*bundle);
        if (!from)
            return std::unexpected(from.error());
        auto merged = ImportMerge(into, **from, *bundle, options).run();
        if (!merged)
            return std::unexpected(merged.error());
        imported = *merged;
        return {};
    } });
    return done ? Result<Imported>(imported) : std::unexpected(done.error());
}

} // namespace jumpseat
