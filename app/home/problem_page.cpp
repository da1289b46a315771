// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/problem_page.h"

#include "home/notice_strip.h"
#include "home/work_progress.h"
#include "theme/widgets.h"

#include <QDir>
#include <QPainter>
#include <QVBoxLayout>

namespace jumpseat {

QString choiceText(WorkspaceChoice choice)
{
    switch (choice) {
    case WorkspaceChoice::TryAgain: return ProblemPage::tr("Try again");
    case WorkspaceChoice::OpenReadOnly: return ProblemPage::tr("Open read-only");
    case WorkspaceChoice::Recover: return ProblemPage::tr("Recover into a new file…");
    case WorkspaceChoice::OtherFile: return ProblemPage::tr("Choose another workspace…");
    case WorkspaceChoice::NewFile: return ProblemPage::tr("Use a new file…");
    }
    return {};
}

namespace {
constexpr int pageWidth = 640;
} // namespace

ProblemPage::ProblemPage(QWidget* parent)
    : QWidget(parent)
    , m_heading(new InkLabel({}, Token::Text1, this))
    , m_file(new InkLabel({}, Token::Text3, this))
    , m_kept(new InkLabel({}, Token::Text2, this))
    , m_advice(new InkLabel({}, Token::Text2, this))
    , m_details(new InkLabel({}, Token::Text3, this))
    , m_row(new QHBoxLayout)
    , m_progress(new WorkProgress(this))
    , m_outcome(new NoticeStrip(this))
{
    build();
    m_outcome->hide();
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ProblemPage::build()
{
    m_heading->setFont(Theme::instance().section());
    m_file->setFont(Theme::instance().caption());
    m_details->setFont(Theme::instance().caption());
    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    for (InkLabel* label : { m_heading, m_file, m_kept, m_advice, m_details }) {
        label->setWordWrap(true);
        label->setMaximumWidth(pageWidth);
        column->addWidget(label);
    }
    m_row->setSpacing(8);
    column->addSpacing(8);
    column->addLayout(m_row);
    column->addWidget(m_progress, 0, Qt::AlignLeft);
    column->addStretch();
    auto* centred = new QHBoxLayout;
    centred->setContentsMargins(48, 64, 48, 48);
    centred->addStretch();
    centred->addLayout(column, 1);
    centred->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_outcome);
    layout->addLayout(centred, 1);
}

void ProblemPage::setBusy(bool busy)
{
    for (ActionButton* button : std::as_const(m_buttons))
        button->setEnabled(!busy);
}

void ProblemPage::setProblem(const WorkspaceProblem& problem, const QString& file)
{
    m_heading->setText(problem.heading);
    m_file->setText(QDir::toNativeSeparators(file));
    m_kept->setText(problem.kept);
    m_advice->setText(problem.advice);
    m_details->setText(tr("In detail: %1").arg(problem.details));
    qDeleteAll(m_buttons);
    m_buttons.clear();
    while (QLayoutItem* item = m_row->takeAt(0))
        delete item;
    for (const WorkspaceChoice choice : problem.choices) {
        auto* button = new ActionButton(choiceText(choice), this);
        if (m_buttons.isEmpty())
            button->setLook(ActionButton::Look::Primary);
        button->setAutoDefault(true);
        connect(button, &QPushButton::clicked, this, [this, choice] { Q_EMIT chosen(choice); });
        m_row->addWidget(button);
        m_buttons.append(button);
    }
    m_row->addStretch();
    m_buttons.first()->setFocus(Qt::OtherFocusReason);
}

void ProblemPage::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfaceBase));
    const QRect words = m_heading->geometry().united(m_details->geometry());
    painter.fillRect(QRect(words.left() - 16, words.top(), 3, words.height()), theme.color(Token::StateFail));
}

} // namespace jumpseat
