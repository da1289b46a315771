// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "startup/file_chooser.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

QStringList oneOrNone(const QString& file)
{
    return file.isEmpty() ? QStringList() : QStringList { file };
}

} // namespace

QStringList chooseFiles(QWidget* parent, const FileQuestion& question)
{
    using enum FileQuestion::Kind;
    switch (question.kind) {
    case Open:
        return oneOrNone(QFileDialog::getOpenFileName(parent, question.title, question.proposal, question.filter));
    case OpenSeveral: return QFileDialog::getOpenFileNames(parent, question.title, question.proposal, question.filter);
    case Save:
        return oneOrNone(QFileDialog::getSaveFileName(
            parent, question.title, question.proposal, question.filter, nullptr, QFileDialog::DontConfirmOverwrite));
    case Folder: return oneOrNone(QFileDialog::getExistingDirectory(parent, question.title, question.proposal));
    }
    return {};
}

QString freeName(const QString& folder, const QString& name)
{
    const QFileInfo wanted(name);
    const QString suffix = wanted.suffix().isEmpty() ? QString() : u'.' + wanted.suffix();
    QString file = QDir(folder).filePath(name);
    for (int number = 2; QFileInfo::exists(file); ++number)
        file = QDir(folder).filePath(u"%1-%2%3"_s.arg(wanted.completeBaseName()).arg(number).arg(suffix));
    return file;
}

} // namespace jumpseat
