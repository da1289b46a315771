// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cockpit/task_guide.h"

#include "models/session_model.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QTextBlock>
#include <QTextCursor>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

struct GuideWords {
    Q_DECLARE_TR_FUNCTIONS(jumpseat::TaskGuide)
};

constexpr qreal guideMargin = 14;

/// One line, in which nothing is a sign of Markdown but `code`.
QString inOneLine(const QString& words)
{
    QString line;
    bool isCode = false;
    for (const QChar c : words.simplified()) {
        isCode ^= c == u'`';
        if (!isCode && u"*_#[]<>|\\!"_s.contains(c))
            line += u'\\';
        line += c;
    }
    return isCode ? line + u'`' : line;
}

QString flawLine(const PlantedFlaw& flaw)
{
    const QString head = u"**%1 %2**"_s.arg(inOneLine(flaw.id.value), inOneLine(flaw.title));
    QString line = flaw.control ? GuideWords::tr("%1, right as it is: %2").arg(head, inOneLine(flaw.why))
                                : u"%1: %2"_s.arg(head, inOneLine(flaw.why));
    if (!flaw.finding.isEmpty())
        line += u' ' + GuideWords::tr("*Counts when:* %1").arg(inOneLine(flaw.finding));
    return line;
}

} // namespace

QString guideText(const Task& task)
{
    QString text;
    const auto section = [&](const QString& title, const QStringList& lines) {
        if (!lines.isEmpty())
            text += u"### %1\n\n- %2\n\n"_s.arg(title, lines.join(u"\n- "_s));
    };
    if (!task.modelAnswer.isEmpty())
        text += u"### %1\n\n%2\n\n"_s.arg(GuideWords::tr("What a strong solution does"), task.modelAnswer.trimmed());
    QStringList flaws, questions, hints;
    for (const PlantedFlaw& flaw : task.flaws)
        flaws += flawLine(flaw);
    for (const KitQuestion& question : task.questions)
        questions += question.listenFor.isEmpty()
            ? inOneLine(question.ask)
            : GuideWords::tr("%1 *Listen for:* %2").arg(inOneLine(question.ask), inOneLine(question.listenFor));
    for (const QString& hint : task.hints)
        hints += inOneLine(hint);
    section(GuideWords::tr("What is planted"), flaws);
    section(GuideWords::tr("To ask"), questions);
    section(GuideWords::tr("Hints that can be given"), hints);
    return text;
}

TaskGuide::TaskGuide(SessionModel* model, QWidget* parent)
    : QTextEdit(parent)
    , m_model(model)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("Guide to the task, only for you"));
    document()->setDocumentMargin(guideMargin);
    connect(model, &SessionModel::eventApplied, this, [this](const EventPtr& event) {
        if (std::holds_alternative<event::TaskStarted>(event->payload))
            refresh();
    });
    connect(model, &SessionModel::stateReset, this, &TaskGuide::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &TaskGuide::setLook);
    refresh();
}

void TaskGuide::refresh()
{
    const TaskState* now = m_model->state().currentTask();
    const QList<Task>& tasks = m_model->kit().tasks;
    const bool isKnown = now && now->index < tasks.size();
    const TaskId shown = isKnown ? tasks.at(now->index).id : TaskId {};
    if (!shown.isEmpty() && shown == m_shown)
        return;
    m_shown = shown;
    const QString text = isKnown ? guideText(tasks.at(now->index)) : QString();
    document()->setMarkdown(text.isEmpty() ? tr("What the kit says about a task stands here once it has begun.") : text,
        QTextDocument::MarkdownNoHTML);
    setLook();
    moveCursor(QTextCursor::Start); // another task is read from its beginning
}

void TaskGuide::setLook()
{
    const Theme& theme = Theme::instance();
    document()->setDefaultFont(theme.body());
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        cursor.select(QTextCursor::BlockUnderCursor);
        QTextCharFormat ink;
        ink.setForeground(theme.color(Token::Text1));
        if (block.blockFormat().headingLevel() > 0) {
            ink.setFont(theme.strong());
            ink.setForeground(theme.color(Token::Text2));
        }
        cursor.mergeCharFormat(ink);
        QTextBlockFormat room;
        room.setTopMargin(block.blockFormat().headingLevel() > 0 && block.blockNumber() > 0 ? 10 : 0);
        room.setBottomMargin(3);
        QTextCursor(block).mergeBlockFormat(room); // the selection reaches into the block before
    }
}

void TaskGuide::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setLook();
}

} // namespace jumpseat
