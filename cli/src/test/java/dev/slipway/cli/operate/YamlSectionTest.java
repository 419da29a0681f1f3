package dev.slipway.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YamlSectionTest {

    private final YamlSection targets = new YamlSection("targets");

    @Test
    void opens_an_empty_section() {
        assertThat(targets.withFirst("a/b:\n  port: 1\n", "keys: []\ntargets: {}\n"))
                .isEqualTo("keys: []\ntargets:\n  a/b:\n    port: 1\n");
    }

    @Test
    void adds_a_section_that_is_missing() {
        assertThat(targets.withFirst("a/b: 1", "keys: []\n")).isEqualTo("keys: []\ntargets:\n  a/b: 1\n");
    }

    @Test
    void keeps_comments_and_what_is_there_as_deep_as_it_is() {
        var before = "# ours\ntargets: # by hand\n    # the first\n    x/y: 1\n";

        assertThat(targets.withFirst("a/b: 1", before))
                .isEqualTo("# ours\ntargets: # by hand\n    a/b: 1\n    # the first\n    x/y: 1\n");
    }

    @Test
    void follows_a_list_that_is_not_indented() {
        assertThat(new YamlSection("keys").withFirst("- name: b", "keys:\n- name: a\ntargets: {}\n"))
                .isEqualTo("keys:\n- name: b\n- name: a\ntargets: {}\n");
    }

    @Test
    void leaves_a_key_of_the_same_name_further_in_alone() {
        assertThat(targets.withFirst("a/b: 1", "webhooks:\n  targets: x\n"))
                .isEqualTo("webhooks:\n  targets: x\ntargets:\n  a/b: 1\n");
    }
}
