// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/home_window.h"

#include "home/home_nav.h"
#include "home/kits_page.h"
#include "home/models_page.h"
#include "home/notice_strip.h"
#include "home/problem_page.h"
#include "home/session_preview.h"
#include "home/sessions_page.h"
#include "home/work_progress.h"
#include "keys/command_palette.h"
#include "keys/key_table.h"
#include "models/sessions_model.h"
#include "settings/assistant_fields.h"
#include "settings/service_form.h"
#include "theme/widgets.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

constexpr int asideWidth = 456;
} // namespace

HomeWindow::HomeWindow(SessionsModel* sessions, QWidget* parent)
    : QMainWindow(parent)
    , m_sessions(sessions)
    , m_actions(new ActionRegistry(this))
{
    setWindowTitle(tr("Jumpseat"));
    setMinimumSize(1024, 680);
    addActions();
    build();
    connect(m_sessions, &QAbstractItemModel::modelReset, this, [this] {
        m_nav->setCounts(m_sessions->rowCount(), m_kitCount);
        showPreview();
    });
    connect(m_sessions, &SessionsModel::digestRead, this, &HomeWindow::showPreview);
    connect(m_sessions, &QAbstractItemModel::dataChanged, this, &HomeWindow::showPreview);
    resize(HomeWindow::sizeHint());
    showSessions();
    showPreview();
    m_sessionsPage->focusTable();
}

// Parts that go while their window is half gone would still call it.
HomeWindow::~HomeWindow()
{
    m_sessions->disconnect(this);
    for (QObject* part : std::initializer_list<QObject*> {
             m_sessionsPage, m_kitsPage, m_modelsPage, m_preview, m_problem, m_new, m_record, m_service }) {
        if (part)
            part->disconnect(this);
    }
    delete m_keyTable;
    delete m_palette;
}

void HomeWindow::build()
{
    auto* central = new QWidget(this);
    m_pages = new QStackedWidget(central);
    m_sessionsPage = new SessionsPage(m_sessions, m_pages);
    m_kitsPage = new KitsPage(m_pages);
    m_modelsPage = new ModelsPage(m_pages);
    m_problem = new ProblemPage(m_pages);
    for (QWidget* page : std::initializer_list<QWidget*> { m_sessionsPage, m_kitsPage, m_modelsPage, m_problem })
        m_pages->addWidget(page);
    m_aside = new QStackedWidget(central);
    m_preview = new SessionPreview(m_aside);
    m_new = new NewSessionPanel(m_aside);
    m_record = new RecordPanel(m_aside);
    for (QWidget* panel : std::initializer_list<QWidget*> { m_preview, m_new, m_record })
        m_aside->addWidget(panel);
    buildNav();
    auto* layout = new QHBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_nav);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_aside);
    setCentralWidget(central);
    connectPages();
}

void HomeWindow::connectPages()
{
    connect(m_sessionsPage, &SessionsPage::currentChanged, this, &HomeWindow::showPreview);
    connect(m_sessionsPage, &SessionsPage::openWanted, this, &HomeWindow::sessionWanted);
    connect(m_sessionsPage, &SessionsPage::newSessionWanted, this, &HomeWindow::startNewSession);
    connect(m_kitsPage, &KitsPage::chosen, this, &HomeWindow::startNewSession);
    connect(m_preview, &SessionPreview::openWanted, this, &HomeWindow::openCurrent);
    connect(m_problem, &ProblemPage::chosen, this, &HomeWindow::problemAnswered);
    connect(m_new, &NewSessionPanel::wanted, this, &HomeWindow::newSessionWanted);
    connect(m_new, &NewSessionPanel::cockpitWanted, this, &HomeWindow::sessionWanted);
    connect(m_new, &NewSessionPanel::newLinkWanted, this, &HomeWindow::newLinkWanted);
    connect(m_new, &NewSessionPanel::dismissed, this, &HomeWindow::escape);
    connect(m_new->assistant(), &AssistantFields::modelsWanted, this, &HomeWindow::showModels);
    connect(m_record, &RecordPanel::dismissed, this, &HomeWindow::escape);
    for (WorkProgress* progress : { m_sessionsPage->progress(), m_problem->progress() })
        connect(progress, &WorkProgress::cancelled, this, [this] { Q_EMIT recordWanted(RecordAsk::Cancel, {}); });
    connect(m_sessionsPage, &SessionsPage::menuWanted, this, &HomeWindow::openSessionMenu);
    connect(m_preview, &SessionPreview::menuWanted, this, [this] {
        QWidget* button = m_preview->menuButton();
        openSessionMenu(button->mapToGlobal(QPoint(0, button->height())));
    });
}

void HomeWindow::buildNav()
{
    m_nav = new HomeNav(m_actions->keyText(u"session.new"_s), this);
    m_nav->setCounts(m_sessions->rowCount(), m_kitCount);
    connect(m_nav, &HomeNav::newSessionWanted, this, [this] { startNewSession(); });
    connect(m_nav, &HomeNav::sessionsWanted, this, &HomeWindow::showSessions);
    connect(m_nav, &HomeNav::kitsWanted, this, [this] { showPage(m_kitsPage); });
    connect(m_nav, &HomeNav::modelsWanted, this, &HomeWindow::showModels);
    connect(m_nav, &HomeNav::menuWanted, this, &HomeWindow::openWorkspaceMenu);
}

void HomeWindow::setKits(const QList<Kit>& kits)
{
    m_sessionsPage->setKits(kits);
    m_kitsPage->setKits(kits);
    m_new->setKits(kits);
    m_kitCount = kits.size();
    m_nav->setCounts(m_sessions->rowCount(), m_kitCount);
}

void HomeWindow::setLiveCount(qsizetype count)
{
    m_liveCount = count;
    m_closeAsked = false;
}

QString HomeWindow::whyAskBeforeClosing() const
{
    if (isWorking())
        return tr("%1 is under way. Close again to stop it and quit: what was there before is kept.").arg(m_doing);
    if (m_liveCount > 0)
        return tr("%n session(s) are live. Close again to quit: what was written is kept, and Resume goes on with it.",
            nullptr, int(m_liveCount));
    return {};
}

void HomeWindow::closeEvent(QCloseEvent* event)
{
    const QString why = whyAskBeforeClosing();
    if (!why.isEmpty() && !std::exchange(m_closeAsked, true)) {
        say(why);
        return event->ignore();
    }
    QMainWindow::closeEvent(event);
}

void HomeWindow::setWorkspace(const QString& file, bool readOnly)
{
    m_readOnly = readOnly;
    const QString shown = QDir::toNativeSeparators(file);
    m_nav->setNewSession(readOnly ? tr("This workspace is open read-only") : QString());
    m_nav->setWorkspace(
        readOnly ? tr("Read-only: %1").arg(QFileInfo(file).fileName()) : tr("All data on this computer"), shown);
    m_sessionsPage->notice()->hide();
    m_sessionsPage->setReadOnly(readOnly);
}

void HomeWindow::setCurrentSession(const SessionId& current)
{
    m_sessionsPage->setCurrent(current);
}

void HomeWindow::showWorkspaceProblem(const Error& error, const QString& file)
{
    m_problem->setProblem(describeProblem(error, file), file);
    m_nav->setNewSession(tr("There is no workspace to write to"));
    m_nav->setWorkspace(tr("No workspace is open"), {});
    showPage(m_problem);
}

void HomeWindow::showSessions()
{
    showPage(m_sessionsPage);
}

void HomeWindow::showPage(QWidget* page)
{
    m_pages->setCurrentWidget(page);
    m_nav->setPlace({ page == m_sessionsPage, page == m_kitsPage, page == m_modelsPage }, page != m_problem);
    const bool hasService = m_service && m_aside->currentWidget() == m_service;
    if (hasService && page != m_modelsPage)
        closeService();
    if (page == m_problem)
        m_aside->setCurrentWidget(m_preview);
    fitAside();
}

void HomeWindow::startNewSession(const QString& kit)
{
    const bool possible = m_nav->newButton()->isEnabled();
    m_nav->newButton()->setChecked(possible);
    if (!possible)
        return;
    showAside(m_new);
    m_new->start(kit);
}

void HomeWindow::showAside(QWidget* panel)
{
    m_aside->setCurrentWidget(panel);
    m_nav->newButton()->setChecked(panel == m_new);
    fitAside();
}

void HomeWindow::showPreview()
{
    const SessionId id = m_sessionsPage->current();
    const int row = m_sessions->rowOf(id);
    if (row < 0)
        return m_preview->clear();
    const bool live = m_sessions->index(row, 0).data(SessionsModel::LiveRole).toBool();
    m_preview->show(m_sessions->rows().at(row), m_sessions->digest(id), live, m_readOnly);
}

void HomeWindow::openCurrent()
{
    const SessionId id = m_sessionsPage->current();
    if (!id.isEmpty())
        Q_EMIT sessionWanted(id);
}

void HomeWindow::escape()
{
    if (m_record->isAsking())
        return m_record->answer(false); // which dismisses it, and comes here again
    if (m_service && m_aside->currentWidget() == m_service)
        return closeService();
    if (m_aside->currentWidget() != m_preview)
        showAside(m_preview);
    m_sessionsPage->focusTable();
}

/// A narrow window shows the table and beside it what was asked for, not the preview.
void HomeWindow::fitAside()
{
    const bool sessions = m_pages->currentWidget() == m_sessionsPage;
    const bool asked = m_aside->currentWidget() != m_preview;
    m_aside->setVisible(asked || (sessions && width() >= 1180));
    m_aside->setFixedWidth(width() >= 1500 ? asideWidth : 380);
}

void HomeWindow::say(const QString& text)
{
    m_nav->say(text);
}

void HomeWindow::keyPressEvent(QKeyEvent* event)
{
    if (!m_actions->handleSpareKey(*event))
        QMainWindow::keyPressEvent(event);
}

void HomeWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    fitAside();
}

} // namespace jumpseat
