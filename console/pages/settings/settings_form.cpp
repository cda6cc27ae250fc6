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

#include <algorithm>

namespace postroom::console {

namespace {

constexpr std::chrono::milliseconds keysRest{250};

std::string kindName(config::ExpressionKind kind) {
    using K = config::ExpressionKind;
    switch (kind) {
    case K::string: return "string";
    case K::condition: return "condition";
    case K::domainList: return "domain_list";
    case K::hostList: return "host_list";
    case K::addressList: return "address_list";
    case K::localPartList: return "local_part_list";
    }
    return {};
}

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

SettingsForm::SettingsForm(WorkingCopy& copy, Session& session, QWidget* parent) : QScrollArea(parent), m_copy(copy), m_session(session) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(keysRest);
    connect(&m_soon, &QTimer::timeout, this, &SettingsForm::compile);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    connect(&m_copy, &WorkingCopy::changed, this, &SettingsForm::update);
    connect(&m_copy, &WorkingCopy::checked, this, &SettingsForm::update);
}

void SettingsForm::show(const QString& object, const std::vector<const catalogue::OptionRow*>& rows, const base::Json& settings) {
    m_object = object;
    m_session.cancel(m_compile);
    m_soon.stop();
    m_typed = nullptr;
    m_entries.clear();
    m_contents = new QWidget;
    m_layout = new QVBoxLayout(m_contents);
    m_layout->setContentsMargins(0, 0, theme::spacing(), 0);
    m_layout->setSpacing(theme::spacing(1.4));
    m_wrong = new QLabel(m_contents);
    m_wrong->setWordWrap(true);
    m_wrong->setTextFormat(Qt::PlainText);
    m_wrong->setAccessibleName(tr("What is wrong with the object"));
    QPalette bad = m_wrong->palette();
    bad.setColor(QPalette::WindowText, theme::ink(Tone::bad, bad));
    m_wrong->setPalette(bad);
    m_layout->addWidget(m_wrong);
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
    field->setNames(m_names);
    m_entries.push_back({field, box, origin, reset, setting, {}});
    const std::size_t index = m_entries.size() - 1;
    connect(field, &FormField::edited, this, [this, index, field] {
        m_entries[index].wrong.clear();
        edited(m_entries[index]);
        m_typed = field->expression() ? field : nullptr;
        if (m_typed != nullptr)
            m_soon.start();
    });
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

void SettingsForm::compile() {
    if (m_typed == nullptr || !m_session.ready())
        return;
    m_session.cancel(m_compile);
    std::vector<FormField::Expression> expressions = m_typed->expressions();
    std::reverse(expressions.begin(), expressions.end());
    compileNext(m_typed, std::move(expressions));
}

void SettingsForm::compileNext(FormField* field, std::vector<FormField::Expression> left) {
    if (left.empty())
        return;
    FormField::Expression expression = std::move(left.back());
    left.pop_back();
    base::Json request = base::Json::object({{"expression", expression.text}, {"kind", kindName(*field->expression())}});
    // Lists that are new in the working copy can be named.
    request.set("configuration", base::Json::object({{"base", std::int64_t{m_copy.base()}}, {"changes", base::Json(m_copy.changes())}}));
    m_compile = m_session.call(this, "config.compile-expression", std::move(request),
                               [this, field, expression = std::move(expression), left = std::move(left)](const Answer& answer) mutable {
        const auto entry = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& each) { return each.field == field; });
        if (entry == m_entries.end() || !answer)
            return;
        showCompiled(*entry, expression, *answer);
        if (entry->wrong.isEmpty())
            compileNext(field, std::move(left));
    });
}

void SettingsForm::showCompiled(Entry& entry, const FormField::Expression& expression, const base::Json& reply) {
    entry.wrong.clear();
    entry.field->markError(-1);
    for (const base::Json& finding : reply["findings"].items())
        if (entry.wrong.isEmpty() && finding["severity"].toStringView() == "error") {
            entry.wrong = text(finding, "hint").isEmpty() ? text(finding, "message") : tr("%1 (%2)").arg(text(finding, "message"), text(finding, "hint"));
            if (expression.line > 0)
                entry.wrong = tr("Line %1: %2").arg(expression.line).arg(entry.wrong);
            const std::string before = expression.text.substr(0, static_cast<std::size_t>(std::max<std::int64_t>(0, finding["offset"].toInteger())));
            entry.field->markError(expression.begin + static_cast<int>(toQt(before).size()));
        }
    update();
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

QString SettingsForm::objectTrouble() const {
    QStringList lines;
    for (const base::Json& finding : m_copy.findings().items()) {
        const base::Json& place = finding["place"].isObject() ? finding["place"] : finding;
        if (finding["severity"].toStringView() == "error" && text(place, "object") == m_object && text(place, "setting").isEmpty())
            lines << tr("Wrong: %1").arg(text(finding, "hint").isEmpty() ? text(finding, "message") : tr("%1 (%2)").arg(text(finding, "message"), text(finding, "hint")));
    }
    return lines.join('\n');
}

void SettingsForm::update() {
    if (m_wrong != nullptr) {
        m_wrong->setText(m_object == "main" ? QString() : objectTrouble());
        m_wrong->setVisible(!m_wrong->text().isEmpty());
    }
    for (const Entry& entry : m_entries) {
        const base::Json change = m_copy.changeOf(m_object, toQt(entry.field->row().name));
        const base::Json& shown = change.isNull() ? entry.setting["value"] : change["value"];
        if (!m_editing && !(entry.field->isAncestorOf(QApplication::focusWidget()) && entry.field->value() == shown))
            entry.field->setValue(shown);
        entry.field->setTrouble(change.isNull() ? QString() : entry.wrong.isEmpty() ? troubleOf(entry) : entry.wrong);
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
