// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/settings/object_dialog.h"

#include "console/pages/settings/objects_tree.h"
#include "console/pages/settings/working_objects.h"
#include "console/services/json_text.h"
#include "shared/config/validation.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace postroom::console {

ObjectDialog::ObjectDialog(base::Json objects, std::optional<catalogue::Kind> kind, QWidget* parent) : QDialog(parent), m_objects(std::move(objects)) {
    setWindowTitle(tr("New object"));
    auto* form = new QFormLayout(this);
    m_kind = new QComboBox(this);
    for (const catalogue::Kind each : catalogue::allKinds())
        if (each != catalogue::Kind::main)
            m_kind->addItem(kindTitle(each), static_cast<int>(each));
    form->addRow(tr("&Kind"), m_kind);
    m_name = new QLineEdit(this);
    m_nameTitle = new QLabel(this);
    m_nameTitle->setBuddy(m_name);
    form->addRow(m_nameTitle, m_name);
    m_driver = new QComboBox(this);
    form->addRow(tr("&Driver"), m_driver);
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    form->addRow(m_problem);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    m_add->setDefault(true);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showDrivers();
        update();
    });
    connect(m_name, &QLineEdit::textChanged, this, &ObjectDialog::update);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(static_cast<int>(kind.value_or(catalogue::Kind::router)))));
    showDrivers();
    update();
    m_name->setFocus();
}

catalogue::Kind ObjectDialog::kind() const { return static_cast<catalogue::Kind>(m_kind->currentData().toInt()); }
bool ObjectDialog::isRule() const { return kind() == catalogue::Kind::retry || kind() == catalogue::Kind::rewrite; }

/// A rule is called after its pattern, a retry rule also after the error.
QString ObjectDialog::object() const {
    return toQt(catalogue::kindName(kind())) + ' ' + m_name->text().trimmed() + (kind() == catalogue::Kind::retry ? " *" : "");
}

base::Json ObjectDialog::settings() const {
    if (catalogue::hasDriver(kind()))
        return base::Json::object({{"driver", m_driver->currentText().toStdString()}});
    const std::string name = m_name->text().trimmed().toStdString();
    if (kind() == catalogue::Kind::retry)
        return base::Json::object({{"pattern", name}, {"error", "*"}});
    if (kind() == catalogue::Kind::rewrite)
        return base::Json::object({{"pattern", name}});
    return catalogue::isNamedList(kind()) ? base::Json::object({{"value", ""}}) : base::Json::object();
}

void ObjectDialog::showDrivers() {
    m_driver->clear();
    for (const std::string_view driver : catalogue::driversOf(kind()))
        m_driver->addItem(toQt(driver));
    m_driver->setEnabled(catalogue::hasDriver(kind()));
}

void ObjectDialog::update() {
    QString problem;
    const QString name = m_name->text().trimmed();
    m_nameTitle->setText(isRule() ? tr("&Pattern") : tr("&Name"));
    if (name.isEmpty())
        problem = isRule() ? tr("An address, a domain or a pattern that the rule is for.") : tr("The name stands in the configuration and in every trace.");
    else if (isRule() ? name.contains(' ') : !config::isName(kind(), name.toStdString()))
        problem = isRule() ? tr("A pattern has no blanks.") : tr("This cannot be a name: letters, digits and underscores are allowed.");
    else if (rankOf(m_objects, object()) >= 0)
        problem = tr("There is such an object already.");
    m_problem->setText(problem);
    m_add->setEnabled(problem.isEmpty());
}

} // namespace postroom::console
