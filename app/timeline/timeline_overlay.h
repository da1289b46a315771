// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timeline_scene.h"

#include <QSet>

class QPainter;

namespace jumpseat {

/// What lies above the lanes and is cheap enough to be painted every time.
namespace overlay {

void paintRuler(QPainter& painter, const TimelineScene& scene, std::optional<qint64> savedUs);
/// Live: the time that has not come yet. Replay: what is later at half strength.
void paintLater(QPainter& painter, const TimelineScene& scene);
void paintLabels(QPainter& painter, const TimelineScene& scene, std::optional<Lane> hot);
void paintEvidence(QPainter& painter, const TimelineScene& scene, const QSet<Seq>& events);
/// The frame around the selected mark; `hover`: the quieter one under the mouse.
void paintFrame(QPainter& painter, const TimelineScene& scene, const Mark& mark, bool hover);
void paintNow(QPainter& painter, const TimelineScene& scene);

/// Where the glyph of a mark is, in the viewport.
[[nodiscard]] QRect placeOf(const TimelineScene& scene, const Mark& mark);

} // namespace overlay
} // namespace jumpseat
