#include "app/example/example_words.h"

namespace app::example {

Both const one_circle {"Our five months are nearly over, and half of what we ask is your question.",
    "Beş ayımız dolmak üzere, sorduğumuzun yarısı da sizin sorunuz."};

std::array<Circle, 4> const circles {{
    {"quiet-starts", 0, 3, 200, std::nullopt, 14, {"Quiet Starts", "Sessiz Başlangıçlar"},
        {"How do we begin a lesson when forty pupils arrive at forty speeds?",
            "Kırk öğrenci kırk ayrı hızda gelince derse nasıl başlarız?"},
        {"Every second Thursday, 19:00", "İki haftada bir perşembe, 19.00"},
        {"What is said about a pupil stays here, without a name.\nWe share what failed as readily as what worked.\n"
         "Nobody has to answer in the evening.",
            "Bir öğrenci için söylenen burada kalır, adsız.\nİşe yarayanı da yaramayanı da aynı rahatlıkla anlatırız.\n"
            "Kimse akşam yanıt vermek zorunda değildir."}},
    {"four-grades-one-room", 1, 0, 190, 5, 6, {"Four grades, one room", "Dört sınıf, bir oda"},
        {"Who works alone while I teach the others, and on what?",
            "Ben ötekilerle çalışırken kim tek başına çalışıyor, ne üzerinde?"},
        {"First Monday of the month", "Ayın ilk pazartesisi"}, {"", ""}},
    {"exit-slips-on-paper", 0, 9, 260, 6, 7, {"Exit slips on paper", "Kâğıtta çıkış notları"},
        {"What do we learn from the last three minutes of a lesson?", "Dersin son üç dakikasından ne öğreniyoruz?"},
        {"Every third Wednesday", "Üç haftada bir çarşamba"}, {"", ""}},
    {"reading-aloud", 2, 16, 170, std::nullopt, 5, {"Reading aloud", "Sesli okuma"},
        {"How does a class of forty read aloud without thirty-nine waiting?",
            "Kırk kişilik sınıf, otuz dokuzu beklemeden nasıl sesli okur?"},
        {"When somebody asks", "Biri isteyince"}, {"", ""}},
}};

std::array<Legacy, 1> const legacies {{
    {2, 30,
        {"Five of us end every lesson with one question on half a sheet, and begin the next one with three of the "
         "answers. It "
         "takes four minutes. Our pupils write more than they say, and we plan by what they wrote.",
            "Beşimiz her dersi yarım kâğıda bir soruyla bitiriyor, sonrakine yanıtlardan üçüyle başlıyoruz. Dört "
            "dakika "
            "sürüyor. Öğrencilerimiz söylediklerinden çoğunu yazıyor; biz de yazdıklarına göre plan yapıyoruz."},
        {"Marking the slips. Whoever marked them gave up within two weeks. And on Fridays nobody writes a sentence "
         "worth "
         "reading.",
            "Notları puanlamak. Puan verenler iki haftada bıraktı. Cuma günleri de kimse okunmaya değer bir cümle "
            "yazmıyor."},
        {"Whoever is named above; we all still teach.", "Yukarıda adı geçen herkese; hepimiz hâlâ öğretiyoruz."},
        {"Our pupils of 5-B, who told us that the first questions were too long.",
            "İlk soruların çok uzun olduğunu söyleyen 5-B öğrencilerimize."}},
}};

std::array<Post, 14> const posts {{
    {0, 4, 34, "question", false,
        {"What do you do with the slip that says “everything”?", "Üzerinde “hepsi” yazan kâğıtla ne yapıyorsunuz?"},
        {"A boy in 6-B has written “everything” four weeks running. I read it aloud once, without a name, and he "
         "smiled.\n\n"
         "Is it an answer, or a way of not being asked?",
            "6-B’de bir çocuk dört haftadır “hepsi” yazıyor. Bir kez ad vermeden okudum, gülümsedi.\n\n"
            "Bu bir yanıt mı, yoksa sorulmamanın bir yolu mu?"}},
    {0, 12, 33, "", false, {"", ""},
        {"I had two of those. One meant “I was tired”. The other could not read the board from where he sat.",
            "Bende iki tane vardı. Biri “yorgundum” demekti. Öteki oturduğu yerden tahtayı okuyamıyormuş."}},
    {0, 20, 32, "", true, {"", ""},
        {"Do not ask him why. Ask something so small that “everything” no longer fits. I cut the slip in half and "
         "write: "
         "*where on the line would you hang ¾?*\n\nThree of my four answered it. The fourth drew a horse, which is at "
         "least an "
         "answer.",
            "Neden diye sormayın. “Hepsi”nin sığmayacağı kadar küçük bir şey sorun. Kâğıdı ikiye kesip şunu yazıyorum: "
            "*¾’ü doğrunun neresine asardın?*\n\nDört öğrencimden üçü yanıtladı. Dördüncüsü bir at çizdi; o da bir "
            "yanıttır."}},
    {0, 4, 30, "", false, {"", ""},
        {"Tried this morning with five pupils. Four arrows, three of them in the right place.",
            "Bu sabah beş öğrenciyle denedim. Dört ok geldi, üçü doğru yerde."}},
    {0, 28, 6, "failure", false,
        {"Slips by text message: I would not do it again", "Kâğıt yerine mesaj: bir daha yapmam"},
        {"Half the class has no phone of its own, and the answers came at ten in the evening. Paper costs a page for "
         "eight pupils.",
            "Sınıfın yarısının kendi telefonu yok, yanıtlar da gece onda geldi. Kâğıdın maliyeti sekiz öğrenciye bir "
            "sayfa."}},
    {0, 7, 5, "", false, {"", ""},
        {"Thank you for writing it down. We were about to try just that.",
            "Yazdığınız için teşekkürler. Biz de tam bunu deneyecektik."}},
    {1, 0, 150, "success", false, {"A timer for each grade", "Her sınıfa bir saat"},
        {"| grade | minutes alone | with me |\n|---|--:|--:|\n| 1 | 8 | 12 |\n| 2 | 12 | 10 |\n| 3 | 15 | 10 |\n| 4 | "
         "20 | 8 |\n\n"
         "Four kitchen timers, four colours. They hear their own.",
            "| sınıf | tek başına, dk | benimle |\n|---|--:|--:|\n| 1 | 8 | 12 |\n| 2 | 12 | 10 |\n| 3 | 15 | 10 |\n| "
            "4 | 20 | 8 |\n\n"
            "Dört mutfak saati, dört renk. Herkes kendisininkini duyuyor."}},
    {1, 22, 148, "", false, {"", ""},
        {"With us the second graders listen to the first graders’ timer. We use sand glasses now.",
            "Bizde ikinciler birincilerin saatini dinliyor. Artık kum saati kullanıyoruz."}},
    {1, 0, 60, "announcement", false, {"Our five months are nearly over", "Beş ayımız dolmak üzere"},
        {"Shall we go on, join another circle, or write down what we found and end?",
            "Sürdürelim mi, başka bir çembere mi katılalım, yoksa bulduklarımızı yazıp bitirelim mi?"}},
    {2, 9, 250, "success", false, {"Three answers open the next lesson", "Sonraki dersi üç yanıt açıyor"},
        {"I read three slips aloud, without names. The class guesses what the question was. Everybody is awake.",
            "Üç notu adsız okuyorum. Sınıf sorunun ne olduğunu tahmin ediyor. Herkes uyanık."}},
    {2, 12, 210, "failure", false, {"I marked them, and stopped", "Puanladım ve bıraktım"},
        {"Forty slips, five lessons, two evenings. The marks changed nothing, and the pupils wrote what they thought I "
         "wanted.",
            "Kırk not, beş ders, iki akşam. Puanlar hiçbir şeyi değiştirmedi; öğrenciler de benim duymak istediğimi "
            "yazdı."}},
    {2, 15, 150, "question", false, {"How long may the question be?", "Soru ne kadar uzun olabilir?"},
        {"Mine are three lines. Nobody finishes.", "Benimkiler üç satır. Kimse bitiremiyor."}},
    {2, 9, 149, "", true, {"", ""},
        {"Seven words. Count them aloud before the bell.", "Yedi sözcük. Zilden önce sesli sayın."}},
    {3, 16, 160, "discussion", false, {"Pairs, threes, or one after the other?", "İkili mi, üçlü mü, sırayla mı?"},
        {"In pairs nobody hears the mistakes. One after the other, thirty-nine wait. What do you do?",
            "İkili okumada yanlışları kimse duymuyor. Sırayla okuyunca otuz dokuzu bekliyor. Siz ne yapıyorsunuz?"}},
}};

} // namespace app::example
