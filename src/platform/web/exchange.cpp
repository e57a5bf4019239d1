#include "platform/web/exchange.h"

#include "platform/web/response_head.h"

#include <algorithm>
#include <array>
#include <ctime>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace web {

namespace {

GateRefusal form_refusal(std::string_view code)
{
    constexpr std::array<std::string_view, 4> too_much {
        "too_many_parts", "text_too_long", "part_header_too_large", "part_name_too_long"};
    if (code == "no_space") return {507, code};
    return {std::ranges::find(too_much, code) == too_much.end() ? 400 : 413, code};
}

Response refusal_of(Application& application, int status, std::string_view code, Incoming const* head = nullptr)
{
    try {
        return head != nullptr ? application.refuse_knowing(status, code, *head) : application.refuse(status, code);
    } catch (...) {
        return {.status = status}; // a bare status is better than a thread that ends
    }
}

} // namespace

Exchange::~Exchange()
{
    if (file_ >= 0) ::close(file_);
}

std::optional<GateRefusal> Exchange::expect_body(BodyPlan plan, std::string const& spool_folder)
{
    plan_ = plan;
    method_ = incoming().method;
    auto const length = reader_.framing().content_length;
    if (length && static_cast<std::uint64_t>(*length) > plan.limit) return GateRefusal {413, "body_too_large"};
    if (reader_.state() == RequestReader::State::done) return std::nullopt;
    if (plan.spool) {
        if (auto const no = begin_form(spool_folder)) return no;
    } else if (length) {
        // A claimed length earns no more memory than this before its bytes come.
        constexpr std::int64_t at_once = 64 << 10;
        incoming().body.reserve(static_cast<std::size_t>(std::min(*length, at_once)));
    }
    reader_.accept_body(plan.limit, [this](std::string_view bytes) { return take(bytes); });
    return std::nullopt;
}

std::optional<GateRefusal> Exchange::begin_form(std::string const& spool_folder)
{
    auto const boundary = multipart_boundary(incoming().header("content-type"));
    if (!boundary) return GateRefusal {415, "not_a_form_in_parts"};
    if (spool_folder.empty()) return GateRefusal {507, "no_space"};
    spool_.emplace(spool_folder, incoming());
    form_.emplace(*boundary, MultipartLimits {}, *spool_);
    return std::nullopt;
}

std::optional<GateRefusal> Exchange::take(std::string_view bytes)
{
    body_received_ += static_cast<std::int64_t>(bytes.size());
    if (!form_) {
        incoming().body.append(bytes);
        return std::nullopt;
    }
    if (auto const no = form_->feed(bytes)) return form_refusal(*no);
    return std::nullopt;
}

std::optional<GateRefusal> Exchange::end_body()
{
    if (!form_) return std::nullopt;
    if (auto const no = form_->end()) return form_refusal(*no);
    form_.reset();
    spool_.reset();
    return std::nullopt;
}

bool Exchange::admitted_by(Application& application)
{
    try {
        auto refusal = application.admit(incoming());
        if (!refusal) return true;
        response_ = *std::move(refusal);
    } catch (...) {
        response_ = refusal_of(application, 500, "internal");
    }
    response_.close = true; // the body that was not asked for may be on its way
    return false;
}

void Exchange::answered_by(Application& application)
{
    try {
        response_ = application.answer(std::move(incoming()));
    } catch (...) {
        response_ = refusal_of(application, 500, "internal");
    }
}

void Exchange::refused_by(Application& application, GateRefusal const& why, bool close)
{
    response_ = refusal_of(application, why.status, why.code, &incoming());
    response_.close = response_.close || close;
    if (why.status != 503) return;
    auto const is_retry = [](auto const& header) { return header.first == "Retry-After"; };
    if (std::ranges::none_of(response_.headers, is_retry)) response_.with("Retry-After", "1");
}

void Exchange::prepare(Application& application, bool may_keep_alive)
{
    if (!has_clean_headers(response_)) response_ = refusal_of(application, 500, "unclean_header");
    if (response_.file && !open_file()) response_ = refusal_of(application, 500, "file_missing");
    bool const has_body = method_ != Method::head && may_have_body(response_.status);
    sends_file_ = response_.file && has_body;
    keep_alive_ = may_keep_alive && !response_.close && !response_.goes_on && reader_.keep_alive();
    std::optional<std::int64_t> length;
    if (!response_.goes_on)
        length = response_.file ? response_.file->length : static_cast<std::int64_t>(memory_body().size());
    head_ = response_head(response_, {.length = length, .keep_alive = keep_alive_, .now = std::time(nullptr)});
    if (!has_body) {
        response_.shared_body.reset();
        response_.body.clear();
    }
}

bool Exchange::open_file()
{
    file_ = ::open(response_.file->path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat found { };
    if (file_ < 0 || ::fstat(file_, &found) != 0) return false;
    return response_.file->offset >= 0 && response_.file->offset + response_.file->length <= found.st_size;
}

std::string_view Exchange::memory_body() const
{
    return response_.shared_body ? std::string_view {*response_.shared_body} : std::string_view {response_.body};
}

std::string_view Exchange::body() const
{
    return response_.file ? std::string_view {} : memory_body();
}

} // namespace web
