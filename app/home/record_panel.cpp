// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "home/record_panel.h"

#include "home/home_metrics.h"
#include "theme/inline_confirm.h"
#include "theme/widgets.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

/// The path of a file has no spaces to break a line at. Only for the eye: what is copied is the text as it is.
QString breakable(const QString& text)
{
    return QString(text).replace(u'/', u"/\u200b"_s);
}

} // namespace

RecordPanel::RecordPanel(QWidget* parent)
    : QWidget(parent)
    , m_body(new QWidget)
    , m_lines(new QVBoxLayout(m_body))
{
    m_lines->setContentsMargins(16, 12, 16, 16);
    m_lines->setSpacing(4);
    auto* area = new QScrollArea(this);
    area->setWidget(m_body);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Report"));
    // Both would paint the window's colour over the panel's.
    area->viewport()->setAutoFillBackground(false);
    m_body->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(area, 1);
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(buildBottom());
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QWidget* RecordPanel::buildTop()
{
    auto* top = new QWidget(this);
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(16, 0, 8, 0);
    m_title = new InkLabel({}, Token::Text1, top);
    m_title->setFont(Theme::instance().title());
    auto* close = new IconButton(u"x"_s, tr("Close"), tr("Esc"), top);
    connect(close, &QPushButton::clicked, this, &RecordPanel::dismissed);
    layout->addWidget(m_title, 1);
    layout->addWidget(close);
    top->setFixedHeight(topHeight);
    return top;
}

QWidget* RecordPanel::buildBottom()
{
    auto* bottom = new QWidget(this);
    auto* layout = new QHBoxLayout(bottom);
    layout->setContentsMargins(16, 12, 16, 12);
    m_confirm = new InlineConfirm(bottom);
    m_copy = new ActionButton(tr("Copy"), bottom);
    m_copy->setIconName(u"copy"_s, 14);
    m_copy->setToolTip(tr("Copy all of this as text"));
    m_close = new ActionButton(tr("Close"), bottom);
    m_close->setKeyHint(tr("Esc"));
    layout->addWidget(m_confirm, 1);
    layout->addStretch();
    layout->addWidget(m_copy);
    layout->addWidget(m_close);
    connect(m_copy, &QPushButton::clicked, this, &RecordPanel::copy);
    connect(m_close, &QPushButton::clicked, this, &RecordPanel::dismissed);
    connect(m_confirm, &InlineConfirm::answered, this, &RecordPanel::answered);
    return bottom;
}

void RecordPanel::showReport(const RecordReport& report)
{
    fill(report);
    m_asking = false;
    m_confirm->hide();
    m_copy->show();
    m_close->show();
    m_close->setFocus(Qt::OtherFocusReason);
}

void RecordPanel::ask(const RecordReport& report, const QStringList& choices, const QString& yes, Confirmed confirmed,
    const QString& question)
{
    fill(report);
    if (!choices.isEmpty())
        m_lines->insertSpacing(m_lines->count() - 1, 10);
    for (const QString& choice : choices) {
        auto* box = new QCheckBox(choice, m_body);
        m_lines->insertWidget(m_lines->count() - 1, box); // before the stretch
        m_boxes.append(box);
    }
    m_asking = true;
    m_copy->hide();
    m_close->hide();
    m_confirm->show();
    const auto answered = [this, confirmed = std::move(confirmed)] {
        QList<bool> ticked;
        for (const QCheckBox* box : std::as_const(m_boxes))
            ticked.append(box->isChecked());
        confirmed(ticked);
    };
    const bool isForGood = question.isEmpty();
    m_confirm->ask(isForGood ? tr("For good?") : question, yes, answered,
        isForGood ? InlineConfirm::Weight::Irreversible : InlineConfirm::Weight::Light);
}

/// From the boxes, which leave the key alone.
void RecordPanel::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_asking && isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        answer(true);
    else
        QWidget::keyPressEvent(event);
}

void RecordPanel::answer(bool yes)
{
    m_confirm->answer(yes);
}

/// No: the panel goes. Yes: what follows decides what it shows.
void RecordPanel::answered()
{
    m_asking = false;
    m_confirm->hide();
    Q_EMIT dismissed();
}

void RecordPanel::fill(const RecordReport& report)
{
    m_report = report;
    m_title->setText(report.title);
    m_boxes.clear();
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const RecordReport::Section& section : report.sections)
        addSection(section);
    m_lines->addStretch();
}

void RecordPanel::addSection(const RecordReport::Section& section)
{
    const auto add = [this](const QString& text, Token token) {
        auto* label = new InkLabel(breakable(text), token, m_body);
        label->setWordWrap(true);
        m_lines->addWidget(label);
        return label;
    };
    if (m_lines->count() > 0)
        m_lines->addSpacing(10);
    if (!section.heading.isEmpty()) {
        QFont font = Theme::instance().caption();
        font.setWeight(QFont::DemiBold);
        add(section.heading, Token::Text2)->setFont(font);
    }
    for (const QString& line : section.lines)
        add(line, Token::Text1);
}

void RecordPanel::copy() const
{
    QGuiApplication::clipboard()->setText(m_report.text());
}

void RecordPanel::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfacePanel));
    painter.fillRect(QRect(0, 0, width(), topHeight), theme.color(Token::SurfaceWindow));
    painter.fillRect(QRect(0, 0, 1, height()), theme.color(Token::Line1));
}

} // namespace jumpseat
