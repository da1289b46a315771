// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/session_preview.h"

#include "home/home_metrics.h"
#include "home/preview_parts.h"
#include "models/assistant_words.h"
#include "models/sessions_model.h"
#include "models/shown_text.h"
#include "theme/widgets.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

SessionPreview::SessionPreview(QWidget* parent)
    : QWidget(parent)
    , m_body(new QWidget(this))
    , m_nothing(new EmptyState(
          tr("No session chosen"), tr("Choose one to see what happened in it."), EmptyState::Placing::Leading, this))
{
    setAccessibleName(tr("The chosen session"));
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(buildTop());
    body->addWidget(new Hairline(Qt::Horizontal, m_body));
    m_strip = new PreviewStrip(m_body);
    body->addWidget(m_strip);
    body->addWidget(new Hairline(Qt::Horizontal, m_body));
    body->addWidget(buildFacts());
    body->addWidget(new Hairline(Qt::Horizontal, m_body));
    body->addWidget(buildCounts());
    body->addWidget(buildRemark());
    body->addStretch();
    body->addWidget(buildBottom());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->addWidget(m_body);
    layout->addWidget(m_nothing);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    clear();
}

QWidget* SessionPreview::buildTop()
{
    auto* top = new QWidget(m_body);
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(16, 0, 8, 0);
    layout->setSpacing(10);
    m_name = new ElidedLabel({}, top);
    m_name->setFont(Theme::instance().strong());
    m_when = new InkLabel({}, Token::Text3, top);
    m_events = new InkLabel({}, Token::Text2, top);
    for (InkLabel* label : { m_when, m_events })
        label->setFont(Theme::instance().caption());
    layout->addWidget(m_name);
    layout->addWidget(m_when);
    layout->addStretch();
    layout->addWidget(m_events);
    m_menu = new IconButton(u"menu"_s, tr("This session: export, hand over, erase"), tr("Shift F10"), top);
    connect(m_menu, &QPushButton::clicked, this, &SessionPreview::menuWanted);
    layout->addWidget(m_menu);
    top->setFixedHeight(topHeight);
    return top;
}

InkLabel* SessionPreview::addFact(QGridLayout* grid, const QString& name)
{
    auto* value = new InkLabel({}, Token::Text1, m_body);
    value->setWordWrap(true);
    const int row = grid->rowCount();
    grid->addWidget(new InkLabel(name, Token::Text2, m_body), row, 0, Qt::AlignTop);
    grid->addWidget(value, row, 1);
    return value;
}

QWidget* SessionPreview::buildFacts()
{
    auto* part = new QWidget(m_body);
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(16, 9, 16, 14);
    grid->setVerticalSpacing(5);
    grid->setHorizontalSpacing(8);
    grid->setColumnMinimumWidth(0, 126);
    grid->setColumnStretch(1, 1);
    m_kit = addFact(grid, tr("Kit"));
    m_assistant = addFact(grid, tr("Assistant"));
    m_interviewer = addFact(grid, tr("Interviewer"));
    m_recording = addFact(grid, tr("Recording"));
    return part;
}

QWidget* SessionPreview::buildCounts()
{
    auto* part = m_counts = new QWidget(m_body);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(4);
    const auto heading = [part](const QString& text) {
        auto* label = new InkLabel(text, Token::Text2, part);
        QFont font = Theme::instance().caption();
        font.setWeight(QFont::DemiBold);
        label->setFont(font);
        return label;
    };
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(5);
    grid->setHorizontalSpacing(8);
    grid->setColumnMinimumWidth(0, 126);
    grid->setColumnStretch(1, 1);
    m_prompts = addFact(grid, tr("Prompts"));
    const int row = grid->rowCount();
    m_decisions = new DecisionCounts(part);
    grid->addWidget(new InkLabel(tr("Suggestions"), Token::Text2, part), row, 0);
    grid->addWidget(m_decisions, row, 1);
    m_flaws = addFact(grid, tr("Planted flaws"));
    m_notes = addFact(grid, tr("Notes"));
    m_shares = new LineShares(part);
    column->addWidget(heading(tr("What happened, in facts")));
    column->addLayout(grid);
    column->addSpacing(10);
    column->addWidget(heading(tr("Lines at the end, by origin")));
    column->addWidget(m_shares);
    return part;
}

QWidget* SessionPreview::buildRemark()
{
    m_remark = new InkLabel({}, Token::Text2, m_body);
    m_remark->setWordWrap(true);
    m_remark->setContentsMargins(16, 14, 16, 14);
    return m_remark;
}

QWidget* SessionPreview::buildBottom()
{
    auto* bottom = m_bottom = new QWidget(m_body);
    auto* column = new QVBoxLayout(bottom);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Hairline(Qt::Horizontal, bottom));
    auto* layout = new QHBoxLayout;
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addStretch();
    column->addLayout(layout);
    m_open = new ActionButton({}, bottom);
    m_open->setKeyHint(tr("Enter"));
    connect(m_open, &QPushButton::clicked, this, &SessionPreview::openWanted);
    layout->addWidget(m_open);
    return bottom;
}

void SessionPreview::clear()
{
    m_body->hide();
    m_nothing->show();
}

QString SessionPreview::whatOpenDoes(const SessionRow& row, bool live, bool readOnly) const
{
    if (live)
        return tr("Open cockpit");
    return row.ended || readOnly ? tr("Replay") : tr("Resume");
}

void SessionPreview::show(const SessionRow& row, const SessionDigestPtr& digest, bool live, bool readOnly)
{
    m_nothing->hide();
    m_body->show();
    const bool erased = row.erasedWallMs > 0;
    m_name->setText(candidateText(row, 60));
    m_when->setText(tr("%1, %2", "day, length")
            .arg(dayText(row.startedWallMs, QDateTime::currentMSecsSinceEpoch()), timeText(row.durationUs)));
    m_when->setVisible(row.startedWallMs > 0);
    m_events->setText(tr("%n event(s)", nullptr, int(row.events)));
    m_kit->setText(tr("%1, v%2").arg(shownLine(row.kitTitle, 120)).arg(row.kitVersion));
    m_interviewer->setText(shownLine(row.interviewer, 60));
    m_open->setText(whatOpenDoes(row, live, readOnly));
    m_open->setIconName(live || row.ended || readOnly ? u"play"_s : QString(), 14);
    m_open->updateGeometry();
    for (QWidget* part : std::initializer_list<QWidget*> { m_strip, m_counts, m_bottom })
        part->setVisible(!erased);
    m_remark->hide();
    if (erased)
        showErased(row);
    else if (digest)
        showDigest(*digest);
    m_strip->setDigest(digest, row.durationUs);
}

void SessionPreview::showErased(const SessionRow& row)
{
    m_interviewer->setText(tr("erased"));
    m_assistant->setText(tr("erased"));
    m_recording->setText(tr("erased on %1", "day").arg(dayText(row.erasedWallMs, QDateTime::currentMSecsSinceEpoch())));
    m_remark->setInk(Token::Text2);
    m_remark->show();
    m_remark->setText(
        tr("What stays: kind and time of each of its %n event(s) with the chain over them, the kit, and scores as "
           "numbers. Names, texts, evidence and attached files are gone; nothing is left to be replayed.",
            nullptr, int(row.events)));
}

void SessionPreview::showDigest(const SessionDigest& digest)
{
    m_assistant->setText(pinnedWords(digest.assistant));
    m_recording->setText(digest.consentWallMs > 0
            ? tr("consent given: %1").arg(dayText(digest.consentWallMs, QDateTime::currentMSecsSinceEpoch()))
            : tr("nobody has joined, nothing of a candidate is recorded"));
    m_prompts->setText(digest.facts.prompts == 0
            ? tr("none")
            : tr("%1, with code attached %2").arg(digest.facts.prompts).arg(digest.facts.promptsWithContext));
    m_decisions->setFacts(digest.facts);
    m_flaws->setText(digest.flaws == 0 ? tr("none planted")
                                       : tr("%1 of %2 marked caught").arg(digest.flawsCaught).arg(digest.flaws));
    m_notes->setText(digest.notes == 0 ? tr("none") : QString::number(digest.notes));
    m_shares->setLines(digest.facts.lines);
    if (!digest.problem.isEmpty())
        showProblem(digest);
}

/// What could not be read at all is not told as if nothing had happened.
void SessionPreview::showProblem(const SessionDigest& digest)
{
    const QString why = shownLine(digest.problem, 200);
    const bool nothing = digest.events.isEmpty();
    m_counts->setVisible(!nothing);
    if (nothing) {
        m_assistant->setText(tr("cannot be read"));
        m_recording->setText(tr("cannot be read"));
    }
    m_remark->setInk(Token::StateFail);
    m_remark->setText(nothing ? tr("Nothing of this session can be read. %1").arg(why)
                              : tr("Not all of it can be read; what could is shown. %1").arg(why));
    m_remark->show();
}

void SessionPreview::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfacePanel));
    if (m_body->isVisible())
        painter.fillRect(QRect(0, 0, width(), topHeight), theme.color(Token::SurfaceWindow));
    painter.fillRect(QRect(0, 0, 1, height()), theme.color(Token::Line1));
}

} // namespace jumpseat
