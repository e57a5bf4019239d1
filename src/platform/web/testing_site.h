#pragma once

#include "platform/web/server.h"

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <latch>
#include <memory>
#include <stdexcept>
#include <string>

/// A small application behind a real server, for tests of the server alone.
namespace web::testing {

/// Says back what it was asked. The path decides: /wait holds its worker until told, /upload is a form in parts that is
/// admitted first, /big and /file answer much, /asset from memory, /break throws, /split tries to split the answer.
class Echo final : public Application {
public:
    std::atomic<int> answered {0};
    std::atomic<int> admitted {0};
    std::latch entered {1};
    std::latch may_leave {1};
    std::string folder {};

    BodyPlan plan(Incoming const& head) const override
    {
        bool const is_upload = head.target == "/upload";
        return {.limit = is_upload ? std::size_t {4} << 20 : 1000, .spool = is_upload, .ask_first = is_upload};
    }

    std::optional<Response> admit(Incoming const& head) override
    {
        ++admitted;
        if (head.header("cookie") == "ana") return std::nullopt;
        return refuse(403, "not_allowed");
    }

    Response answer(Incoming&& incoming) override
    {
        ++answered;
        if (incoming.target == "/break") throw std::runtime_error {"a bug"};
        if (incoming.target == "/split") return Response {}.with("Location", "/\r\nSet-Cookie: stolen=1");
        if (incoming.target == "/big") return {.body = std::string(8 << 20, 'b')};
        if (incoming.target == "/asset") return {.shared_body = asset};
        if (incoming.target == "/nothing") return {.status = 204};
        if (incoming.target == "/file") return {.file = FileBody {folder + "/plain", 2, 3'000'000}};
        if (incoming.target == "/missing") return {.file = FileBody {folder + "/plain", 2, 3'000'003}};
        if (incoming.target == "/who") return {.body = incoming.peer + (incoming.secure ? " secure" : " open")};
        if (incoming.target == "/headers") return {.body = std::string {incoming.header("x-forwarded-for")}};
        if (incoming.target == "/wait") {
            entered.count_down();
            may_leave.wait();
        }
        if (incoming.target == "/upload") return {.body = told_of_upload(incoming)};
        return {.body = incoming.target + ' ' + incoming.body};
    }

    Response refuse(int status, std::string_view reason) override
    {
        return {.status = status, .body = std::string {reason}};
    }

private:
    static std::string told_of_upload(Incoming const& incoming)
    {
        std::string told;
        for (auto const& [name, value] : incoming.parts) told += name + '=' + value + ';';
        for (auto const& upload : incoming.uploads) {
            auto const size = static_cast<std::int64_t>(std::filesystem::file_size(upload.path));
            auto const rights = std::filesystem::status(upload.path).permissions();
            bool const is_private
                = rights == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
            told += upload.field + '[' + upload.file_name + "]=" + std::to_string(size)
                + (is_private ? ";" : " not private;");
        }
        return told;
    }

    std::shared_ptr<std::string const> asset = std::make_shared<std::string const>("kept in memory");
};

/// A fresh folder, an application and its server, with the patience of a test.
class Site {
public:
    explicit Site(ServerOptions options = {})
    {
        std::string pattern = std::filesystem::temp_directory_path() / "web-test-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
        echo.folder = folder_;
        options.port = 0;
        options.spool_folder = spool();
        std::filesystem::create_directory(spool());
        options.workers = std::min(options.workers, 8);
        server = std::make_unique<Server>(std::move(options), echo);
        server->start();
    }
    ~Site()
    {
        if (!echo.may_leave.try_wait()) echo.may_leave.count_down();
        server.reset();
        std::filesystem::remove_all(folder_);
    }
    Site(Site const&) = delete;

    std::string spool() const { return folder_ + "/spool"; }
    std::string const& folder() const { return folder_; }
    bool spool_is_empty() const { return std::filesystem::is_empty(spool()); }
    int port() const { return server->port(); }

    Echo echo {};
    std::unique_ptr<Server> server {};

private:
    std::string folder_ {};
};

inline std::string get(std::string const& target, std::string const& lines = "")
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
}

inline std::string post(std::string const& target, std::string const& body, std::string const& lines = "")
{
    return "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + lines
        + "\r\n" + body;
}

} // namespace web::testing
