// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Home's page of model services, and the one that is open beside it.

#include "home/home_nav.h"
#include "home/home_window.h"
#include "home/models_page.h"
#include "settings/assistant_fields.h"
#include "settings/service_form.h"

#include <QStackedWidget>

namespace jumpseat {

void HomeWindow::setModels(ModelSettings* settings)
{
    m_modelsPage->setSettings(settings);
    m_new->assistant()->setSettings(settings);
    m_service = new ServiceForm(settings, m_aside);
    m_aside->addWidget(m_service);
    m_nav->setModelsShown(true);
    connect(m_modelsPage, &ModelsPage::chosen, this, &HomeWindow::openService);
    connect(m_modelsPage, &ModelsPage::newWanted, this, [this] { openService({}); });
    connect(m_service, &ServiceForm::dismissed, this, &HomeWindow::closeService);
    connect(m_service, &ServiceForm::done, this, &HomeWindow::closeService);
}

void HomeWindow::showModels()
{
    if (m_service)
        showPage(m_modelsPage);
}

/// Empty: a new one.
void HomeWindow::openService(const QString& id)
{
    if (m_aside->currentWidget() != m_service)
        m_asideBefore = m_aside->currentWidget();
    showModels();
    showAside(m_service);
    if (id.isEmpty())
        m_service->startNew();
    else
        m_service->edit(id);
    m_modelsPage->setOpen(m_service->id());
}

/// A session that was being set up is still there.
void HomeWindow::closeService()
{
    m_modelsPage->setOpen({});
    showAside(m_asideBefore == m_new ? static_cast<QWidget*>(m_new) : m_preview);
    m_asideBefore = nullptr;
    if (m_aside->currentWidget() == m_new)
        m_new->assistant()->refresh();
    else
        m_modelsPage->focusOn(m_service->id());
}

} // namespace jumpseat
