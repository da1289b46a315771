// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/model_lookup.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace jumpseat {

class ActionButton;
class InkLabel;
class InlineConfirm;
class ModelPriceList;
class ModelSettings;

/// A service: what it speaks, where it is, its key, its models. Beside the list of services; nothing is kept before Save.
class ServiceForm : public QWidget {
    Q_OBJECT
public:
    explicit ServiceForm(ModelSettings* settings, QWidget* parent = nullptr);
    ~ServiceForm() override;

    void startNew();
    void edit(const QString& id);
    /// The service that is open; empty: a new one.
    [[nodiscard]] QString id() const { return m_isNew ? QString() : m_service.id; }

    void save();
    void tryIt();

Q_SIGNALS:
    void dismissed();
    /// It stands in the settings now, or does no more.
    void done();

protected:
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    // service_form_build.cpp
    QWidget* buildTop();
    QWidget* buildFields();
    void buildKey(QVBoxLayout* column);
    void buildTry(QVBoxLayout* column);
    QWidget* buildBottom();

    void show(const ModelService& service, bool isNew);
    void kindChosen();
    void edited();
    void showState();
    void showProblem(const QString& what);
    void forgetKey();
    [[nodiscard]] KeySource source() const;
    [[nodiscard]] Result<ModelService> read() const;
    void ask(const Result<ApiKeyPtr>& key);
    void showTried(const QString& words, bool isGood);
    void put(const ModelService& service);
    void remove();
    void setBusy(bool busy);

    ModelSettings* m_settings;
    ModelLookup m_lookup;
    ModelService m_service; ///< as it is in the settings
    bool m_isNew = true, m_isBusy = false;
    int m_turn = 0; ///< tells answers for another service

    InkLabel* m_title = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_url = nullptr;
    InkLabel* m_warning = nullptr;
    QComboBox* m_source = nullptr;
    QStackedWidget* m_keys = nullptr;
    QLineEdit* m_key = nullptr;
    QLineEdit* m_variable = nullptr;
    InkLabel* m_keyWords = nullptr;
    ActionButton* m_useVariable = nullptr; ///< the way out where no keyring works
    ActionButton* m_try = nullptr;
    InkLabel* m_tried = nullptr;
    ModelPriceList* m_models = nullptr;
    InkLabel* m_problem = nullptr;
    InlineConfirm* m_confirm = nullptr;
    ActionButton* m_remove = nullptr;
    ActionButton* m_save = nullptr;
};

} // namespace jumpseat
