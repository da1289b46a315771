// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/kit_preview.h"

#include "ctl/ctl.h"

namespace jumpseat::ctl {

namespace {

QString under(const QString& text, QChar line)
{
    return text + u'\n' + QString(text.size(), line) + u'\n';
}

QString listed(const QString& heading, const QStringList& items)
{
    if (items.isEmpty())
        return {};
    QString text = u'\n' + heading + u'\n';
    for (const QString& item : items)
        text += QStringLiteral("- ") + item + u'\n';
    return text;
}

QStringList filesOf(const Task& task)
{
    QStringList names;
    for (const KitFile& file : task.files)
        names += file.readOnly ? Words::tr("%1, read only").arg(file.name) : file.name;
    return names;
}

QString taskText(int number, const Task& task)
{
    QString text = u'\n'
        + under(
            Words::tr("Task %1: %2, %3 min").arg(QString::number(number), task.title, QString::number(task.minutes)),
            u'-')
        + u'\n' + task.brief.trimmed() + u'\n';
    if (task.review) {
        text += u'\n' + Words::tr("Pull request \"%1\" by %2").arg(task.review->title, task.review->author) + u'\n'
            + task.review->description.trimmed() + u'\n';
    }
    text += listed(Words::tr("Files"), filesOf(task)) + listed(Words::tr("Hand in"), task.handIn);
    return text;
}

} // namespace

QString kitPreview(const Kit& kit)
{
    QStringList criteria;
    for (const Criterion& criterion : kit.rubric.criteria)
        criteria += QStringLiteral("%1: %2").arg(criterion.title, criterion.shownToCandidate);
    QString text = under(Words::tr("%1, %2 min").arg(kit.title).arg(kit.minutes), u'=') + u'\n' + kit.summary + u'\n';
    text += listed(Words::tr("Before you join"), kit.told);
    text += listed(Words::tr("What is scored"), kit.scored + criteria);
    for (qsizetype i = 0; i < kit.tasks.size(); ++i)
        text += taskText(int(i) + 1, kit.tasks.at(i));
    return text;
}

} // namespace jumpseat::ctl
