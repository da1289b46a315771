// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_detail.h"

#include "models/run_words.h"
#include "models/runs_model.h"
#include "models/shown_text.h"
#include "runs/run_headline.h"
#include "runs/run_text_view.h"
#include "runs/terminal_screen.h"
#include "theme/labels.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace jumpseat {

namespace {

QString lengthWords(qint64 us)
{
    return us < 60'000'000 ? RunDetail::tr("%1 s", "a duration").arg(double(us) / 1e6, 0, 'f', us < 9'950'000 ? 1 : 0)
                           : durationText(us);
}

/// "Ines Fable, at 22:50, took 0.4 s, ended with code 1".
QString detailsOf(const QModelIndex& row, const RunState& run)
{
    QStringList words;
    if (const QString who = row.data(RunsModel::WhoRole).toString(); !who.isEmpty())
        words += who;
    words += RunDetail::tr("at %1").arg(timeText(run.startedUs));
    if (run.isOver())
        words += RunDetail::tr("took %1").arg(lengthWords(run.durationUs));
    if (run.isOver() && !run.tests.isEmpty())
        words += runEndWords(run.reason, run.exitCode);
    return words.join(QStringLiteral(", "));
}

} // namespace

RunDetail::RunDetail(QWidget* parent)
    : QWidget(parent)
    , m_headline(new RunHeadline(this))
    , m_pages(new QStackedWidget(this))
    , m_output(new RunTextView)
    , m_terminalPage(new QWidget)
    , m_terminal(new TerminalScreen(m_terminalPage))
    , m_caption(new InkLabel({}, Token::Text3, m_terminalPage))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_headline);
    layout->addWidget(m_pages, 1);
    m_pages->addWidget(m_output);
    m_pages->addWidget(m_terminalPage);
    auto* column = new QVBoxLayout(m_terminalPage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_terminal, 1);
    column->addWidget(m_caption);
    m_caption->setFont(Theme::instance().caption());
    m_caption->setContentsMargins(8, 2, 8, 3);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_terminal, &TerminalScreen::moreWanted, this, &RunDetail::moreWanted);
    connect(m_terminal, &TerminalScreen::changed, this, &RunDetail::showCaption);
}

void RunDetail::showRun(const QModelIndex& row, const RunState* run)
{
    m_headline->show(row, run ? detailsOf(row, *run) : QString());
    const bool isTerminal = run && run->isTerminal();
    m_pages->setCurrentWidget(isTerminal ? m_terminalPage : m_output);
    if (isTerminal)
        m_terminal->showRun(run);
    else
        m_output->showRun(run);
}

bool RunDetail::showsTerminal() const
{
    return m_pages->currentWidget() == m_terminalPage;
}

void RunDetail::showCaption()
{
    const QString size =
        tr("%1 × %2", "columns and rows of a terminal").arg(m_terminal->columns()).arg(m_terminal->rows());
    const QString keys = shownText(m_terminal->lastKeys()).replace(u'\n', QChar(0x240A));
    m_caption->setText(!m_terminal->isComplete() ? tr("%1, being read…").arg(size)
            : keys.isEmpty()                     ? size
                                                 : tr("%1, last keys: %2").arg(size, keys));
}

} // namespace jumpseat
