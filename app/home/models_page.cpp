// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "home/models_page.h"

#include "home/home_metrics.h"
#include "home/notice_strip.h"
#include "home/service_row.h"
#include "settings/model_settings.h"
#include "theme/grounds.h"
#include "theme/widgets.h"

#include <QShowEvent>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jumpseat {

ModelsPage::ModelsPage(QWidget* parent)
    : QWidget(parent)
    , m_notice(new NoticeStrip(this))
    , m_rows(new ServiceRows(this))
    , m_ollama(new InkLabel({}, Token::Text3, this))
{
    m_notice->setStanding(true);
    m_notice->hide();
    auto* words =
        new InkLabel(tr("A service answers for models: a company, or a computer of your own. A session is given "
                        "one model; the candidate asks it through Jumpseat and never has its key."),
            Token::Text2, this);
    words->setWordWrap(true);
    m_ollama->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(m_notice);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(48, 24, 48, 24);
    column->setSpacing(12);
    for (QWidget* part : std::initializer_list<QWidget*> { words, m_rows, m_ollama })
        column->addWidget(part);
    column->addStretch();
    layout->addLayout(column, 1);
    connect(m_rows, &ServiceRows::chosen, this, &ModelsPage::chosen);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QWidget* ModelsPage::buildTop()
{
    auto* top = new QWidget(this);
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(16, 0, 16, 0);
    auto* heading = new InkLabel(tr("Models"), Token::Text1, top);
    heading->setFont(Theme::instance().title());
    m_add = new ActionButton(tr("Add a service"), top);
    m_add->setIconName(u"plus"_s, 14);
    layout->addWidget(heading, 1);
    layout->addWidget(m_add);
    top->setFixedHeight(topHeight);
    connect(m_add, &QPushButton::clicked, this, &ModelsPage::newWanted);
    return top;
}

void ModelsPage::setSettings(ModelSettings* settings)
{
    m_settings = settings;
    connect(settings, &ModelSettings::changed, this, &ModelsPage::fill);
    fill();
}

void ModelsPage::setOpen(const QString& id)
{
    m_rows->setOpen(id);
}

void ModelsPage::focusOn(const QString& id)
{
    QWidget* row = m_rows->rowOf(id);
    (row ? row : m_add)->setFocus(Qt::OtherFocusReason);
}

void ModelsPage::fill()
{
    const QList<ModelService> all = m_settings->available();
    const bool hasFound = !all.isEmpty() && all.last().id == m_settings->ollama().id;
    m_rows->setServices(m_settings->services().all(), hasFound ? m_settings->ollama() : ModelService());
    m_ollama->setText(ollamaWords());
    const QString problem = m_settings->services().problem();
    m_notice->setVisible(!problem.isEmpty());
    if (!problem.isEmpty())
        m_notice->setNotice(NoticeStrip::Tone::Fail, tr("The list of services cannot be read"),
            tr("The file stays as it is; the first change here puts it aside under another name. Keys are not in it."),
            problem);
}

QString ModelsPage::ollamaWords() const
{
    const ModelService& ollama = m_settings->ollama();
    const QString host = QUrl(ollama.baseUrl).authority();
    const bool isSetUp = std::ranges::any_of(
        m_settings->services().all(), [&](const ModelService& service) { return service.baseUrl == ollama.baseUrl; });
    if (isSetUp)
        return {};
    return ollama.models.isEmpty()
        ? tr("An Ollama on this computer needs no set-up. None answers at %1, or it has no models.").arg(host)
        : tr("The Ollama that answers at %1 needs no set-up.").arg(host);
}

void ModelsPage::showEvent(QShowEvent* event)
{
    if (m_settings && !event->spontaneous())
        m_settings->lookForOllama();
    QWidget::showEvent(event);
}

void ModelsPage::paintEvent(QPaintEvent*)
{
    paintPage(*this, topHeight);
}

} // namespace jumpseat
