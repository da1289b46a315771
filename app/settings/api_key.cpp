// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/api_key.h"

#include <algorithm>
#include <cstring>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

void overwrite(void* at, size_t bytes)
{
    ::explicit_bzero(at, bytes); // a plain memset of memory that is freed next may be left out
}

} // namespace

Result<ApiKeyPtr> ApiKey::from(QStringView text)
{
    const QStringView key = text.trimmed();
    if (key.isEmpty())
        return fail(ErrorCode::Malformed, u"the key is empty"_s);
    if (key.size() > longest)
        return fail(ErrorCode::Malformed, u"that is too long for a key"_s);
    if (!std::ranges::all_of(key, [](QChar c) { return c > u' ' && c < u'\x7F'; }))
        return fail(ErrorCode::Malformed, u"a key has letters, digits and signs, and no spaces"_s);
    return ApiKeyPtr(new ApiKey(key.toLatin1()));
}

ApiKey::ApiKey(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
}

ApiKey::~ApiKey()
{
    if (m_bytes.isDetached())
        overwrite(m_bytes.data(), size_t(m_bytes.size()));
}

QString ApiKey::copy() const
{
    return QString::fromLatin1(m_bytes);
}

void wipe(QString& text)
{
    if (text.isDetached())
        overwrite(text.data(), size_t(text.size()) * sizeof(QChar));
    text.clear();
}

} // namespace jumpseat
