// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/model_price_list.h"

#include "settings/form_parts.h"
#include "settings/money.h"
#include "theme/widgets.h"

#include <QCompleter>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QStringListModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

constexpr int priceWidth = 58;
constexpr qsizetype mostAtOnce = 20; // more than these nobody wants all of

} // namespace

ModelPriceList::ModelPriceList(QWidget* parent)
    : QWidget(parent)
    , m_known(new QStringListModel(this))
    , m_grid(new QGridLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* heading = new QHBoxLayout;
    heading->addWidget(fieldLabel(tr("Models"), nullptr, this), 1);
    m_units = captionLabel(tr("US dollars a million tokens"), Token::Text3, this);
    m_units->setWordWrap(false);
    heading->addWidget(m_units);
    column->addLayout(heading);
    m_grid->setHorizontalSpacing(4);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(0, 1);
    column->addLayout(m_grid);
    buildAdd(column);
    setModels({});
}

ModelPriceList::~ModelPriceList() = default;

void ModelPriceList::buildAdd(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    m_name = new QLineEdit(this);
    m_name->setPlaceholderText(tr("Name of a model"));
    m_name->setAccessibleName(tr("Name of a model to add"));
    m_name->setMaxLength(200);
    auto* completer = new QCompleter(m_known, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_name->setCompleter(completer);
    m_add = new ActionButton(tr("Add"), this);
    m_all = new ActionButton({}, this);
    row->addWidget(m_name, 1);
    row->addWidget(m_add);
    row->addWidget(m_all);
    column->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, &ModelPriceList::addTyped);
    connect(m_all, &QPushButton::clicked, this, &ModelPriceList::addAll);
    connect(m_name, &QLineEdit::textChanged, this, &ModelPriceList::showProposals);
}

/// The key that adds a name must not save the whole form as well.
void ModelPriceList::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_name->hasFocus() && !m_name->text().trimmed().isEmpty())
        addTyped();
    else
        QWidget::keyPressEvent(event);
}

void ModelPriceList::setModels(const QList<ServiceModel>& models)
{
    while (!m_rows.isEmpty())
        removeRow(m_rows.last().model.name);
    for (const ServiceModel& model : models)
        addRow(model);
    setProposals({});
    m_name->clear();
    place();
}

void ModelPriceList::setProposals(const QStringList& names)
{
    m_proposals = names;
    m_known->setStringList(names);
    showProposals();
}

void ModelPriceList::showProposals()
{
    qsizetype fresh = 0;
    for (const QString& name : std::as_const(m_proposals))
        fresh += std::ranges::none_of(m_rows, [&](const Row& row) { return row.model.name == name; }) ? 1 : 0;
    m_all->setVisible(fresh > 1 && fresh <= mostAtOnce && m_name->text().isEmpty());
    m_all->setText(tr("Add all %1").arg(fresh));
    m_all->updateGeometry();
    m_add->setEnabled(!m_name->text().trimmed().isEmpty());
    m_add->setToolTip(m_add->isEnabled() ? QString() : tr("Type the name of a model first"));
}

void ModelPriceList::addTyped()
{
    add(m_name->text().trimmed());
    m_name->clear();
}

void ModelPriceList::addAll()
{
    for (const QStringList names = m_proposals; const QString& name : names)
        add(name);
    m_name->setFocus(Qt::OtherFocusReason);
}

void ModelPriceList::add(const QString& name)
{
    const bool isThere = std::ranges::any_of(m_rows, [&](const Row& row) { return row.model.name == name; });
    if (name.isEmpty() || isThere || m_rows.size() >= mostModels)
        return;
    addRow({ .name = name });
    place();
    showProposals();
}

void ModelPriceList::addRow(const ServiceModel& model)
{
    Row row { .model = model };
    row.name = new ElidedLabel(model.name, this);
    row.name->setElideMode(Qt::ElideMiddle); // the date at the end tells versions apart
    const std::pair<QString, qint64> prices[] { { tr("Price of input of %1").arg(model.name), model.inputPrice },
        { tr("Price of cached input of %1").arg(model.name), model.cachedPrice },
        { tr("Price of output of %1").arg(model.name), model.outputPrice } };
    for (int i = 0; i < 3; ++i) {
        auto* field = numberField(prices[i].first, u"–"_s, 0, this);
        field->setValidator(new QRegularExpressionValidator(QRegularExpression(u"\\d{0,6}([.,]\\d{0,6})?"_s), field));
        field->setText(dollarsFromMicros(prices[i].second));
        field->setFixedWidth(priceWidth);
        field->setAlignment(Qt::AlignRight);
        row.prices[i] = field;
    }
    row.remove = new IconButton(u"x"_s, tr("Take %1 out of the list").arg(model.name), {}, this);
    connect(row.remove, &QPushButton::clicked, this, [this, name = model.name] {
        removeRow(name);
        place();
        showProposals();
        m_name->setFocus(Qt::OtherFocusReason);
    });
    m_rows.append(row);
}

void ModelPriceList::removeRow(const QString& name)
{
    const auto row = std::ranges::find(m_rows, name, [](const Row& candidate) { return candidate.model.name; });
    if (row == m_rows.end())
        return;
    for (QWidget* part :
        std::initializer_list<QWidget*> { row->name, row->prices[0], row->prices[1], row->prices[2], row->remove }) {
        m_grid->removeWidget(part);
        part->hide();
        part->deleteLater(); // it may be what was pressed
    }
    m_rows.erase(row);
}

/// Into the grid, in order, each behind the one before for Tab as well.
void ModelPriceList::place()
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        if (auto* heading = qobject_cast<InkLabel*>(item->widget()))
            delete heading;
        delete item;
    }
    m_units->setVisible(!m_rows.isEmpty());
    if (m_rows.isEmpty()) {
        m_grid->addWidget(
            captionLabel(tr("None yet. Only what stands here can be chosen for a session."), Token::Text3, this), 0, 0,
            1, 5);
        return;
    }
    const QString headings[] { tr("In"), tr("Cached"), tr("Out") };
    for (int i = 0; i < 3; ++i)
        m_grid->addWidget(captionLabel(headings[i], Token::Text2, this), 0, 1 + i, Qt::AlignRight);
    QWidget* before = nullptr;
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows.at(i);
        int column = 0;
        for (QWidget* part :
            std::initializer_list<QWidget*> { row.name, row.prices[0], row.prices[1], row.prices[2], row.remove }) {
            m_grid->addWidget(part, i + 1, column++);
            if (before && part != row.name)
                QWidget::setTabOrder(before, part);
            if (part != row.name)
                before = part;
        }
    }
    QWidget::setTabOrder(before, m_name);
}

Result<QList<ServiceModel>> ModelPriceList::models() const
{
    QList<ServiceModel> models;
    for (const Row& row : m_rows) {
        ServiceModel model { .name = row.model.name };
        qint64* const prices[] { &model.inputPrice, &model.cachedPrice, &model.outputPrice };
        for (int i = 0; i < 3; ++i) {
            const QString text = row.prices[i]->text().trimmed();
            const auto micros = text.isEmpty() ? std::optional<qint64>(0) : microsFromDollars(text);
            if (!micros)
                return fail(ErrorCode::Malformed, tr("\"%1\" is no price of %2.").arg(text, model.name));
            *prices[i] = *micros;
        }
        models.append(model);
    }
    return models;
}

} // namespace jumpseat
