// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Home asks about the record, and where the answer stands.

#include "home/home_nav.h"
#include "home/home_window.h"
#include "home/notice_strip.h"
#include "home/problem_page.h"
#include "home/session_preview.h"
#include "home/sessions_page.h"
#include "home/work_progress.h"
#include "models/sessions_model.h"
#include "theme/action_button.h"
#include "theme/labels.h"

#include <QMenu>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

bool addsActs(RecordAsk what)
{
    return what == RecordAsk::ImportActs || what == RecordAsk::ImportActsFolder;
}

bool isAboutOneSession(RecordAsk what)
{
    return what == RecordAsk::Export || what == RecordAsk::HandOver || what == RecordAsk::Erase || addsActs(what);
}

QString joined(const QString& kept, const QString& advice)
{
    return (kept + u' ' + advice).simplified();
}

} // namespace

void HomeWindow::addRecordActions()
{
    addRecord(RecordAsk::Export, "record.export", tr("Export…"));
    addRecord(RecordAsk::HandOver, "record.handover", tr("Hand over…"));
    addRecord(RecordAsk::ImportActs, "record.transcripts", tr("Import AI transcripts…"));
    addRecord(RecordAsk::ImportActsFolder, "record.transcripts.folder", tr("Import a folder of AI transcripts…"));
    addRecord(RecordAsk::Erase, "record.erase", tr("Erase…"));
    addRecord(RecordAsk::Import, "records.import", tr("Import…"));
    addRecord(RecordAsk::BackUp, "records.backup", tr("Back up…"));
    addRecord(RecordAsk::Check, "records.check", tr("Check the record"));
    addRecord(RecordAsk::ChooseWorkspace, "workspace.choose", tr("Choose another workspace…"));
    addRecord(RecordAsk::Cancel, "records.cancel", tr("Cancel the work on the record"));
    add("menu.workspace", tr("Menu of the workspace"), { always(QKeyCombination(Qt::Key_F10)) },
        [this] { openWorkspaceMenu(); });
    add("menu.session", tr("Menu of the chosen session"), { always(Qt::SHIFT | Qt::Key_F10) }, [this] {
        QWidget* place = m_preview->isVisible() ? static_cast<QWidget*>(m_preview->menuButton()) : m_sessionsPage;
        openSessionMenu(place->mapToGlobal(QPoint(0, m_preview->menuButton()->height())));
    });
}

void HomeWindow::addRecord(RecordAsk what, const char* id, const QString& text)
{
    const auto run = [this, what] {
        Q_EMIT recordWanted(what, isAboutOneSession(what) ? m_sessionsPage->current() : SessionId {});
    };
    m_actions->add({ QString::fromLatin1(id), text, tr("Record"), {}, run, [this, what] { return whyNot(what); } });
}

QString HomeWindow::whyNot(RecordAsk what) const
{
    if (what == RecordAsk::Cancel)
        return isWorking() ? QString() : tr("Nothing is under way");
    if (isWorking())
        return tr("%1 is under way").arg(m_doing);
    if (what == RecordAsk::ChooseWorkspace)
        return m_liveCount > 0 ? tr("A session is live: end it first") : QString();
    if (m_pages->currentWidget() == m_problem)
        return what == RecordAsk::Recover ? QString() : tr("No workspace is open");
    if (what == RecordAsk::Import && m_readOnly)
        return tr("This workspace is open read-only");
    return isAboutOneSession(what) ? whyNotSession(what) : QString();
}

QString HomeWindow::whyNotSession(RecordAsk what) const
{
    const int row = m_sessions->rowOf(m_sessionsPage->current());
    if (row < 0)
        return tr("No session is chosen");
    const QModelIndex index = m_sessions->index(row, 0);
    if (what != RecordAsk::Erase && index.data(SessionsModel::ErasedRole).toBool())
        return tr("It was erased");
    if (what != RecordAsk::Erase && !addsActs(what))
        return {};
    if (m_readOnly)
        return tr("This workspace is open read-only");
    if (addsActs(what))
        return m_sessions->rows().at(row).sample ? tr("It is the sample") : QString();
    return index.data(SessionsModel::LiveRole).toBool() ? tr("It is live: end it first") : QString();
}

void HomeWindow::addToMenu(QMenu& menu, const QString& id)
{
    QAction* item = menu.addAction(m_actions->find(id)->text, this, [this, id] { m_actions->trigger(id); });
    const QString reason = m_actions->whyNot(id);
    item->setEnabled(reason.isEmpty());
    item->setToolTip(reason);
    item->setObjectName(id);
}

void HomeWindow::fillWorkspaceMenu(QMenu& menu)
{
    menu.setToolTipsVisible(true);
    for (const QString& id : { u"records.import"_s, u"records.backup"_s, u"records.check"_s })
        addToMenu(menu, id);
    menu.addSeparator();
    addToMenu(menu, u"workspace.choose"_s);
}

void HomeWindow::fillSessionMenu(QMenu& menu)
{
    menu.setToolTipsVisible(true);
    for (const QString& id : { u"record.export"_s, u"record.handover"_s })
        addToMenu(menu, id);
    menu.addSeparator();
    for (const QString& id : { u"record.transcripts"_s, u"record.transcripts.folder"_s })
        addToMenu(menu, id);
    menu.addSeparator();
    addToMenu(menu, u"record.erase"_s);
}

void HomeWindow::openWorkspaceMenu()
{
    QMenu menu(this);
    fillWorkspaceMenu(menu);
    const QWidget* button = m_nav->menuButton(); // at the bottom of the window: the menu opens above it
    menu.exec(button->mapToGlobal(QPoint(0, -menu.sizeHint().height())));
}

void HomeWindow::openSessionMenu(const QPoint& at)
{
    QMenu menu(this);
    fillSessionMenu(menu);
    menu.exec(at);
}

void HomeWindow::beginWork(const QString& doing, bool measured)
{
    m_doing = doing;
    m_closeAsked = false;
    m_sessionsPage->outcome()->hide();
    m_problem->outcome()->hide();
    m_problem->setBusy(true);
    for (WorkProgress* progress : { m_sessionsPage->progress(), m_problem->progress() })
        progress->begin(doing, measured);
    for (ActionButton* button : m_sessionsPage->notice()->buttons())
        button->setEnabled(false);
}

void HomeWindow::showWorkPercent(int percent)
{
    m_sessionsPage->progress()->setPercent(percent);
    m_problem->progress()->setPercent(percent);
}

void HomeWindow::endWork(const RecordOutcome& outcome)
{
    m_doing.clear();
    say({});
    m_problem->setBusy(false);
    m_sessionsPage->progress()->end();
    m_problem->progress()->end();
    for (ActionButton* button : m_sessionsPage->notice()->buttons())
        button->setEnabled(true);
    showOutcome(outcome);
    if (!outcome.report.isEmpty())
        showReport(outcome.report);
}

void HomeWindow::showOutcome(const RecordOutcome& outcome)
{
    const bool failed = outcome.kind == RecordOutcome::Kind::Failed;
    NoticeStrip* strip = m_pages->currentWidget() == m_problem ? m_problem->outcome() : m_sessionsPage->outcome();
    strip->setNotice(failed ? NoticeStrip::Tone::Fail : NoticeStrip::Tone::Quiet, outcome.line,
        joined(outcome.kept, outcome.advice));
    strip->setToolTip(plainToolTip(outcome.file));
    if (!outcome.report.isEmpty())
        strip->addButton(tr("Show the list"), [this, report = outcome.report] { showReport(report); });
    strip->show();
}

void HomeWindow::showReport(const RecordReport& report)
{
    showAside(m_record);
    m_record->showReport(report);
}

void HomeWindow::ask(const RecordReport& report, const QStringList& choices, const QString& yes,
    RecordPanel::Confirmed confirmed, const QString& question)
{
    showAside(m_record);
    m_record->ask(report, choices, yes, std::move(confirmed), question);
}

void HomeWindow::showReadOnlyNotice(const Error& error, const QString& file)
{
    const WorkspaceProblem problem = describeReadOnly(error, file);
    NoticeStrip* notice = m_sessionsPage->notice();
    const bool damaged = error.code == ErrorCode::Damaged;
    notice->setNotice(damaged ? NoticeStrip::Tone::Fail : NoticeStrip::Tone::Flaw, problem.heading,
        joined(problem.kept, problem.advice), tr("In detail: %1").arg(problem.details));
    for (const WorkspaceChoice choice : problem.choices)
        notice->addButton(choiceText(choice), [this, choice] { Q_EMIT problemAnswered(choice); });
    notice->show();
}

} // namespace jumpseat
