// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/origin_words.h"

#include "theme/labels.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QPainter>

namespace jumpseat {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OriginWords)
};

QString characters(qint32 count)
{
    return count == 1 ? Words::tr("1 character") : Words::tr("%1 characters").arg(count);
}

/// A piece of the margin's band.
class BandSwatch : public QWidget {
public:
    BandSwatch(OriginKind kind, QWidget* parent)
        : QWidget(parent)
        , m_kind(kind)
    {
        setFixedSize(7, 12);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintOriginBand(painter, m_kind, rect());
    }

private:
    OriginKind m_kind;
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

QWidget* originWordsWidget(const QList<OriginShare>& shares, QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(12, 4, 12, 6);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    auto* heading = new InkLabel(Words::tr("Who wrote this"), Token::Text2, box);
    heading->setFont(Theme::instance().caption());
    grid->addWidget(heading, 0, 0, 1, 3);
    int row = 1;
    for (const OriginShare& share : shares) {
        grid->addWidget(new BandSwatch(share.origin.kind, box), row, 0);
        grid->addWidget(new InkLabel(originWords(share.origin), Token::Text1, box), row, 1);
        auto* count = new InkLabel(characters(share.units), Token::Text3, box);
        grid->addWidget(count, row++, 2, Qt::AlignRight);
    }
    if (shares.isEmpty())
        grid->addWidget(new InkLabel(Words::tr("Nothing is written here."), Token::Text1, box), row, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    return box;
}

} // namespace jumpseat
