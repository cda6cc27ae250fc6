// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/schedule_editor.h"

#include "console/pages/rules/duration_field.h"
#include "console/widgets/icons.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace postroom::console {

ScheduleEditor::ScheduleEditor(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing(0.4));
    m_layout = new QVBoxLayout;
    m_layout->setSpacing(theme::spacing(0.4));
    layout->addLayout(m_layout);
    auto* last = new QHBoxLayout;
    m_add = new QPushButton(icon("add"), tr("Add a s&tep"), this);
    m_add->setAutoDefault(false);
    auto* label = new QLabel(tr("As te&xt"), this);
    m_text = new QLineEdit(this);
    m_text->setFont(theme::fixedFont());
    m_text->setPlaceholderText(tr("nothing: fails at once"));
    m_text->setToolTip(tr("F,until,gap or G,until,first gap,factor or H like G with chance; separated by semicolons."));
    label->setBuddy(m_text);
    last->addWidget(m_add);
    last->addWidget(label);
    last->addWidget(m_text, 1);
    layout->addLayout(last);
    connect(m_add, &QPushButton::clicked, this, &ScheduleEditor::addStep);
    connect(m_text, &QLineEdit::textEdited, this, [this](const QString& text) {
        take(text);
        if (const auto steps = readSchedule(text))
            show(*steps);
    });
}

ScheduleEditor::Line ScheduleEditor::makeLine() {
    Line line;
    line.box = new QWidget(this);
    auto* row = new QHBoxLayout(line.box);
    row->setContentsMargins(0, 0, 0, 0);
    const int number = static_cast<int>(m_lines.size()) + 1;
    line.kind = new QComboBox(line.box);
    line.kind->setAccessibleName(tr("Step %1: kind").arg(number));
    line.kind->addItem(tr("every"), static_cast<int>(ScheduleStep::Kind::fixed));
    line.kind->addItem(tr("growing from"), static_cast<int>(ScheduleStep::Kind::growing));
    line.kind->addItem(tr("by lot from"), static_cast<int>(ScheduleStep::Kind::drawn));
    line.interval = new DurationField(tr("Step %1: time between two tries").arg(number), line.box);
    line.times = new QLabel(QStringLiteral("×"), line.box);
    line.factor = new QDoubleSpinBox(line.box);
    line.factor->setRange(1, 1000);
    line.factor->setSingleStep(0.5);
    line.factor->setValue(1.5);
    line.factor->setMaximumWidth(fontMetrics().averageCharWidth() * 10);
    line.factor->setAccessibleName(tr("Step %1: each gap is so many times the one before").arg(number));
    line.until = new DurationField(tr("Step %1: until so long after the arrival").arg(number), line.box);
    line.remove = new QToolButton(line.box);
    line.remove->setIcon(icon("remove"));
    line.remove->setAutoRaise(true);
    line.remove->setFocusPolicy(Qt::StrongFocus);
    line.remove->setAccessibleName(tr("Take step %1 away").arg(number));
    line.remove->setToolTip(line.remove->accessibleName());
    row->addWidget(line.kind);
    row->addWidget(line.interval);
    row->addWidget(line.times);
    row->addWidget(line.factor);
    row->addWidget(new QLabel(tr("until"), line.box));
    row->addWidget(line.until);
    row->addWidget(line.remove);
    row->addStretch(1);
    const auto changed = [this] {
        if (m_showing)
            return;
        const auto now = steps();
        show(now);
        take(scheduleText(now));
        m_text->setText(m_schedule);
    };
    connect(line.kind, &QComboBox::currentIndexChanged, this, changed);
    connect(line.interval, &DurationField::edited, this, changed);
    connect(line.factor, &QDoubleSpinBox::valueChanged, this, changed);
    connect(line.until, &DurationField::edited, this, changed);
    connect(line.remove, &QToolButton::clicked, this, [this, box = line.box] {
        auto now = steps();
        for (qsizetype i = 0; i < m_lines.size(); ++i)
            if (m_lines[i].box == box)
                now.removeAt(i);
        show(now);
        take(scheduleText(now));
        m_text->setText(m_schedule);
    }, Qt::QueuedConnection); // the button goes with its line
    return line;
}

QList<ScheduleStep> ScheduleEditor::steps() const {
    QList<ScheduleStep> steps;
    for (const Line& line : m_lines)
        steps << ScheduleStep{static_cast<ScheduleStep::Kind>(line.kind->currentData().toInt()), line.until->duration(), line.interval->duration(), line.factor->value()};
    return steps;
}

void ScheduleEditor::show(const QList<ScheduleStep>& steps) {
    m_showing = true;
    while (m_lines.size() > steps.size())
        delete m_lines.takeLast().box;
    while (m_lines.size() < steps.size()) {
        m_lines << makeLine();
        m_layout->addWidget(m_lines.last().box);
    }
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const Line& line = m_lines[i];
        line.kind->setCurrentIndex(line.kind->findData(static_cast<int>(steps[i].kind)));
        line.interval->setDuration(steps[i].interval);
        if (steps[i].kind != ScheduleStep::Kind::fixed)
            line.factor->setValue(steps[i].factor);
        line.until->setDuration(steps[i].until);
        line.factor->setVisible(steps[i].kind != ScheduleStep::Kind::fixed);
        line.times->setVisible(steps[i].kind != ScheduleStep::Kind::fixed);
    }
    m_showing = false;
}

void ScheduleEditor::take(const QString& text) {
    m_schedule = text;
    emit edited();
}

void ScheduleEditor::setSchedule(const QString& text) {
    if (text == m_schedule && m_text->text() == text)
        return;
    m_schedule = text;
    m_text->setText(text);
    const auto steps = readSchedule(text);
    show(steps.value_or(QList<ScheduleStep>()));
    setReadOnly(m_readOnly);
}

void ScheduleEditor::setReadOnly(bool readOnly) {
    m_readOnly = readOnly;
    m_text->setReadOnly(readOnly);
    m_add->setEnabled(!readOnly);
    for (const Line& line : m_lines)
        line.box->setEnabled(!readOnly);
}

/// It goes on where the last one ends.
void ScheduleEditor::addStep() {
    auto now = steps();
    ScheduleStep next;
    if (!now.isEmpty())
        next = {ScheduleStep::Kind::fixed, now.last().until * 2, std::max(now.last().interval, base::Seconds(3600)), 1.5};
    now << next;
    show(now);
    take(scheduleText(now));
    m_text->setText(m_schedule);
    m_lines.last().interval->setFocus(Qt::OtherFocusReason);
}

} // namespace postroom::console
