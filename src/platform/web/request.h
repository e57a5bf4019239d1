#pragma once

#include "base/actor.h"
#include "base/json.h"
#include "html/page.h"
#include "platform/machines.h"
#include "platform/storage/context.h"
#include "platform/storage/database.h"
#include "platform/web/fields.h"
#include "platform/web/http.h"
#include "platform/web/routes.h"
#include "platform/web/visitor.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace web {

/// What was done, said twice: where a page goes on, and what JSON answers.
struct Said {
    std::string location {};
    std::string body {};
};

/// One request on its way through a room.
class Request {
public:
    Request(
        platform::Machines& machines, Incoming&& incoming, Route const& route, Routes::Captures captures, bool json);
    ~Request();

    platform::Machines& machines;
    Incoming incoming;
    Route const& route;
    Fields fields {}; ///< the form or the JSON object; of a GET the query
    Visitor visitor {};
    html::Shell shell {};
    bool wants_json = false;
    std::string_view path; ///< without the query and without /api/v1

    base::Actor const& actor() const { return visitor.actor; }
    std::string_view capture(std::string_view name) const;

    /// A captured id, "1r2-slug" included; not_found when it is none.
    template <class Id>
    base::Result<Id> id(std::string_view name) const
    {
        auto const text = capture(name);
        auto const id = Id::from(text.substr(0, text.find('-')));
        if (!id) return base::not_found();
        return *id;
    }

    std::string cookie(std::string_view name) const;
    void set_cookie(std::string_view name, std::string_view value, std::int64_t max_age_s);
    void drop_cookie(std::string_view name) { set_cookie(name, "", 0); }

    /// The request's one read transaction, opened at the first question and given back before a write.
    platform::Reading reading();

    /// Runs a use case through the write seam: one job of the single writer, or one serialisable transaction. It may run
    /// again, so it moves nothing out of its captures.
    template <class F>
    auto write(F const& job) -> std::invoke_result_t<F const&, platform::Context&>
    {
        std::optional<std::invoke_result_t<F const&, platform::Context&>> result;
        write_with([&](platform::Context& cx) {
            result.emplace(job(cx));
            return static_cast<bool>(*result) || result->refusal().keep == base::Keep::yes;
        });
        return *std::move(result);
    }

    /// write(), answered: a page goes on to `to_url(value)`, JSON gets `as_json(value)`. With an idempotency key (header, or
    /// the form's own) the answer is kept in the same transaction, and given again when the same request comes twice.
    template <class F, class ToUrl, class AsJson>
    Response change(F const& job, ToUrl const& to_url, AsJson const& as_json, int json_status = 200)
    {
        auto const said = say(job, to_url, as_json);
        return said ? answer_said(*said, json_status) : refused(said.refusal());
    }

    /// The same, for a form that says its refusals itself: `again(refusal)` shows it once more, with what was typed.
    template <class F, class ToUrl, class AsJson, class Again>
    Response change_or(
        F const& job, ToUrl const& to_url, AsJson const& as_json, Again const& again, int json_status = 200)
    {
        auto const said = say(job, to_url, as_json);
        return said ? answer_said(*said, json_status) : again(said.refusal());
    }

    // Answers.
    Response page(html::Page const& page, int status = 200);
    /// A part of a page, for a page that is open (htmx).
    Response piece(html::Html const& piece);
    Response json(base::Json const& json, int status = 200);
    Response see_other(html::Url const& url);
    /// A refusal as JSON, or as a page that keeps what was typed and says what to do.
    Response refused(base::Refusal const& refusal);
    /// Fills a response with what only this request knows; called once by the application.
    std::vector<std::pair<std::string, std::string>> take_cookies() { return std::move(cookies_); }
    void close_reading() { lease_.reset(); }

    /// Signs somebody in here (a new session each time) or out.
    void sign_in(platform::Context& cx, base::PersonId person);
    std::string csrf_secret {}; ///< of the session; empty for strangers
    std::optional<std::int64_t> session {};
    bool by_token = false; ///< a personal token instead of a cookie

private:
    template <class F, class ToUrl, class AsJson>
    base::Result<Said> say(F const& job, ToUrl const& to_url, AsJson const& as_json)
    {
        return write([&](platform::Context& cx) -> base::Result<Said> {
            return once(cx, [&]() -> base::Result<Said> {
                auto const made = TRY(job(cx));
                if (wants_json) return Said {{}, as_json(made).text()};
                return Said {std::string {to_url(made).text()}, {}};
            });
        });
    }

    void write_with(platform::CallRef<bool(platform::Context&)> job);
    base::Result<Said> once(platform::Context& cx, platform::CallRef<base::Result<Said>()> change);
    Response answer_said(Said const& said, int json_status);

    Routes::Captures captures_;
    std::unique_ptr<platform::ReadLease> lease_;
    std::vector<std::pair<std::string, std::string>> cookies_;
};

/// The HTTP status of a reason.
int status_of(base::Reason reason);

/// {"error": code, "fields": [{"field", "code"}]}.
base::Json json_of(base::Refusal const& refusal);

} // namespace web
