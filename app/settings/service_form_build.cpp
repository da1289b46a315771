// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of a service.

#include "settings/form_parts.h"
#include "settings/model_price_list.h"
#include "settings/service_form.h"
#include "theme/inline_confirm.h"
#include "theme/widgets.h"

#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

constexpr int formTopHeight = 43; // as the bars beside it

} // namespace

QWidget* ServiceForm::buildTop()
{
    auto* top = new QWidget(this);
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(16, 0, 8, 0);
    m_title = new InkLabel({}, Token::Text1, top);
    m_title->setFont(Theme::instance().strong());
    auto* close = new IconButton(u"x"_s, tr("Close"), tr("Esc"), top);
    connect(close, &QPushButton::clicked, this, &ServiceForm::dismissed);
    layout->addWidget(m_title, 1);
    layout->addWidget(close);
    top->setFixedHeight(formTopHeight);
    return top;
}

QWidget* ServiceForm::buildFields()
{
    auto* form = new QWidget;
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(4);
    m_kind = new QComboBox(form);
    for (const ProviderFacts& facts : knownProviders())
        m_kind->addItem(facts.title, facts.id);
    m_name = new QLineEdit(form);
    m_name->setMaxLength(120);
    m_url = new QLineEdit(form);
    m_warning = captionLabel({}, Token::StateFlaw, form);
    const std::pair<QString, QWidget*> fields[] { { tr("Kind"), m_kind }, { tr("Name"), m_name },
        { tr("Address"), m_url } };
    for (const auto& [name, field] : fields) {
        column->addWidget(fieldLabel(name, field, form));
        column->addWidget(field);
        if (field == m_url)
            column->addWidget(m_warning);
        column->addSpacing(8);
    }
    buildKey(column);
    buildTry(column);
    m_models = new ModelPriceList(form);
    column->addWidget(m_models);
    column->addStretch();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ServiceForm::kindChosen);
    for (QLineEdit* field : { m_url, m_name, m_key, m_variable })
        connect(field, &QLineEdit::textChanged, this, &ServiceForm::edited);
    return panelScroller(form, this);
}

void ServiceForm::buildKey(QVBoxLayout* column)
{
    QWidget* form = column->parentWidget();
    m_source = new QComboBox(form);
    m_source->addItem(tr("In the keyring of this computer"), int(KeySource::Keyring));
    m_source->addItem(tr("In an environment variable"), int(KeySource::Environment));
    m_source->addItem(tr("None is needed"), int(KeySource::None));
    m_keys = new QStackedWidget(form);
    m_key = new QLineEdit(m_keys);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setAccessibleName(tr("Key"));
    m_variable = new QLineEdit(m_keys);
    m_variable->setAccessibleName(tr("Name of the environment variable"));
    m_keys->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_keys->addWidget(m_key);
    m_keys->addWidget(m_variable);
    m_keyWords = captionLabel({}, Token::Text3, form);
    m_useVariable = new ActionButton(tr("Use an environment variable"), form);
    column->addWidget(fieldLabel(tr("Key"), m_source, form));
    column->addWidget(m_source);
    column->addWidget(m_keys);
    column->addWidget(m_keyWords);
    column->addWidget(m_useVariable, 0, Qt::AlignLeft);
    column->addSpacing(8);
    connect(m_source, &QComboBox::currentIndexChanged, this, &ServiceForm::edited);
    connect(m_useVariable, &QPushButton::clicked, this, [this] {
        m_source->setCurrentIndex(m_source->findData(int(KeySource::Environment)));
        m_variable->setFocus(Qt::OtherFocusReason);
    });
}

void ServiceForm::buildTry(QVBoxLayout* column)
{
    QWidget* form = column->parentWidget();
    auto* row = new QHBoxLayout;
    m_try = new ActionButton(tr("Try it"), form);
    m_try->setToolTip(tr("Ask the service for its models, with this address and this key"));
    m_tried = captionLabel({}, Token::Text3, form);
    m_tried->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_try, 0, Qt::AlignTop);
    row->addSpacing(6);
    row->addWidget(m_tried, 1, Qt::AlignVCenter);
    column->addLayout(row);
    column->addSpacing(12);
    connect(m_try, &QPushButton::clicked, this, &ServiceForm::tryIt);
}

QWidget* ServiceForm::buildBottom()
{
    auto* bottom = new QWidget(this);
    auto* column = new QVBoxLayout(bottom);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    m_problem = new InkLabel({}, Token::StateFail, bottom);
    m_problem->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_confirm = new InlineConfirm(bottom);
    m_remove = new ActionButton(tr("Remove…"), bottom);
    m_save = new ActionButton(tr("Save"), bottom);
    m_save->setLook(ActionButton::Look::Primary);
    m_save->setKeyHint(tr("Enter"));
    row->addWidget(m_confirm, 1);
    row->addWidget(m_remove);
    row->addStretch();
    row->addWidget(m_save);
    column->addWidget(m_problem);
    column->addLayout(row);
    m_confirm->hide();
    connect(m_save, &QPushButton::clicked, this, &ServiceForm::save);
    connect(m_confirm, &InlineConfirm::answered, this, [this] {
        m_confirm->hide();
        setBusy(m_isBusy);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_remove->hide();
        m_save->hide();
        m_confirm->show();
        m_confirm->ask(
            tr("The key goes too."), tr("Remove"), [this] { remove(); }, InlineConfirm::Weight::Irreversible);
    });
    return bottom;
}

} // namespace jumpseat
