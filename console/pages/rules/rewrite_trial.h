// SPDX-License-Identifier: GPL-3.0-or-later
// Tries an address against the rewrite rules: what becomes of it in each place, and what each rule did.
#pragma once

#include "console/pages/rules/rules_view.h"

#include <QTimer>

class QLineEdit;
class QTreeWidget;

namespace postroom::console {

class SentenceBanner;

class RewriteTrial : public RuleTrial {
    Q_OBJECT
public:
    RewriteTrial(RuleDocument& document, PageContext context, QWidget* parent = nullptr);
    void show(int) override {}
    void focusQuestion() override;
    void ask() override;
    /// "rewrite?try=anna@old.example"
    void ask(const Link& link) override;

private:
    void showPlaces(const base::Json& places);
    RuleDocument& m_document;
    PageContext m_context;
    QLineEdit* m_address;
    SentenceBanner* m_banner;
    QTreeWidget* m_places;
    QTimer m_soon;
    qint64 m_call = 0;
};

} // namespace postroom::console
