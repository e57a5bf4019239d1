#include "app/fill_words.h"

#include <algorithm>

namespace app {

namespace {

std::vector<std::string_view> words_of(std::string_view text)
{
    std::vector<std::string_view> words;
    while (!text.empty()) {
        auto const word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (!word.empty()) words.push_back(word);
    }
    return words;
}

Speech made(std::string_view language, std::string_view words, std::string_view first, std::string_view last)
{
    auto list = words_of(words);
    auto const count = list.size();
    return {language, std::move(list), words_of(first), words_of(last), Zipf {count}};
}

Speech const& turkish()
{
    static Speech const speech = made("tr",
        "için sınıf öğrenci ders bir okul matematik grup zaman çocuklar okuma kitap ödev proje soru veli defter sınav "
        "deney "
        "kesirler tahta müzik resim bahçe kalabalık birlikte yazma konuşma oyun ölçme merak sessiz hızlı yavaş "
        "kütüphane "
        "internet projeksiyon laboratuvar köy ikinci dönem geri bildirim akran tartışma başlangıç hafta sabah etkinlik "
        "malzeme kâğıt boya harita tarih coğrafya İngilizce kelime cümle hikâye masal şiir drama spor koşu mola öğle "
        "beslenme sağlık çevre toprak tohum su enerji ışık ses mıknatıs robot kodlama algoritma tablo grafik olasılık "
        "geometri açı çember alan hacim denklem problem çözüm tahmin gözlem rapor sunum poster sergi gezi müze "
        "belgesel "
        "göç dil anadili uyum özel gereksinim destek rehberlik duygu öfke arkadaşlık zorbalık kural sorumluluk güven",
        "Ayşe Fatma Zeynep Elif Emine Hatice Merve Esra Özlem Derya Mehmet Ahmet Mustafa Ali Hüseyin Hasan İbrahim "
        "Murat "
        "Emre Burak Çağla Şule Gülay Işıl Ömer Yusuf Kemal Deniz Umut Selin",
        "Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç "
        "Kurt "
        "Özkan Şimşek Polat Korkmaz Işık Güneş Toprak Ateş");
    return speech;
}

Speech const& english()
{
    static Speech const speech = made("en",
        "class the pupils for lesson how with school a reading time group homework project question parents notebook "
        "exam "
        "experiment fractions board music drawing garden crowded together writing speaking game measuring curious "
        "quiet "
        "quick slow library internet projector laboratory village second term feedback peer discussion beginning week "
        "morning activity material paper paint map history geography vocabulary sentence story tale poem drama sports "
        "running break lunch food health environment soil seed water energy light sound magnet robot coding algorithm "
        "table chart probability geometry angle circle area volume equation problem solution estimate observation "
        "report "
        "presentation poster exhibition trip museum documentary migration language mother settling special support "
        "guidance feeling anger friendship bullying rule duty trust",
        "Anna Maria Laura Sofia Emma Julia Clara Nina Eva Marta Peter Paul Lukas Daniel Martin Thomas David Simon Adam "
        "Jonas Nora Alice Ruth Omar Samir Leila",
        "Smith Miller Novak Keller Weber Rossi Silva Costa Jansen Bakker Larsen Berg Moreau Dubois Horvat Popov "
        "Ivanova "
        "Kowalski Nagy Murphy Kelly Walsh Haddad Mansour Okafor Mensah");
    return speech;
}

void append_large(std::string& out, std::string_view word)
{
    out += static_cast<char>(word[0] >= 'a' && word[0] <= 'z' ? word[0] - 'a' + 'A' : word[0]);
    out += word.substr(1);
}

std::string_view any_of(std::vector<std::string_view> const& list, base::SeededChance& chance)
{
    return list[chance.below(list.size())];
}

} // namespace

Zipf::Zipf(std::size_t n)
{
    double sum = 0;
    for (std::size_t k = 1; k <= n; ++k) sums_.push_back(sum += 1.0 / static_cast<double>(k));
}

std::size_t Zipf::operator()(base::SeededChance& chance) const
{
    constexpr double whole = 1ULL << 53;
    auto const point = static_cast<double>(chance.next() >> 11) / whole * sums_.back();
    return static_cast<std::size_t>(std::ranges::upper_bound(sums_, point) - sums_.begin());
}

Speech const& speech_of(base::SeededChance& chance)
{
    return chance.below(3) == 0 ? english() : turkish();
}

std::string sentence(Speech const& speech, base::SeededChance& chance, std::size_t words)
{
    std::string text;
    append_large(text, speech.words[speech.choose(chance)]);
    for (std::size_t n = 1; n < words; ++n) {
        text += ' ';
        text += speech.words[speech.choose(chance)];
    }
    return text;
}

std::string full_name(Speech const& speech, base::SeededChance& chance)
{
    return std::string {any_of(speech.first_names, chance)} + " " + std::string {any_of(speech.last_names, chance)};
}

} // namespace app
