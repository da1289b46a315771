// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/left_panel.h"

#include "cockpit/flaw_exposure.h"
#include "cockpit/panel_row.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "theme/widgets.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

LeftPanel::LeftPanel(SessionModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
    setAccessibleName(tr("Files, flaws, questions, people"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(0);
    m_files = addSection(layout, tr("Files"));
    m_flaws = addSection(layout, tr("Flaws and controls"));
    m_flaws.title->setDetailIcon(u"lock"_s);
    m_questions = addSection(layout, tr("Ask in this task"));
    m_people = addSection(layout, tr("In the session"));
    layout->addStretch();
    m_soon.setSingleShot(true);
    m_soon.setInterval(250); // a burst of typing is one refresh
    connect(&m_soon, &QTimer::timeout, this, &LeftPanel::refresh);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(model, &SessionModel::eventApplied, this, soon);
    connect(model, &SessionModel::transientArrived, this, soon);
    connect(model, &SessionModel::stateReset, this, soon);
    connect(&Theme::instance(), &Theme::changed, this, &LeftPanel::refresh);
    refresh();
}

LeftPanel::Section LeftPanel::addSection(QVBoxLayout* layout, const QString& title)
{
    Section section { nullptr, new SectionLabel(title, this), new QVBoxLayout, {} };
    if (layout->count() > 0) {
        section.line = new QWidget(this);
        auto* room = new QVBoxLayout(section.line);
        room->setContentsMargins(0, 6, 0, 2);
        room->addWidget(new Hairline(Qt::Horizontal, section.line));
        layout->addWidget(section.line);
    }
    section.rows->setSpacing(0);
    layout->addWidget(section.title);
    layout->addLayout(section.rows);
    return section;
}

void LeftPanel::show(Section& section, const QList<RowLook>& looks, const std::function<void(int)>& clicked)
{
    while (section.widgets.size() < looks.size()) {
        auto* row = new PanelRow(this);
        const int index = int(section.widgets.size());
        if (clicked)
            connect(row, &QAbstractButton::clicked, this, [clicked, index] { clicked(index); });
        section.rows->addWidget(row);
        section.widgets.append(row);
    }
    for (int i = 0; i < section.widgets.size(); ++i) {
        section.widgets.at(i)->setVisible(i < looks.size());
        if (i < looks.size())
            section.widgets.at(i)->setLook(looks.at(i));
    }
}

void LeftPanel::refresh()
{
    refreshFiles();
    refreshFlaws();
    refreshQuestions();
    refreshPeople();
}

void LeftPanel::refreshFiles()
{
    QList<RowLook> looks;
    const QList<FileState> files = m_model->state().visibleFiles();
    for (const FileState& file : files) {
        RowLook look;
        look.mark = file.readOnly ? u"lock"_s : u"file"_s;
        look.text = shownLine(file.name, 80);
        if (m_sharesVisible)
            look.shares = file.provenance.shares();
        look.selected = file.id == m_currentFile;
        look.toolTip = file.readOnly ? tr("%1, read only").arg(look.text) : look.text;
        QStringList parts { look.toolTip };
        for (const Provenance::Share& share : look.shares)
            parts.append(
                tr("%1 %2%").arg(originName(share.kind)).arg(100LL * share.units / qMax(1, file.provenance.length())));
        look.accessibleText = parts.join(u", "_s);
        looks.append(look);
    }
    if (looks.isEmpty())
        looks.append({ u"file"_s, tr("No files yet"), {}, Token::Text3, {}, false, true, {}, {} });
    show(m_files, looks, [this, files](int row) {
        if (row < files.size())
            Q_EMIT fileChosen(files.at(row).id);
    });
}

QList<PlantedFlaw> LeftPanel::flaws() const
{
    QList<PlantedFlaw> list;
    for (const Task& task : m_model->kit().tasks)
        list.append(task.flaws);
    return list;
}

RowLook LeftPanel::flawLook(const PlantedFlaw& flaw) const
{
    const FlawState judged = m_model->state().flaws.value(flaw.id);
    const auto exposed = exposedAtUs(flaw, m_model->kit(), m_model->state());
    const auto lasted = [&](qint64 until) {
        return exposed ? durationText(qMax<qint64>(0, until - *exposed)) : QString();
    };
    RowLook look;
    look.text = tr("%1 %2", "F1 off by one").arg(flaw.id.value, flaw.title);
    look.selected = flaw.id == m_selectedFlaw;
    look.toolTip = look.text + u'\n' + flaw.why;
    if (flaw.control) {
        look.mark = EventMark::Control;
        look.detail = judged.verdict == FlawVerdict::Caught ? tr("false alarm")
            : exposed                                       ? tr("left alone")
                                                            : tr("not met");
    } else if (judged.verdict == FlawVerdict::Caught) {
        look.mark = EventMark::FlawCaught;
        look.detail = m_narrow ? lasted(judged.atUs) : tr("caught %1").arg(lasted(judged.atUs)).trimmed();
    } else if (judged.verdict == FlawVerdict::Missed) {
        look.mark = EventMark::FlawMissed;
        look.detail = tr("missed");
    } else {
        look.mark = EventMark::FlawOpen;
        look.detail = !exposed ? tr("not met")
            : m_narrow         ? lasted(m_model->nowUs())
                               : tr("open %1").arg(lasted(m_model->nowUs()));
        look.detailInk = exposed ? Token::StateFlaw : Token::Text3;
    }
    return look;
}

void LeftPanel::refreshFlaws()
{
    QList<RowLook> looks;
    for (const PlantedFlaw& flaw : flaws())
        looks.append(flawLook(flaw));
    m_flaws.title->setDetail(m_narrow ? QString() : tr("only you"));
    if (looks.isEmpty())
        looks.append(
            { EventMark::Control, tr("This kit plants no flaws."), {}, Token::Text3, {}, false, true, {}, {} });
    show(m_flaws, looks, [this](int row) { chooseFlaw(row); });
}

void LeftPanel::chooseFlaw(int row)
{
    const QList<PlantedFlaw> list = flaws();
    if (row >= list.size())
        return;
    m_selectedFlaw = list.at(row).id;
    refreshFlaws();
    if (m_model->state().file(list.at(row).file))
        Q_EMIT flawChosen(m_selectedFlaw);
}

FlawId LeftPanel::selectedFlaw() const
{
    if (!m_selectedFlaw.isEmpty())
        return m_selectedFlaw;
    for (const PlantedFlaw& flaw : flaws()) {
        if (!flaw.control && m_model->state().flaws.value(flaw.id).verdict == FlawVerdict::Open)
            return flaw.id;
    }
    return {};
}

void LeftPanel::judgeSelectedFlaw()
{
    const FlawId id = selectedFlaw();
    const PlantedFlaw* flaw = m_model->kit().findFlaw(id);
    if (!flaw)
        return;
    m_selectedFlaw = id; // the same flaw again when C is pressed once more
    const FlawVerdict now = m_model->state().flaws.value(id).verdict;
    FlawVerdict next = FlawVerdict::Open;
    if (now == FlawVerdict::Open)
        next = FlawVerdict::Caught;
    else if (now == FlawVerdict::Caught && !flaw->control)
        next = FlawVerdict::Missed;
    m_model->send(command::JudgeFlaw { id, next });
}

void LeftPanel::setCurrentFile(const FileId& file)
{
    m_currentFile = file;
    refreshFiles();
}

void LeftPanel::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::instance().color(Token::SurfacePanel));
}

void LeftPanel::setNarrow(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    refreshFlaws();
}

void LeftPanel::setSharesVisible(bool visible)
{
    if (std::exchange(m_sharesVisible, visible) != visible)
        refreshFiles();
}

} // namespace jumpseat
