// SPDX-License-Identifier: GPL-3.0-or-later
// A field of a form that edits one option of the catalogue. Which widget that is depends on the type of the option, and
// for special ones on its name: makers are registered, the later one wins.
#pragma once

#include "shared/base/json.h"
#include "shared/catalogue/option_row.h"
#include "shared/config/completion.h"

#include <QWidget>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace postroom::console {

class FormField : public QWidget {
    Q_OBJECT
public:
    FormField(const catalogue::OptionRow& row, QWidget* parent);

    [[nodiscard]] const catalogue::OptionRow& row() const { return m_row; }
    /// As in the document; null: not set, the default is shown as a hint.
    virtual void setValue(const base::Json& value) = 0;
    /// Null when nothing is set.
    [[nodiscard]] virtual base::Json value() const = 0;
    virtual void setReadOnly(bool readOnly) = 0;
    /// For fields with an expression: what can be named in it.
    virtual void setNames(const std::vector<config::CompletionName>&) {}
    /// The expression is wrong from this character on; -1: it is not.
    virtual void markError(int) {}
    struct Expression {
        int begin = 0; ///< its first character in the field
        int line = 0;  ///< from 1; 0: the field has only one
        std::string text;
    };
    /// What the field's compiler is to look at: the value, or each of several lines.
    [[nodiscard]] virtual std::vector<Expression> expressions() const { return {{0, 0, value().toString()}}; }
    /// What kind of expression the field takes; nothing when it takes none.
    [[nodiscard]] std::optional<config::ExpressionKind> expression() const;
    /// A sentence under the field, with icon; an empty one takes it away.
    void setTrouble(const QString& sentence);
    [[nodiscard]] QString trouble() const;
    /// Title and help in the user's language.
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString help() const;

signals:
    void edited();

protected:
    /// The widget that edits, put above the trouble and named for assistive programs.
    void setEditor(QWidget* editor);

private:
    const catalogue::OptionRow& m_row;
    QVBoxLayout* m_layout;
    QWidget* m_troubleLine;
    QLabel* m_trouble;
};

class FormFieldRegistry {
public:
    using Make = std::function<FormField*(const catalogue::OptionRow& row, QWidget* parent)>;
    /// With a field for every type.
    FormFieldRegistry();
    void add(catalogue::OptionType type, Make make) { m_byType[type] = std::move(make); }
    /// For the option of that name in any object.
    void add(const std::string& name, Make make) { m_byName[name] = std::move(make); }
    [[nodiscard]] FormField* make(const catalogue::OptionRow& row, QWidget* parent) const;

private:
    std::map<catalogue::OptionType, Make> m_byType;
    std::map<std::string, Make, std::less<>> m_byName;
};

/// The text of the catalogue in the user's language (translations: context "Catalogue").
[[nodiscard]] QString catalogueText(std::string_view text);

} // namespace postroom::console
