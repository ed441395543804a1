package ly.ptsd.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTests {

    @Test
    void isWhatTheProviderCallsThem() {
        assertThat(AccountName.from(" 김 민아 ", Language.EN)).isEqualTo("김 민아");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\u0000\n"})
    void isAPlainWordWhereTheProviderIsSilent(String offered) {
        assertThat(AccountName.from(offered, Language.EN)).isEqualTo("Subscriber");
        assertThat(AccountName.from(offered, Language.KO)).isEqualTo("구독자");
    }

    @Test
    void losesItsControlCharacters() {
        assertThat(AccountName.from("Kim\nMina", Language.EN)).isEqualTo("Kim Mina");
    }

    @ParameterizedTest
    @CsvSource({"49, 49", "50, 50", "51, 50"})
    void hasAtMostFiftyCharacters(int offered, int kept) {
        assertThat(AccountName.from("x".repeat(offered), Language.EN)).hasSize(kept);
    }

    @Test
    void isNeverCutInTheMiddleOfACharacter() {
        assertThat(AccountName.from("x".repeat(49) + "😀", Language.EN)).isEqualTo("x".repeat(49));
    }
}
