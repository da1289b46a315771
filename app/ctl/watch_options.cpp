// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/watch_options.h"

#include "ctl/ctl.h"

#include <QCommandLineParser>

namespace jumpseat::ctl {

using namespace Qt::StringLiterals;

Result<WatchOptions> parseWatchOptions(const QStringList& words, const std::function<QString(const char*)>& variable,
    const std::function<QString()>& readLine)
{
    QCommandLineParser parser;
    parser.addOptions({ { u"join"_s, {}, u"LINK"_s }, { u"name"_s, {}, u"NAME"_s }, { u"take"_s, {}, u"SIDE"_s },
        { u"yes"_s, {} }, { u"dry-run"_s, {} }, { u"no-transcripts"_s, {} }, { u"json"_s, {} } });
    if (!parser.parse(QStringList { QString() } + words))
        return fail(ErrorCode::Malformed, parser.errorText());
    const QStringList places = parser.positionalArguments();
    if (places.size() != 1)
        return fail(ErrorCode::Malformed, Words::tr("watch which folder? (watch FOLDER --join LINK)"));
    WatchOptions options { .folder = places.first(),
        .link = parser.value(u"join"_s),
        .name = parser.value(u"name"_s),
        .take = {},
        .yes = parser.isSet(u"yes"_s),
        .dryRun = parser.isSet(u"dry-run"_s),
        .noTranscripts = parser.isSet(u"no-transcripts"_s),
        .json = parser.isSet(u"json"_s) };
    const QString take = parser.value(u"take"_s);
    if (parser.isSet(u"take"_s) && take != u"local" && take != u"session")
        return fail(ErrorCode::Malformed, Words::tr("--take is local or session"));
    if (!take.isEmpty())
        options.take = take == u"local" ? TakeSide::Local : TakeSide::Session;
    if (options.link == u"-")
        options.link = readLine();
    else if (options.link.isEmpty())
        options.link = variable("JUMPSEAT_JOIN");
    options.link = options.link.trimmed();
    if (options.link.isEmpty() && !options.dryRun)
        return fail(ErrorCode::Malformed,
            Words::tr("join which session? (--join LINK, --join - to read it from the input, or JUMPSEAT_JOIN)"));
    return options;
}

} // namespace jumpseat::ctl
