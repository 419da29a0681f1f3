package dev.slipway.release.compose.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShellWordsTest {

    @Test
    void splits_as_compose_does() {
        assertThat(ShellWords.of("sh -c \"echo \\\"hi\\\" && ls\" 'a  b' c\\ d e'f'\"g\" ''"))
                .containsExactly("sh", "-c", "echo \"hi\" && ls", "a  b", "c d", "efg", "");
        assertThat(ShellWords.of("  spread\n over\tlines \n")).containsExactly("spread", "over", "lines");
        assertThat(ShellWords.of("")).isEmpty();
    }

    @Test
    void ends_where_only_a_shell_would_go_on() {
        assertThat(ShellWords.of("echo hi && rm x")).containsExactly("echo", "hi");
        assertThat(ShellWords.of("run 2>errors")).containsExactly("run");
        assertThat(ShellWords.of("a;b")).containsExactly("a");
        assertThat(ShellWords.of("a \\; '|' b")).containsExactly("a", ";", "|", "b");
    }

    @Test
    void keeps_together_what_a_shell_would_run_first() {
        assertThat(ShellWords.of("echo $(a \"b\"; c)d `e | f`")).containsExactly("echo", "$(a \"b\"; c)d", "`e | f`");
        assertThat(ShellWords.of("echo \"(a) `b\" '$(c'")).containsExactly("echo", "(a) `b", "$(c");
    }

    @Test
    void refuses_parentheses_that_only_a_shell_understands() {
        assertThatThrownBy(() -> ShellWords.of("echo (a)")).hasMessageContaining("needs a shell");
        assertThatThrownBy(() -> ShellWords.of("echo a)")).hasMessageContaining("never opened");
        assertThatThrownBy(() -> ShellWords.of("echo $(a $(b))")).hasMessageContaining("need a shell");
        assertThatThrownBy(() -> ShellWords.of("echo $(a")).hasMessageContaining("never closed");
    }

    @Test
    void refuses_a_quote_that_stays_open() {
        assertThatThrownBy(() -> ShellWords.of("echo 'hi")).hasMessageContaining("never closed");
        assertThatThrownBy(() -> ShellWords.of("echo \\")).hasMessageContaining("never closed");
    }
}
