// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/line_diff.h"

#include "text/section_iterator.h"
#include "text/sequence_diff.h"

namespace jumpseat {

ChangeSet lineDiff(const QString& before, const QString& after)
{
    const QList<QStringView> a = linesOf(before);
    const QList<QStringView> b = linesOf(after);
    QList<SameStretch> same = sameStretches(a, b);
    same.append({ a.size(), b.size(), 0 });
    ChangeSetBuilder out;
    qsizetype i = 0;
    qsizetype j = 0;
    for (const SameStretch& stretch : std::as_const(same)) {
        qint32 removed = 0;
        QString inserted;
        for (; i < stretch.before; ++i)
            removed += qint32(a.at(i).size());
        for (; j < stretch.after; ++j)
            inserted += b.at(j);
        if (removed > 0 || !inserted.isEmpty()) {
            out.add(removed, qint32(inserted.size()));
            out.addText(inserted);
        }
        for (qsizetype k = 0; k < stretch.count; ++k, ++i, ++j)
            out.add(qint32(a.at(i).size()), -1);
    }
    return out.take();
}

} // namespace jumpseat
