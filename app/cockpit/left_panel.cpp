// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/left_panel.h"

#include "cockpit/panel_row.h"
#include "models/flaw_tracker.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "theme/widgets.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

/// What the record says comes first; then the other one, then open again.
FlawVerdict nextVerdict(const FlawEntry& entry)
{
    if (entry.control)
        return entry.verdict == FlawVerdict::Open ? FlawVerdict::FalseAlarm : FlawVerdict::Open;
    const bool missed = entry.proposed() == FlawVerdict::Missed;
    const FlawVerdict first = missed ? FlawVerdict::Missed : FlawVerdict::Caught;
    const FlawVerdict second = missed ? FlawVerdict::Caught : FlawVerdict::Missed;
    return entry.verdict == FlawVerdict::Open ? first : entry.verdict == first ? second : FlawVerdict::Open;
}

} // namespace

LeftPanel::LeftPanel(SessionModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_tracker(new FlawTracker(model, this))
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

RowLook LeftPanel::flawLook(const PlantedFlaw& flaw, const FlawEntry& entry) const
{
    const auto judged = m_model->state().flaws.constFind(flaw.id);
    const bool isJudged = judged != m_model->state().flaws.constEnd() && judged->verdict != FlawVerdict::Open;
    const FlawWords words = flawWords(entry, isJudged ? judged->atUs : m_model->nowUs());
    RowLook look;
    look.text = tr("%1 %2", "F1 off by one").arg(flaw.id.value, flaw.title);
    look.detail = m_narrow ? words.brief : words.detail;
    look.selected = flaw.id == m_selectedFlaw;
    look.toolTip = QStringList { look.text, flaw.why, flawStory(entry) }.join(u'\n').trimmed();
    look.accessibleText = tr("%1, %2").arg(look.text, words.detail);
    if (words.toConfirm) {
        look.toolTip += u'\n' + tr("C confirms it.");
        look.detailInk = Token::AccentText;
    } else if (words.isOpen) {
        look.detailInk = Token::StateFlaw;
    }
    if (flaw.control)
        look.mark = EventMark::Control;
    else if (entry.verdict == FlawVerdict::Caught)
        look.mark = EventMark::FlawCaught;
    else
        look.mark = entry.verdict == FlawVerdict::Missed ? EventMark::FlawMissed : EventMark::FlawOpen;
    return look;
}

void LeftPanel::refreshFlaws()
{
    QList<RowLook> looks;
    const QList<FlawEntry> entries = m_tracker->entries();
    for (qsizetype i = 0; i < entries.size(); ++i)
        looks.append(flawLook(m_tracker->flaws().at(i), entries.at(i)));
    m_flaws.title->setDetail(m_narrow ? QString() : tr("only you"));
    if (looks.isEmpty())
        looks.append(
            { EventMark::Control, tr("This kit plants no flaws."), {}, Token::Text3, {}, false, true, {}, {} });
    show(m_flaws, looks, [this](int row) { chooseFlaw(row); });
}

void LeftPanel::chooseFlaw(int row)
{
    const QList<PlantedFlaw>& list = m_tracker->flaws();
    if (row >= list.size())
        return;
    m_selectedFlaw = list.at(row).id;
    refreshFlaws();
    Q_EMIT flawChosen(m_selectedFlaw);
}

FlawId LeftPanel::selectedFlaw() const
{
    if (!m_selectedFlaw.isEmpty())
        return m_selectedFlaw;
    // What only needs to be confirmed comes first, then what is still open.
    const QList<FlawEntry> entries = m_tracker->entries();
    for (const bool toConfirm : { true, false }) {
        for (const FlawEntry& entry : entries) {
            const bool open = entry.verdict == FlawVerdict::Open;
            if (open && (toConfirm ? flawWords(entry, 0).toConfirm : !entry.control))
                return entry.id;
        }
    }
    return {};
}

void LeftPanel::judgeSelectedFlaw()
{
    const FlawId id = selectedFlaw();
    const QList<FlawEntry> entries = m_tracker->entries();
    const auto entry = std::ranges::find(entries, id, &FlawEntry::id);
    if (entry == entries.end())
        return;
    m_selectedFlaw = id; // the same flaw again when C is pressed once more
    m_model->send(command::JudgeFlaw { id, nextVerdict(*entry) });
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
