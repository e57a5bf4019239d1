#include "platform/web/request.h"

#include "html/words.h"
#include "platform/keys/keys.h"
#include "platform/web/refused_page.h"
#include "platform/web/sessions.h"
#include "platform/web/user_agent.h"

#include <algorithm>

namespace web {

namespace {

constexpr std::string_view session_cookie = "session";
constexpr std::int64_t ninety_days_s = 90LL * 24 * 3600;

/// What must be equal for a repeated key to mean the same request.
std::string fingerprint(Request const& request)
{
    std::string whole {request.path};
    for (auto const& [name, value] : request.fields.all()) {
        if (name == "csrf" || name == "once") continue;
        whole += '\0' + name + '\0' + value;
    }
    for (auto const& upload : request.incoming.uploads)
        whole += '\0' + upload.field + '\0' + upload.file_name + '\0' + std::to_string(upload.size);
    return platform::sha256_hex(whole);
}

} // namespace

int status_of(base::Reason reason)
{
    switch (reason) {
    case base::Reason::bad_request:
        return 400;
    case base::Reason::not_signed_in:
        return 401;
    case base::Reason::not_allowed:
        return 403;
    case base::Reason::not_found:
        return 404;
    case base::Reason::conflict:
        return 409;
    case base::Reason::too_large:
        return 413;
    case base::Reason::invalid:
        return 422;
    case base::Reason::too_many:
        return 429;
    case base::Reason::unavailable:
        return 503;
    case base::Reason::no_space:
        return 507;
    }
    return 500;
}

base::Json json_of(base::Refusal const& refusal)
{
    auto fields = base::Json::array();
    for (auto const& [field, code] : refusal.problems) {
        // A code may carry figures for the page: "too_many_links:2:27".
        fields.push(base::Json::object().add("field", field).add("code", code.substr(0, code.find(':'))));
    }
    return base::Json::object().add("error", refusal.code).add("fields", fields);
}

Request::Request(
    platform::Machines& machines, Incoming&& incoming, Route const& route, Routes::Captures captures, bool json)
    : machines {machines}
    , incoming {std::move(incoming)}
    , route {route}
    , wants_json {json}
    , captures_ {std::move(captures)}
{
    path = std::string_view {this->incoming.target}.substr(0, this->incoming.target.find('?'));
    if (json) path.remove_prefix(std::string_view {"/api/v1"}.size());
}

Request::~Request() = default;

std::string_view Request::capture(std::string_view name) const
{
    auto const found = std::ranges::find(captures_, name, [](auto const& pair) { return pair.first; });
    return found == captures_.end() ? std::string_view {} : std::string_view {found->second};
}

std::string Request::cookie(std::string_view name) const
{
    auto rest = incoming.header("cookie");
    auto const wanted = "__Host-" + std::string {name} + "=";
    while (!rest.empty()) {
        auto pair = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        while (pair.starts_with(' ')) pair.remove_prefix(1);
        if (pair.starts_with(wanted)) return std::string {pair.substr(wanted.size())};
    }
    return {};
}

void Request::set_cookie(std::string_view name, std::string_view value, std::int64_t max_age_s)
{
    cookies_.emplace_back("Set-Cookie",
        "__Host-" + std::string {name} + "=" + std::string {value}
            + "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(max_age_s));
}

platform::Reading Request::reading()
{
    if (!lease_) lease_ = machines.database.read();
    return {visitor.actor, lease_->tx(), machines.clock};
}

void Request::write_with(platform::CallRef<bool(platform::Context&)> job)
{
    struct Job final : platform::WriteJob {
        Job(Request& request, platform::CallRef<bool(platform::Context&)> job)
            : request_ {request}
            , job_ {job}
        {
        }

        bool run(platform::Tx& tx) override
        {
            auto& machines = request_.machines;
            platform::Outbox outbox {tx, machines.ids, machines.clock};
            platform::Context cx {{request_.visitor.actor, tx, machines.clock}, outbox, machines.ids, machines.chance};
            bool const kept = job_(cx);
            added = kept ? outbox.added() : platform::Lanes {};
            return kept;
        }

        platform::Lanes added {};
        Request& request_;
        platform::CallRef<bool(platform::Context&)> job_;
    };

    lease_.reset(); // a reader that waits for the writer would pin the log
    Job run {*this, job};
    machines.database.write(run);
    if (run.added.any() && machines.work_added) machines.work_added(run.added);
}

base::Result<Said> Request::once(platform::Context& cx, platform::CallRef<base::Result<Said>()> change)
{
    auto key = std::string {incoming.header("idempotency-key")};
    if (key.empty()) key = fields.sent("once");
    if (key.empty() || !actor().person) return change();
    if (key.size() > 100)
        return base::Refusal {.reason = base::Reason::bad_request, .code = "idempotency_key_too_long"};
    auto const hash = fingerprint(*this);
    auto const before = cx.tx.one(
        "select request_hash, location, body from idempotency_keys where owner_id = $1 and route = $2 and key = $3",
        [](platform::Row const& row) {
            return std::pair {row.string(0), Said {row.string(1), row.string(2)}};
        },
        *actor().person, route.pattern, key);
    if (before && before->first != hash)
        return base::Refusal {.reason = base::Reason::invalid, .code = "idempotency_key_reused"};
    if (before) return before->second;
    auto said = TRY(change());
    cx.tx.run(R"sql(
        insert into idempotency_keys (owner_id, route, key, request_hash, location, body, created_at) values ($1, $2, $3, $4, $5, $6, $7)
    )sql",
        *actor().person, route.pattern, key, hash, said.location, said.body, cx.clock.now());
    return said;
}

Response Request::answer_said(Said const& said, int json_status)
{
    if (wants_json) {
        Response response {.status = json_status, .body = said.body};
        return std::move(response.with("Content-Type", "application/json"));
    }
    return see_other(html::Url::local(said.location).value_or(html::Url {"/"}));
}

Response Request::page(html::Page const& page, int status)
{
    Response response {.status = status, .body = html::document(shell, page)};
    return std::move(response.with("Content-Type", "text/html; charset=utf-8"));
}

Response Request::piece(html::Html const& piece)
{
    Response response {.body = piece.text()};
    return std::move(response.with("Content-Type", "text/html; charset=utf-8"));
}

Response Request::json(base::Json const& json, int status)
{
    Response response {.status = status, .body = json.text()};
    return std::move(response.with("Content-Type", "application/json"));
}

Response Request::see_other(html::Url const& url)
{
    Response response {.status = 303};
    return std::move(response.with("Location", std::string {url.text()}));
}

Response Request::refused(base::Refusal const& refusal)
{
    auto response = wants_json ? json(json_of(refusal), status_of(refusal.reason))
                               : page(refused_page(*this, refusal), status_of(refusal.reason));
    if (refusal.retry_after_s > 0) response.with("Retry-After", std::to_string(refusal.retry_after_s));
    return response;
}

void Request::sign_in(platform::Context& cx, base::PersonId person)
{
    auto const token = Sessions {cx.tx}.begin(
        cx.ids, cx.chance, person, Bearer::browser, browser_name(incoming.header("user-agent")), cx.clock.now());
    cookies_.clear(); // the job may run again; only the last session is real
    set_cookie(session_cookie, token, ninety_days_s);
}

} // namespace web
