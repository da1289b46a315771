// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/submit_row.h"

#include "theme/action_button.h"
#include "theme/icon_engine.h"
#include "theme/inline_confirm.h"
#include "theme/labels.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace jumpseat {

namespace {

constexpr int longestReason = 4000;
constexpr int buttonHeight = 28;
constexpr int lockSize = 14;
constexpr int leftPadding = 12;
constexpr int rightPadding = 10;

} // namespace

SubmitRow::SubmitRow(QWidget* parent)
    : QWidget(parent)
    , m_button(new ActionButton({}, this))
    , m_question(new InlineConfirm(this))
    , m_reason(new QLineEdit(this))
    , m_keep(new ActionButton(tr("Amend"), this))
{
    m_reason->setMaxLength(longestReason);
    m_reason->setPlaceholderText(tr("Why does it change?"));
    m_reason->setAccessibleName(tr("Reason of the amendment"));
    m_reason->setAccessibleDescription(tr("Enter opens the scorecard again, Escape leaves it submitted"));
    m_reason->installEventFilter(this);
    m_keep->setLook(ActionButton::Look::Primary);
    m_keep->setAccessibleName(tr("Amend the scorecard"));
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_face.readOnly)
            Q_EMIT scoringWanted();
        else
            isSubmitted() ? amend() : submit();
    });
    connect(m_question, &InlineConfirm::answered, this, [this] { setMode(Mode::Resting); });
    connect(m_reason, &QLineEdit::textChanged, this, &SubmitRow::refresh);
    connect(m_reason, &QLineEdit::returnPressed, this, &SubmitRow::giveReason);
    connect(m_keep, &QPushButton::clicked, this, &SubmitRow::giveReason);
    setMode(Mode::Resting);
}

void SubmitRow::setFace(const Face& face)
{
    m_face = face;
    const bool asksInVain = m_mode == Mode::Asking && !whyNotSubmit().isEmpty();
    const bool reasonsInVain = m_mode == Mode::GivingReason && !whyNotAmend().isEmpty();
    if (asksInVain)
        m_question->answer(false);
    refresh();
    if (reasonsInVain)
        rest();
}

void SubmitRow::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
}

void SubmitRow::submit()
{
    if (m_mode == Mode::Asking)
        return m_question->answer(true);
    if (!whyNotSubmit().isEmpty())
        return;
    setMode(Mode::Asking);
    m_question->ask(tr("Submit it now?"), tr("Submit"), [this] { Q_EMIT submitted(); });
}

void SubmitRow::amend()
{
    if (!whyNotAmend().isEmpty())
        return;
    setMode(Mode::GivingReason);
    m_reason->setFocus(Qt::ShortcutFocusReason);
}

QString SubmitRow::whyNotSubmit() const
{
    if (m_face.readOnly)
        return tr("a recording cannot be changed");
    return isSubmitted() ? tr("it is submitted already") : m_face.missing;
}

QString SubmitRow::whyNotAmend() const
{
    if (m_face.readOnly)
        return tr("a recording cannot be changed");
    return isSubmitted() ? QString() : tr("it is not submitted");
}

QString SubmitRow::words() const
{
    if (isSubmitted())
        return tr("Submitted %1").arg(m_face.submittedAt);
    if (m_face.readOnly)
        return tr("Not submitted at this moment");
    if (!m_face.missing.isEmpty())
        return m_face.missing;
    return m_face.amendment.isEmpty() ? tr("Later changes need a reason") : tr("Open again: %1").arg(m_face.amendment);
}

QSize SubmitRow::sizeHint() const
{
    return { 300, buttonHeight + (m_compact ? 6 : 12) };
}

void SubmitRow::setMode(Mode mode)
{
    m_mode = mode;
    if (mode != Mode::GivingReason)
        m_reason->clear();
    m_question->setVisible(mode == Mode::Asking);
    m_reason->setVisible(mode == Mode::GivingReason);
    m_keep->setVisible(mode == Mode::GivingReason);
    refresh();
}

/// The button takes the focus over, or Qt would give it to the next field in the window.
void SubmitRow::rest()
{
    const bool hadFocus = m_reason->hasFocus() || m_keep->hasFocus();
    m_button->setVisible(!m_face.readOnly || m_face.scorable);
    if (hadFocus)
        m_button->setFocus(Qt::OtherFocusReason);
    setMode(Mode::Resting);
}

void SubmitRow::giveReason()
{
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty())
        return;
    rest();
    Q_EMIT amended(reason);
}

void SubmitRow::refresh()
{
    const QString whyNot = isSubmitted() ? whyNotAmend() : whyNotSubmit();
    m_button->setText(isSubmitted() ? tr("Amend…") : tr("Submit"));
    m_button->setKeyHint(isSubmitted() ? QString() : tr("Ctrl Enter"));
    m_button->setLook(whyNot.isEmpty() && !isSubmitted() ? ActionButton::Look::Primary : ActionButton::Look::Normal);
    m_button->setEnabled(whyNot.isEmpty());
    m_button->setToolTip(plainToolTip(!whyNot.isEmpty() ? whyNot
            : isSubmitted()                             ? tr("Open it again, with a reason; both versions are kept")
                                                        : tr("Submit the scorecard (Ctrl Enter)")));
    m_button->setAccessibleName(isSubmitted() ? tr("Amend the scorecard") : tr("Submit the scorecard"));
    m_button->setAccessibleDescription(whyNot);
    m_button->setVisible(m_mode == Mode::Resting && (!m_face.readOnly || m_face.scorable));
    if (m_face.readOnly) {
        m_button->setText(tr("Score this session"));
        m_button->setKeyHint({});
        m_button->setLook(ActionButton::Look::Normal);
        m_button->setEnabled(m_face.scorable);
        m_button->setToolTip(plainToolTip(tr("Open the scorecard (Ctrl Shift Enter); the recording stays as it is")));
        m_button->setAccessibleName(m_button->text());
        m_button->setAccessibleDescription({});
    }
    m_keep->setEnabled(!m_reason->text().trimmed().isEmpty());
    m_keep->setToolTip(m_keep->isEnabled() ? QString() : plainToolTip(tr("an amendment needs a reason")));
    setAccessibleName(tr("Scorecard: %1").arg(words()));
    place();
    update();
}

/// The buttons stand right, in the same place in every state.
void SubmitRow::place()
{
    const int top = (height() + 1 - buttonHeight) / 2;
    const int right = width() - rightPadding;
    const auto atRight = [&](QWidget* widget) {
        const int across = widget->sizeHint().width();
        widget->setGeometry(right - across, top, across, buttonHeight);
        return right - across;
    };
    atRight(m_button);
    const int left = atRight(m_keep) - 8;
    m_reason->setGeometry(rightPadding, top, left - rightPadding, buttonHeight);
    m_question->setGeometry(leftPadding, top, right - leftPadding, buttonHeight);
}

bool SubmitRow::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_reason || !isKey || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept(); // as a key, not as a shortcut of the window
    if (event->type() == QEvent::KeyPress)
        rest();
    return true;
}

void SubmitRow::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfaceWindow));
    painter.fillRect(0, 0, width(), 1, theme.color(Token::LineSoft));
    if (m_mode != Mode::Resting)
        return;
    int left = leftPadding;
    if (isSubmitted()) {
        const QRect lock(left, (height() + 1 - lockSize) / 2, lockSize, lockSize);
        const QColor ink = theme.color(Token::AccentText);
        painter.drawPixmap(lock, iconPixmap(QStringLiteral("lock"), ink, lock.size(), devicePixelRatioF()));
        left = lock.right() + 8;
    }
    const int right = m_button->isHidden() ? width() - rightPadding : m_button->x() - 8;
    const QRect area(left, 1, right - left, height() - 1);
    painter.setFont(theme.caption());
    painter.setPen(theme.color(isSubmitted() ? Token::Text2 : Token::Text3));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(words(), Qt::ElideRight, area.width()));
}

void SubmitRow::resizeEvent(QResizeEvent*)
{
    place();
}

} // namespace jumpseat
