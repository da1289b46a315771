// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/criterion_face.h"

#include <QCoreApplication>

namespace jumpseat {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Rubric)
};

/// The nearest level below (step -1) or above (step 1) that has an anchor; 0: none.
int neighbour(const Criterion& criterion, int level, int step)
{
    for (int at = level + step; at >= lowestLevel && at <= highestLevel; at += step) {
        if (!criterion.anchors.at(size_t(at - 1)).isEmpty())
            return at;
    }
    return 0;
}

QString evidenceCount(int count)
{
    return count == 1 ? Words::tr("1 piece of evidence") : Words::tr("%1 pieces of evidence").arg(count);
}

} // namespace

QString faceCaption(const CriterionFace& face)
{
    if (face.was) {
        const QString was =
            *face.was == notObserved ? Words::tr("was not observed") : Words::tr("was %1").arg(*face.was);
        return face.lacksEvidence() && !face.readOnly ? Words::tr("%1, add evidence or a note").arg(was)
                                                      : Words::tr("%1, reason kept").arg(was);
    }
    if (face.lacksEvidence())
        return face.readOnly ? Words::tr("no evidence") : Words::tr("add evidence or a note");
    if (face.level && face.evidence == 0)
        return Words::tr("not observed");
    if (face.level)
        return evidenceCount(face.evidence);
    return face.evidence == 0 ? Words::tr("no score yet") : Words::tr("%1, no score").arg(evidenceCount(face.evidence));
}

QString spokenScore(const CriterionFace& face)
{
    const QString title = face.criterion.title;
    if (!face.level)
        return Words::tr("%1, no score").arg(title);
    if (*face.level == notObserved)
        return Words::tr("%1, not observed").arg(title);
    const QString spoken = Words::tr("%1, score %2 of %3").arg(title).arg(*face.level).arg(highestLevel);
    return face.sealed ? Words::tr("%1, submitted").arg(spoken) : spoken;
}

QString impliedAnchor(const Criterion& criterion, int level)
{
    const int below = neighbour(criterion, level, -1);
    const int above = neighbour(criterion, level, 1);
    if (below == 0 && above == 0)
        return Words::tr("no anchor");
    if (below == 0)
        return Words::tr("less than %1").arg(above);
    if (above == 0)
        return Words::tr("more than %1").arg(below);
    if (level < 3)
        return Words::tr("more than %1, not all of %2").arg(below).arg(above);
    return level > 3 ? Words::tr("all of %1 and part of %2").arg(below).arg(above)
                     : Words::tr("between %1 and %2").arg(below).arg(above);
}

QString anchorText(const Criterion& criterion, int level)
{
    const QString written = criterion.anchors.at(size_t(level - 1));
    return written.isEmpty() ? impliedAnchor(criterion, level) : written;
}

QList<ChoiceStrip::Choice> scoreChoices(const Criterion& criterion, bool big)
{
    QList<ChoiceStrip::Choice> choices;
    for (int level = lowestLevel; level <= highestLevel; ++level)
        choices.append(
            { level, QString::number(level), Words::tr("score %1").arg(level), anchorText(criterion, level) });
    choices.append({ notObserved, big ? Words::tr("Not observed") : QStringLiteral("–"), Words::tr("not observed"),
        Words::tr("Nothing was seen that could be scored. This is not a low score.") });
    return choices;
}

} // namespace jumpseat
