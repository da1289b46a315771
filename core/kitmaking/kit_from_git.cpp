// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kitmaking/kit_from_git.h"

#include "kit/kit_files.h"
#include "kitmaking/kit_folder.h"
#include "kitmaking/template_text.h"

#include <QStringDecoder>

#include <git2.h>
#include <memory>
#include <set>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

constexpr int mostMessages = 50;
constexpr qsizetype longestDescription = 8'000;

template <class T, void (*release)(T*)> struct Release {
    void operator()(T* object) const { release(object); }
};
template <class T, void (*release)(T*)> using Git = std::unique_ptr<T, Release<T, release>>;
using Repository = Git<git_repository, git_repository_free>;
using Commit = Git<git_commit, git_commit_free>;
using Tree = Git<git_tree, git_tree_free>;
using Blob = Git<git_blob, git_blob_free>;
using Entry = Git<git_tree_entry, git_tree_entry_free>;
using Diff = Git<git_diff, git_diff_free>;
using Walk = Git<git_revwalk, git_revwalk_free>;

struct Library {
    Library() { git_libgit2_init(); }
    ~Library() { git_libgit2_shutdown(); }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

std::unexpected<Error> gitError(ErrorCode code, const QString& what)
{
    const git_error* last = git_error_last();
    return fail(code, last ? u"%1: %2"_s.arg(what, QString::fromUtf8(last->message)) : what);
}

Result<Commit> commitOf(git_repository* repository, const QString& name)
{
    git_object* found = nullptr;
    const QByteArray spec = name.toUtf8() + "^{commit}";
    if (git_revparse_single(&found, repository, spec.constData()) != 0)
        return gitError(ErrorCode::NotFound, u"there is no commit %1"_s.arg(name));
    return Commit(reinterpret_cast<git_commit*>(found));
}

Result<Tree> treeOf(const Commit& commit)
{
    git_tree* tree = nullptr;
    if (git_commit_tree(&tree, commit.get()) != 0)
        return gitError(ErrorCode::Io, u"the commit has no files"_s);
    return Tree(tree);
}

/// The files that changed, or all of both trees.
Result<std::set<std::string>> pathsOf(git_repository* repository, git_tree* base, git_tree* head, bool whole)
{
    std::set<std::string> paths;
    if (whole) {
        const auto add = [](const char* root, const git_tree_entry* entry, void* into) {
            if (git_tree_entry_type(entry) != GIT_OBJECT_TREE)
                static_cast<std::set<std::string>*>(into)->insert(std::string(root) + git_tree_entry_name(entry));
            return 0;
        };
        git_tree_walk(base, GIT_TREEWALK_PRE, add, &paths);
        git_tree_walk(head, GIT_TREEWALK_PRE, add, &paths);
    }
    git_diff* made = nullptr;
    if (git_diff_tree_to_tree(&made, repository, base, head, nullptr) != 0)
        return gitError(ErrorCode::Io, u"the commits cannot be compared"_s);
    const Diff diff(made);
    const size_t count = git_diff_num_deltas(diff.get());
    if (count == 0)
        return fail(ErrorCode::Refused, u"nothing changed from one commit to the other"_s);
    for (size_t i = 0; i < count; ++i) {
        const git_diff_delta* delta = git_diff_get_delta(diff.get(), i);
        paths.insert(delta->new_file.path);
        paths.insert(delta->old_file.path);
    }
    return paths;
}

/// Why a kit cannot hold a file; empty when it can.
QString whyNot(const QString& path, git_filemode_t mode, const QByteArray& content)
{
    const QStringList parts = path.split(u'/');
    if (std::ranges::any_of(parts, [](const QString& part) { return part.startsWith(u'.') || part.contains(u'\\'); }))
        return u"its name begins with a dot, or cannot stand in a kit"_s;
    if (mode == GIT_FILEMODE_LINK || mode == GIT_FILEMODE_COMMIT)
        return u"it is a link"_s;
    if (content.size() > KitFiles::maxBytes)
        return u"it is larger than 1 MiB"_s;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(content);
    return decoder.hasError() || text.contains(QChar(0)) ? u"it is not UTF-8 text"_s : QString();
}

struct TreeFile {
    QByteArray content;
    git_filemode_t mode = GIT_FILEMODE_BLOB;
};

std::optional<TreeFile> fileIn(git_repository* repository, git_tree* tree, const std::string& path)
{
    git_tree_entry* entry = nullptr;
    if (git_tree_entry_bypath(&entry, tree, path.c_str()) != 0)
        return std::nullopt;
    const Entry held(entry);
    TreeFile file { {}, git_tree_entry_filemode(entry) };
    git_blob* blob = nullptr;
    if (git_tree_entry_type(entry) != GIT_OBJECT_BLOB
        || git_blob_lookup(&blob, repository, git_tree_entry_id(entry)) != 0)
        return file;
    const Blob content(blob);
    const auto size = std::min<qint64>(qint64(git_blob_rawsize(blob)), KitFiles::maxBytes + 1);
    file.content = QByteArray(static_cast<const char*>(git_blob_rawcontent(blob)), size);
    return file;
}

/// What the commits say, oldest first, as lines for kit.yaml.
QByteArray descriptionOf(git_repository* repository, const Commit& base, const Commit& head)
{
    QStringList messages;
    git_revwalk* made = nullptr;
    if (git_revwalk_new(&made, repository) == 0) {
        const Walk walk(made);
        git_revwalk_sorting(made, GIT_SORT_TOPOLOGICAL | GIT_SORT_REVERSE);
        git_revwalk_push(made, git_commit_id(head.get()));
        git_revwalk_hide(made, git_commit_id(base.get()));
        git_oid id;
        while (messages.size() < mostMessages && git_revwalk_next(&id, made) == 0) {
            git_commit* commit = nullptr;
            if (git_commit_lookup(&commit, repository, &id) != 0)
                continue;
            const Commit held(commit);
            messages += QString::fromUtf8(git_commit_message(commit)).trimmed();
        }
    }
    // Who worked on it stands in lines like "Signed-off-by: name <address>".
    QStringList lines = messages.join(u"\n\n"_s).left(longestDescription).split(u'\n');
    lines.removeIf([](const QString& line) { return line.contains("-by: "_L1, Qt::CaseInsensitive); });
    QByteArray yaml;
    for (QString& line : lines) {
        line.removeIf([](QChar c) { return !c.isPrint(); });
        yaml += line.isEmpty() ? QByteArray("\n") : "        " + line.toUtf8() + '\n';
    }
    return yaml.trimmed().isEmpty() ? QByteArray("        What the author says about it.")
                                    : yaml.trimmed().prepend("        ");
}

} // namespace

Result<KitFromGit> makeKitFromGit(
    const QString& folder, const KitSketch& sketch, const CommitRange& range, const QString& templates)
{
    if (auto sound = checkSketch(sketch); !sound)
        return std::unexpected(sound.error());
    const Library library;
    git_repository* opened = nullptr;
    if (git_repository_open_ext(&opened, range.repository.toUtf8().constData(), 0, nullptr) != 0)
        return gitError(ErrorCode::NotFound, u"%1 is no git repository"_s.arg(range.repository));
    const Repository repository(opened);
    const auto base = commitOf(opened, range.base);
    const auto head = commitOf(opened, range.head);
    if (!base || !head)
        return std::unexpected(base ? head.error() : base.error());
    const auto baseTree = treeOf(*base), headTree = treeOf(*head);
    if (!baseTree || !headTree)
        return std::unexpected(baseTree ? headTree.error() : baseTree.error());
    const auto paths = pathsOf(opened, baseTree->get(), headTree->get(), range.wholeTrees);
    if (!paths)
        return std::unexpected(paths.error());
    auto made = KitFolder::make(folder);
    if (!made)
        return std::unexpected(made.error());

    KitFromGit kit;
    int count = 0;
    qint64 total = 0;
    for (const char* side : { "base", "head" }) {
        const QString root = QLatin1StringView(side);
        if (auto there = made->makeFolder(root); !there)
            return std::unexpected(there.error());
        git_tree* tree = side[0] == 'b' ? baseTree->get() : headTree->get();
        for (const std::string& path : *paths) {
            const auto file = fileIn(opened, tree, path);
            if (!file)
                continue;
            const QString name = QString::fromStdString(path);
            if (const QString why = whyNot(name, file->mode, file->content); !why.isEmpty()) {
                kit.leftOut += u"%1/%2: %3"_s.arg(root, name, why);
                continue;
            }
            total += file->content.size();
            if (++count >= KitFiles::maxFiles || total > KitFiles::maxTotal)
                return fail(ErrorCode::TooLarge, u"a kit has at most 500 files and 16 MiB"_s);
            if (auto written = made->write(root + u'/' + name, file->content); !written)
                return std::unexpected(written.error());
        }
    }
    if (count == 0)
        return fail(ErrorCode::Refused, u"nothing that changed can stand in a kit"_s);
    for (const auto& name : { u"kit.yaml"_s, u"kit.schema.json"_s }) {
        const bool isSchema = name != "kit.yaml"_L1;
        const auto text = templateFile(templates + (isSchema ? u"/"_s : u"/pull/"_s) + name);
        if (!text)
            return std::unexpected(text.error());
        QByteArray content = isSchema ? *text : filledIn(*text, sketch);
        content.replace("@DESCRIPTION@", descriptionOf(opened, *base, *head));
        if (auto written = made->write(name, content); !written)
            return std::unexpected(written.error());
    }
    kit.written = made->keep();
    return kit;
}

} // namespace jumpseat
