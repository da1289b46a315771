// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/home_window.h"

#include "home/kits_page.h"
#include "home/nav_row.h"
#include "home/problem_page.h"
#include "home/session_preview.h"
#include "home/sessions_page.h"
#include "keys/command_palette.h"
#include "keys/key_table.h"
#include "models/sessions_model.h"
#include "theme/widgets.h"

#include <QCloseEvent>
#include <QDir>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

constexpr int navWidth = 200;
constexpr int asideWidth = 456;

/// The bar on the left: panel surface with a line at its right edge.
class NavBar : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::instance().color(Token::SurfacePanel));
        painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::instance().color(Token::Line1));
    }
};

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
        m_navSessions->setCount(m_sessions->rowCount());
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
    for (QObject* part : std::initializer_list<QObject*> { m_sessionsPage, m_kitsPage, m_preview, m_problem, m_new })
        part->disconnect(this);
    delete m_keyTable;
    delete m_palette;
}

void HomeWindow::build()
{
    auto* central = new QWidget(this);
    m_pages = new QStackedWidget(central);
    m_sessionsPage = new SessionsPage(m_sessions, m_pages);
    m_kitsPage = new KitsPage(m_pages);
    m_problem = new ProblemPage(m_pages);
    for (QWidget* page : std::initializer_list<QWidget*> { m_sessionsPage, m_kitsPage, m_problem })
        m_pages->addWidget(page);
    m_aside = new QStackedWidget(central);
    m_preview = new SessionPreview(m_aside);
    m_new = new NewSessionPanel(m_aside);
    m_aside->addWidget(m_preview);
    m_aside->addWidget(m_new);
    auto* layout = new QHBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildNav());
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_aside);
    setCentralWidget(central);
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
}

QWidget* HomeWindow::buildNav()
{
    m_nav = new NavBar(this);
    m_nav->setFixedWidth(navWidth);
    m_newButton = new ActionButton(tr("New session"), m_nav);
    m_newButton->setIconName(u"plus"_s);
    m_newButton->setKeyHint(m_actions->keyText(u"session.new"_s));
    m_newButton->setCheckable(true);
    m_newButton->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_newButton->setFixedHeight(qMax(32, m_newButton->sizeHint().height()));
    m_navSessions = new NavRow(u"list-filter"_s, tr("Sessions"), m_nav);
    m_navKits = new NavRow(u"book-open"_s, tr("Kits"), m_nav);
    m_navSessions->setCount(m_sessions->rowCount());
    m_said = new InkLabel({}, Token::StateFail, m_nav);
    m_where = new InkLabel({}, Token::Text2, m_nav);
    for (InkLabel* label : { m_said, m_where }) {
        label->setFont(Theme::instance().caption());
        label->setWordWrap(true);
        label->setContentsMargins(12, 6, 12, 6);
    }
    m_said->hide();
    auto* layout = new QVBoxLayout(m_nav);
    layout->setContentsMargins(0, 8, 1, 8);
    layout->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 0, 12, 10);
    top->addWidget(m_newButton);
    layout->addLayout(top);
    layout->addWidget(m_navSessions);
    layout->addWidget(m_navKits);
    layout->addStretch();
    layout->addWidget(m_said);
    layout->addWidget(new Hairline(Qt::Horizontal, m_nav));
    layout->addWidget(m_where);
    connect(m_newButton, &QPushButton::clicked, this, [this] { startNewSession(); });
    connect(m_navSessions, &QAbstractButton::clicked, this, &HomeWindow::showSessions);
    connect(m_navKits, &QAbstractButton::clicked, this, [this] { showPage(m_kitsPage); });
    return m_nav;
}

void HomeWindow::setKits(const QList<Kit>& kits)
{
    m_sessionsPage->setKits(kits);
    m_kitsPage->setKits(kits);
    m_new->setKits(kits);
    m_navKits->setCount(kits.size());
}

void HomeWindow::setLiveCount(qsizetype count)
{
    m_liveCount = count;
    m_closeAsked = false;
}

void HomeWindow::closeEvent(QCloseEvent* event)
{
    if (m_liveCount > 0 && !m_closeAsked) {
        m_closeAsked = true;
        say(tr("%n session(s) are live. Close again to quit: what was written is kept, and Resume goes on with it.",
            nullptr, int(m_liveCount)));
        return event->ignore();
    }
    QMainWindow::closeEvent(event);
}

void HomeWindow::setWorkspace(const QString& file, bool readOnly)
{
    m_readOnly = readOnly;
    m_newButton->setEnabled(!readOnly);
    m_newButton->setToolTip(readOnly ? tr("This workspace is open read-only") : QString());
    m_where->setText(
        readOnly ? tr("Read-only: %1").arg(QDir::toNativeSeparators(file)) : tr("All data on this computer"));
    m_where->setToolTip(plainToolTip(QDir::toNativeSeparators(file)));
}

void HomeWindow::setCurrentSession(const SessionId& current)
{
    m_sessionsPage->setCurrent(current);
}

void HomeWindow::showWorkspaceProblem(const Error& error, const QString& file)
{
    m_problem->setProblem(describeProblem(error, file), file);
    m_newButton->setEnabled(false);
    m_newButton->setToolTip(tr("There is no workspace to write to"));
    m_where->setText(tr("No workspace is open"));
    showPage(m_problem);
}

void HomeWindow::showSessions()
{
    showPage(m_sessionsPage);
}

void HomeWindow::showPage(QWidget* page)
{
    m_pages->setCurrentWidget(page);
    m_navSessions->setEnabled(page != m_problem);
    m_navKits->setEnabled(page != m_problem);
    m_navSessions->setChecked(page == m_sessionsPage);
    m_navKits->setChecked(page == m_kitsPage);
    if (page == m_problem)
        m_aside->setCurrentWidget(m_preview);
    fitAside();
}

void HomeWindow::startNewSession(const QString& kit)
{
    m_newButton->setChecked(m_newButton->isEnabled());
    if (!m_newButton->isEnabled())
        return;
    m_aside->setCurrentWidget(m_new);
    fitAside();
    m_new->start(kit);
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
    if (m_aside->currentWidget() == m_new) {
        m_aside->setCurrentWidget(m_preview);
        m_newButton->setChecked(false);
        fitAside();
    }
    m_sessionsPage->focusTable();
}

/// A narrow window shows the table or the panel of a new session beside it, not the preview.
void HomeWindow::fitAside()
{
    const bool sessions = m_pages->currentWidget() == m_sessionsPage;
    const bool asked = m_aside->currentWidget() == m_new;
    m_aside->setVisible(asked || (sessions && width() >= 1180));
    m_aside->setFixedWidth(width() >= 1500 ? asideWidth : 380);
}

void HomeWindow::say(const QString& text)
{
    m_said->setText(text);
    m_said->setVisible(!text.isEmpty());
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
