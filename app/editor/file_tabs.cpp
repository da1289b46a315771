// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/file_tabs.h"

#include "models/shown_text.h"
#include "theme/labels.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

namespace jumpseat {

namespace {

constexpr int squareSize = 8, squareGap = 6;

/// Filled while the candidate is connected, hollow while not, invisible in the files where they are not.
class PresenceSquare : public QWidget {
public:
    explicit PresenceSquare(QWidget* parent)
        : QWidget(parent)
    {
        setFixedSize(squareGap + squareSize, squareSize);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    void setState(bool here, bool connected)
    {
        m_here = here;
        m_connected = connected;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (!m_here)
            return;
        QPainter painter(this);
        const QColor color = Theme::instance().origin(OriginKind::Candidate);
        const QRect square(width() - squareSize, 0, squareSize, squareSize);
        if (m_connected) {
            painter.fillRect(square, color);
        } else {
            painter.setPen(color);
            painter.drawRect(square.adjusted(0, 0, -1, -1));
        }
    }

private:
    bool m_here = false;
    bool m_connected = false;
};

} // namespace

FileTabs::FileTabs(QWidget* parent)
    : QTabBar(parent)
{
    setAccessibleName(tr("Files of the session"));
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setIconSize({ 14, 14 });
    connect(this, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_filling && index >= 0)
            Q_EMIT fileChosen(fileAt(index));
    });
}

FileId FileTabs::fileAt(int index) const
{
    return index >= 0 && index < m_files.size() ? m_files.at(index).id : FileId();
}

int FileTabs::indexOf(const FileId& file) const
{
    const auto it = std::ranges::find(m_files, file, &Shown::id);
    return it == m_files.end() ? -1 : int(it - m_files.begin());
}

FileId FileTabs::neighbourOf(const FileId& file) const
{
    const int index = indexOf(file);
    return index + 1 < count() ? fileAt(index + 1) : fileAt(index - 1);
}

void FileTabs::setFiles(const QList<FileState>& files)
{
    const QScopedValueRollback filling(m_filling, true);
    for (int i = count() - 1; i >= 0; --i) {
        if (std::ranges::none_of(files, [&](const FileState& f) { return f.id == m_files.at(i).id; })) {
            m_files.removeAt(i);
            removeTab(i);
        }
    }
    for (int i = 0; i < files.size(); ++i) {
        const Shown wanted { files.at(i).id, files.at(i).name, files.at(i).readOnly };
        if (i >= m_files.size() || m_files.at(i).id != wanted.id) {
            addFile(i, wanted);
        } else if (m_files.at(i) != wanted) {
            m_files[i] = wanted;
            nameTab(i);
        }
    }
}

void FileTabs::addFile(int index, const Shown& file)
{
    m_files.insert(index, file);
    m_isCandidateShown = false;
    insertTab(index, QString());
    nameTab(index);
    setTabButton(index, RightSide, new PresenceSquare(this));
}

void FileTabs::nameTab(int index)
{
    const Shown& file = m_files.at(index);
    QString name = shownLine(file.name, 64);
    const QString said = file.readOnly ? tr("%1, read-only").arg(shownLine(file.name)) : shownLine(file.name);
    const bool isHere = file.id == m_candidate && m_candidateConnected;
    setAccessibleTabName(index, isHere ? tr("%1, the candidate is here").arg(said) : said);
    setTabText(index, name.replace(u'&', QStringLiteral("&&")));
    setTabIcon(index, file.readOnly ? Theme::instance().icon(QStringLiteral("lock")) : QIcon());
    setTabToolTip(index, file.readOnly ? plainToolTip(said) : QString());
}

void FileTabs::setCurrentFile(const FileId& file)
{
    const QScopedValueRollback filling(m_filling, true);
    if (const int index = indexOf(file); index >= 0)
        setCurrentIndex(index);
}

void FileTabs::setCandidateFile(const FileId& file, bool connected)
{
    if (m_isCandidateShown && file == m_candidate && connected == m_candidateConnected)
        return; // as at every letter the candidate types: nothing is laid out or painted for it
    m_isCandidateShown = true;
    m_candidate = file;
    m_candidateConnected = connected;
    for (int i = 0; i < count(); ++i) {
        if (auto* square = dynamic_cast<PresenceSquare*>(tabButton(i, RightSide)))
            square->setState(m_files.at(i).id == file, connected);
        nameTab(i);
    }
}

void FileTabs::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete)
        Q_EMIT removeWanted(fileAt(currentIndex()));
    else
        QTabBar::keyPressEvent(event);
}

void FileTabs::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int index = byKey ? currentIndex() : tabAt(event->pos());
    Q_EMIT menuWanted(index, byKey ? mapToGlobal(tabRect(index).bottomLeft()) : event->globalPos());
    event->accept();
}

} // namespace jumpseat
