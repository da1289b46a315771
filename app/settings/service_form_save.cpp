// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done with a service that was filled in: tried, saved, removed.

#include "settings/model_price_list.h"
#include "settings/model_settings.h"
#include "settings/service_form.h"
#include "theme/widgets.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace jumpseat {

namespace {

constexpr auto tryPatience = 15s;

} // namespace

Result<ModelService> ServiceForm::read() const
{
    ModelService service = m_service;
    service.provider = m_kind->currentData().toString();
    service.name = m_name->text().simplified();
    service.keySource = source();
    service.variable = source() == KeySource::Environment ? m_variable->text().trimmed() : QString();
    const auto url = checkedBaseUrl(m_url->text());
    if (!url)
        return std::unexpected(url.error());
    service.baseUrl = *url;
    auto models = m_models->models();
    if (!models)
        return std::unexpected(models.error());
    service.models = *std::move(models);
    QList<ModelService> all = m_settings->services().all();
    all.removeIf([&](const ModelService& other) { return other.id == service.id; });
    all.append(service);
    if (const auto checked = checkServices(all); !checked)
        return std::unexpected(checked.error());
    return service;
}

void ServiceForm::tryIt()
{
    const auto service = read();
    if (!service)
        return showTried(service.error().what, false);
    showTried(tr("Asking…"), true);
    if (source() == KeySource::Keyring && !m_key->text().isEmpty())
        return ask(ApiKey::from(m_key->text()));
    const QPointer<ServiceForm> self(this);
    m_settings->keys().want(*service, [self, turn = m_turn](const Result<ApiKeyPtr>& key) {
        if (self && self->m_turn == turn)
            self->ask(key);
    });
}

void ServiceForm::ask(const Result<ApiKeyPtr>& key)
{
    const auto service = read();
    if (!key || !service)
        return showTried(key ? service.error().what : key.error().what, false);
    m_lookup.ask(*service, *key, tryPatience, [this](const Result<QStringList>& names) {
        if (!names)
            return showTried(names.error().what, false);
        m_models->setProposals(*names);
        showTried(names->isEmpty() ? tr("It answers, and has no models.")
                                   : tr("It answers, and has %n model(s).", nullptr, int(names->size())),
            true);
        if (!names->isEmpty())
            m_models->nameField()->setFocus(Qt::OtherFocusReason);
    });
}

void ServiceForm::showTried(const QString& words, bool isGood)
{
    m_tried->setText(words);
    m_tried->setInk(isGood ? Token::Text2 : Token::StateFail);
}

void ServiceForm::save()
{
    if (m_isBusy)
        return;
    const auto service = read();
    if (!service)
        return showProblem(service.error().what);
    const bool needsKey = m_isNew || m_service.keySource != KeySource::Keyring;
    if (service->keySource != KeySource::Keyring || m_key->text().isEmpty()) {
        if (service->keySource == KeySource::Keyring && needsKey)
            return showProblem(tr("The key is missing. Paste it, or choose where else it is."));
        return put(*service);
    }
    const auto key = ApiKey::from(m_key->text());
    if (!key)
        return showProblem(tr("This is no key: %1.").arg(key.error().what));
    setBusy(true);
    const QPointer<ServiceForm> self(this);
    m_settings->keys().write(service->id, *key, [self, service = *service, turn = m_turn](const Result<void>& written) {
        if (!self || self->m_turn != turn)
            return;
        self->setBusy(false);
        if (written)
            return self->put(service);
        self->showProblem(tr("Nothing was saved: %1.").arg(written.error().what));
        self->m_useVariable->show();
    });
}

void ServiceForm::put(const ModelService& service)
{
    if (const auto put = m_settings->services().put(service); !put)
        return showProblem(put.error().what);
    if (!m_isNew && m_service.keySource == KeySource::Keyring && service.keySource != KeySource::Keyring)
        m_settings->keys().remove(service.id, [](const Result<void>&) { }); // nobody asks for it any more
    forgetKey();
    Q_EMIT done();
}

void ServiceForm::remove()
{
    setBusy(true);
    const QPointer<ServiceForm> self(this);
    const auto removed = [self, id = m_service.id, turn = m_turn](const Result<void>& gone) {
        if (!self || self->m_turn != turn)
            return;
        self->setBusy(false);
        // First the key: without its service nobody would know of it any more.
        if (!gone)
            return self->showProblem(tr(
                "It was not removed, because its key cannot be taken out of the keyring: %1. Choose another place for "
                "its key to go on without it.")
                    .arg(gone.error().what));
        if (const auto done = self->m_settings->services().remove(id); !done)
            return self->showProblem(done.error().what);
        Q_EMIT self->done();
    };
    if (m_service.keySource == KeySource::Keyring)
        m_settings->keys().remove(m_service.id, removed);
    else
        removed({});
}

} // namespace jumpseat
