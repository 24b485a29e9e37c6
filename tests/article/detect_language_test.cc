#include "engine/article/detect_language.h"

#include <doctest/doctest.h>

namespace onrecord {
namespace {

TEST_CASE("detect_language") {
  struct Case {
    std::string text, language;
  };
  for (const auto& [text, language] : {
           Case{"The harbour of Kelland was closed on Monday after a barge had struck the northern pier. "
                "Nobody was hurt, said "
                "the harbour master, but the ferry to Orlo will not run this week.",
                "en"},
           Case{"Der Hafen von Kelland wurde am Montag geschlossen, nachdem ein Lastkahn die nördliche Mole "
                "gerammt hatte. "
                "Verletzt wurde niemand, sagte der Hafenmeister, doch die Fähre fährt in dieser Woche nicht.",
                "de"},
           Case{"Le port de Kelland a été fermé lundi après qu'une péniche a heurté la jetée nord. Personne "
                "n'a été blessé, a "
                "déclaré le capitaine du port, mais le bac ne circulera pas cette semaine.",
                "fr"},
           Case{"Гавань закрыли в понедельник после того, как баржа ударилась о северный пирс. Никто не "
                "пострадал, сообщил "
                "начальник порта, но паром на этой неделе ходить не будет.",
                "ru"},
           // Too little to tell.
           Case{"The dam held.", ""},
           Case{std::string(500, '7'), ""},
           Case{"", ""},
       }) {
    CAPTURE(text);
    CHECK(detect_language(text) == language);
  }
}

TEST_CASE("language_name") {
  CHECK(language_name("de") == "German");
  CHECK(language_name("zh") == "Chinese");
}

}  // namespace
}  // namespace onrecord
