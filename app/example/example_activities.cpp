#include "app/example/example_words.h"

namespace app::example {

std::array<Noted, 7> const noted {{
    {2, 1,
        {"The slip fits on a quarter of a page, question on top.",
            "Kâğıt sayfanın dörtte birine sığıyor, soru üstte."}},
    {3, 4, {"How many answer with one word? Eleven of forty.", "Kaçı tek sözcükle yanıtlıyor? Kırkta on bir."}},
    {5, 1, {"Warm: everybody writes, also those who never speak.", "Sıcak: herkes yazıyor, hiç konuşmayanlar da."}},
    {5, 2,
        {"Cool: the question asks for a feeling, the lesson was about fractions.",
            "Serin: soru bir duyguyu soruyor, oysa ders kesirlerdi."}},
    {5, 3,
        {"Cool: nobody reads forty slips on a Thursday evening. Draw five.",
            "Serin: perşembe akşamı kimse kırk kâğıt okumaz. Beşini çekin."}},
    {6, 0,
        {"I take along: one small question, five slips, read before the next lesson.",
            "Yanıma aldığım: tek küçük soru, beş kâğıt, bir sonraki dersten önce okunmuş."}},
    {7, 4,
        {"The clock was kind: nobody spoke for longer than she had.",
            "Saat nazikti: kimse süresinden uzun konuşmadı."}},
}};

} // namespace app::example
