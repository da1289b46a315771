// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit.h"
#include "kit/kit_parser.h"

#include <QDir>
#include <QFileInfo>

namespace jumpseat {
namespace {

QString kitFileName()
{
    return QStringLiteral("kit.yaml");
}

std::unexpected<Error> malformed(int line, const QString& what)
{
    const QString place = line > 0 ? QStringLiteral("kit.yaml:%1: ").arg(line) : QStringLiteral("kit.yaml: ");
    return fail(ErrorCode::Malformed, place + what + u'.');
}

} // namespace

Result<Kit> loadKit(const QString& folder)
{
    KitFiles files(folder);
    const auto text = files.read(kitFileName());
    if (!text)
        return std::unexpected(text.error());
    // yaml-cpp reports by exceptions; they end here.
    try {
        KitParser parser(files);
        Kit kit = parser.parse(YAML::Load(text->toStdString()));
        kit.contentHash = files.hash();
        return kit;
    } catch (const KitProblem& problem) {
        return malformed(problem.line, problem.what);
    } catch (const YAML::Exception& problem) {
        return malformed(problem.mark.line + 1, QString::fromStdString(problem.msg));
    }
}

QList<Kit> loadKits(const QString& root, QStringList* problems)
{
    QList<Kit> kits;
    for (const QString& name : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString folder = root + u'/' + name;
        if (!QFileInfo::exists(folder + u'/' + kitFileName()))
            continue;
        auto kit = loadKit(folder);
        if (kit)
            kits += *std::move(kit);
        else if (problems)
            *problems += folder + QStringLiteral(": ") + kit.error().what;
    }
    std::ranges::sort(kits, {}, &Kit::id);
    return kits;
}

} // namespace jumpseat
