// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What only we do: text_bench rebase | provenance TRACE.json[.gz]. Prints one JSON object.

#include "accepted_edit.h"
#include "base/gzip.h"
#include "session/authority.h"
#include "text/edit_trace.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <chrono>
#include <cstdio>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::time_point begun)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

ChangeSet keystroke(QRandomGenerator& random, qint32 length)
{
    const auto at = qint32(random.bounded(length));
    return random.bounded(4) ? ChangeSet::replace(length, at, at, u"x"_s)
                             : ChangeSet::replace(length, at, std::min(length, at + 1), {});
}

/// One-keystroke pushes, each 20 versions behind, on 100 KB.
QJsonObject rebase()
{
    constexpr int pushes = 10'000;
    constexpr int behind = 20;
    QRandomGenerator random(1);
    FileState file;
    file.id = { u"f"_s };
    file.document = TextDocument(QString(100'000, u'a'));
    for (int i = 0; i < behind; ++i) {
        const auto changes = keystroke(random, file.document.length());
        file.history.append(test::acceptedEdit({ u"other"_s }, changes));
        (void)file.document.apply(changes);
    }
    const qint32 before = 100'000;
    double total = 0;
    for (int i = 0; i < pushes; ++i) {
        const command::Push push { file.id, 0, { { { u"c%1"_s.arg(i) }, 1, keystroke(random, before), {}, {} } } };
        const auto begun = Clock::now();
        const auto rebased = authority::rebase(file, push);
        total += milliseconds(begun);
        if (!rebased)
            qFatal("%ls", qUtf16Printable(rebased.error().what));
    }
    return { { u"rebased_updates_per_second"_s, pushes * behind / total * 1000 },
        { u"pushes_per_second"_s, pushes / total * 1000 } };
}

double provenanceTime(const EditTrace& trace, int everyNth)
{
    TextDocument text(trace.start); // what is removed is remembered, so the text goes along; its time counts too
    Provenance provenance(text.length(), { OriginKind::Baseline, {} });
    const Authorship typed { { OriginKind::Candidate, {} }, {}, { u"page"_s } };
    const Authorship inserted { { OriginKind::Assistant, u"S1"_s }, {}, { u"page"_s } };
    int i = 0;
    const auto begun = Clock::now();
    for (const ChangeSet& edit : trace.edits) {
        provenance.apply(edit, everyNth && ++i % everyNth == 0 ? inserted : typed, text);
        (void)text.apply(edit);
    }
    return milliseconds(begun);
}

QJsonObject provenance(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%ls: %ls", qUtf16Printable(name), qUtf16Printable(file.errorString()));
    const QByteArray bytes = file.readAll();
    const auto trace = EditTrace::fromJson(bytes.startsWith("\x1f\x8b") ? *gunzip(bytes, 1 << 30) : bytes);
    if (!trace)
        qFatal("%ls", qUtf16Printable(trace.error().what));
    return { { u"typed_ms"_s, provenanceTime(*trace, 0) }, { u"mixed_ms"_s, provenanceTime(*trace, 20) } };
}

} // namespace

int main(int argc, char** argv)
{
    const QByteArrayView what = argc > 1 ? argv[1] : "";
    if (what != "rebase" && !(what == "provenance" && argc > 2)) {
        std::fprintf(stderr, "Usage: text_bench rebase | provenance TRACE\n");
        return 2;
    }
    const QJsonObject result = what == "rebase" ? rebase() : provenance(QString::fromLocal8Bit(argv[2]));
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
}
