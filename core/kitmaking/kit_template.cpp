// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kitmaking/kit_template.h"

#include "kitmaking/kit_folder.h"
#include "kitmaking/template_text.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

constexpr qsizetype longestTitle = 120;

QString templateOf(KitKind kind)
{
    switch (kind) {
    case KitKind::Review: return u"review"_s;
    case KitKind::Design: return u"design"_s;
    default: return u"code"_s;
    }
}

bool isTitle(const QString& title)
{
    return !title.trimmed().isEmpty() && title.size() <= longestTitle
        && std::ranges::all_of(title, [](QChar c) { return c.isPrint(); });
}

} // namespace

QByteArray filledIn(QByteArray text, const KitSketch& sketch)
{
    QString title = sketch.title.trimmed();
    title.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return text.replace("@ID@", sketch.id.toUtf8())
        .replace("@TITLE@", title.toUtf8())
        .replace("@KIND@", kitKindName(sketch.kind).toUtf8())
        .replace("@DATE@", sketch.written.toString(Qt::ISODate).toUtf8());
}

Result<void> checkSketch(const KitSketch& sketch)
{
    if (!isKitId(sketch.id))
        return fail(ErrorCode::Malformed,
            u"\"%1\" is no id for a kit: it is made of lower case letters, digits and \"-\""_s.arg(sketch.id));
    if (!isTitle(sketch.title))
        return fail(ErrorCode::Malformed, u"a kit has a title of one line"_s);
    return {};
}

Result<QByteArray> templateFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    return file.readAll();
}

bool isKitId(const QString& id)
{
    static const QRegularExpression form(u"^[a-z0-9][a-z0-9-]{0,59}$"_s);
    return form.match(id).hasMatch();
}

Result<QStringList> makeKit(const QString& folder, const KitSketch& sketch, const QString& templates)
{
    if (auto sound = checkSketch(sketch); !sound)
        return std::unexpected(sound.error());
    auto made = KitFolder::make(folder);
    if (!made)
        return std::unexpected(made.error());
    const QString from = templates + u'/' + templateOf(sketch.kind);
    QList<std::pair<QString, QString>> files { { u"kit.schema.json"_s, templates + u"/kit.schema.json"_s } };
    for (QDirIterator it(from, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        const QString path = it.next();
        files += { path.sliced(from.size() + 1), path };
    }
    for (const auto& [name, path] : std::as_const(files)) {
        const auto content = templateFile(path);
        if (!content)
            return std::unexpected(content.error());
        const bool isOurs = name == "kit.yaml"_L1; // the schema and the task's files are as they are
        if (auto written = made->write(name, isOurs ? filledIn(*content, sketch) : *content); !written)
            return std::unexpected(written.error());
    }
    return made->keep();
}

} // namespace jumpseat
