// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/files_bar.h"

#include "editor/file_tabs.h"
#include "editor/name_field.h"
#include "editor/origin_legend.h"
#include "theme/action_button.h"
#include "theme/follow_button.h"
#include "theme/labels.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace jumpseat {

namespace {

constexpr int filesBarHeight = 30, nameWidth = 180, fieldInset = 1;

QString menuText(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

FilesBar::FilesBar(SessionModel* model, FileDesk* desk, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_desk(desk)
    , m_tabs(new FileTabs(this))
    , m_new(new IconButton(QStringLiteral("plus"), tr("New file, or bring one back"), tr("Ctrl N"), this))
    , m_legend(new OriginLegend(this))
    , m_follow(new FollowButton(this))
    , m_field(new NameField(this))
{
    setFixedHeight(filesBarHeight);
    m_new->setLook(ActionButton::Look::Flat);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_tabs, 0, Qt::AlignBottom);
    row->addWidget(m_new);
    row->addWidget(m_legend, 1);
    row->addWidget(new Hairline(Qt::Vertical, this));
    row->addWidget(m_follow);
    setupTabs();
    setupField();
    connect(m_new, &QAbstractButton::clicked, this,
        [this] { showFileMenu(-1, m_new->mapToGlobal(QPoint(0, m_new->height()))); });
    connect(model, &SessionModel::eventApplied, this, [this](const EventPtr& event) { onEvent(*event); });
}

void FilesBar::setupTabs()
{
    connect(m_tabs, &QTabBar::tabBarDoubleClicked, this, [this](int index) { startRename(m_tabs->fileAt(index)); });
    connect(m_tabs, &FileTabs::removeWanted, this, [this](const FileId& file) { m_desk->remove(file); });
    connect(m_tabs, &FileTabs::menuWanted, this, &FilesBar::showFileMenu);
}

void FilesBar::setupField()
{
    connect(m_field, &NameField::entered, this, &FilesBar::nameEntered);
    QSizePolicy kept = m_legend->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_legend->setSizePolicy(kept);
    connect(m_field, &NameField::closed, this, [this] {
        m_asked.clear();
        m_legend->setVisible(m_legendShown);
    });
    connect(m_model, &SessionModel::commandRefused, this, [this](const QString& why) {
        if (!std::exchange(m_asked, {}).isEmpty())
            m_field->refuse(why);
    });
}

void FilesBar::refresh()
{
    m_tabs->setFiles(m_model->state().visibleFiles());
    m_new->setVisible(m_desk->isOpen());
    if (!m_desk->isOpen() || (!m_renaming.isEmpty() && !shownFile(m_model->state(), m_renaming)))
        m_field->close();
}

void FilesBar::setLegendShown(bool shown)
{
    m_legendShown = shown;
    m_legend->setVisible(shown && !m_field->isVisible());
}

void FilesBar::startNew()
{
    if (!m_desk->whyNotAdd().isEmpty())
        return;
    m_renaming = {};
    // Where its tab will be; with so many tabs that there is no room, over the last of them.
    const int left = std::min(m_tabs->geometry().right() + 1, width() - nameWidth - m_follow->width());
    openField(tr("Name of the new file"), {}, QRect(std::max(0, left), 0, nameWidth, height()));
}

void FilesBar::startRename(const FileId& file)
{
    if (!m_desk->whyNotChange(file).isEmpty())
        return;
    m_renaming = file;
    const QRect tab = m_tabs->tabRect(m_tabs->indexOf(file)).translated(m_tabs->pos());
    openField(tr("New name of %1").arg(m_desk->nameOf(file)), m_model->state().file(file)->name,
        QRect(std::max(0, tab.left()), 0, std::max(tab.width(), nameWidth), height()));
}

void FilesBar::openField(const QString& label, const QString& text, const QRect& place)
{
    m_asked.clear();
    m_field->open(label, text, place.adjusted(fieldInset, fieldInset, -fieldInset, -fieldInset), parentWidget());
    m_legend->setVisible(
        m_legendShown && place.right() < m_legend->x()); // half a word beside the field would be read as its end
}

/// The field stays until the event is there: only then it is true.
void FilesBar::nameEntered(const QString& name)
{
    const FileState* file = m_model->state().file(m_renaming);
    if (file && file->name == name)
        return m_field->close();
    if (const QString why = m_desk->whyNotName(name, m_renaming); !why.isEmpty())
        return m_field->refuse(why);
    m_asked = name;
    if (m_renaming.isEmpty())
        m_desk->add(name);
    else
        m_desk->rename(m_renaming, name);
}

void FilesBar::onEvent(const Event& event)
{
    if (m_asked.isEmpty() || event.actor != m_model->self())
        return;
    if (const auto* added = std::get_if<event::FileAdded>(&event.payload); added && added->name == m_asked) {
        const FileId file = added->file;
        m_field->close();
        Q_EMIT this->added(file);
    } else if (const auto* renamed = std::get_if<event::FileRenamed>(&event.payload);
        renamed && renamed->file == m_renaming) {
        m_field->close();
    }
}

void FilesBar::fillNewMenu(QMenu& menu)
{
    menu.setToolTipsVisible(true);
    QAction* fresh = menu.addAction(tr("New file…"), this, &FilesBar::startNew);
    fresh->setEnabled(m_desk->whyNotAdd().isEmpty());
    fresh->setToolTip(m_desk->whyNotAdd());
    const auto removed = m_desk->removedFiles();
    if (!removed.isEmpty())
        menu.addSeparator();
    for (const FileId& file : removed) {
        QAction* back = menu.addAction(
            menuText(tr("Bring %1 back").arg(m_desk->nameOf(file))), this, [this, file] { m_desk->restore(file); });
        const QString why = m_desk->whyNotRestore(file);
        back->setEnabled(why.isEmpty());
        back->setToolTip(plainToolTip(why));
    }
}

void FilesBar::fillFileMenu(QMenu& menu, const FileId& file)
{
    menu.setToolTipsVisible(true);
    const QString why = m_desk->whyNotChange(file);
    QAction* rename = menu.addAction(tr("Rename"), this, [this, file] { startRename(file); });
    rename->setShortcut(Qt::Key_F2);
    QAction* remove = menu.addAction(
        menuText(tr("Remove %1").arg(m_desk->nameOf(file))), this, [this, file] { m_desk->remove(file); });
    remove->setShortcut(Qt::Key_Delete);
    for (QAction* action : { rename, remove }) {
        action->setEnabled(why.isEmpty());
        action->setToolTip(plainToolTip(why));
    }
    menu.addSeparator();
    fillNewMenu(menu);
}

void FilesBar::showFileMenu(int index, QPoint globalPos)
{
    if (!m_desk->isOpen())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index >= 0)
        fillFileMenu(*menu, m_tabs->fileAt(index));
    else
        fillNewMenu(*menu);
    menu->popup(globalPos);
}

void FilesBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Token::SurfaceWindow));
    painter.fillRect(0, height() - 1, width(), 1, theme.color(Token::Line1));
}

} // namespace jumpseat
