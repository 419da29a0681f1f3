package dev.slipway.migrations.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableNameTest {

    @Test
    void a_name_is_quoted_where_it_has_to_be() {
        assertThat(new TableName("public", "users")).hasToString("public.users");
        assertThat(new TableName("Shop", "a\"b")).hasToString("\"Shop\".\"a\"\"b\"");
        assertThat(new TableName("public", "x\"; drop table y").sql()).isEqualTo("\"public\".\"x\"\"; drop table y\"");
    }

    @Test
    void names_are_ordered_by_schema_first() {
        assertThat(new TableName("a", "z")).isLessThan(new TableName("b", "a"));
    }
}
