// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/file_tabs.h"

#include "models/shown_text.h"
#include "theme/labels.h"
#include "theme/theme.h"

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
    return index >= 0 && index < m_files.size() ? m_files.at(index) : FileId();
}

int FileTabs::indexOf(const FileId& file) const
{
    return int(m_files.indexOf(file));
}

void FileTabs::setFiles(const QList<FileState>& files)
{
    const QScopedValueRollback filling(m_filling, true);
    for (int i = count() - 1; i >= 0; --i) {
        if (std::ranges::none_of(files, [&](const FileState& f) { return f.id == m_files.at(i); })) {
            m_files.removeAt(i);
            removeTab(i);
        }
    }
    for (int i = 0; i < files.size(); ++i) {
        if (i >= m_files.size() || m_files.at(i) != files.at(i).id)
            addFile(i, files.at(i));
    }
}

void FileTabs::addFile(int index, const FileState& file)
{
    QString name = shownLine(file.name, 64);
    name.replace(u'&', QStringLiteral("&&"));
    m_files.insert(index, file.id);
    insertTab(index, name);
    if (file.readOnly) {
        setTabIcon(index, Theme::instance().icon(QStringLiteral("lock")));
        setTabToolTip(index, plainToolTip(tr("%1, read-only").arg(shownLine(file.name))));
    }
    setTabButton(index, RightSide, new PresenceSquare(this));
}

void FileTabs::setCurrentFile(const FileId& file)
{
    const QScopedValueRollback filling(m_filling, true);
    if (const int index = indexOf(file); index >= 0)
        setCurrentIndex(index);
}

void FileTabs::setCandidateFile(const FileId& file, bool connected)
{
    m_candidate = file;
    for (int i = 0; i < count(); ++i) {
        if (auto* square = dynamic_cast<PresenceSquare*>(tabButton(i, RightSide)))
            square->setState(m_files.at(i) == file, connected);
    }
}

} // namespace jumpseat
