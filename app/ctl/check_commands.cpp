// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/check_commands.h"

#include "base/clock.h"
#include "ctl/print.h"
#include "ctl/session_text.h"
#include "store/archive/recovery.h"
#include "store/archive/verify.h"
#include "store/file_inspection.h"

#include <QJsonArray>

namespace jumpseat::ctl {
namespace {

using namespace Qt::StringLiterals;

/// A verdict with what was asked besides.
struct Checked {
    QString file;
    Verdict verdict;
    std::optional<ReceiptPlace> receipt;
};

// Only a workspace has a second file; a bundle is complete by itself.
Result<bool> hasSecondFile(const QString& file)
{
    const auto kind = inspectFile(file);
    return kind ? Result<bool>(*kind == FileKind::Workspace) : std::unexpected(kind.error());
}

QJsonObject verdictJson(const SessionVerdict& session)
{
    return { { u"id"_s, session.session.value }, { u"sound"_s, session.isSound() }, { u"erased"_s, session.erased },
        { u"events"_s, session.head.seq }, { u"receipt"_s, QString::fromLatin1(session.head.hash.toHex()) },
        { u"first_wrong"_s, session.firstWrong ? QJsonValue(session.firstWrong) : QJsonValue() },
        { u"problem"_s, session.problem } };
}

QJsonObject checkedJson(const Checked& checked)
{
    QJsonArray sessions;
    for (const SessionVerdict& session : checked.verdict.sessions)
        sessions += verdictJson(session);
    QJsonObject json { { u"file"_s, checked.file }, { u"sound"_s, checked.verdict.isSound() },
        { u"problem"_s, checked.verdict.problem }, { u"heads_missing"_s, checked.verdict.secondFileMissing },
        { u"sessions"_s, sessions } };
    if (checked.receipt)
        json[u"receipt"_s] =
            QJsonObject { { u"session"_s, checked.receipt->session.value }, { u"event"_s, checked.receipt->seq } };
    return json;
}

QString verdictText(const SessionVerdict& session)
{
    const QString id = printable(session.session.value);
    if (session.isSound())
        return Words::tr("%1: sound, %2 events%3, receipt %4")
            .arg(id, QString::number(session.head.seq), session.erased ? Words::tr(" (erased)") : QString(),
                QString::fromLatin1(session.head.hash.toHex()));
    return session.firstWrong ? Words::tr("%1: not sound at event %2: %3")
                                    .arg(id, QString::number(session.firstWrong), printable(session.problem))
                              : Words::tr("%1: not sound: %2").arg(id, printable(session.problem));
}

QString checkedText(const Checked& checked)
{
    QString text;
    for (const SessionVerdict& session : checked.verdict.sessions)
        text += verdictText(session) + u'\n';
    const QString file = printable(checked.file);
    if (!checked.verdict.problem.isEmpty())
        text += Words::tr("The file does not hold together: %1").arg(printable(checked.verdict.problem)) + u'\n';
    if (checked.verdict.secondFileMissing)
        text +=
            Words::tr("%1.heads is missing: it could not be seen whether the end of a record was cut off.").arg(file)
            + u'\n';
    if (checked.receipt)
        text += Words::tr("The receipt was given for event %1 of session %2.")
                    .arg(QString::number(checked.receipt->seq), printable(checked.receipt->session.value))
            + u'\n';
    return text + (checked.verdict.isSound() ? Words::tr("%1 is sound.") : Words::tr("%1 is not sound.")).arg(file)
        + u'\n';
}

QString recoveredText(const RecoveredSession& session)
{
    QStringList parts { Words::tr("%1 events kept").arg(session.kept) };
    if (session.lostTo)
        parts += Words::tr("%1 to %2 lost (%3)").arg(session.lostFrom).arg(session.lostTo).arg(session.reason);
    if (session.strays)
        parts += Words::tr("%1 of these still readable").arg(session.strays);
    if (session.erased)
        parts += Words::tr("erased before");
    if (session.kitLost)
        parts += Words::tr("its rubric is lost");
    if (session.mediaLost)
        parts += Words::tr("attached files lost: %1").arg(session.mediaLost);
    return printable(session.session.value + QStringLiteral(": ") + parts.join(QStringLiteral(", ")));
}

} // namespace

Result<ExitCode> verifyFile(const Options& options, QTextStream& out)
{
    Checked checked { options.words.isEmpty() ? options.workspace : options.word(0), {}, {} };
    const auto second = hasSecondFile(checked.file);
    if (!second)
        return std::unexpected(second.error());
    const auto verdict = verify(checked.file);
    if (!verdict)
        return std::unexpected(verdict.error());
    checked.verdict = *verdict;
    checked.verdict.secondFileMissing = verdict->secondFileMissing && *second;
    if (!options.receipt.isEmpty()) {
        const auto place = findReceipt(checked.file, options.receipt);
        if (!place)
            return std::unexpected(place.error());
        checked.receipt = *place;
    }
    if (options.json)
        print(out, checkedJson(checked));
    else
        out << checkedText(checked);
    return verdict->isSound() ? Done : Failed;
}

Result<ExitCode> recoverFile(const Options& options, QTextStream& out)
{
    const auto recovered = recover(options.word(0), options.word(1), SystemClock().wallMs());
    if (!recovered)
        return std::unexpected(recovered.error());
    for (const RecoveredSession& session : recovered->sessions)
        out << recoveredText(session) << u'\n';
    if (recovered->unreadableBytes)
        out << Words::tr("%1 bytes of the damaged file could not be read at all.").arg(recovered->unreadableBytes)
            << u'\n';
    out << Words::tr("%1 is sound; %2 is as it was.").arg(printable(recovered->file), printable(options.word(0)))
        << u'\n';
    return Done;
}

} // namespace jumpseat::ctl
