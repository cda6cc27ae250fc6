// SPDX-License-Identifier: GPL-3.0-or-later
// The way of an address: the routers and transports as a chain, and where an address would go, traced through it. The
// working copy counts.
#pragma once

#include "console/pages/page.h"

class QCheckBox;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace postroom::console {

class ChainModel;
class SentenceBanner;
class StatePlaceholder;

class WayView : public PageView {
    Q_OBJECT
public:
    WayView(PageContext context, QWidget* parent);

    /// "way/anna@example.org?from=maria@partner.example"
    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    [[nodiscard]] QString heading() const override;
    void refresh() override;
    [[nodiscard]] QWidget* firstFocus() override;

private:
    [[nodiscard]] WorkingCopy& copy() const { return context().workingCopy; }
    QWidget* makeQuestion();
    void addActions();
    void follow();
    void showRoutes(const base::Json& routes);
    void showNothing();

    QLineEdit* m_address;
    QLineEdit* m_sender;
    QCheckBox* m_verify;
    QPushButton* m_follow;
    SentenceBanner* m_banner;
    QTreeWidget* m_routes;
    QStackedWidget* m_stack;
    StatePlaceholder* m_placeholder;
    QListView* m_chain;
    ChainModel* m_model;
    base::Json m_found; // the routes
    qint64 m_documentCall = 0;
    qint64 m_call = 0;
};

} // namespace postroom::console
