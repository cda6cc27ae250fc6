// SPDX-License-Identifier: Apache-2.0
// The settings of one object by typed keys:
//
//     Seconds timeout = document.main().get(catalogue::option::retryIntervalMax);
//
// An unset option yields its default. The document must have passed the validator; a value of the wrong type yields
// the default as well.
#pragma once

#include "shared/catalogue/key.h"
#include "shared/config/document.h"

#include <optional>

namespace postroom::config {

class Settings {
public:
    /// Both must outlive this view. With secrets, "secret:NAME" yields the value; without, it stays as it is.
    explicit Settings(const Object& object, const SecretMap* secrets = nullptr) : m_object(&object), m_secrets(secrets) {}

    /// The value, else the default, else an empty one (0, false, "").
    template <typename T>
    [[nodiscard]] T get(const catalogue::Key<T>& key) const {
        return find(key).value_or(T{});
    }
    /// The value, else the default; nothing when there is neither.
    template <typename T>
    [[nodiscard]] std::optional<T> find(const catalogue::Key<T>& key) const;
    /// Is it set in the document?
    template <typename T>
    [[nodiscard]] bool isExplicit(const catalogue::Key<T>& key) const {
        return m_object->find(key.name) != nullptr;
    }
    [[nodiscard]] const Object& object() const { return *m_object; }

private:
    struct Found {
        Value value;
        std::string text;
    };
    [[nodiscard]] std::optional<Found> lookUp(std::string_view name) const;

    const Object* m_object;
    const SecretMap* m_secrets;
};

} // namespace postroom::config
