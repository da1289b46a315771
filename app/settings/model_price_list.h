// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/model_service.h"

#include <QWidget>

class QGridLayout;
class QLineEdit;
class QStringListModel;
class QVBoxLayout;

namespace jumpseat {

class ActionButton;
class ElidedLabel;
class IconButton;
class InkLabel;

/// The models of a service that can be chosen for sessions, each with its prices, and the way to add one by name.
class ModelPriceList : public QWidget {
    Q_OBJECT
public:
    explicit ModelPriceList(QWidget* parent = nullptr);
    ~ModelPriceList() override;

    void setModels(const QList<ServiceModel>& models);
    /// Errors: Malformed (a price that is none), a sentence for people.
    [[nodiscard]] Result<QList<ServiceModel>> models() const;
    /// Names that the service told; they are proposed while one types, and all can be taken when they are few.
    void setProposals(const QStringList& names);
    void add(const QString& name);
    [[nodiscard]] QLineEdit* nameField() const { return m_name; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Row {
        ServiceModel model; ///< as it came; the name counts
        ElidedLabel* name = nullptr;
        QLineEdit* prices[3] = {}; ///< input, cached, output
        IconButton* remove = nullptr;
    };
    void buildAdd(QVBoxLayout* column);
    void addRow(const ServiceModel& model);
    void removeRow(const QString& name);
    void place();
    void addTyped();
    void addAll();
    void showProposals();

    QList<Row> m_rows;
    QStringList m_proposals;
    QStringListModel* m_known;
    InkLabel* m_units = nullptr;
    QGridLayout* m_grid = nullptr;
    QLineEdit* m_name = nullptr;
    ActionButton* m_add = nullptr;
    ActionButton* m_all = nullptr;
};

} // namespace jumpseat
