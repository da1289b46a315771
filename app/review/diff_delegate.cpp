// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/diff_delegate.h"

#include "models/diff_model.h"
#include "models/shown_text.h"
#include "review/line_inks.h"
#include "review/review_marks.h"
#include "theme/theme.h"
#include "theme/word_wrap.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>

namespace jumpseat {

namespace {

constexpr int viewBar = 3, markRoom = 20, numberGap = 8, signRoom = 16;
constexpr int wordsAcross = 5, wordsMost = 760, answerIndent = 20, edgeGap = 12, rightGap = 16;
constexpr int chipGap = 24, chipPadding = 6;
constexpr qsizetype mostWords = 8 * 1024;

int viewWidthOf(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

QString plantedWords(const PlantedMark& mark)
{
    const QString title = shownLine(mark.title, 60);
    switch (mark.verdict) {
    case FlawVerdict::Caught: return DiffDelegate::tr("%1, caught").arg(title);
    case FlawVerdict::Missed: return DiffDelegate::tr("%1, missed").arg(title);
    case FlawVerdict::FalseAlarm: return DiffDelegate::tr("%1, false alarm").arg(title);
    case FlawVerdict::Open: break;
    }
    return mark.said ? DiffDelegate::tr("%1, spoken of").arg(title) : title;
}

} // namespace

DiffDelegate::DiffDelegate(DiffModel* model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_oldInks(new LineInks(this))
    , m_newInks(new LineInks(this))
{
    connect(model, &DiffModel::fileChanged, this, [this] {
        measure();
        readInks();
    });
    connect(&Theme::instance(), &Theme::changed, this, &DiffDelegate::measure);
    connect(m_oldInks, &LineInks::moreRead, this, &DiffDelegate::repaintWanted);
    connect(m_newInks, &LineInks::moreRead, this, &DiffDelegate::repaintWanted);
    measure();
}

void DiffDelegate::measure()
{
    const QFontMetrics code(Theme::instance().code());
    m_lineHeight = std::max(code.height() + 1, qRound(code.height() * 1.15));
    m_digit = code.horizontalAdvance(u'0');
    const int lines = std::max(m_model->lineCount(ReviewSide::Old), m_model->lineCount(ReviewSide::New));
    m_digits = std::max(2, int(QString::number(lines).size()));
    m_gutter = viewBar + markRoom + 2 * (m_digits * m_digit + numberGap) + signRoom;
    m_heights.clear();
}

void DiffDelegate::readInks()
{
    const auto read = [this](LineInks* inks, ReviewSide side) {
        inks->setText(m_model->file().value, m_model->lineCount(side),
            [this, side](int line) { return m_model->shownSideLine(side, line); });
    };
    read(m_oldInks, ReviewSide::Old);
    read(m_newInks, ReviewSide::New);
}

int DiffDelegate::wordsWidth(int viewWidth) const
{
    return std::clamp(viewWidth - m_gutter - edgeGap - rightGap, 80, wordsMost);
}

int DiffDelegate::wordsHeight(const DiffRow& row, int width) const
{
    const ReviewCommentState* said = m_model->comment(row.comment);
    if (!said)
        return 0;
    width -= said->replyTo.isEmpty() ? 0 : answerIndent;
    const QString key = QStringLiteral("%1 %2 %3").arg(width).arg(said->text.size()).arg(said->seq)
        + QString::number(qHash(said->text));
    const auto known = m_heights.constFind(key);
    if (known != m_heights.cend())
        return *known;
    const QFont body = Theme::instance().body();
    const QString text = shownText(said->text.first(std::min(mostWords, said->text.size())));
    const int height = 2 * wordsAcross + QFontMetrics(body).height() + 2 + wrappedHeight(text, body, width);
    m_heights.insert(key, height);
    return height;
}

QSize DiffDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const DiffRow& row = m_model->at(index.row());
    const int width = m_gutter + int(m_model->widest()) * m_digit + rightGap;
    switch (row.kind) {
    case DiffRow::Kind::Line: return { width, m_lineHeight };
    case DiffRow::Kind::Fold: return { width, std::max(24, m_lineHeight + 4) };
    case DiffRow::Kind::Comment: return { width, wordsHeight(row, wordsWidth(viewWidthOf(option))) };
    case DiffRow::Kind::Answer: break;
    }
    return { width, 28 + 2 * wordsAcross };
}

QColor DiffDelegate::ground(const DiffRow& row) const
{
    if (row.kind != DiffRow::Kind::Line)
        return ink(row.kind == DiffRow::Kind::Fold ? Token::SurfaceLane : Token::SurfacePanel);
    const LinePair& line = m_model->pair(row.pair);
    return ink(line.isSame() ? Token::SurfaceBase : line.after > 0 ? Token::StatePassWash : Token::StateFailWash);
}

void DiffDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const DiffRow& row = m_model->at(index.row());
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int scrolled = -option.rect.left();
    const QRect area(0, option.rect.top(), viewWidthOf(option), option.rect.height());
    const bool selected = option.state & QStyle::State_Selected;
    const bool focus = view && view->hasFocus();
    const QColor surface = selected ? ink(focus ? Token::SurfaceSelected : Token::SurfaceSunken) : ground(row);
    painter->save();
    painter->setClipRect(area);
    painter->fillRect(area, surface);
    if (!selected && row.kind == DiffRow::Kind::Line) // numbers are read on the plain ground
        painter->fillRect(area.adjusted(0, 0, m_gutter - signRoom - area.width(), 0), ink(Token::SurfaceBase));
    switch (row.kind) {
    case DiffRow::Kind::Line: paintLine(*painter, area, scrolled, row, surface); break;
    case DiffRow::Kind::Fold: paintFold(*painter, area, row, index.data().toString()); break;
    case DiffRow::Kind::Comment: paintComment(*painter, area, row, surface); break;
    case DiffRow::Kind::Answer: break;
    }
    if (selected)
        painter->fillRect(
            QRect(area.left() + viewBar, area.top(), 2, area.height()), ink(focus ? Token::AccentFill : Token::Text3));
    painter->restore();
}

void DiffDelegate::paintLine(
    QPainter& painter, const QRect& row, int scrolled, const DiffRow& line, const QColor& surface) const
{
    const Theme& theme = Theme::instance();
    const LinePair& pair = m_model->pair(line.pair);
    QTextLayout layout(m_model->lineText(line.pair), theme.code());
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    const auto& spans = pair.after > 0 ? m_newInks->of(pair.after) : m_oldInks->of(pair.before);
    // What is quiet on the plain ground would be too quiet on another.
    const bool plain = surface == theme.color(Token::SurfaceBase);
    const QColor quiet = theme.color(Token::CodeComment);
    for (const InkSpan& span : spans) {
        QTextCharFormat format;
        format.setForeground(!plain && span.colour.rgb() == quiet.rgb() ? theme.color(Token::Text2) : span.colour);
        if (span.bold)
            format.setFontWeight(QFont::DemiBold);
        format.setFontItalic(span.italic);
        formats.append({ span.from, span.length, format });
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine text = layout.createLine();
    text.setLineWidth(1'000'000);
    layout.endLayout();
    painter.save();
    painter.setClipRect(row.adjusted(m_gutter, 0, 0, 0));
    painter.setPen(theme.color(Token::CodeText));
    const qreal y = row.top() + (row.height() - text.height()) / 2;
    layout.draw(&painter, QPointF(m_gutter - scrolled, y));
    const auto marks = m_model->planted(line.pair);
    if (!marks.isEmpty())
        paintPlantedChips(painter, row, m_gutter - scrolled + int(text.naturalTextWidth()), marks);
    painter.restore();
    const bool washed = surface == ground(line);
    paintGutter(painter, row, line, washed ? theme.color(Token::SurfaceBase) : surface);
}

void DiffDelegate::paintGutter(QPainter& painter, const QRect& row, const DiffRow& line, const QColor& surface) const
{
    const Theme& theme = Theme::instance();
    const LinePair& pair = m_model->pair(line.pair);
    if (m_model->isInView(line))
        painter.fillRect(QRect(0, row.top(), viewBar, row.height()), theme.origin(OriginKind::Candidate));
    else
        painter.fillRect(QRect(0, row.top(), viewBar, row.height()), theme.color(Token::SurfaceBase));
    const auto marks = m_model->planted(line.pair);
    if (!marks.isEmpty())
        paintPlanted(painter, marks.first().control, marks.first().said,
            QRectF(viewBar + 5, row.top() + (row.height() - 12) / 2.0, 12, 12), surface);
    painter.setFont(theme.code());
    const bool plain = surface == theme.color(Token::SurfaceBase);
    painter.setPen(theme.color(plain ? Token::CodeLineno : Token::Text2));
    const int number = m_digits * m_digit;
    const auto put = [&](int x, int value) {
        if (value > 0)
            painter.drawText(
                QRect(x, row.top(), number, row.height()), Qt::AlignRight | Qt::AlignVCenter, QString::number(value));
    };
    put(viewBar + markRoom, pair.before);
    put(viewBar + markRoom + number + numberGap, pair.after);
    if (pair.isSame())
        return;
    painter.setPen(theme.color(pair.after > 0 ? Token::StatePass : Token::StateFail));
    painter.drawText(QRect(m_gutter - signRoom, row.top(), signRoom - 4, row.height()), Qt::AlignCenter,
        pair.after > 0 ? QStringLiteral("+") : QString(QChar(0x2212)));
}

/// Behind the end of the line; where there is no room, only their names, at the right edge.
void DiffDelegate::paintPlantedChips(
    QPainter& painter, const QRect& row, int from, const QList<PlantedMark>& marks) const
{
    const Theme& theme = Theme::instance();
    QFont bold = theme.caption();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics strong(bold);
    const QFontMetrics plain(theme.caption());
    const auto widthOf = [&](const PlantedMark& mark, bool whole) {
        const int words = whole ? 4 + plain.horizontalAdvance(plantedWords(mark)) : 0;
        return 12 + 3 * chipPadding + strong.horizontalAdvance(mark.flaw.value) + words;
    };
    const auto widthOfAll = [&](bool whole) {
        int width = 0;
        for (const PlantedMark& mark : marks)
            width += widthOf(mark, whole) + chipPadding;
        return width;
    };
    const bool whole = from + chipGap + widthOfAll(true) <= row.right();
    int x = std::max(m_gutter, whole ? from + chipGap : std::min(from + chipGap, row.right() - widthOfAll(false)));
    const int height = std::min(row.height() - 2, plain.height() + 4);
    for (const PlantedMark& mark : marks) {
        const QRect chip(x, row.top() + (row.height() - height) / 2, widthOf(mark, whole), height);
        const QColor paper = theme.color(mark.control ? Token::SurfacePanel : Token::StateFlawWash);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(paper);
        painter.drawRoundedRect(chip, 3, 3);
        paintPlanted(painter, mark.control, mark.said,
            QRectF(chip.left() + chipPadding, chip.center().y() - 5.5, 12, 12), paper);
        painter.setPen(theme.color(mark.control ? Token::Text3 : Token::StateFlaw));
        painter.setFont(bold);
        const QRect words = chip.adjusted(12 + 2 * chipPadding, 0, 0, 0);
        painter.drawText(words, Qt::AlignVCenter, mark.flaw.value);
        painter.setFont(theme.caption());
        if (whole)
            painter.drawText(words.adjusted(strong.horizontalAdvance(mark.flaw.value) + 4, 0, 0, 0), Qt::AlignVCenter,
                plantedWords(mark));
        x = chip.right() + 1 + chipPadding;
    }
}

void DiffDelegate::paintFold(QPainter& painter, const QRect& row, const DiffRow& fold, const QString& words) const
{
    const Theme& theme = Theme::instance();
    painter.fillRect(QRect(row.left(), row.top(), row.width(), 1), theme.color(Token::LineSoft));
    painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), theme.color(Token::LineSoft));
    painter.fillRect(QRect(0, row.top(), viewBar, row.height()),
        m_model->isInView(fold) ? theme.origin(OriginKind::Candidate) : theme.color(Token::SurfaceBase));
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text3));
    painter.drawText(QRect(m_gutter, row.top(), row.width() - m_gutter, row.height()), Qt::AlignVCenter, words);
    painter.drawText(QRect(viewBar + markRoom, row.top(), m_gutter - viewBar - markRoom - signRoom, row.height()),
        Qt::AlignRight | Qt::AlignVCenter, QString(QChar(0x2195)));
}

void DiffDelegate::paintComment(
    QPainter& painter, const QRect& row, const DiffRow& comment, const QColor& surface) const
{
    const Theme& theme = Theme::instance();
    const ReviewCommentState* said = m_model->comment(comment.comment);
    if (!said)
        return;
    const bool candidate = m_model->review()->isCandidate(said->who);
    const auto kind = candidate ? OriginKind::Candidate : OriginKind::Interviewer;
    const bool answer = !said->replyTo.isEmpty();
    const int left = m_gutter + (answer ? answerIndent : 0);
    const int width = wordsWidth(row.width()) - (answer ? answerIndent : 0);
    if (surface == ink(Token::SurfacePanel)) // marks of origins stand on no other ground
        painter.fillRect(QRect(left, row.top() + 2, 3, row.height() - 4), theme.origin(kind));
    const int line = QFontMetrics(theme.body()).height();
    int x = left + edgeGap;
    const auto put = [&](const QFont& font, const QColor& colour, const QString& words, int gap) {
        const int wide = QFontMetrics(font).horizontalAdvance(words);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QRect(x, row.top() + wordsAcross, wide + 1, line), Qt::AlignVCenter, words);
        x += wide + gap;
    };
    if (!answer) {
        paintSeverity(painter, said->severity, QRectF(x, row.top() + wordsAcross + (line - 12) / 2.0, 12, 12),
            theme.ink(OriginKind::Candidate));
        x += 18;
        QFont strong = theme.body();
        strong.setWeight(QFont::DemiBold);
        put(strong, theme.color(Token::Text1), severityWord(said->severity), 10);
    }
    put(answer ? theme.strong() : theme.body(), theme.ink(kind), m_model->review()->firstNameOf(said->who), 8);
    put(theme.caption(), theme.color(Token::Text3), formatTime(said->atUs), 8);
    if (!answer && said->toLine > said->fromLine)
        put(theme.caption(), theme.color(Token::Text3), tr("lines %1-%2").arg(said->fromLine).arg(said->toLine), 0);
    painter.setFont(theme.body());
    painter.setPen(theme.color(Token::Text1));
    const QRect words(left + edgeGap, row.top() + wordsAcross + line + 2, width, row.height());
    drawWrapped(painter, words, shownText(said->text.first(std::min(mostWords, said->text.size()))));
}

} // namespace jumpseat
