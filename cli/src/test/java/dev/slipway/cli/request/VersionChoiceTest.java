package dev.slipway.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionChoiceTest {

    private static final String COMMIT = "fe8cba3d0f0b5d5c1c3f1b0e8c7a6d5e4f3a2b1c";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T13:30:00Z"));

    @Test
    void takes_what_the_person_says() {
        assertThat(version(Optional.of("1.4.0"), checkout(Optional.of("v1.3"), false)))
                .isEqualTo("1.4.0");
        assertThat(version(Optional.of("1.4.0"), new GitState.None("no git"))).isEqualTo("1.4.0");
    }

    @Test
    void takes_the_tag_of_the_commit() {
        assertThat(version(Optional.empty(), checkout(Optional.of("v1.3"), false)))
                .isEqualTo("v1.3");
    }

    @Test
    void takes_commit_and_time_where_there_is_no_tag() {
        assertThat(version(Optional.empty(), checkout(Optional.empty(), false)))
                .isEqualTo("fe8cba3d0f-20261120T133000Z");
    }

    @Test
    void never_gives_changed_files_the_name_of_what_was_tagged() {
        var choice = VersionChoice.of(Optional.empty(), checkout(Optional.of("v1.3"), true), CLOCK);

        assertThat(choice.version().value()).isEqualTo("v1.3+dirty-20261120T133000Z");
        assertThat(choice.remark().orElseThrow()).contains("differ from commit fe8cba3d0f");
        assertThat(version(Optional.empty(), checkout(Optional.empty(), true))).endsWith("-dirty");
    }

    @Test
    void remembers_the_commit() {
        var choice = VersionChoice.of(Optional.of("1.4.0"), checkout(Optional.empty(), false), CLOCK);

        assertThat(choice.commit()).contains(COMMIT);
        assertThat(choice.uncommitted()).contains(false);
        assertThat(choice.remark()).isEmpty();
    }

    @Test
    void asks_for_a_version_where_git_knows_none() {
        assertThatThrownBy(() -> version(Optional.empty(), new GitState.None("not a checkout")))
                .hasMessageContaining("not a checkout")
                .hasMessageContaining("--version");
    }

    private static String version(Optional<String> given, GitState git) {
        return VersionChoice.of(given, git, CLOCK).version().value();
    }

    private static GitState checkout(Optional<String> tag, boolean dirty) {
        return new GitState.Checkout(COMMIT, tag, dirty);
    }
}
