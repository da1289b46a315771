// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/workspace_problem.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace jumpseat {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

WorkspaceProblem describeProblem(const Error& error, const QString& file)
{
    using enum WorkspaceChoice;
    const QString name = QFileInfo(file).fileName();
    const QString asItWas = Words::tr("The file is as it was; nothing was written to it.");
    switch (error.code) {
    case ErrorCode::Locked:
        return { Words::tr("%1 is open in another Jumpseat").arg(name),
            Words::tr("Nothing was lost; the other one goes on writing."),
            Words::tr("Close the other one and try again, or look at the sessions without changing them."), error.what,
            { TryAgain, OpenReadOnly, OtherFile } };
    case ErrorCode::NotAWorkspace:
        return { Words::tr("%1 is not a Jumpseat workspace").arg(name), asItWas,
            Words::tr("Choose the file with your sessions, or begin a new one."), error.what, { OtherFile, NewFile } };
    case ErrorCode::Newer:
        return { Words::tr("%1 was written by a newer Jumpseat").arg(name), asItWas,
            Words::tr("Update Jumpseat on this computer to open it, or work in another file meanwhile."), error.what,
            { OtherFile, NewFile } };
    case ErrorCode::ReadOnly:
        return { Words::tr("%1 cannot be written").arg(name), asItWas,
            Words::tr(
                "Look at its sessions without changing them, or choose a file in a folder that you may write to."),
            error.what, { OpenReadOnly, OtherFile, NewFile } };
    case ErrorCode::Damaged:
        return { Words::tr("%1 is damaged").arg(name), asItWas,
            Words::tr("Recover what can be read into a new file. It is made beside this one, which is only read."),
            error.what, { Recover, OtherFile, NewFile } };
    case ErrorCode::NotFound:
        return { Words::tr("%1 is not there").arg(name), Words::tr("Nothing was created."),
            Words::tr("Choose the file with your sessions, or begin a new one."), error.what, { OtherFile, NewFile } };
    default:
        return { Words::tr("%1 cannot be opened").arg(name), asItWas, Words::tr("Try again, or choose another file."),
            error.what, { TryAgain, OtherFile, NewFile } };
    }
}

WorkspaceProblem describeReadOnly(const Error& error, const QString& file)
{
    using enum WorkspaceChoice;
    const QString name = QFileInfo(file).fileName();
    if (error.code == ErrorCode::Newer)
        return { Words::tr("%1 was written by a newer Jumpseat and is open read-only").arg(name),
            Words::tr("Its sessions can be replayed, exported and backed up; nothing is written to it."),
            Words::tr("Update Jumpseat on this computer to hold sessions in it, or work in another file meanwhile."),
            error.what, { OtherFile } };
    if (error.code != ErrorCode::Damaged) // another program has it: all that is known is that something is wrong
        return { Words::tr("%1 is open read-only, and something is wrong with it").arg(name),
            Words::tr("What can be read is shown; nothing is written to the file."),
            Words::tr("Close the other Jumpseat and open it again to see what can be done."), error.what,
            { TryAgain, OtherFile } };
    return { Words::tr("%1 is damaged and is open read-only").arg(name),
        Words::tr("What can be read is shown; nothing is written to the file."),
        Words::tr("Copy the file somewhere safe, recover what can be read into a new file, and go on in that one."),
        error.what, { Recover, OtherFile } };
}

} // namespace jumpseat
