// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/api_key.h"

#include <functional>

namespace jumpseat {

/// Where keys are kept between runs of the program. Used on one thread, which has an event loop; answers come later on
/// that thread, and none once the store is gone.
class KeyStore {
public:
    using Read = std::function<void(const Result<ApiKeyPtr>& key)>; ///< nullptr: none is stored under that id
    using Done = std::function<void(const Result<void>& done)>;

    virtual ~KeyStore() = default;
    /// `id` is that of a model service.
    virtual void read(const QString& id, Read read) = 0;
    virtual void write(const QString& id, const ApiKeyPtr& key, Done done) = 0;
    /// That there is none is no error.
    virtual void remove(const QString& id, Done done) = 0;
};

} // namespace jumpseat
