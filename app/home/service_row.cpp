// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "home/service_row.h"

#include "home/session_delegate.h"
#include "models/shown_text.h"
#include "theme/icon_engine.h"
#include "theme/widgets.h"

#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace jumpseat {

namespace {

constexpr int serviceRowHeight = 32;
constexpr int serviceNameWidth = 200;

} // namespace

ServiceRow::ServiceRow(ModelService service, bool found, QWidget* parent)
    : QAbstractButton(parent)
    , m_service(std::move(service))
    , m_isFound(found)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setCheckable(!found);
    setAccessibleName(found ? m_service.name : tr("Open %1").arg(m_service.name));
    setAccessibleDescription(modelsText() + u' ' + keyText());
    QStringList names;
    for (const ServiceModel& model : m_service.models.first(qMin<qsizetype>(m_service.models.size(), 12)))
        names.append(model.name);
    setToolTip(plainToolTip(m_service.baseUrl + u'\n' + names.join(u'\n')));
}

QSize ServiceRow::sizeHint() const
{
    return { 300, qMax(serviceRowHeight, Theme::instance().rowHeight() + 4) };
}

QString ServiceRow::modelsText() const
{
    return m_service.models.isEmpty() ? tr("no models") : tr("%n model(s)", nullptr, int(m_service.models.size()));
}

QString ServiceRow::keyText() const
{
    if (m_isFound)
        return tr("found");
    switch (m_service.keySource) {
    case KeySource::Keyring: return tr("key in the keyring");
    case KeySource::Environment: return m_service.variable;
    case KeySource::None: return tr("no key");
    }
    return {};
}

void ServiceRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked())
        painter.fillRect(rect(), theme.color(Token::SurfaceSelected));
    else if (underMouse() && !m_isFound)
        painter.fillRect(rect(), theme.color(isDown() ? Token::SurfacePressed : Token::SurfaceHover));
    QRect inner = rect().adjusted(12, 0, -12, 0);
    const QPixmap icon = iconPixmap(QStringLiteral("bot"), theme.color(Token::Text2), { 14, 14 }, devicePixelRatio());
    painter.drawPixmap(QRect(inner.left(), (height() - 14) / 2, 14, 14), icon);
    inner.setLeft(inner.left() + 24);
    const QString tag = keyText();
    painter.setFont(theme.caption());
    (void)paintTag(painter, QPoint(inner.right() + 1 - tagWidth(tag), inner.center().y()), tag);
    inner.setRight(inner.right() - tagWidth(tag) - 16);
    painter.setFont(theme.caption());
    painter.setPen(theme.color(m_service.models.isEmpty() ? Token::StateFlaw : Token::Text2));
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, modelsText());
    inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(modelsText()) - 16);
    QFont name = theme.body();
    name.setWeight(QFont::Medium);
    painter.setFont(name);
    painter.setPen(theme.color(Token::Text1));
    const int nameWidth = qMin(serviceNameWidth, inner.width());
    painter.drawText(QRect(inner.left(), 0, nameWidth, height()), Qt::AlignVCenter,
        painter.fontMetrics().elidedText(shownLine(m_service.name, 120), Qt::ElideRight, nameWidth - 12));
    painter.setFont(theme.body());
    painter.setPen(theme.color(Token::Text2));
    const QRect rest(inner.left() + nameWidth, 0, inner.width() - nameWidth, height());
    painter.drawText(rest, Qt::AlignVCenter,
        painter.fontMetrics().elidedText(QUrl(m_service.baseUrl).authority(), Qt::ElideRight, rest.width()));
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setPen(QPen(theme.color(Token::AccentFocus), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

ServiceRows::ServiceRows(QWidget* parent)
    : QWidget(parent)
    , m_nothing(new EmptyState(tr("No services yet."),
          tr("Without one the assistant replies as the kit says, the same for every candidate."),
          EmptyState::Placing::Leading, this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(1);
    layout->addWidget(m_nothing);
    setAccessibleName(tr("Model services"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ServiceRows::setServices(const QList<ModelService>& services, const ModelService& found)
{
    qDeleteAll(m_rows);
    m_rows.clear();
    for (const ModelService& service : services) {
        auto* row = new ServiceRow(service, false, this);
        row->setChecked(service.id == m_open);
        connect(row, &QAbstractButton::clicked, this, [this, row] {
            setOpen(m_open); // which of them is open, whoever opens it says
            Q_EMIT chosen(row->service().id);
        });
        m_rows.append(row);
    }
    if (!found.models.isEmpty()) {
        auto* row = new ServiceRow(found, true, this);
        row->setFocusPolicy(Qt::NoFocus);
        m_rows.append(row);
    }
    for (ServiceRow* row : std::as_const(m_rows))
        layout()->addWidget(row);
    m_nothing->setVisible(m_rows.isEmpty());
}

void ServiceRows::setOpen(const QString& id)
{
    m_open = id;
    for (ServiceRow* row : std::as_const(m_rows))
        row->setChecked(!id.isEmpty() && row->service().id == id);
}

QWidget* ServiceRows::rowOf(const QString& id) const
{
    const auto row = std::ranges::find_if(m_rows, [&](const ServiceRow* each) { return each->service().id == id; });
    return row == m_rows.end() ? nullptr : *row;
}

void ServiceRows::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype i = 1; i < m_rows.size(); ++i) {
        const QRect row = m_rows.at(i)->geometry();
        painter.fillRect(QRect(row.left(), row.top() - 1, row.width(), 1), theme.color(Token::LineSoft));
    }
    painter.setPen(theme.color(Token::Line1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace jumpseat
