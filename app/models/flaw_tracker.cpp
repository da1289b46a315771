// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flaw_tracker.h"

#include "models/session_model.h"
#include "models/shown_text.h"

#include <QCoreApplication>

namespace jumpseat {

namespace {

struct LedgerWords {
    Q_DECLARE_TR_FUNCTIONS(jumpseat::FlawWords)
};

QString signWords(FlawSign sign, bool control)
{
    switch (sign) {
    case FlawSign::Met: return LedgerWords::tr("came before the candidate");
    case FlawSign::Accepted: return LedgerWords::tr("came into the code with a suggestion");
    case FlawSign::SeenFailing: return LedgerWords::tr("made a test fail that the candidate ran");
    case FlawSign::Stated: return LedgerWords::tr("said by the candidate");
    case FlawSign::Fixed: return LedgerWords::tr("fixed");
    case FlawSign::Missed: return LedgerWords::tr("its task ended with it");
    case FlawSign::FalseAlarm:
        return control ? LedgerWords::tr("called wrong, or changed so that it is wrong now") : QString();
    }
    return {};
}

qint64 metUs(const FlawEntry& entry)
{
    const FlawEvidence* met = entry.find(FlawSign::Met);
    return met ? met->atUs : 0;
}

FlawWords controlWords(const FlawEntry& entry)
{
    // Records from before false alarms had a name of their own say "caught" of a control.
    if (entry.verdict == FlawVerdict::FalseAlarm || entry.verdict == FlawVerdict::Caught)
        return { LedgerWords::tr("false alarm"), LedgerWords::tr("alarm"), false, false };
    if (entry.find(FlawSign::FalseAlarm))
        return { LedgerWords::tr("false alarm?"), LedgerWords::tr("alarm?"), false, true };
    if (entry.isMet())
        return { LedgerWords::tr("left alone"), LedgerWords::tr("alone"), false, false };
    return { LedgerWords::tr("not met"), QStringLiteral("–"), false, false };
}

FlawWords judgedWords(const FlawEntry& entry, qint64 verdictUs)
{
    if (entry.verdict == FlawVerdict::Missed)
        return { LedgerWords::tr("missed"), LedgerWords::tr("missed"), false, false };
    const QString took = entry.isMet()
        ? durationText(entry.timeToCatchUs().value_or(qMax<qint64>(0, verdictUs - metUs(entry))))
        : QString();
    return { LedgerWords::tr("caught %1").arg(took).trimmed(), took, false, false };
}

FlawWords proposedWords(const FlawEntry& entry)
{
    const QString took = durationText(entry.timeToCatchUs().value_or(0));
    if (entry.proposed() == FlawVerdict::Missed)
        return { LedgerWords::tr("missed?"), LedgerWords::tr("missed?"), false, true };
    const bool fixed = entry.find(FlawSign::Fixed);
    return { fixed ? LedgerWords::tr("fixed %1?").arg(took) : LedgerWords::tr("said %1?").arg(took), took + u'?', false,
        true };
}

FlawWords openWords(const FlawEntry& entry, qint64 nowUs)
{
    if (!entry.isMet())
        return { LedgerWords::tr("not met"), QStringLiteral("–"), false, false };
    const QString lasted = durationText(qMax<qint64>(0, nowUs - metUs(entry)));
    if (entry.find(FlawSign::SeenFailing))
        return { LedgerWords::tr("test fails %1").arg(lasted), lasted, true, false };
    if (entry.find(FlawSign::Accepted))
        return { LedgerWords::tr("taken in %1").arg(lasted), lasted, true, false };
    return { LedgerWords::tr("open %1").arg(lasted), lasted, true, false };
}

} // namespace

FlawTracker::FlawTracker(SessionModel* session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(session, &SessionModel::eventApplied, this, [this](const EventPtr& event) { m_ledger.append(*event); });
    connect(session, &SessionModel::stateReset, this, &FlawTracker::readAgain);
    readAgain();
}

void FlawTracker::readAgain()
{
    m_ledger = FlawLedger(m_session->kit());
    const Seq last = m_session->state().lastSeq;
    for (const EventPtr& event : m_session->events()) {
        if (event->seq > last)
            break;
        m_ledger.append(*event);
    }
}

QList<FlawEntry> FlawTracker::entries() const
{
    return m_ledger.entries(m_session->state());
}

FlawWords flawWords(const FlawEntry& entry, qint64 nowUs)
{
    if (entry.control)
        return controlWords(entry);
    if (entry.verdict != FlawVerdict::Open)
        return judgedWords(entry, nowUs);
    return entry.proposed() == FlawVerdict::Open ? openWords(entry, nowUs) : proposedWords(entry);
}

QString flawStory(const FlawEntry& entry)
{
    QStringList lines;
    for (const FlawEvidence& evidence : entry.signs)
        lines += LedgerWords::tr("%1  %2", "time and what happened then")
                     .arg(timeText(evidence.atUs), signWords(evidence.sign, entry.control));
    for (const FindingState& finding : entry.findings)
        lines += LedgerWords::tr("%1  “%2”", "time and note").arg(timeText(finding.atUs), shownLine(finding.text, 200));
    return lines.join(u'\n');
}

} // namespace jumpseat
