#include "areas/imports/imports_page.h"
#include "html/words.h"

#include <array>
#include <utility>

namespace imports {

namespace {

using html::Phrase;
using html::tr;
using Sentence = std::pair<std::string_view, Phrase>;

constexpr std::array sentences {
    Sentence {"identity_number", Phrase("An identity number stands in it. Those are never taken: remove the column.")},
    Sentence {"no_address", Phrase("There is no e-mail address.")},
    Sentence {"not_an_address", Phrase("The e-mail address is not whole.")},
    Sentence {"twice_in_the_file", Phrase("It stands in the file twice.")},
    Sentence {"no_such_circle", Phrase("There is no circle of that name.")},
    Sentence {"no_name", Phrase("There is no name.")},
    Sentence {"no_purpose", Phrase("There is no question it asks.")},
    Sentence {"too_long", Phrase("The name or the question is too long.")},
    Sentence {"host_unknown", Phrase("Whoever should look after it is not here yet.")},
    Sentence {"no_id", Phrase("It has no number of its own.")},
    Sentence {"hidden_there", Phrase("It was hidden or deleted there.")},
    Sentence {"no_date", Phrase("It does not say when it was written.")},
    Sentence {"no_writer", Phrase("It does not say who wrote it.")},
    Sentence {"no_words", Phrase("There are no words of its own in it.")},
    Sentence {"by_a_program", Phrase("A program wrote it, nobody did.")},
    Sentence {"message_too_large", Phrase("It is larger than 25 MB.")},
    Sentence {"message_too_deep", Phrase("It is folded into itself too often.")},
    Sentence {"message_too_many_parts", Phrase("It has too many parts.")},
    Sentence {"message_unreadable", Phrase("It cannot be read as a mail.")},
    Sentence {"thread_gone", Phrase("Its conversation was taken away here.")},
    Sentence {"file_empty", Phrase("The file is empty.")},
    Sentence {"not_text", Phrase("This is no text file. Please save the sheet as CSV, in UTF-8, and bring that.")},
    Sentence {"quote_open", Phrase("A quotation mark is opened here and never closed.")},
    Sentence {"too_many_rows", Phrase("The list has more than 20,000 rows. Please divide it.")},
    Sentence {"too_many_cells", Phrase("This row has more than a hundred columns.")},
    Sentence {"cell_too_long", Phrase("One field of this row is longer than a page.")},
    Sentence {"no_column_address", Phrase("No column is called “address” or “e-mail” in the first row.")},
    Sentence {"no_column_name", Phrase("The first row needs columns called “name” and “purpose”.")},
    Sentence {"not_json", Phrase("The file breaks off, or is no JSON, at this place.")},
    Sentence {"no_topics", Phrase("There are no topics in it.")},
    Sentence {"too_many_messages", Phrase("It holds more than 200,000 messages. Please divide it.")},
    Sentence {"not_an_mbox", Phrase("This is no mbox: its first line does not begin with “From ” and a date.")},
    Sentence {"file_gone", Phrase("The file is no longer here. Please bring it once more.")},
    Sentence {"no_administrator", Phrase("Whoever began it is no longer an administrator.")},
    Sentence {"only_administrators", Phrase("Whoever began it is no longer an administrator.")},
};

} // namespace

std::string words_of_reason(std::string_view code)
{
    for (auto const& [known, words] : sentences) {
        if (known == code) return std::string {html::tr(words)};
    }
    return std::string {tr("It could not be taken.")};
}

std::string words_of_place(Kind kind, std::string_view place)
{
    auto const slash = place.find('/');
    if (kind == Kind::discourse && slash != std::string_view::npos)
        return tr("Topic {topic}, post {post}", {{"topic", place.substr(0, slash)}, {"post", place.substr(slash + 1)}});
    if (kind == Kind::discourse) return tr("Byte {n}", {{"n", place}});
    return tr("Line {n}", {{"n", place}});
}

} // namespace imports
