package dev.slipway.migrations.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignDialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            create table a (id integer primary key autoincrement, at datetime) | SQLite
            PRAGMA foreign_keys=OFF;                                           | SQLite
            insert or ignore into a values (datetime('now'))                   | SQLite
            create table `a` (id int unsigned auto_increment) ENGINE=InnoDB    | MySQL
            alter table a modify column b longtext                             | MySQL
            create table [dbo].[a] (id int identity(1,1), n nvarchar(20))      | SQL Server
            create table a (id number(10), n varchar2(20))                     | Oracle
            """)
    void the_marks_of_other_databases_are_known(String sql, String title) {
        assertThat(ForeignDialect.hint(sql))
                .hasValueSatisfying(hint -> assertThat(hint).startsWith("this looks like " + title + " ("));
    }

    @Test
    void plain_sql_looks_like_nothing_else() {
        assertThat(ForeignDialect.hint("create table a (id int generated always as identity, at timestamptz)"))
                .isEmpty();
    }
}
