// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/origin_words.h"

#include "theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

namespace jumpseat {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OriginWords)
};

} // namespace

QString originWord(OriginKind kind)
{
    switch (kind) {
    case OriginKind::Baseline: return Words::tr("Baseline");
    case OriginKind::Candidate: return Words::tr("Candidate");
    case OriginKind::Assistant: return Words::tr("Assistant");
    case OriginKind::Edited: return Words::tr("Edited");
    case OriginKind::Pasted: return Words::tr("Pasted");
    case OriginKind::Interviewer: return Words::tr("Interviewer");
    case OriginKind::Tool: return Words::tr("Tool");
    case OriginKind::Unknown: break;
    }
    return Words::tr("Unknown");
}

QString originWords(const Origin& origin)
{
    if (origin.source.isEmpty())
        return originWord(origin.kind);
    return Words::tr("%1, %2").arg(originWord(origin.kind), origin.source);
}

QString characterWords(qint32 count)
{
    return count == 1 ? Words::tr("1 character") : Words::tr("%1 characters").arg(count);
}

OriginSwatch::OriginSwatch(OriginKind kind, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
{
    setFixedSize(7, 12);
}

void OriginSwatch::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintOriginBand(painter, m_kind, rect());
}

} // namespace jumpseat
