// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/settings/settings_form.h"

#include "console/pages/settings/objects_tree.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

#include <QApplication>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace postroom::console {

namespace {

QLabel* quietLabel(const QString& words, QWidget* parent) {
    auto* label = new QLabel(words, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, theme::quiet(palette));
    label->setPalette(palette);
    return label;
}

} // namespace

SettingsForm::SettingsForm(WorkingCopy& copy, QWidget* parent) : QScrollArea(parent), m_copy(copy) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    connect(&m_copy, &WorkingCopy::changed, this, &SettingsForm::update);
    connect(&m_copy, &WorkingCopy::checked, this, &SettingsForm::update);
}

void SettingsForm::show(const QString& object, const std::vector<const catalogue::OptionRow*>& rows, const base::Json& settings) {
    m_object = object;
    m_entries.clear();
    m_contents = new QWidget;
    m_layout = new QVBoxLayout(m_contents);
    m_layout->setContentsMargins(0, 0, theme::spacing(), 0);
    m_layout->setSpacing(theme::spacing(1.4));
    for (const catalogue::OptionRow* row : rows) {
        const base::Json* setting = nullptr;
        for (const base::Json& each : settings.items())
            if (each["setting"].toStringView() == row->name)
                setting = &each;
        addRow(*row, setting != nullptr ? *setting : base::Json());
    }
    m_layout->addStretch(1);
    setWidget(m_contents);
    setSearch(m_search);
    update();
}

void SettingsForm::addRow(const catalogue::OptionRow& row, const base::Json& setting) {
    auto* box = new QWidget(m_contents);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing(0.3));
    FormField* field = m_fields.make(row, box);
    auto* head = new QHBoxLayout;
    auto* title = new QLabel(field->title(), box);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    title->setBuddy(field);
    head->addWidget(title);
    head->addWidget(quietLabel(row.unit.empty() ? toQt(row.name) : tr("%1, in %2").arg(toQt(row.name), catalogueText(row.unit)), box), 1);
    auto* reset = new QToolButton(box);
    reset->setIcon(icon("undo"));
    reset->setAutoRaise(true);
    head->addWidget(reset);
    layout->addLayout(head);
    layout->addWidget(field);
    if (!row.help.empty())
        layout->addWidget(quietLabel(field->help(), box));
    auto* origin = quietLabel({}, box);
    layout->addWidget(origin);
    m_layout->addWidget(box);
    field->setReadOnly(!m_copy.mayEdit());
    m_entries.push_back({field, box, origin, reset, setting});
    const std::size_t index = m_entries.size() - 1;
    connect(field, &FormField::edited, this, [this, index] { edited(m_entries[index]); });
    connect(reset, &QToolButton::clicked, this, [this, index] { this->reset(m_entries[index]); });
}

void SettingsForm::edited(const Entry& entry) {
    const QString option = toQt(entry.field->row().name);
    base::Json value = entry.field->value();
    m_editing = true; // what is being typed stays as it is
    if (value.isNull() && !entry.field->row().defaultText.empty() && entry.field->row().type != catalogue::OptionType::choice)
        value = ""; // an empty text is another thing than the default; the button leads back to that
    const base::Json& before = entry.setting["value"];
    const bool same = value == before || (value.isNull() && before.isNull()) || (!before.isNull() && value.isString() && value.toString() == entry.setting["text"].toString());
    if (same)
        m_copy.forget(m_object, option);
    else if (value.isNull())
        m_copy.unset(m_object, option);
    else
        m_copy.set(m_object, option, value);
    m_editing = false;
}

/// First back to what is in force, then to the default.
void SettingsForm::reset(const Entry& entry) {
    const QString option = toQt(entry.field->row().name);
    if (!m_copy.changeOf(m_object, option).isNull())
        m_copy.forget(m_object, option);
    else
        m_copy.unset(m_object, option);
}

QString SettingsForm::originText(const Entry& entry) const {
    const QString standard = entry.field->row().defaultText.empty() ? tr("Default: not set") : tr("Default: %1").arg(toQt(entry.field->row().defaultText));
    const base::Json change = m_copy.changeOf(m_object, toQt(entry.field->row().name));
    QString origin;
    if (!change.isNull())
        origin = change["op"].toStringView() == "unset" ? tr("Changed here: back to the default") : tr("Changed here; in force: %1").arg(entry.setting["default"].toBool(true) ? tr("the default") : text(entry.setting, "text"));
    else if (!entry.setting["default"].toBool(true))
        origin = entry.setting.has("since") ? tr("Set in revision %1 by %2, %3").arg(text(entry.setting, "since"), text(entry.setting, "author"), timeText(time(entry.setting["time"])))
                                            : tr("Set");
    QString line = origin.isEmpty() ? standard : tr("%1. %2.").arg(origin, standard);
    if (entry.field->row().activation == catalogue::Activation::restart)
        line += ' ' + tr("Holds after a restart of the server.");
    return line;
}

QString SettingsForm::troubleOf(const Entry& entry) const {
    const QString option = toQt(entry.field->row().name);
    for (const base::Json& finding : m_copy.findings().items()) {
        const base::Json& place = finding["place"].isObject() ? finding["place"] : finding;
        if (finding["severity"].toStringView() == "error" && text(place, "object") == m_object && text(place, "setting") == option)
            return text(finding, "hint").isEmpty() ? text(finding, "message") : tr("%1 (%2)").arg(text(finding, "message"), text(finding, "hint"));
    }
    return {};
}

void SettingsForm::update() {
    for (const Entry& entry : m_entries) {
        const base::Json change = m_copy.changeOf(m_object, toQt(entry.field->row().name));
        const base::Json& shown = change.isNull() ? entry.setting["value"] : change["value"];
        if (!m_editing && !(entry.field->isAncestorOf(QApplication::focusWidget()) && entry.field->value() == shown))
            entry.field->setValue(shown);
        entry.field->setTrouble(change.isNull() ? QString() : troubleOf(entry));
        entry.origin->setText(originText(entry));
        const bool own = !entry.setting["default"].toBool(true);
        entry.reset->setVisible(m_copy.mayEdit() && (own || !change.isNull()));
        const QString what = change.isNull() ? tr("Back to the default") : tr("Undo this change");
        entry.reset->setToolTip(what);
        entry.reset->setAccessibleName(tr("%1: %2").arg(entry.field->title(), what));
    }
}

void SettingsForm::setSearch(const QString& search) {
    m_search = search;
    bool any = false;
    for (const Entry& entry : m_entries)
        any = any || matchesOption(entry.field->row(), search);
    for (const Entry& entry : m_entries) // an object found by its name shows all it has
        entry.box->setVisible(!any || matchesOption(entry.field->row(), search));
}

FormField* SettingsForm::field(const QString& option) const {
    for (const Entry& entry : m_entries)
        if (toQt(entry.field->row().name) == option)
            return entry.field;
    return nullptr;
}

bool SettingsForm::goTo(const QString& option) {
    for (const Entry& entry : m_entries)
        if (toQt(entry.field->row().name) == option) {
            entry.box->show();
            m_contents->adjustSize();
            ensureWidgetVisible(entry.box);
            entry.field->setFocus(Qt::OtherFocusReason);
            return true;
        }
    return false;
}

QString SettingsForm::current() const {
    for (const Entry& entry : m_entries)
        if (entry.field->isAncestorOf(QApplication::focusWidget()))
            return toQt(entry.field->row().name);
    return {};
}

} // namespace postroom::console
