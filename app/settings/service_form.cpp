// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/service_form.h"

#include "settings/form_parts.h"
#include "settings/model_price_list.h"
#include "settings/model_settings.h"
#include "theme/grounds.h"
#include "theme/inline_confirm.h"
#include "theme/widgets.h"

#include <QComboBox>
#include <QHideEvent>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

/// A service of that kind as nobody has touched it.
ModelService freshService(const ProviderFacts& facts)
{
    ModelService service;
    service.name = facts.defaultName;
    service.provider = facts.id;
    service.baseUrl = facts.defaultUrl;
    service.keySource = facts.id == "ollama"_L1 ? KeySource::None : KeySource::Keyring;
    service.variable = facts.variable;
    return service;
}

} // namespace

ServiceForm::ServiceForm(ModelSettings* settings, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_lookup(settings->upstreams())
{
    setAccessibleName(tr("A model service"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(buildFields(), 1);
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(buildBottom());
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    startNew();
}

ServiceForm::~ServiceForm() = default;

void ServiceForm::startNew()
{
    ModelService service = freshService(knownProviders().first());
    service.id = newServiceId();
    show(service, true);
    m_kind->setFocus(Qt::OtherFocusReason);
}

void ServiceForm::edit(const QString& id)
{
    const ModelService* service = m_settings->services().find(id);
    if (!service)
        return startNew();
    show(*service, false);
    m_name->setFocus(Qt::OtherFocusReason);
}

void ServiceForm::show(const ModelService& service, bool isNew)
{
    ++m_turn;
    m_lookup.cancel();
    m_isNew = isNew;
    m_isBusy = false;
    m_service = service;
    forgetKey();
    m_title->setText(isNew ? tr("New service") : service.name);
    {
        const QSignalBlocker quiet(m_kind);
        m_kind->setCurrentIndex(m_kind->findData(service.provider));
    }
    m_name->setText(service.name);
    m_url->setText(service.baseUrl);
    m_source->setCurrentIndex(m_source->findData(int(service.keySource)));
    m_variable->setText(service.variable.isEmpty() ? providerFacts(service.provider)->variable : service.variable);
    if (m_variable->text().isEmpty())
        m_variable->setText(ownKeyVariable(service.id));
    m_models->setModels(service.models);
    m_confirm->hide();
    showTried({}, true);
    setBusy(false);
    edited();
}

/// What nobody changed follows the kind.
void ServiceForm::kindChosen()
{
    const ProviderFacts* before = providerFacts(m_service.provider);
    const ProviderFacts* now = providerFacts(m_kind->currentData().toString());
    if (!before || !now)
        return;
    const ModelService old = freshService(*before), fresh = freshService(*now);
    m_service.provider = now->id;
    if (m_name->text().trimmed().isEmpty() || m_name->text() == old.name)
        m_name->setText(fresh.name);
    if (m_url->text().trimmed().isEmpty() || m_url->text() == old.baseUrl)
        m_url->setText(fresh.baseUrl);
    if (m_isNew && source() == old.keySource)
        m_source->setCurrentIndex(m_source->findData(int(fresh.keySource)));
    if (m_variable->text() == old.variable && !fresh.variable.isEmpty())
        m_variable->setText(fresh.variable);
    showTried({}, true);
    edited();
}

KeySource ServiceForm::source() const
{
    return KeySource(m_source->currentData().toInt());
}

/// What was wrong may not be any more.
void ServiceForm::edited()
{
    showProblem({});
    m_useVariable->hide();
    showState();
}

void ServiceForm::showState()
{
    const auto url = checkedBaseUrl(m_url->text());
    m_warning->setText(url ? baseUrlWarning(*url, source() != KeySource::None) : QString());
    m_warning->setVisible(!m_warning->text().isEmpty());
    const bool isKeyring = source() == KeySource::Keyring, isVariable = source() == KeySource::Environment;
    m_keys->setVisible(isKeyring || isVariable);
    m_keys->setCurrentWidget(isVariable ? m_variable : m_key);
    const bool isStored = !m_isNew && m_service.keySource == KeySource::Keyring;
    m_key->setPlaceholderText(isStored ? tr("Stored. Leave it empty to keep it") : tr("Paste it here"));
    const bool isSet = isVariable && qEnvironmentVariableIsSet(m_variable->text().trimmed().toLatin1().constData());
    m_keyWords->setText(isKeyring ? tr("Stored in the keyring of this computer, never in a file of Jumpseat, and never "
                                       "shown again.")
            : isVariable          ? isSet ? tr("It is set.") : tr("It is not set where Jumpseat was started.")
                                  : QString());
    m_keyWords->setInk(isVariable && !isSet ? Token::StateFlaw : Token::Text3);
    m_keyWords->setVisible(!m_keyWords->text().isEmpty());
}

void ServiceForm::showProblem(const QString& what)
{
    m_problem->setText(what);
    m_problem->setVisible(!what.isEmpty());
}

/// setText() and not clear(), which a field could undo.
void ServiceForm::forgetKey()
{
    m_key->setText({});
}

void ServiceForm::setBusy(bool busy)
{
    m_isBusy = busy;
    m_save->show();
    m_save->setEnabled(!busy);
    m_save->setToolTip(busy ? tr("The keyring is being asked") : QString());
    m_remove->setVisible(!m_isNew);
    m_remove->setEnabled(!busy);
}

/// Whatever was typed does not stay in a window that nobody sees.
void ServiceForm::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous())
        forgetKey();
    QWidget::hideEvent(event);
}

void ServiceForm::paintEvent(QPaintEvent*)
{
    paintSidePanel(*this);
}

} // namespace jumpseat
