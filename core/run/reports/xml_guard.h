// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringView>

#include <optional>

namespace jumpseat {

/// Something that must not come before QXmlStreamReader, which takes quadratic time for it: more than 100 attributes in
/// one tag, or declarations of the document's own (also of entities, whose expansion it limits only piece by piece).
struct XmlTrouble {
    qsizetype at = 0; ///< where the tag or the declaration begins
    Error error = {};
};
/// The first in `xml`. Linear in its length.
[[nodiscard]] std::optional<XmlTrouble> xmlTrouble(QStringView xml);

} // namespace jumpseat
