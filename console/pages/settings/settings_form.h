// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one object, or of one group of the main options: a field for each row of the catalogue, with what it means,
// its default, where the value comes from, a way back, and what the server finds wrong with it: an expression is given to
// its compiler while it is typed. Edits go into the working copy.
#pragma once

#include "console/services/working_copy.h"
#include "console/widgets/form_field.h"

#include <QPointer>
#include <QScrollArea>
#include <QTimer>

#include <vector>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace postroom::console {

class SettingsForm : public QScrollArea {
    Q_OBJECT
public:
    SettingsForm(WorkingCopy& copy, Session& session, QWidget* parent = nullptr);
    /// What can be named in expressions.
    void setNames(std::vector<config::CompletionName> names) { m_names = std::move(names); }

    /// `settings`: those of config.settings for this object. `group`: only its options; null: all.
    void show(const QString& object, const std::vector<const catalogue::OptionRow*>& rows, const base::Json& settings);
    void setSearch(const QString& search);
    /// Scrolls to the option and gives it the keyboard; false when it is not here.
    bool goTo(const QString& option);
    [[nodiscard]] FormField* field(const QString& option) const;
    /// The option that has the keyboard; empty when none has.
    [[nodiscard]] QString current() const;

private:
    struct Entry {
        FormField* field = nullptr;
        QWidget* box = nullptr;
        QLabel* origin = nullptr;
        QToolButton* reset = nullptr;
        base::Json setting;
        QString wrong; // with the expression, as it was typed last
    };
    void addRow(const catalogue::OptionRow& row, const base::Json& setting);
    void edited(const Entry& entry);
    void reset(const Entry& entry);
    void update();
    void compile();
    /// One expression of the field after the other, up to the first that is wrong.
    void compileNext(FormField* field, std::vector<FormField::Expression> left);
    void showCompiled(Entry& entry, const FormField::Expression& expression, const base::Json& reply);
    [[nodiscard]] QString originText(const Entry& entry) const;
    [[nodiscard]] QString troubleOf(const Entry& entry) const;
    /// What is wrong with the object and belongs to none of its fields.
    [[nodiscard]] QString objectTrouble() const;

    WorkingCopy& m_copy;
    FormFieldRegistry m_fields;
    QString m_object;
    QWidget* m_contents = nullptr;
    QVBoxLayout* m_layout = nullptr;
    QPointer<QLabel> m_wrong;
    std::vector<Entry> m_entries;
    bool m_editing = false;
    Session& m_session;
    std::vector<config::CompletionName> m_names;
    FormField* m_typed = nullptr; // to be compiled when the keys rest
    QTimer m_soon;
    qint64 m_compile = 0;
    QString m_search;
};

} // namespace postroom::console
