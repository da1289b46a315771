// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/runs_bar.h"

#include "theme/theme.h"
#include "theme/widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionButton>

namespace jumpseat {

namespace {

constexpr int roomForCount = 430; // px

} // namespace

/// Words and colour tell its state; a filled button would be the loudest thing in the dock.
class FollowNewest final : public ActionButton {
public:
    explicit FollowNewest(QWidget* parent)
        : ActionButton({}, parent)
    {
        setLook(Look::Flat);
        setCheckable(true);
        setShort(false);
        connect(this, &QAbstractButton::toggled, this, [this] { refresh(); });
        connect(&Theme::instance(), &Theme::changed, this, [this] { refresh(); });
    }
    /// Where there is no room the eye speaks alone.
    void setShort(bool isShort)
    {
        m_isShort = isShort;
        refresh();
        if (!isShort)
            setText(RunsBar::tr("Following the newest")); // the longer of its two words: nothing beside it moves
        setMinimumWidth(0);
        setMaximumWidth(QWIDGETSIZE_MAX);
        setFixedWidth(sizeHint().width());
        refresh();
    }

protected:
    void initStyleOption(QStyleOptionButton* option) const override
    {
        ActionButton::initStyleOption(option);
        option->state &= ~QStyle::State_On;
        option->state |= QStyle::State_Off;
    }

private:
    void refresh()
    {
        const QString words = isChecked() ? RunsBar::tr("Following the newest") : RunsBar::tr("Follow the newest");
        setText(m_isShort ? QString() : words);
        setAccessibleName(words);
        setToolTip(m_isShort ? words : RunsBar::tr("Show each run as it starts"));
        setIconName(isChecked() ? QStringLiteral("eye") : QStringLiteral("eye-off"), 14);
        setInk(Theme::instance().color(isChecked() ? Token::AccentText : Token::Text2));
    }
    bool m_isShort = false;
};

RunFindField::RunFindField(QWidget* parent)
    : QLineEdit(parent)
{
    setPlaceholderText(RunsBar::tr("Find in the output"));
    setAccessibleName(placeholderText());
    setMaxLength(200);
}

bool RunFindField::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept();
    }
    return QLineEdit::event(event);
}

void RunFindField::keyPressEvent(QKeyEvent* event)
{
    const bool escape = event->key() == Qt::Key_Escape;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT stepped(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    else if (event->key() == Qt::Key_Down || (escape && text().isEmpty()))
        Q_EMIT left();
    else if (escape)
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

void RunFindField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (hasFocus() || !text().isEmpty())
        return;
    QPainter painter(this);
    const QSize size = KeyHint::sizeFor(QStringLiteral("/"));
    KeyHint::paint(
        painter, QRect(QPoint(width() - size.width() - 7, (height() - size.height()) / 2), size), QStringLiteral("/"));
}

RunsBar::RunsBar(bool isLive, QWidget* parent)
    : QWidget(parent)
    , m_tests(new ActionButton(tr("Run tests"), this))
    , m_program(new ActionButton(tr("Run"), this))
    , m_stop(new ActionButton(tr("Stop"), this))
    , m_find(new RunFindField(this))
    , m_count(new InkLabel({}, Token::Text3, this))
    , m_follow(new FollowNewest(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 8, 5);
    row->setSpacing(6);
    buildButtons(row, isLive);
    row->addWidget(m_find, 1);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_follow);
    m_find->setMaximumWidth(240);
    m_find->setMinimumWidth(90);
    m_count->setFont(Theme::instance().caption());
    connect(m_follow, &QAbstractButton::clicked, this, &RunsBar::followWanted);
}

void RunsBar::buildButtons(QHBoxLayout* row, bool isLive)
{
    m_tests->setIconName(QStringLiteral("play"), 14);
    m_stop->setIconName(QStringLiteral("x"), 14);
    for (ActionButton* button : { m_tests, m_program, m_stop }) {
        row->addWidget(button);
        button->setVisible(isLive && button != m_stop);
    }
    connect(m_tests, &QAbstractButton::clicked, this, &RunsBar::testsWanted);
    connect(m_program, &QAbstractButton::clicked, this, &RunsBar::programWanted);
    connect(m_stop, &QAbstractButton::clicked, this, &RunsBar::stopWanted);
}

void RunsBar::setPossible(
    const QString& whyNoTests, const QString& whyNoProgram, bool canStop, const QString& stopWords)
{
    m_tests->setEnabled(whyNoTests.isEmpty());
    m_tests->setToolTip(plainToolTip(whyNoTests.isEmpty() ? tr("Run the task's tests over the files as they are")
                                                          : tr("Run tests: %1").arg(whyNoTests)));
    m_program->setEnabled(whyNoProgram.isEmpty());
    m_program->setToolTip(plainToolTip(whyNoProgram.isEmpty() ? tr("Run the task's program over the files as they are")
                                                              : tr("Run: %1").arg(whyNoProgram)));
    m_stop->setText(stopWords);
    m_stop->updateGeometry();
    m_stop->setVisible(canStop);
}

ActionButton* RunsBar::followButton() const
{
    return m_follow;
}

void RunsBar::setFollowing(bool on)
{
    m_follow->setChecked(on);
}

void RunsBar::setFindable(bool findable)
{
    m_find->setEnabled(findable);
    m_count->setVisible(findable && width() >= roomForCount && !m_find->text().isEmpty());
}

void RunsBar::setMatches(qsizetype current, qsizetype count)
{
    m_count->setText(count == 0 ? tr("No match") : tr("%1 of %2").arg(current + 1).arg(count));
    m_count->setVisible(m_find->isEnabled() && width() >= roomForCount && !m_find->text().isEmpty());
}

void RunsBar::setNarrow(bool narrow)
{
    m_find->setMaximumWidth(narrow ? 130 : 240);
    m_follow->setShort(narrow);
}

void RunsBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), ink(Token::SurfaceBase));
    painter.fillRect(QRect(0, height() - 1, width(), 1), ink(Token::LineSoft));
}

} // namespace jumpseat
