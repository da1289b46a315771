// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/focus_strip.h"

#include "models/session_model.h"
#include "models/shown_text.h"
#include "theme/widgets.h"
#include "timeline/session_strip.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace jumpseat {

namespace {

/// The hollow diamond of an offered suggestion.
class OfferedMark : public QWidget {
public:
    explicit OfferedMark(QWidget* parent)
        : QWidget(parent)
    {
        setFixedSize(13, 13);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintGlyph(painter, EventMark::Offered, QRectF(0.5, 0.5, 12, 12), Theme::instance().color(Token::SurfacePanel));
    }
};

} // namespace

FocusStrip::FocusStrip(SessionModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_mark(new OfferedMark(this))
    , m_text(new ElidedLabel({}, this))
    , m_strip(new SessionStrip(model, this))
{
    m_text->setFont(Theme::instance().caption());
    m_text->setFixedWidth(84);
    m_strip->setFixedHeight(28);
    auto* leave = new InkLabel(tr("F or Esc leaves focus"), Token::Text3, this);
    leave->setFont(Theme::instance().caption());
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 7);
    layout->setSpacing(6);
    layout->addWidget(m_mark);
    layout->addWidget(m_text);
    layout->addWidget(m_strip, 1);
    layout->addSpacing(6);
    layout->addWidget(leave);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QString FocusStrip::openSuggestion() const
{
    const auto& all = m_model->state().suggestions;
    const auto it =
        std::find_if(all.crbegin(), all.crend(), [](const auto& s) { return s.decision == Decision::Open; });
    if (it == all.crend())
        return {};
    return tr("%1 open %2", "S8 open 0:49")
        .arg(it->id.value, durationText(qMax<qint64>(0, m_model->nowUs() - it->readFromUs())));
}

void FocusStrip::refresh()
{
    if (isHidden())
        return;
    const QString text = openSuggestion();
    m_mark->setVisible(!text.isEmpty());
    m_text->setText(text.isEmpty() ? tr("nothing open") : text);
    m_text->setInk(Theme::instance().color(text.isEmpty() ? Token::Text3 : Token::Text2));
}

void FocusStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfacePanel));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Line1));
}

} // namespace jumpseat
